"""The words by which prose is read: a file of templates/checks/ that an office can put its own over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property

from pydantic import Field

from nianbao.checks.contradicting_words import Contradictions, load_contradictions
from nianbao.checks.wrong_lists import WrongWords, load_wrong_words
from nianbao.data_files import DataFiles
from nianbao.frozen_model import FrozenModel
from nianbao.language.expressions import Expression

Words = tuple[str, ...]

_FILE = "checks/words.yaml"

JOINT = "\ue000"
"""Stands in smoothed prose for the “、” inside of a phrase, which parts no list."""


def joined(word: str) -> str:
    """A word as it stands in smoothed prose."""
    return word.replace("、", JOINT)


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for one of the words in smoothed prose, longer ones first; for no words, one for nothing."""
    ordered = sorted(filter(None, words), key=len, reverse=True)
    return "|".join(re.escape(joined(word)) for word in ordered) or "(?!)"


def run_of(words: Iterable[str]) -> str:
    """A regular expression for one of the words where many follow one another: “(?:…)*”.

    A word that others make up (“共计” of “共” and “计”) is left out: there are few ways to cut a text apart, and a text
    made to be cut in many cannot hold the search up.
    """
    every = {joined(word) for word in words}
    return alternatives(word for word in every if not _is_made_of(word, every - {word}))


def _is_made_of(word: str, others: Set[str]) -> bool:
    return not word or any(word.startswith(other) and _is_made_of(word[len(other) :], others) for other in others)


class RequestWords(FrozenModel):
    """How prose counts applications: the verb tells which cell a number is."""

    received: Words
    received_or_taken: Words
    taken: Words
    taken_or_handled: Words
    handled: Words
    carried_in: Words
    carried_out: Words
    carried: Words
    ongoing: Words
    still_open: Words
    nouns: Words
    filler: Words
    vague: Words
    partial: Words
    adverbs: Words
    late: Words
    by_applicant: Words


class DisputeWords(FrozenModel):
    """How prose counts 行政复议 and 行政诉讼, and how it says that there were none."""

    reconsideration: Words
    litigation: Words
    litigation_direct: Words
    litigation_after_reconsideration: Words
    results: Mapping[str, Words]
    filler: Words
    foreign: Words
    results_only: Words
    denials: Words
    none_of_them: Words


class DenialWords(FrozenModel):
    """How prose says that no application came."""

    denials: Words
    filler: Words
    goes_on: Words


class DocumentWords(FrozenModel):
    """How prose counts 规章 and 行政规范性文件."""

    regulations: Words
    normative_documents: Words
    not_documents: Words
    issued: Words
    repealed: Words
    in_force: Words
    filler: Words


class ShareWords(FrozenModel):
    """What a share is a share of, how that of handled applications is called, and what names nothing that grew."""

    whole: Words
    unnamed: Words
    handled_rate: Words
    in_time: Words


class StructureWords(FrozenModel):
    """What the parts have to speak of: one of the words shows that a part does."""

    opened: Words
    opening: Mapping[str, Words]
    government: Mapping[str, Words]
    fees: Words
    ordinals: Words
    measures: Words
    followed_up: Words


class WordingWords(FrozenModel):
    """Leftovers, as regular expressions, and the words beside which another year is right."""

    placeholders: tuple[Expression, ...]
    numberless: tuple[Expression, ...]
    beside_last_year: Words
    compared_with: Words
    carried_from_year: Words
    carrying_year_in: Words
    carried_to_year: Words
    handled_in_next_year: Words
    papers_of_last_year: Words
    done_in_year: Words
    issuing_this_report: Words
    beside_next_year: Words
    beside_other_years: Words
    office_telephones: Words


class CheckWords(FrozenModel):
    """The words of checks/words.yaml; `outcomes` and `columns` are keyed by rows and columns of 表三.

    Compared by identity, so that the patterns made of them can be kept.
    """

    units: Words
    not_units: Words
    case_units: Words
    about: Words
    requests: RequestWords
    columns: Mapping[str, Words]
    outcomes: Mapping[str, Words]
    outcome_filler: Words
    paper_attributes: Words
    disputes: DisputeWords
    no_requests: DenialWords
    documents: DocumentWords
    foreign: Words
    comparing: Words
    last_year: Words
    more: Words
    less: Words
    same: Words
    shares: ShareWords
    selection: Words
    and_more: Words
    of_which: Words
    includes: Words
    other_matters: Words
    fees: Words
    fee_parts: Words
    fee_totals: Words
    structure: StructureWords
    wording: WordingWords
    handling_of_requests: Words
    reasons: Words
    wrong: WrongWords = Field(default=WrongWords(), exclude=True)
    contradictions: Contradictions = Field(default=Contradictions(), exclude=True)

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """Every word of the file that holds a “、”."""
        return tuple(word for word in _every_word(self.model_dump()) if "、" in word)

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


def _every_word(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        yield from _every_word(tuple(data.values()))
    elif isinstance(data, tuple):
        for item in data:
            yield from _every_word(item)


def load_words(files: DataFiles) -> CheckWords:
    """The words that prose is read by, with the lists of wrong ones; raises DataFileError where a file is at fault."""
    templates, form = files.templates, files.form
    words = templates.model(_FILE, CheckWords)
    templates.check_complete(_FILE, "outcomes", form.outcomes, words.outcomes)
    templates.check_complete(_FILE, "columns", form.applicants, words.columns)
    templates.check_complete(_FILE, "disputes.results", form.results, words.disputes.results)
    return words.model_copy(update={"wrong": load_wrong_words(files), "contradictions": load_contradictions(files)})
