"""What is said about a register that was counted: how much, from which lines, what is unclear, which deadlines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from nianbao.data_files import DataFiles
from nianbao.interview.reply_texts import ReplyTexts, Speech
from nianbao.register.columns import Doubt
from nianbao.register.counting import Counted, Unplaced
from nianbao.register.lines import Place
from nianbao.register.register import Register, Tables
from nianbao.register.sheet import column_name
from nianbao.register.workdays import Workdays
from nianbao.wording.names import Names

TOLD = "register_told.yaml"
"""The file of prompts/ with these sentences."""

_MOST_PLACES = 40
_LONGEST = 40


@dataclass(frozen=True)
class Telling:
    """Tells what was found in a register."""

    register: Register
    speech: Speech
    names: Names

    def where(self, places: Sequence[Place], most: int = _MOST_PLACES) -> str:
        """The lines as they are told: “第 7、12、31～33 行”, sheet by sheet where there are several."""
        several = len(self.register.sheets) > 1
        groups = [
            (sheet if several else "", list(self._runs([place.line for place in of_sheet])))
            for sheet, of_sheet in groupby(places[:most], key=lambda place: place.sheet)
        ]
        return self._text("lines", groups=groups, more=len(places[most:]))

    def source(self, places: Sequence[Place]) -> str:
        """Where a cell comes from: “台账第 7、12、31 行”."""
        return self._text("cell_source", where=self.where(places))

    def summary(self, result: Counted, tables: Tables) -> Iterator[str]:
        """How many lines were read and counted, and which do not count."""
        yield self._text(
            "read",
            count=len(self.register.lines),
            year=result.year,
            new=tables.cells["requests.new.total"],
            carried_in=tables.cells["requests.carried_in.total"],
            outside=len(result.outside),
        )
        for reason in ("received_later", "answered_before"):
            yield from self._lines(
                reason, [each.place for each in result.outside if each.reason == reason], year=result.year
            )

    def notes(self, result: Counted) -> Iterator[str]:
        """What was taken for granted, and what was left out."""
        register = self.register
        for doubt in register.doubts:
            yield self._doubt(doubt)
        yield from self._lines("inferred", result.inferred)
        yield from self._lines("assumed", result.assumed, year=result.year)
        yield from self._lines("without_year", result.without_year)
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

    def unplaced(self, result: Counted) -> Iterator[str]:
        """What could not be placed: each wording once, with its lines."""
        for group in gathered(result.unplaced):
            first = group[0]
            yield self._text(
                first.reason if first.text or first.reason != "applicant_unclear" else "no_applicant",
                where=self.where([each.place for each in group]),
                column=first.column,
                text=_shortened(first.text),
            )

    def deadlines(self, result: Counted, workdays: Workdays, today: date) -> Iterator[str]:
        """The lines over time, those that soon are, and how many were answered in time."""
        for each in result.late:
            key = "late_answered" if each.answered else "late_open"
            yield self._text(key, where=self.where([each.place]), due=each.due, answered=each.answered)
        for each in sorted(result.soon, key=lambda each: each.due):
            yield self._text(
                "soon", where=self.where([each.place]), due=each.due, left=workdays.between(today, each.due)
            )
        answered = len(result.in_time) + len(result.late_answers) + len(result.unknown_answers)
        if answered:
            yield self._text(
                "in_time", answered=answered, count=len(result.in_time), unknown=len(result.unknown_answers)
            )
        yield from self._lines("unknown_deadlines", result.unknown_deadlines)
        if workdays.unknown_years:
            yield self._text("unknown_years", years=sorted(workdays.unknown_years))

    def carried_in(self, tables: Tables, last: Mapping[str, Any], columns: Mapping[str, str]) -> Iterator[str]:
        """Where 上年结转 differs from the 结转下年度 of last year's report, by applicant column with its lines."""
        for column, label in columns.items():
            ours, theirs = tables.cells[f"requests.carried_in.{column}"], last.get(f"requests.carried_out.{column}")
            if theirs is not None and ours != theirs:
                places = tables.lines[f"requests.carried_in.{column}"]
                where = self.where(places) if places else ""
                yield self._text("carried_in_differs", column=label, ours=ours, theirs=theirs, where=where)

    def heading(self, key: str) -> str:
        """A heading, by its key."""
        return self._text(key)

    def _doubt(self, doubt: Doubt) -> str:
        named = [f"{column_name(column)} 列“{head}”" for column, head in doubt.columns]
        key = "doubt_content" if doubt.by_content else "doubt_columns"
        return self._text(key, what=self._field(doubt.field), columns=named, used=named[0])

    def _field(self, field: str) -> str:
        return self.speech.replies.get(f"field_{field}", field)

    def _lines(self, key: str, places: Sequence[Place], **detail: Any) -> Iterator[str]:
        if places:
            yield self._text(key, where=self.where(places), count=len(places), **detail)

    def _runs(self, numbers: Sequence[int]) -> Iterator[str]:
        """Line numbers, three and more in a row as one run."""
        for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
            these = [number for _, number in run]
            if len(these) > 2:
                yield self._text("run", first=these[0], last=these[-1])
            else:
                yield from map(str, these)

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
    texts = ReplyTexts(files.prompts, (TOLD,))
    texts.check_own()
    return Speech(texts)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"
