"""The workbook of many reports (汇总.xlsx): the sum, organs × cells with formulas, last year's, and what is wrong."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from nianbao.language.numerals import Number
from nianbao.report import ReportFormat
from nianbao.units.adding import Added
from nianbao.units.telling import Remark, Text
from nianbao.units.unit import Unit, Whole, as_it_is, printed_cells

_HEAD = {"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter", "bg_color": "#EEEEEE"}
_HEAD_ROWS, _NAMES = 3, 3
_A4 = 9
_NAME_WIDTH, _FILE_WIDTH, _CELL_WIDTH, _TEXT_WIDTH = 30, 30, 10, 80


@dataclass(frozen=True)
class Summary:
    """What the workbook shows: the reports that were added up, their sum, and last year's where there are any."""

    form: ReportFormat
    units: Sequence[Unit]
    added: Added
    remarks: Sequence[Remark]
    last_units: Sequence[Unit] = ()
    last: Added | None = None
    whole: Whole = as_it_is

    @property
    def keys(self) -> list[str]:
        """The cells that the sum has, in the order of printing."""
        last = self.last.cells if self.last is not None else {}
        return [key for key in printed_cells(self.form) if key in self.added.cells or key in last]


def workbook(summary: Summary, text: Text) -> bytes:
    """The workbook as a file; every sum is a formula that holds its result."""
    import xlsxwriter

    target = io.BytesIO()
    # Rows go out as they are written, so that thousands of organs fit into memory.
    book = xlsxwriter.Workbook(target, {"constant_memory": True})
    writer = _Writer(book, summary, text)
    units = text("sheet_units")
    last_units = text("sheet_last") if summary.last is not None else ""
    writer.sums(book.add_worksheet(text("sheet_sum")), units, last_units)
    writer.units(book.add_worksheet(units), summary.units, summary.added)
    if summary.last is not None:
        writer.units(book.add_worksheet(last_units), summary.last_units, summary.last)
    writer.remarks(book.add_worksheet(text("sheet_findings")))
    book.close()
    return target.getvalue()


class _Writer:
    def __init__(self, book: Any, summary: Summary, text: Text) -> None:
        self._summary, self._text = summary, text
        self._head = book.add_format(
            {
                "bold": True,
                "border": 1,
                "text_wrap": True,
                "align": "center",
                "valign": "vcenter",
                "bg_color": "#EEEEEE",
            }
        )
        self._cell = book.add_format({"border": 1, "valign": "vcenter"})
        self._long = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        self._sum = book.add_format({"border": 1, "bold": True})

    def sums(self, sheet: Any, units: str, last_units: str) -> None:
        """Every cell in a line: this year, last year and the change, all taken from the sheets of the organs."""
        keys, summary = ("column_cell", "column_now", "column_before", "column_change"), self._summary
        heads = [self._text(key) for key in (keys if last_units else keys[:2])]
        sheet.set_column(0, 0, _TEXT_WIDTH)
        sheet.set_column(1, 3, _CELL_WIDTH)
        sheet.freeze_panes(1, 1)
        _set_page(sheet, head_rows=1)
        self._strings(sheet, 0, heads, self._head)
        for row, key in enumerate(summary.keys, start=1):
            sheet.write_string(row, 0, summary.form.labels[key], self._cell)
            now = summary.added.cells.get(key, 0)
            self._reference(sheet, row, 1, units, len(summary.units), key, now)
            if last_units and summary.last is not None:
                before = summary.last.cells.get(key, 0)
                self._reference(sheet, row, 2, last_units, len(summary.last_units), key, before)
                sheet.write_formula(row, 3, f"=B{row + 1}-C{row + 1}", self._sum, _value(now - before))

    def _reference(self, sheet: Any, row: int, column: int, units: str, count: int, key: str, value: Number) -> None:
        from xlsxwriter.utility import xl_rowcol_to_cell

        place = xl_rowcol_to_cell(_HEAD_ROWS + count, _NAMES + self._summary.keys.index(key))
        sheet.write_formula(row, column, f"='{units}'!{place}", self._sum, _value(value))

    def units(self, sheet: Any, units: Sequence[Unit], added: Added) -> None:
        """An organ a line and a cell a column, with the sums below."""
        self._column_heads(sheet)
        places = {key: place for place, key in enumerate(printed_cells(self._summary.form))}
        for number, unit in enumerate(units):
            row = _HEAD_ROWS + number
            sheet.write_number(row, 0, number + 1, self._cell)
            sheet.write_string(row, 1, unit.name, self._cell)
            sheet.write_string(row, 2, unit.file.name, self._cell)
            numbers, keys = self._summary.whole(unit).numbers, self._summary.keys
            for column, key in enumerate(keys, start=_NAMES):
                self._number(sheet, row, column, numbers[places[key]])
        self._sums(sheet, _HEAD_ROWS + len(units), added.cells)

    def _number(self, sheet: Any, row: int, column: int, number: Number | None) -> None:
        if number is None:
            sheet.write_blank(row, column, None, self._cell)
        else:
            sheet.write_number(row, column, _value(number), self._cell)

    def _sums(self, sheet: Any, row: int, cells: Mapping[str, Number]) -> None:
        from xlsxwriter.utility import xl_rowcol_to_cell

        self._strings(sheet, row, ("", self._text("row_sum"), ""), self._sum)
        for column, key in enumerate(self._summary.keys, start=_NAMES):
            first, last = (xl_rowcol_to_cell(at, column) for at in (_HEAD_ROWS, max(_HEAD_ROWS, row - 1)))
            formula = f"=SUM({first}:{last})" if row > _HEAD_ROWS else "=0"
            sheet.write_formula(row, column, formula, self._sum, _value(cells.get(key, 0)))

    def _column_heads(self, sheet: Any) -> None:
        """Three lines: the table, its row, and its column."""
        form, keys = self._summary.form, self._summary.keys
        sheet.set_column(0, 0, 6)
        sheet.set_column(1, 1, _NAME_WIDTH)
        sheet.set_column(2, 2, _FILE_WIDTH)
        sheet.set_column(_NAMES, _NAMES + len(keys), _CELL_WIDTH)
        sheet.freeze_panes(_HEAD_ROWS, _NAMES)
        _set_page(sheet, head_rows=_HEAD_ROWS, wide=True)
        sheet.repeat_columns(0, 1)
        headings = {section.key: section.heading for section in form.sections}
        self._bands(sheet, 0, [headings[key.partition(".")[0]] for key in keys])
        self._bands(sheet, 1, [form.labels[key].rpartition("·")[0] for key in keys])
        names = [self._text(key) for key in ("column_number", "column_name", "column_file")]
        self._strings(sheet, 2, (*names, *(form.labels[key].rpartition("·")[2] for key in keys)), self._head)

    def _bands(self, sheet: Any, row: int, labels: Sequence[str]) -> None:
        """A line of heads, one over all neighbouring columns that have the same."""
        self._strings(sheet, row, [""] * _NAMES, self._head)
        for label, start, end in _runs(labels):
            if start == end:
                sheet.write_string(row, _NAMES + start, label, self._head)
            else:
                sheet.merge_range(row, _NAMES + start, row, _NAMES + end, label, self._head)

    def remarks(self, sheet: Any) -> None:
        """What is to be told, one a line."""
        keys = ("column_kind", "column_name", "column_file", "column_what")
        for column, width in enumerate((_CELL_WIDTH + 4, _NAME_WIDTH, _FILE_WIDTH, _TEXT_WIDTH)):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        _set_page(sheet, head_rows=1)
        self._strings(sheet, 0, [self._text(key) for key in keys], self._head)
        for row, each in enumerate(self._summary.remarks, start=1):
            texts = (self._text(f"kind_{each.kind}"), each.name, each.file, each.sentence)
            self._strings(sheet, row, texts, self._long)

    def _strings(self, sheet: Any, row: int, texts: Iterable[str], look: Any) -> None:
        """Strings are written as such: a name that begins with “=” is no formula."""
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, look)


def _set_page(sheet: Any, *, head_rows: int, wide: bool = False) -> None:
    """How a sheet is printed: A4, its head on each page; one that is not too wide for it as wide as the page."""
    sheet.set_paper(_A4)
    sheet.repeat_rows(0, head_rows - 1)
    if wide:
        sheet.set_landscape()
    else:
        sheet.fit_to_pages(1, 0)


def _runs(labels: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    start = 0
    for place in range(1, len(labels) + 1):
        if place == len(labels) or labels[place] != labels[start]:
            yield labels[start], start, place - 1
            start = place


def _value(number: Number) -> float | int:
    """As Excel keeps numbers; 15 digits of it are exact, more than any sum of 件 or of 万元 to four decimals has."""
    return float(number) if isinstance(number, Decimal) else number
