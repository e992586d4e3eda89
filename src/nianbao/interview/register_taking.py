"""A register being taken in: what its words leave open is asked once each, then all is counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from nianbao.interview import understanding
from nianbao.interview.kinds.register_answer import IN_TIME, PREFIX
from nianbao.interview.register_telling import Telling, gathered
from nianbao.interview.reply_texts import Speech
from nianbao.interview.script import Script
from nianbao.interview.understanding import Option
from nianbao.language.folding import bare
from nianbao.register.columns import Doubt
from nianbao.register.counted_register import CountedTables, count_register, read_register, tables
from nianbao.register.counting import Counted, Unplaced
from nianbao.register.lines import LinePlace
from nianbao.register.office_words import register_words
from nianbao.register.sheet import column_name
from nianbao.register.usage import KeptUsage
from nianbao.register.workdays import Workdays
from nianbao.wording.names import Names

_ANSWERED = {"outcome_unclear": "outcomes", "applicant_unclear": "applicants", "result_unclear": "results"}
"""The reasons that an answer settles, with the slots that it chooses from: a part of the office's usage as well."""


@dataclass(frozen=True)
class Point:
    """A wording that leaves its place open: its lines, and what it can be."""

    first: Unplaced
    places: tuple[LinePlace, ...]
    options: tuple[Option, ...]

    @property
    def is_kept(self) -> bool:
        """Whether the answer is kept for next year: of the name of an applicant it is not."""
        return self.first.field != "applicant"


@dataclass(frozen=True)
class ColumnPoint:
    """A field whose column is not certain, and the columns that it can be, by their letters, the likely ones first."""

    doubt: Doubt
    options: tuple[Option, ...]


class RegisterTaking:
    """A register that was read, counted over again with each word that is settled."""

    def __init__(self, path: Path, registers: KeptUsage, script: Script, year: int, today: date, names: Names) -> None:
        self.path, self.year = path, year
        self._registers, self._script, self._today = registers, script, today
        self._usage = registers.load()
        self._speech, self._names = Speech(script.register_told), names
        self._passed: set[tuple[str, str, str]] = set()
        self._read()

    def _read(self) -> None:
        self.register = read_register(self.path, register_words(self._registers.files, self._usage))
        self.telling = Telling(self.register, self._speech, self._names)
        self._count()

    def _count(self) -> None:
        words, self.workdays = register_words(self._registers.files, self._usage), Workdays(self._usage)
        self.result: Counted = count_register(self.register, self.year, words, self.workdays, self._today)
        self.tables: CountedTables = tables(self.result, self._script.form)

    @property
    def column_point(self) -> ColumnPoint | None:
        """The next field whose column is to be settled: before the wordings, which stand in the columns."""
        for doubt in self.register.doubts:
            if ("", doubt.field, "") not in self._passed:
                heads = dict((*doubt.columns, *(self.register.sheets[0].heads if doubt.by_content else ())))
                called = ((column_name(column), head) for column, head in heads.items())
                options = (Option(letters, self.telling.column(letters, head), (head,)) for letters, head in called)
                return ColumnPoint(doubt, tuple(options))
        return None

    def settle_column(self, point: ColumnPoint, text: str) -> None:
        """Keep the drafter's word for a column; 待定 uses the likely one. Raises Unclear, ProjectError."""
        self._passed.add(("", point.doubt.field, ""))
        if self._script.spoken.is_pending(text):
            return
        try:
            chosen = understanding.choice(text, point.options)
        except understanding.Unclear:
            self._passed.discard(("", point.doubt.field, ""))
            raise
        heads = {column_name(column): head for column, head in self.register.sheets[0].heads}
        alike = list(heads.values()).count(heads.get(chosen, "")) != 1
        self._keep("columns", point.doubt.field, chosen if alike else heads[chosen], kept=True)
        self._read()

    def _keep(self, group: str, wording: str, meaning: str, *, kept: bool) -> None:
        """Use a word from now on, and keep it among the office's usage where it is to be kept."""
        known: Mapping[str, str] = getattr(self._usage, group)
        self._usage = self._usage.model_copy(update={group: {**known, wording: meaning}})
        if kept:
            now = self._registers.load()
            self._registers.save(now.model_copy(update={group: {**getattr(now, group), wording: meaning}}))

    @property
    def point(self) -> Point | None:
        """The next wording to be settled."""
        for group in gathered(self.result.unplaced):
            first = group[0]
            if first.reason in _ANSWERED and first.text and _key(first) not in self._passed:
                return Point(first, tuple(each.place for each in group), self._options(first))
        return None

    def _options(self, first: Unplaced) -> tuple[Option, ...]:
        """The rows that a wording can mean: those of the broad name that it says, else all."""
        slots = self._script.slots(_ANSWERED[first.reason])
        broad = next((keys for name, keys in self._script.spoken.broad.items() if bare(name) in bare(first.text)), None)
        kept = [slot for slot in slots if broad is None or slot.key in broad] or slots
        return tuple(Option(slot.key, slot.short, slot.names) for slot in kept)

    def settle(self, point: Point, text: str) -> str:
        """Take the drafter's word for a wording, and tell it; 待定 leaves its lines out, and tells nothing.

        Raises Unclear, ProjectError.
        """
        if self._script.spoken.is_pending(text):
            self._passed.add(_key(point.first))
            return ""
        chosen = understanding.choice(text, point.options)
        try:
            self._keep(_ANSWERED[point.first.reason], point.first.text, chosen, kept=point.is_kept)
        finally:
            self._count()
        label = next(option.label for option in point.options if option.key == chosen)
        return self.telling.settled(point.first, point.places, label, kept=point.is_kept)

    def value(self) -> dict[str, Any]:
        """The answer as it is kept: line numbers by cell, and numbers."""
        several = len(self.register.sheets) > 1
        lines = {
            cell: _by_sheet(places, several) for cell, places in self.tables.lines.items() if not self._is_total(cell)
        }
        channels = {f"{PREFIX}request_channels.{key}": len(places) for key, places in self._channels().items()}
        disputed = any(self.tables.cells.get(f"disputes.{group}.total") for group in self.result.groups)
        timed = {IN_TIME: len(self.result.in_time)} if self.result.in_time else {}
        return {
            "path": str(self.path),
            "complete": not self.result.unplaced,
            "lines": lines,
            "numbers": {**channels, **timed, **({f"{PREFIX}any_disputes": True} if disputed else {})},
        }

    def _is_total(self, cell: str) -> bool:
        return self._script.form.is_total(cell)

    def _channels(self) -> Mapping[str, Sequence[LinePlace]]:
        """The ways of applying, where every application has one."""
        found = self.result.channels
        if sum(map(len, found.values())) != self.tables.cells["requests.new.total"] or not found:
            return {}
        return {slot.key: found.get(slot.key, ()) for slot in self._script.slots("request_channels")}


def _key(unplaced: Unplaced) -> tuple[str, str, str]:
    return unplaced.reason, unplaced.field, unplaced.text


def _by_sheet(places: Sequence[LinePlace], several: bool) -> dict[str, list[int]]:
    """The lines by sheet, which is named only where there are several."""
    found: dict[str, list[int]] = {}
    for place in places:
        found.setdefault(place.sheet if several else "", []).append(place.line)
    return found
