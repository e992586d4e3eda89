"""The files of templates/wording/, checked: the sentences that an office can change."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from nianbao.data_files import DataFiles, DataFolder
from nianbao.errors import DataFileError
from nianbao.report.format import ReportFormat
from nianbao.wording.catalogue import SLOTS, Pair
from nianbao.wording.moving_words import MovingWords
from nianbao.wording.spelling import check_names, existing_names
from nianbao.wording.text import Text


@dataclass(frozen=True)
class ProposalText:
    """One way to write a passage: its style, what it is called, and its text."""

    style: str
    label: str
    text: Text


@dataclass(frozen=True)
class Wording:
    """All of templates/wording: the proposals of each passage, the sentences that they share, the catalogue.

    `facts` says what each fact is; `moving` holds the words by which last year's text is moved on.
    """

    form: ReportFormat
    passages: Mapping[str, tuple[ProposalText, ...]]
    sentences: Mapping[str, Text]
    catalogue: tuple[Pair, ...]
    facts: Mapping[str, str]
    moving: MovingWords


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Proposal(_Data):
    style: str
    label: str
    text: str


class _PassageFile(_Data):
    proposals: tuple[_Proposal, ...] = Field(min_length=1)


class _FactsFile(_Data):
    facts: Mapping[str, str]


class _SentencesFile(_Data):
    sentences: Mapping[str, str]


class _Pair(_Data):
    key: str
    title: str
    problem: str
    measure: str


class _CatalogueFile(_Data):
    lead: str
    pairs: tuple[_Pair, ...]


_ON_REQUEST = "overview.on_request"
_NAME = re.compile(r"requests(?:\.[a-z_]+){2}")


def load_wording(files: DataFiles, facts: Collection[str] = ()) -> Wording:
    """The texts of templates/wording/; `facts` are names of facts besides those of facts.yaml.

    Raises DataFileError with file, key and what was expected, also where a text uses a name that does not exist.
    """
    templates = files.templates
    declared = templates.model(_file("facts"), _FactsFile).facts
    # Without files of the office's own there is nothing that the tests have not checked.
    existing = existing_names(files.form, {*declared, *facts}) if templates.overlay else None
    sentences = dict(_sentences(templates, existing))
    if existing is not None:
        existing |= {f"sentence.{key}" for key in sentences}
    wording = Wording(
        form=files.form,
        passages={key: tuple(_passage(templates, key, existing)) for key in files.form.passages},
        sentences=sentences,
        catalogue=tuple(_catalogue(templates, existing)),
        facts=declared,
        moving=_moving(templates, existing),
    )
    _check_rows(wording, templates)
    return wording


def _check_rows(wording: Wording, templates: DataFolder) -> None:
    """Raise DataFileError where the prose about applications leaves out an outcome or a kind of applicant."""
    form = wording.form
    wanted = {f"requests.{row}.total": label for row, label in form.outcomes.items()}
    wanted |= {f"requests.new.{column}": label for column, label in form.applicants.items()}
    proposals = wording.passages[_ON_REQUEST]
    told = " ".join((*(proposal.text.source for proposal in proposals), *_sources(wording.sentences)))
    moved = " ".join(number.value for number in wording.moving.numbers)
    templates.check_complete(_file(_ON_REQUEST), "proposals", wanted, _names_in(told))
    templates.check_complete(_file("moving_on"), "numbers", wanted, _names_in(moved))


def _sources(sentences: Mapping[str, Text]) -> Iterator[str]:
    return (sentence.source for sentence in sentences.values())


def _names_in(text: str) -> frozenset[str]:
    return frozenset(_NAME.findall(text))


def _file(name: str) -> str:
    return f"wording/{name}.yaml"


def _sentences(templates: DataFolder, existing: Collection[str] | None) -> Iterator[tuple[str, Text]]:
    file = _file("sentences")
    for key, source in templates.model(file, _SentencesFile).sentences.items():
        yield key, Text.checked(source, f"{templates.spot(file)}，sentences.{key}", existing)


def _passage(templates: DataFolder, key: str, existing: Collection[str] | None) -> Iterator[ProposalText]:
    file = _file(key)
    proposals = templates.model(file, _PassageFile).proposals
    _check_once([proposal.style for proposal in proposals], templates.spot(file))
    for number, proposal in enumerate(proposals, start=1):
        where = f"{templates.spot(file)}，proposals.{number}.text"
        yield ProposalText(proposal.style, proposal.label, Text.checked(proposal.text, where, existing))


def _catalogue(templates: DataFolder, existing: Collection[str] | None) -> Iterator[Pair]:
    file = _file("catalogue")
    found, spot = templates.model(file, _CatalogueFile), templates.spot(file)
    _check_once([pair.key for pair in found.pairs], spot)
    slots = None if existing is None else {*existing, *SLOTS}
    lead = Text.checked(found.lead, f"{spot}，lead", slots)
    for pair in found.pairs:
        problem = Text.checked(pair.problem, f"{spot}，{pair.key}.problem", slots)
        measure = Text.checked(pair.measure, f"{spot}，{pair.key}.measure", slots and {*slots, "lead"})
        yield Pair(pair.key, pair.title, problem, measure, lead)


def _check_once(keys: list[str], spot: str) -> None:
    for key in keys:
        if keys.count(key) > 1:
            raise DataFileError(f"“{key}”用了两次", where=spot, remedy="请改成不同的名称。")


def _moving(templates: DataFolder, existing: Collection[str] | None) -> MovingWords:
    file = _file("moving_on")
    moving, spot = templates.model(file, MovingWords), templates.spot(file)
    if existing is None:
        return moving
    computed = [(number.value, f"numbers，{number.words[0]}") for number in moving.numbers]
    computed += [(claim.value, f"claims，{claim.sentence}") for claim in moving.claims]
    computed += [(f"sentence.{claim.sentence}", f"claims，{claim.sentence}") for claim in moving.claims]
    for expression, key in computed:
        if expression not in existing:
            check_names(f"{{{{ {expression} }}}}", f"{spot}，{key}", existing)
    return moving
