"""What is said about a register that was counted: how much, from which lines, what is unclear, which deadlines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nianbao.data_files import DataFiles
from nianbao.interview.register_lines import spelled_lines
from nianbao.interview.reply_texts import REGISTER_TOLD, ReplyTexts, Speech
from nianbao.register.columns import Doubt
from nianbao.register.counted_register import CountedTables, Register
from nianbao.register.counting import CARRIED_IN, NEW, Counted, Due, Unplaced
from nianbao.register.lines import LinePlace
from nianbao.register.sheet import column_name
from nianbao.register.workdays import Workdays
from nianbao.wording.names import Names

_LONGEST = 40
_FEW = 5


@dataclass(frozen=True)
class Telling:
    """Tells what was found in a register."""

    register: Register
    speech: Speech
    names: Names

    def where(self, places: Sequence[LinePlace]) -> str:
        """The lines as they are told: “第 7、12、31～33 行”, sheet by sheet where there are several."""
        by_sheet: dict[str, list[int]] = {}
        for place in places:
            by_sheet.setdefault(place.sheet, []).append(place.line)
        return self._spelled(by_sheet)

    def _spelled(self, lines: Mapping[str, Sequence[int]]) -> str:
        return spelled_lines(self.speech, self.names, lines, several=len(self.register.sheets) > 1)

    def source(self, places: Sequence[LinePlace]) -> str:
        """Where a cell comes from: “台账第 7、12、31 行”."""
        return self._text("cell_source", where=self.where(places))

    def summary(self, result: Counted) -> Iterator[str]:
        """How many lines were read and counted, and which do not count."""
        yield self._text(
            "read",
            count=len(self.register.lines),
            year=result.year,
            new=len(result.received[NEW]),
            carried_in=len(result.received[CARRIED_IN]),
            outside=len(result.outside),
        )
        for reason in ("received_later", "answered_before"):
            yield from self._lines(
                reason, [each.place for each in result.outside if each.reason == reason], year=result.year
            )

    def totals(self, result: Counted, tables: CountedTables) -> str:
        """What was counted, in one line."""
        rows = ("new", "carried_in", "handled", "carried_out")
        numbers = {row: tables.cells[f"requests.{row}.total"] for row in rows}
        return self._text("counted", complete=not result.unplaced, **numbers)

    def notes(self, result: Counted) -> Iterator[str]:
        """What was taken for granted, and what was left out."""
        register = self.register
        for doubt in register.doubts:
            yield self._doubt(doubt)
        yield from self._lines("inferred", result.inferred)
        yield from self._lines("assumed", result.assumed, year=result.year)
        yield from self._lines("without_year", result.without_year)
        yield from self._lines("fees", result.fees)
        yield from self._lines("skipped", register.skipped)
        for key, sheets in (
            ("left_out", register.left_out),
            ("headless", register.headless),
            ("hidden", register.hidden),
        ):
            if sheets:
                yield self._text(key, sheets=[f"“{sheet}”" for sheet in sheets])
        for pair in register.same_numbers:
            yield self._text("same_number", where=self.where(pair))

    def unplaced(self, result: Counted, most: int | None = None) -> Iterator[str]:
        """What could not be placed, at `most` so much: each wording once, with its lines."""
        groups = gathered(result.unplaced)
        for group in groups[:most]:
            first = group[0]
            yield self._text(
                first.reason if first.text or first.reason != "applicant_unclear" else "no_applicant",
                where=self.where([each.place for each in group]),
                column=first.column,
                text=_shortened(first.text),
            )
        if most is not None and len(groups) > most:
            yield self._text("more_unplaced", count=len(groups) - most)

    def deadlines(self, result: Counted, workdays: Workdays, today: date) -> Iterator[str]:
        """The lines over time, those that soon are, and how many were answered in time."""
        yield from self._late("late_answered", [each for each in result.late if each.answered])
        yield from self._late("late_open", [each for each in result.late if not each.answered])
        soon = sorted(result.soon, key=lambda each: each.due)
        if len(soon) > _FEW:
            yield self._text("soon_many", where=self._of(soon), count=len(soon), due=soon[0].due)
        else:
            for each in soon:
                left = workdays.between(today, each.due)
                yield self._text("soon", where=self._of([each]), due=each.due, left=left)
        answered = len(result.in_time) + len(result.late_answers) + len(result.unknown_answers)
        if answered:
            yield self._text(
                "in_time", answered=answered, count=len(result.in_time), unknown=len(result.unknown_answers)
            )
        yield from self._lines("unknown_deadlines", result.unknown_deadlines)
        if workdays.unknown_years:
            yield self._text("unknown_years", years=sorted(workdays.unknown_years))

    def _late(self, key: str, late: Sequence[Due]) -> Iterator[str]:
        """Lines over time, one by one where they are few."""
        if len(late) > _FEW:
            yield self._text(f"{key}_many", where=self._of(late), count=len(late))
        else:
            for each in late:
                yield self._text(key, where=self._of([each]), due=each.due, answered=each.answered)

    def _of(self, dues: Sequence[Due]) -> str:
        return self.where([each.place for each in dues])

    def carried_in(self, tables: CountedTables, last: Mapping[str, Any], columns: Mapping[str, str]) -> Iterator[str]:
        """Where 上年结转 differs from the 结转下年度 of last year's report, by applicant column with its lines."""
        for column, label in columns.items():
            ours, theirs = tables.cells[f"requests.carried_in.{column}"], last.get(f"requests.carried_out.{column}")
            if theirs is not None and ours != theirs:
                places = tables.lines[f"requests.carried_in.{column}"]
                where = self.where(places) if places else ""
                yield self._text("carried_in_differs", column=label, ours=ours, theirs=theirs, where=where)

    def asks(self, first: Unplaced, places: Sequence[LinePlace], options: Sequence[str]) -> str:
        """The question what a wording means, with its lines and what can be chosen."""
        key = f"ask_{first.reason}"
        return self._text(
            key, where=self.where(places), column=first.column, text=_shortened(first.text), options=options
        )

    def column(self, letters: str, head: str) -> str:
        """A column by its letters and its head."""
        return self._text("column", letters=letters, head=head)

    def asks_column(self, doubt: Doubt, options: Sequence[str]) -> str:
        """The question which column holds a field, with the columns that can be chosen."""
        key = "ask_column_by_content" if doubt.by_content else "ask_column"
        return self._text(key, what=self._field(doubt.field), options=options)

    def settled(self, first: Unplaced, places: Sequence[LinePlace], option: str, *, kept: bool) -> str:
        """What a wording counts as from now on."""
        return self._text(
            "settled",
            where=self.where(places),
            text=_shortened(first.text),
            option=option,
            kept=kept,
            count=len(places),
        )

    def change(
        self, label: str, before: int, now: int, come: Mapping[str, Sequence[int]], gone: Mapping[str, Sequence[int]]
    ) -> str:
        """A cell whose lines changed: the number before and now, in 件, and the lines that came and went."""
        lines = {"come": self._spelled(come) if come else "", "gone": self._spelled(gone) if gone else ""}
        return self._text("changed", label=label, before=before, now=now, **lines)

    def heading(self, key: str) -> str:
        """A heading, by its key."""
        return self._text(key)

    def _doubt(self, doubt: Doubt) -> str:
        named = [self.column(column_name(column), head) for column, head in doubt.columns]
        key = "doubt_content" if doubt.by_content else "doubt_columns"
        return self._text(key, what=self._field(doubt.field), columns=named, used=named[0])

    def _field(self, field: str) -> str:
        return self.speech.replies.get(f"field_{field}", field)

    def _lines(self, key: str, places: Sequence[LinePlace], **detail: Any) -> Iterator[str]:
        if places:
            yield self._text(key, where=self.where(places), count=len(places), **detail)

    def _text(self, key: str, **detail: Any) -> str:
        return self.speech.text(key, self.names, **detail)


def gathered(unplaced: Sequence[Unplaced]) -> list[list[Unplaced]]:
    """What could not be placed, that of one wording and reason together, in the order of the lines."""
    groups: dict[tuple[str, str, str], list[Unplaced]] = {}
    for each in unplaced:
        groups.setdefault((each.reason, each.field, each.text), []).append(each)
    return list(groups.values())


def register_speech(files: DataFiles) -> Speech:
    """The sentences about registers; raises DataFileError where the file is at fault."""
    texts = ReplyTexts(files.prompts, (REGISTER_TOLD,))
    texts.check_own()
    return Speech(texts)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"
