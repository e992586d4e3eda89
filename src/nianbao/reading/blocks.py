"""What every file format comes down to: paragraphs and grids of cells with spans, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MAX_SPAN = 100
"""Columns or rows that one cell may span: more is a slip or an attack."""


_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def visible(text: str) -> str:
    """A text without the marks of no width that pages and Word files hide in words."""
    return _INVISIBLE.sub("", text)


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def beside(text: str) -> str:
    """Raised or lowered text as it must not be run into a number beside it: raised digits, words in brackets."""
    stripped = text.strip()
    if not stripped or stripped.isdigit():
        return text.translate(_RAISED)
    return text if stripped[0] in "[〔【(（" else f"〔{text}〕"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a line where the file has no paragraphs; an empty line of a text file is empty."""

    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with the columns and rows that it spans."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of the cells that begin in them, from left to right; a row may be shorter than the others."""

    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell on the grid: the row and column in which it begins, both from 0."""

    text: str
    row: int
    column: int
    columns: int

    @property
    def end(self) -> int:
        """The first column to the right of it."""
        return self.column + self.columns

    def place(self, table: str) -> str:
        """Where it stands, for the drafter: “第2张表第5行第4列”."""
        return f"{table}第{self.row + 1}行第{self.column + 1}列"


@dataclass(frozen=True, slots=True)
class LaidOutTable:
    """A table laid out: `rows[r][c]` is the cell that covers the place, None where the row has ended before it.

    `begun[r]` are the cells that begin in a row, from left to right.
    """

    rows: tuple[tuple[Spot | None, ...], ...]
    begun: tuple[tuple[Spot, ...], ...]
    width: int

    def beginning(self, row: int) -> tuple[Spot, ...]:
        """The cells of a row from left to right, each once; one that came down from above is left out."""
        return self.begun[row]

    def across(self, row: int) -> tuple[Spot, ...]:
        """The cells that cover a row from left to right, each once."""
        return tuple({spot.column: spot for spot in self.rows[row] if spot is not None}.values())

    def above(self, row: int, column: int) -> Iterator[Spot]:
        """The cells above a place, upwards, each once."""
        seen: Spot | None = None
        for place in range(row - 1, -1, -1):
            spot = self.rows[place][column] if column < len(self.rows[place]) else None
            if spot is not None and spot is not seen:
                seen = spot
                yield spot

    def is_full(self, row: int) -> bool:
        """Whether the cells of a row reach the right edge of the table."""
        return len(self.rows[row]) == self.width and None not in self.rows[row]


def laid_out(table: Table) -> LaidOutTable:
    """Each cell put on the grid as a browser does: into the next place that no cell from above covers."""
    places: list[dict[int, Spot]] = [{} for _ in table.rows]
    begun: list[list[Spot]] = [[] for _ in table.rows]
    for number, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while column in places[number]:
                column += 1
            spot = Spot(cell.text, number, column, min(max(cell.columns, 1), MAX_SPAN))
            for row in places[number : number + min(max(cell.rows, 1), MAX_SPAN)]:
                for at in range(column, spot.end):
                    row.setdefault(at, spot)
            begun[number].append(spot)
            column = spot.end
    width = max((max(row, default=-1) + 1 for row in places), default=0)
    rows = tuple(tuple(row.get(at) for at in range(max(row, default=-1) + 1)) for row in places)
    return LaidOutTable(rows, tuple(map(tuple, begun)), width)
