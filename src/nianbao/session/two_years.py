"""This year's report beside last year's: the figures that changed, with what explains them, and the passages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from nianbao.checks.case import Case
from nianbao.checks.changes import Change, changes
from nianbao.checks.explained_changes import ExplainedFigure, explaining_sentences, sentence_explaining
from nianbao.interview.answers import Answers
from nianbao.interview.conversation import Conversation
from nianbao.interview.reply_texts import Speech
from nianbao.interview.script import Script
from nianbao.language.numerals import number_text
from nianbao.report import Report
from nianbao.session.marking import marked
from nianbao.session.reading_blocks import Beside, ReadingBlock, RowsBlock, WordsBlock
from nianbao.writing.printed import passage_name
from nianbao.writing.sheet_layout import sheet_layout

_CALLED = re.compile(r"([^（]*)(?:（([^）]*)）)?")
_FACT = "facts."
_OF_A_ROW_ALONE = 2
"""Parts of the key of a cell whose row has no other: disclosure.permits."""


@dataclass(frozen=True)
class Years:
    """Two reports of an organ, the script with its words, and the drafter's answers with their reasons."""

    report: Report
    last: Report
    script: Script
    answers: Answers = field(default_factory=dict)

    @property
    def facts(self) -> dict[str, str]:
        """The facts that the check sheet sets beside last year's, with their names."""
        return {key: label for key, label in self._beside.items() if "." not in key}

    @property
    def explanations(self) -> dict[str, str]:
        """By the key of a cell or fact, the drafter's reason for it, else the sentence that explains it."""
        case = Case(self.report, self.script.form, self.script.check_words, self.last)
        found = explaining_sentences(case)
        for key in self._beside:
            if sentence := sentence_explaining(case, self._figure(key)):
                found.setdefault(key, sentence)
        reasons = (reason for answer in self.answers.values() for reason in answer.reasons)
        return found | {reason.where.removeprefix(_FACT): reason.text for reason in reasons}

    @cached_property
    def _beside(self) -> Mapping[str, str]:
        return sheet_layout(self.script.files).year_on_year

    def _figure(self, key: str) -> ExplainedFigure:
        """A figure of the check sheet as sentences call it: as there, as on paper where it is its row, as clerks do."""
        found = _CALLED.fullmatch(self._beside[key])
        name, unit = found.groups() if found else (self._beside[key], None)
        parts = key.split(".")
        row = self.script.form.labels[key].partition("·")[0] if len(parts) == _OF_A_ROW_ALONE else name
        slots = self.script.spoken.slots.values()
        short = (called for group in slots for called in group.get(parts[-1], ()) if called in row)
        value = self.report.cells.get(key, self.report.facts.get(key))
        return ExplainedFigure((name, row, *short), value, unit or "")


def years_of(conversation: Conversation) -> Years | None:
    """A draft's two years; None without last year's report."""
    last = conversation.last_year
    if last is None:
        return None
    return Years(conversation.state.report, last, conversation.script, conversation.answers)


def two_years(conversation: Conversation) -> Iterator[ReadingBlock]:
    """The comparison to be read through; without last year's report, that there is nothing to compare with."""
    years, speech = years_of(conversation), conversation.speech
    if years is None:
        yield WordsBlock(speech.text("years_no_last"))
        return
    yield from figures_beside(years, speech)
    heads = (speech.text("years_last"), speech.text("years_this"))
    for key in conversation.script.form.passages:
        before, now = years.last.passages.get(key, ""), conversation.state.shown.passages.get(key, "")
        if before.strip() and now.strip():
            yield from _passage(conversation, key, heads, before, now)


def _passage(
    conversation: Conversation, key: str, heads: tuple[str, str], before: str, now: str
) -> Iterator[ReadingBlock]:
    name = passage_name(conversation.script.form, key)
    if before == now:
        yield WordsBlock(name, heading=True)
        yield WordsBlock(conversation.speech.text("years_same_words"), quiet=True)
    else:
        yield Beside(name, heads, *marked(before, now))


def figures_beside(years: Years, speech: Speech) -> Iterator[ReadingBlock]:
    """One table for each part of the report that has figures; what stayed the same is counted."""
    form, facts, why, same = years.script.form, years.facts, years.explanations, 0
    tables = {speech.text("years_in_words"): list(facts)}
    for section in form.sections:
        if cells := [key for key in form.cells if key.startswith(f"{section.key}.")]:
            tables[section.heading] = cells
    labels = {**form.labels, **facts}
    for heading, keys in tables.items():
        compared = list(changes(years.report, years.last, keys, years.script.check_settings))
        differing = [change for change in compared if change.difference]
        same += len(compared) - len(differing)
        if differing:
            yield WordsBlock(heading, heading=True)
            yield _rows(differing, labels, why, speech)
    yield WordsBlock(speech.text("years_same", count=same), quiet=True)


def _rows(differing: list[Change], labels: dict[str, str], why: dict[str, str], speech: Speech) -> RowsBlock:
    text = speech.text
    heads = tuple(text(f"years_{head}") for head in ("what", "last", "this", "difference"))
    notes = (why.get(change.key, "") or text("years_unexplained") * change.needs_word for change in differing)
    unexplained = (
        number for number, change in enumerate(differing) if change.needs_word and not why.get(change.key, "")
    )
    return RowsBlock(
        heads,
        tuple((labels[change.key], *_numbers(change)) for change in differing),
        tuple(notes),
        frozenset(unexplained),
    )


def _numbers(change: Change) -> tuple[str, str, str]:
    sign = "+" if change.difference > 0 else ""
    return number_text(change.before), number_text(change.now), f"{sign}{number_text(change.difference)}"
