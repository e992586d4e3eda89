"""Published reports as workbooks: paragraphs and tables one below the other, merged as printed."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import xlsxwriter
from published_reports import Paper, Rows


def put(sheet: xlsxwriter.worksheet.Worksheet, part: str | Rows, top: int, merged: xlsxwriter.format.Format) -> int:
    """Write a paragraph or a table with its merged cells; the row below it."""
    if isinstance(part, str):
        sheet.write_string(top, 0, part)
        return top + 1
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(part):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            last, right = number + cell.rows - 1, column + cell.columns - 1
            taken |= {(down, across) for down in range(number, last + 1) for across in range(column, right + 1)}
            value: str | float = float(cell.text) if cell.text.replace(".", "").isdecimal() else cell.text
            if (last, right) != (number, column):
                sheet.merge_range(top + number, column, top + last, right, value, merged)
            elif isinstance(value, float):
                sheet.write_number(top + number, column, value)
            else:
                sheet.write_string(top + number, column, value)
    return top + len(part)


def saved(path: Path, sheets: dict[str, Sequence[str | Rows]]) -> Path:
    path.write_bytes(_book(sheets))
    return path


def as_workbook(paper: Paper) -> bytes:
    """The whole report on one sheet."""
    return _book({"Sheet1": list(paper.parts())})


def _book(sheets: dict[str, Sequence[str | Rows]]) -> bytes:
    data = BytesIO()
    with xlsxwriter.Workbook(data) as book:
        merged = book.add_format()
        for name, parts in sheets.items():
            sheet, top = book.add_worksheet(name), 0
            for part in parts:
                top = put(sheet, part, top, merged) + 1
    return data.getvalue()
