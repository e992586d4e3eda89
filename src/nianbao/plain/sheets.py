"""The three tables as rows of text: a label and its numbers, aligned by cells, without borders that consoles break."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nianbao.language.line_breaking import break_lines, pad, width_of
from nianbao.report.format import DisclosureRow, Head, ReportFormat, disclosure_row_cells, leaves
from nianbao.session.pasting import PrintedRow

_MANY_COLUMNS = 4
_HEAD_WIDTHS = (4, 6, 26)
"""Cells of a column head in a narrow terminal, in a wide one, and there in a table of few columns."""

_WIDE = 70
_NARROWEST_LABEL = 12


@dataclass(frozen=True)
class RowsSheet:
    """Rows under the same column heads; `table` is the key of the table that they belong to."""

    table: str
    heads: tuple[str, ...]
    rows: tuple[PrintedRow, ...]


def sheets(form: ReportFormat, *, single_other_row: bool = False) -> tuple[RowsSheet, ...]:
    """表二, which has other heads for other rows, 表三 and 表四, in the order of printing.

    `single_other_row` adds （六）其他处理 as the one row of older reports.
    """
    return (*_disclosure(form), _requests(form, single_other_row=single_other_row), _disputes(form))


def _disclosure(form: ReportFormat) -> Iterator[RowsSheet]:
    heads: tuple[str, ...] = ()
    rows: list[PrintedRow] = []
    for row in form.disclosure.rows:
        if isinstance(row, Head):
            if rows and row.head[1:] != heads:
                yield RowsSheet("disclosure", heads, tuple(rows))
                rows = []
            heads = row.head[1:]
        elif isinstance(row, DisclosureRow):
            rows.append(PrintedRow(row.label, disclosure_row_cells(row)))
    yield RowsSheet("disclosure", heads, tuple(rows))


def _requests(form: ReportFormat, *, single_other_row: bool) -> RowsSheet:
    columns = form.requests.columns
    printed = list(leaves(form.requests.rows))
    if single_other_row:
        printed.insert(printed.index(form.requests.other_rows[0]), form.requests.single_other_row)
    rows = (PrintedRow(row.label, tuple(f"requests.{row.key}.{column.key}" for column in columns)) for row in printed)
    return RowsSheet("requests", tuple(column.label for column in columns), tuple(rows))


def _disputes(form: ReportFormat) -> RowsSheet:
    columns = form.disputes.columns
    rows = (
        PrintedRow(
            f"{group.band}（{group.label}）" if group.band else group.label,
            tuple(f"disputes.{group.key}.{column.key}" for column in columns),
        )
        for group in form.disputes.groups
    )
    return RowsSheet("disputes", tuple(column.label for column in columns), tuple(rows))


def drawn(sheet: RowsSheet, figures: Mapping[str, str], width: int) -> list[str]:
    """The lines of a sheet in `width` cells: heads above, labels on the left, numbers on the right of their column."""
    texts = [[figures.get(key, "") for key in row.keys] for row in sheet.rows]
    narrow, wide, widest = _HEAD_WIDTHS
    least = narrow if width < _WIDE else wide
    most = widest if len(sheet.heads) < _MANY_COLUMNS and least == wide else least
    widths = [
        max(least, min(most, width_of(head)), *(width_of(numbers[column]) for numbers in texts))
        for column, head in enumerate(sheet.heads)
    ]
    room = max(_NARROWEST_LABEL, width - sum(each + 1 for each in widths))
    lines = _head_lines(sheet, widths, room)
    for row, numbers in zip(sheet.rows, texts, strict=True):
        *above, last = break_lines(row.label, room)
        lines.extend(above)
        lines.append(
            pad(last, room) + "".join(f" {_right(text, at)}" for text, at in zip(numbers, widths, strict=True))
        )
    return lines


def _head_lines(sheet: RowsSheet, widths: list[int], room: int) -> list[str]:
    broken = [break_lines(head, each) for head, each in zip(sheet.heads, widths, strict=True)]
    height = max(len(lines) for lines in broken)
    padded = [[""] * (height - len(lines)) + lines for lines in broken]
    return [
        " " * room + "".join(f" {_right(column[level], at)}" for column, at in zip(padded, widths, strict=True))
        for level in range(height)
    ]


def _right(text: str, width: int) -> str:
    return " " * (width - width_of(text)) + text
