"""A register counted for a year: the lines behind each cell of 表三 and 表四, and all that could not be placed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from nianbao.register.deadlines import Deadline, Deadlines
from nianbao.register.dispute_columns import DisputeColumns
from nianbao.register.lines import LinePlace, RegisterLine
from nianbao.register.office_words import RegisterWords
from nianbao.register.outcomes import CARRIED_OUT

NEW, CARRIED_IN = "new", "carried_in"
"""The rows of 表三 for what was received in the year, and before it."""

# A fee of 0.00 is none; one in words (是, 已收) is one.
_NOT_NOTHING = re.compile(r"[1-9一二两三四五六七八九十百千]|[是有已]")

SOON = timedelta(10)
"""How far ahead deadlines are told."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What of a line could not be placed: the field, its head, its text, and the reason by its key."""

    place: LinePlace
    field: str
    column: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outside:
    """A line that belongs to neither part of 表三: received after the year, or answered before it."""

    place: LinePlace
    reason: str


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline to be told: the last day, and the day of the answer where there is one."""

    place: LinePlace
    due: date
    answered: date | None


@dataclass
class Counted:
    """A register counted for a year. `received` has the lines of the year and those carried in, their applicant known
    or not; `lines` the places behind every cell that is not a total.

    `inferred` are lines whose applicant only the name told, `assumed` those with an outcome but no day of answer, and
    `without_year` those whose day was written without a year. `unknown_answers` and `unknown_deadlines` are lines,
    answered and open, of which the register does not tell whether they are in time. `fees` are lines with a fee: a
    register does not say whether it was billed or paid, so that no number is taken from it.
    """

    year: int
    received: dict[str, list[LinePlace]] = field(default_factory=lambda: {NEW: [], CARRIED_IN: []})
    lines: dict[str, list[LinePlace]] = field(default_factory=dict)
    groups: set[str] = field(default_factory=set)
    channels: dict[str, list[LinePlace]] = field(default_factory=dict)
    unplaced: list[Unplaced] = field(default_factory=list)
    outside: list[Outside] = field(default_factory=list)
    inferred: list[LinePlace] = field(default_factory=list)
    assumed: list[LinePlace] = field(default_factory=list)
    without_year: list[LinePlace] = field(default_factory=list)
    late: list[Due] = field(default_factory=list)
    soon: list[Due] = field(default_factory=list)
    unknown_deadlines: list[LinePlace] = field(default_factory=list)
    unknown_answers: list[LinePlace] = field(default_factory=list)
    in_time: list[LinePlace] = field(default_factory=list)
    fees: list[LinePlace] = field(default_factory=list)

    @property
    def late_answers(self) -> list[Due]:
        """What was answered in the year, over time."""
        return [each for each in self.late if each.answered is not None and each.answered.year == self.year]

    def add(self, key: str, place: LinePlace) -> None:
        """Puts a line behind a cell."""
        self.lines.setdefault(key, []).append(place)


def likely_year(lines: Sequence[RegisterLine], titles: Sequence[int]) -> int | None:
    """The year that a register is kept for: the one its titles name, else the one in which most lines were received."""
    if len(set(titles)) == 1:
        return titles[0]
    years = Counter(line.received.day.year for line in lines if line.received.day is not None)
    return max(years, key=lambda year: (years[year], year), default=None)


def counted(
    lines: Sequence[tuple[RegisterLine, int | None]], year: int, words: RegisterWords, deadlines: Deadlines, today: date
) -> Counted:
    """The lines of a register, each with the year that its sheet is for, counted for `year` as of `today`."""
    counter = _Counter(year, words, deadlines, today)
    for line, year_of_sheet in lines:
        counter.take(line, year_of_sheet or year)
    return counter.result


@dataclass(frozen=True, slots=True)
class _Ending:
    """The outcome row of a line, or the field that keeps it from having one, and the reason by its key."""

    row: str | None
    field: str = ""
    reason: str = ""


class _Counter:
    def __init__(self, year: int, words: RegisterWords, deadlines: Deadlines, today: date) -> None:
        self.result = Counted(year)
        self._words = words
        self._deadlines = deadlines
        self._today = today
        self._first, self._last = date(year, 1, 1), date(year, 12, 31)

    def take(self, line: RegisterLine, year: int) -> None:
        """Puts a line where it belongs."""
        received = line.received.within(year)
        if received.day is None:
            self._leave(line, "received", received.fault or "no_received_day")
            return
        answered = line.answered.after(received.day)
        if (line.received.without_year or line.answered.without_year) is not None:
            self.result.without_year.append(line.place)
        if reason := self._outside(received.day, answered.day):
            self.result.outside.append(Outside(line.place, reason))
            if reason == "answered_before" and received.day.year == self._first.year - 1:
                self._earlier_disputes(line)
            return
        self._place(line, received.day, answered.day, self._fault(line, received.day))

    def _outside(self, received: date, answered: date | None) -> str:
        if received > self._last:
            return "received_later"
        is_over = answered is not None and received <= answered < self._first
        return "answered_before" if is_over else ""

    def _fault(self, line: RegisterLine, received: date) -> str:
        """What keeps the day of the answer from being one; a no, or that it is still open, is no fault."""
        answered = line.answered.after(received)
        if answered.day is not None:
            return "answered_before_received" if answered.day < received else ""
        text = line.text("answered")
        if not text or self._words.is_no(text) or self._words.outcomes.of(text, "").row == CARRIED_OUT:
            return ""
        return answered.fault

    def _place(self, line: RegisterLine, received: date, answered: date | None, fault: str) -> None:
        row = NEW if received >= self._first else CARRIED_IN
        self.result.received[row].append(line.place)
        applicant = self._words.applicants.of(line.text("kind"), line.text("applicant"))
        if applicant.column is None:
            has_kind = bool(line.text("kind")) or not line.text("applicant")
            self._leave(
                line, "kind" if has_kind and "kind" in line.columns.single else "applicant", "applicant_unclear"
            )
            return
        if applicant.inferred:
            self.result.inferred.append(line.place)
        self.result.add(f"requests.{row}.{applicant.column}", line.place)
        self._channel(line, row)
        self._fee(line)
        self._disputes(line)
        outcome = self._outcome(line, received, answered, fault)
        if outcome is not None:
            self.result.add(f"requests.{outcome}.{applicant.column}", line.place)
        if not fault:
            self._time(line, received, answered, outcome)

    def _outcome(self, line: RegisterLine, received: date, answered: date | None, fault: str) -> str | None:
        """The outcome row of a line; None where it could not be placed, which is told."""
        if fault:
            ending = _Ending(None, "answered", fault)
        elif answered is None:
            ending = self._open_ending(line, received)
        elif answered > self._last:
            ending = _Ending(CARRIED_OUT)
        else:
            ending = self._said(line)
            if ending.row == CARRIED_OUT:
                ending = _Ending(None, "outcome", "answered_but_open")
        if ending.row is None:
            self._leave(line, ending.field, ending.reason)
        return ending.row

    def _said(self, line: RegisterLine) -> _Ending:
        wording = line.text("outcome")
        row = self._words.outcomes.of(wording, line.text("ground")).row
        return _Ending(row, "outcome", "outcome_unclear" if wording else "no_outcome")

    def _open_ending(self, line: RegisterLine, received: date) -> _Ending:
        """The ending of a line without a day of answer: an outcome counts in the year of receipt, and is told."""
        if not any(map(str.isalnum, line.text("outcome"))):
            return _Ending(CARRIED_OUT)
        ending = self._said(line)
        if ending.row in (None, CARRIED_OUT):
            return ending
        if received < self._first:
            return _Ending(None, "answered", "year_of_answer_unknown")
        self.result.assumed.append(line.place)
        return ending

    def _channel(self, line: RegisterLine, row: str) -> None:
        channel = self._words.channel(line.text("channel")) if row == NEW else None
        if channel is not None:
            self.result.channels.setdefault(channel, []).append(line.place)

    def _fee(self, line: RegisterLine) -> None:
        said = line.text("fee")
        if said and not self._words.is_no(said) and _NOT_NOTHING.search(said):
            self.result.fees.append(line.place)

    def _disputes(self, line: RegisterLine) -> None:
        self.result.groups |= DisputeColumns.groups(line)
        for dispute in self._words.disputes.of(line):
            if dispute.result is None:
                self._leave(line, dispute.field, "result_unclear", dispute.text)
            else:
                self.result.add(f"disputes.{dispute.group}.{dispute.result}", line.place)

    def _earlier_disputes(self, line: RegisterLine) -> None:
        """A dispute over an answer of last year may have been decided in either year."""
        for dispute in self._words.disputes.of(line):
            self._leave(line, dispute.field, "dispute_over_earlier", dispute.text)

    def _time(self, line: RegisterLine, received: date, answered: date | None, outcome: str | None) -> None:
        """Whether the line was, is, or soon will be over time; what ended without a day of answer cannot be told."""
        deadline = self._deadlines.of(line, received)
        if answered is not None:
            self._answered(line.place, deadline, answered, outcome)
        elif outcome == CARRIED_OUT:
            self._open(line.place, deadline)

    def _answered(self, place: LinePlace, deadline: Deadline, answered: date, outcome: str | None) -> None:
        missed = deadline.is_missed(answered)
        if missed is None:
            self.result.unknown_answers.append(place)
        elif missed:
            self.result.late.append(Due(place, deadline.due, answered))
        elif outcome not in (None, CARRIED_OUT):
            self.result.in_time.append(place)

    def _open(self, place: LinePlace, deadline: Deadline) -> None:
        missed = deadline.is_missed(self._today)
        if missed is None:
            self.result.unknown_deadlines.append(place)
        elif missed:
            self.result.late.append(Due(place, deadline.due, None))
        elif deadline.due <= self._today + SOON:
            self.result.soon.append(Due(place, deadline.due, None))

    def _leave(self, line: RegisterLine, field: str, reason: str, text: str = "") -> None:
        said = text or line.text(field)
        self.result.unplaced.append(Unplaced(line.place, field, line.columns.head(field), said, reason))
