"""A sheet of a register: its cells by line, as a spreadsheet shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from nianbao.language.folding import bare


class Formula(Enum):
    """A cell whose formula has no result in the file."""

    WITHOUT_RESULT = "formula"


Value = str | int | float | bool | date | Formula
"""What stands in a cell; an empty one holds an empty string."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of a sheet; line 1 is `rows[0]`. `repeated` are the cells, row and column from 0, that a merged cell
    above them covers: they hold its value. `merged` are the merged cells: first row and column, last row and column.
    """

    name: str
    rows: tuple[tuple[Value, ...], ...]
    hidden: bool = False
    repeated: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no cell says anything: a sheet of pictures."""
        return not any(written(value) for row in self.rows for value in row)


def cell(row: Sequence[Value], column: int | None) -> Value:
    """The value in a column of a row; empty where the row is shorter or there is no such column."""
    return row[column] if column is not None and column < len(row) else ""


def written(value: Value) -> str:
    """The text of a cell on one line, without the spaces around it."""
    if isinstance(value, Formula):
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    return " ".join(str(value).split())


def said(value: Value) -> str:
    """The text of a cell as words are compared: see `bare`."""
    return bare(written(value))


def column_name(column: int) -> str:
    """The letters of a column counted from 0: 0 → A, 26 → AA."""
    before, letter = divmod(column, 26)
    return (column_name(before - 1) if before else "") + chr(ord("A") + letter)
