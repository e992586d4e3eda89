"""A register read whole, and counted for a year into the cells of 表三 and 表四."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from nianbao.errors import RegisterError
from nianbao.register.columns import Doubt
from nianbao.register.counting import Counted, counted, likely_year
from nianbao.register.deadlines import Deadlines
from nianbao.register.lines import LinePlace, RegisterLine, SheetLines, same_numbers, sheet_lines, without_repeats
from nianbao.register.office_words import RegisterWords
from nianbao.register.register_file import read_sheets
from nianbao.register.workdays import Workdays
from nianbao.report.format import ReportFormat
from nianbao.report.sums import summed

_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?=年|度|[^\d.\-/]|$)")


@dataclass(frozen=True)
class Register:
    """The lines of a register. `left_out` are sheets whose lines all stand in others, `headless` those without a head,
    `hidden` those that the workbook hides: none of them counts.
    """

    name: str
    sheets: tuple[SheetLines, ...]
    left_out: tuple[str, ...]
    headless: tuple[str, ...]
    hidden: tuple[str, ...]

    @cached_property
    def lines(self) -> tuple[RegisterLine, ...]:
        """Every application, sheet by sheet."""
        return tuple(line for sheet in self.sheets for line in sheet.lines)

    @property
    def skipped(self) -> tuple[LinePlace, ...]:
        """The lines that say something and are no application: sums, remarks."""
        return tuple(LinePlace(sheet.sheet, number) for sheet in self.sheets for number in sheet.skipped)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The columns that are not certain, each field once."""
        return tuple({doubt.field: doubt for sheet in self.sheets for doubt in sheet.doubts}.values())

    @property
    def same_numbers(self) -> tuple[tuple[LinePlace, LinePlace], ...]:
        """Lines that bear one number of registration: perhaps one application written twice."""
        return tuple((one.place, other.place) for one, other in same_numbers(self.lines))

    @property
    def likely_year(self) -> int | None:
        """The year that it is kept for, as its name, titles and lines tell."""
        titles = (self.name, *(sheet.title for sheet in self.sheets))
        named = [year for title in titles if (year := _only_year(title)) is not None]
        return likely_year(self.lines, named[:1])


@dataclass(frozen=True)
class CountedTables:
    """The cells of the report that a register covers, in 件, with the places behind each."""

    cells: dict[str, int]
    lines: dict[str, tuple[LinePlace, ...]]


def read_register(path: Path, words: RegisterWords) -> Register:
    """The register in a file; raises RegisterError where it cannot be read or has no head that says what is what."""
    found = read_sheets(path)
    shown = [sheet for sheet in found if not sheet.hidden] or list(found)
    read = {sheet.name: sheet_lines(sheet, words.heads, words.contents, words.vocabulary) for sheet in shown}
    sheets = [sheet for sheet in read.values() if sheet is not None]
    if not sheets:
        raise RegisterError(
            "没有找到表头",
            where=path.name,
            remedy="表头里要有“收到日期”“申请人”“答复日期”“办理结果”这样的列名，补上一行再读。",
        )
    for sheet in sheets:
        _require_columns(sheet, path.name)
    kept, left_out = without_repeats([sheet for sheet in sheets if sheet.lines])
    if not kept:
        raise RegisterError("表头下面一行登记也没有", where=path.name, remedy="请确认选对了文件。")
    headless = tuple(name for name, sheet in read.items() if sheet is None)
    hidden = tuple(sheet.name for sheet in found if sheet not in shown)
    return Register(path.stem, kept, left_out, headless, hidden)


def _require_columns(sheet: SheetLines, file: str) -> None:
    """Raises RegisterError where a sheet with lines lacks what they are counted by."""
    if not sheet.lines:
        return
    single = sheet.lines[0].columns.single
    missing = [
        name
        for name, fields in (("收到日期", ("received",)), ("申请人", ("applicant", "kind")), ("办理结果", ("outcome",)))
        if not any(field in single for field in fields)
    ]
    if missing:
        heads = "、".join(f"“{head}”" for _, head in sheet.heads)
        raise RegisterError(
            f"表头里没有认出{'、'.join(f'“{name}”' for name in missing)}这一列",
            where=f"{file}，{sheet.sheet}",
            remedy=f"现有的列是{heads}，请把列名改成这样的说法再读。",
        )


def count_register(register: Register, year: int, words: RegisterWords, workdays: Workdays, today: date) -> Counted:
    """The register counted for a year as of `today`."""
    with_years = [
        (line, _only_year(sheet.sheet) or _only_year(sheet.title)) for sheet in register.sheets for line in sheet.lines
    ]
    return counted(with_years, year, words, Deadlines(words.vocabulary, workdays), today)


def tables(result: Counted, form: ReportFormat) -> CountedTables:
    """The cells of 表三, and of 表四 where the register has columns for it, with their totals."""
    keys = [key for key in form.request_cells if not key.endswith(".total") and ".handled." not in key]
    keys += [key for key in form.dispute_cells if key.split(".")[1] in result.groups and not key.endswith(".total")]
    lines = {key: tuple(result.lines.get(key, ())) for key in keys}
    cells = summed({key: len(places) for key, places in lines.items()}, form)
    known = {key: int(value) for key, value in cells.items() if value is not None}
    for rule in form.sums:
        if rule.total in known:
            lines[rule.total] = _gathered(lines[addend] for addend in rule.addends)
    ordered = [key for key in form.cells if key in known]
    return CountedTables({key: known[key] for key in ordered}, {key: lines[key] for key in ordered})


def _gathered(parts: Iterable[tuple[LinePlace, ...]]) -> tuple[LinePlace, ...]:
    """The places behind a total, in the order of the lines."""
    return tuple(sorted((place for places in parts for place in places), key=lambda place: (place.sheet, place.line)))


def _only_year(title: str) -> int | None:
    years = set(_YEAR.findall(title))
    return int(years.pop()) if len(years) == 1 else None
