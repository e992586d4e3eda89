"""The files of templates/wording/, checked: the sentences that an office can change."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from pydantic import Field, model_validator

from nianbao.checks.settings import load_settings
from nianbao.data_files import DataFiles, DataFolder
from nianbao.errors import DataFileError
from nianbao.frozen_model import FrozenModel
from nianbao.report.format import ReportFormat
from nianbao.wording.catalogue import SLOTS, ProblemAndMeasure
from nianbao.wording.moving_words import MovingWords
from nianbao.wording.sentences import PARAGRAPH, Sentence, SentenceCase
from nianbao.wording.spelling import check_names, existing_names
from nianbao.wording.template_text import TemplateText

SHARED = "sentences"
"""The file of the sentences that several passages share."""


@dataclass(frozen=True)
class ProposalText:
    """One way to write a passage: its style, what it is called, the facts without which it is not proposed.

    It is a text, or sentences by key in one of several orders. `share` is the part of the characters of 总体情况 that
    it may take; beyond it the sentences of `leave_out` go, one after the other, each for what stands `instead` of it.
    """

    style: str
    label: str
    needs: tuple[str, ...]
    text: TemplateText | None
    orders: tuple[tuple[str, ...], ...]
    share: float
    leave_out: tuple[str, ...]
    instead: Mapping[str, str]


@dataclass(frozen=True)
class Wording:
    """All of templates/wording: the proposals of each passage, their sentences by key, the catalogue.

    `again` are the labels under which the first proposal of a passage is offered in other words; `limit` is how many
    characters 总体情况 may have; `facts` says what each fact is; `moving` holds the words by which last year's text is
    moved on.
    """

    form: ReportFormat
    passages: Mapping[str, tuple[ProposalText, ...]]
    sentences: Mapping[str, Sentence]
    again: tuple[str, ...]
    limit: int
    catalogue: tuple[ProblemAndMeasure, ...]
    facts: Mapping[str, str]
    moving: MovingWords


_Wordings = Annotated[tuple[str, ...], Field(min_length=1)]


class _Case(FrozenModel):
    facts: tuple[str, ...] = Field(min_length=1)
    when: str = ""
    parts: Mapping[str, _Wordings] = Field(default_factory=dict)
    says: tuple[str, ...] = Field(min_length=1)


_SentenceCases = tuple[_Case, ...]


class _Proposal(FrozenModel):
    style: str
    label: str
    needs: tuple[str, ...] = ()
    text: str = ""
    orders: tuple[tuple[str, ...], ...] = ()
    share: float = Field(default=1, gt=0, le=1)
    leave_out: tuple[str, ...] = ()
    instead: Mapping[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _says_it_in_one_way(self) -> _Proposal:
        if bool(self.text) == bool(self.orders):
            raise ValueError("写法用 text 写一段文字，或者用 orders 写各句的顺序，二者写一样")
        return self


class _PassageFile(FrozenModel):
    proposals: tuple[_Proposal, ...] = Field(min_length=1)
    sentences: Mapping[str, _SentenceCases] = Field(default_factory=dict)


class _FactsFile(FrozenModel):
    facts: Mapping[str, str]


class _SentencesFile(FrozenModel):
    again: tuple[str, ...] = ()
    sentences: Mapping[str, _SentenceCases]


class _Pair(FrozenModel):
    key: str
    title: str
    group: str = ""
    when: str = ""
    problem: tuple[str, ...] = Field(min_length=1)
    measure: tuple[str, ...] = Field(min_length=1)


class _CatalogueFile(FrozenModel):
    lead: str
    tail: str = ""
    pairs: tuple[_Pair, ...]


_CLAUSES = ("lead", "tail")
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
    shared = templates.model(_file(SHARED), _SentencesFile)
    sentences = dict(_sentences(templates, _file(SHARED), shared.sentences, "", existing))
    if existing is not None:
        existing |= {f"sentence.{key}" for key in sentences}
    passages = {key: tuple(_passage(templates, key, sentences, existing)) for key in files.form.passages}
    wording = Wording(
        form=files.form,
        passages=passages,
        sentences=sentences,
        again=shared.again,
        limit=load_settings(files).overview_limit,
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
    texts = (proposal.text for proposal in wording.passages[_ON_REQUEST] if proposal.text)
    told = " ".join((*(text.source for text in texts), *_sources(wording.sentences)))
    moved = " ".join(number.value for number in wording.moving.numbers)
    templates.check_complete(_file(_ON_REQUEST), "proposals", wanted, _names_in(told))
    templates.check_complete(_file("moving_on"), "numbers", wanted, _names_in(moved))


def _sources(sentences: Mapping[str, Sentence]) -> Iterator[str]:
    return (text.source for each in sentences.values() for case in each.cases for text in case.texts)


def _names_in(text: str) -> frozenset[str]:
    return frozenset(_NAME.findall(text))


def _file(name: str) -> str:
    return f"wording/{name}.yaml"


def _sentences(
    templates: DataFolder,
    file: str,
    given: Mapping[str, _SentenceCases],
    prefix: str,
    existing: Collection[str] | None,
) -> Iterator[tuple[str, Sentence]]:
    """The sentences of a file, those of a passage under its key, with every name in them checked."""
    for key, cases in given.items():
        where = f"{templates.spot(file)}，sentences.{key}"
        yield f"{prefix}{key}", Sentence(f"{prefix}{key}", tuple(_case(case, where, existing) for case in cases))


def _case(case: _Case, where: str, existing: Collection[str] | None) -> SentenceCase:
    if existing is not None:
        for name in (*case.facts, *([case.when] if case.when else [])):
            check_names(f"{{{{ {name} }}}}", where, existing)
    own = existing and {*existing, *(f"part.{key}" for key in case.parts)}
    parts = {
        key: tuple(TemplateText.checked(text, where, own) for text in wordings) for key, wordings in case.parts.items()
    }
    return SentenceCase(
        case.facts, case.when, tuple(TemplateText.checked(text, where, own) for text in case.says), where, parts
    )


def _passage(
    templates: DataFolder, key: str, sentences: dict[str, Sentence], existing: Collection[str] | None
) -> Iterator[ProposalText]:
    """The proposals of a passage; its own sentences are added to those that are shared."""
    file = _file(key)
    found = templates.model(file, _PassageFile)
    _check_once([proposal.style for proposal in found.proposals], templates.spot(file))
    sentences.update(_sentences(templates, file, found.sentences, f"{key}.", existing))
    for number, proposal in enumerate(found.proposals, start=1):
        where = f"{templates.spot(file)}，proposals.{number}"
        text = TemplateText.checked(proposal.text, f"{where}.text", existing) if proposal.text else None
        full = partial(_full_key, passage=key, sentences=sentences, where=where)
        yield ProposalText(
            proposal.style,
            proposal.label,
            proposal.needs,
            text,
            orders=tuple(tuple(map(full, order)) for order in proposal.orders),
            share=proposal.share,
            leave_out=tuple(map(full, proposal.leave_out)),
            instead={full(long): full(short) for long, short in proposal.instead.items()},
        )


def _full_key(key: str, passage: str, sentences: Collection[str], where: str) -> str:
    """The key of a sentence named in an order: the passage's own, else one that is shared."""
    found = next((each for each in (f"{passage}.{key}", key) if each in sentences or each == PARAGRAPH), None)
    if found is None:
        raise DataFileError(
            f"没有“{key}”这一句", where=f"{where}.orders", remedy="请检查拼写，或先在 sentences 里写这一句。"
        )
    return found


def _catalogue(templates: DataFolder, existing: Collection[str] | None) -> Iterator[ProblemAndMeasure]:
    file = _file("catalogue")
    found, spot = templates.model(file, _CatalogueFile), templates.spot(file)
    _check_once([pair.key for pair in found.pairs], spot)
    slots = None if existing is None else {*existing, *SLOTS}
    lead, tail = (TemplateText.checked(getattr(found, key), f"{spot}，{key}", slots) for key in _CLAUSES)
    for pair in found.pairs:
        if existing is not None and pair.when:
            check_names(f"{{{{ {pair.when} }}}}", f"{spot}，{pair.key}.when", existing)
        own = slots and {*slots, *_CLAUSES}
        problem = tuple(TemplateText.checked(text, f"{spot}，{pair.key}.problem", own) for text in pair.problem)
        measure = tuple(TemplateText.checked(text, f"{spot}，{pair.key}.measure", own) for text in pair.measure)
        yield ProblemAndMeasure(pair.key, pair.title, pair.group, pair.when, problem, measure, lead, tail)


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
