"""The files of templates/wording/, checked: the sentences that an office can change."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from nianbao.data_files import DataFiles, DataFolder
from nianbao.errors import DataFileError
from nianbao.report.format import ReportFormat
from nianbao.wording.catalogue import Pair
from nianbao.wording.moving_words import MovingWords
from nianbao.wording.spelling import WHOLE_NAMES, check_names, existing_names

_FOLDER = "wording"
_TAG = re.compile(r"(\{[{%#].*?[}%#]\})", re.DOTALL)
_LINE_ENDS = re.compile(r"\s*\n\s*")
_SLOTS = ("slot.fact", "slot.who", "slot.due")


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ProposalText(_Data):
    """One way to write a passage: its style, what it is called, and its text (Jinja).

    `names` are the names in it that have no others below them, such as `year` and `problems`.
    """

    style: str
    label: str
    text: str
    names: tuple[str, ...] = ()


class _PassageFile(_Data):
    proposals: tuple[ProposalText, ...] = Field(min_length=1)


class _FactsFile(_Data):
    facts: Mapping[str, str]


class _SentencesFile(_Data):
    sentences: Mapping[str, str]


class _CatalogueFile(_Data):
    lead: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True)
class Wording:
    """All of templates/wording: the proposals of each passage, the sentences that they share, the catalogue.

    `facts` says what each fact is; `moving` holds the words by which last year's text is moved on.
    """

    form: ReportFormat
    passages: Mapping[str, tuple[ProposalText, ...]]
    sentences: Mapping[str, str]
    catalogue: tuple[Pair, ...]
    facts: Mapping[str, str]
    moving: MovingWords


def load_wording(files: DataFiles, facts: Collection[str] = ()) -> Wording:
    """The texts of templates/wording/; `facts` are names of facts besides those of facts.yaml.

    Raises DataFileError with file, key and what was expected, also where a text uses a name that does not exist.
    """
    templates = files.templates
    declared = templates.model(_file("facts"), _FactsFile).facts
    existing = existing_names(files.form, {*declared, *facts})
    sentences = templates.model(_file("sentences"), _SentencesFile).sentences
    for key, text in sentences.items():
        check_names(text, f"{templates.spot(_file('sentences'))}，sentences.{key}", existing)
    existing |= {f"sentence.{key}" for key in sentences}
    return Wording(
        form=files.form,
        passages={key: tuple(_passage(templates, key, existing)) for key in files.form.passages},
        sentences={key: joined(text) for key, text in sentences.items()},
        catalogue=tuple(_catalogue(templates, existing)),
        facts=declared,
        moving=_moving(templates, existing),
    )


def _file(name: str) -> str:
    return f"{_FOLDER}/{name}.yaml"


def _passage(templates: DataFolder, key: str, existing: Collection[str]) -> Iterator[ProposalText]:
    file = _file(key)
    for number, proposal in enumerate(templates.model(file, _PassageFile).proposals, start=1):
        used = check_names(proposal.text, f"{templates.spot(file)}，proposals.{number}.text", existing)
        whole = tuple(name for name in used if name in WHOLE_NAMES)
        yield proposal.model_copy(update={"text": joined(proposal.text), "names": whole})


def _catalogue(templates: DataFolder, existing: Collection[str]) -> Iterator[Pair]:
    file = _file("catalogue")
    found = templates.model(file, _CatalogueFile)
    spot, seen = templates.spot(file), set[str]()
    slots = {*existing, *_SLOTS}
    check_names(found.lead, f"{spot}，lead", slots)
    for pair in found.pairs:
        if pair.key in seen:
            raise DataFileError(f"“{pair.key}”用了两次", where=spot, remedy="请改成不同的名称。")
        seen.add(pair.key)
        check_names(pair.problem, f"{spot}，{pair.key}.problem", slots)
        check_names(pair.measure, f"{spot}，{pair.key}.measure", {*slots, "lead"})
        own = {"problem": joined(pair.problem), "measure": joined(pair.measure), "lead": joined(found.lead)}
        yield pair.model_copy(update=own)


def _moving(templates: DataFolder, existing: Collection[str]) -> MovingWords:
    file = _file("moving_on")
    moving = templates.model(file, MovingWords)
    spot = templates.spot(file)
    computed = [(number.value, f"numbers，{number.words[0]}") for number in moving.numbers]
    computed += [(claim.value, f"claims，{claim.sentence}") for claim in moving.claims]
    computed += [(f"sentence.{claim.sentence}", f"claims，{claim.sentence}") for claim in moving.claims]
    for expression, key in computed:
        if expression not in existing:
            check_names(f"{{{{ {expression} }}}}", f"{spot}，{key}", existing)
    return moving


def joined(text: str) -> str:
    """A text without its line ends, which only keep the file readable; an empty line begins a new paragraph."""
    pieces = _TAG.split(text.strip())
    return "".join(piece if number % 2 else _LINE_ENDS.sub(_paragraph, piece) for number, piece in enumerate(pieces))


def _paragraph(line_ends: re.Match[str]) -> str:
    # Two of them, because the first one after a tag is the tag's own.
    return "\n\n" if line_ends[0].count("\n") > 1 else ""
