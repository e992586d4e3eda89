"""A table of merged cells drawn in the cells of a screen, and where each of its numbers then stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from nianbao.language.line_breaking import break_lines, pad, width_of
from nianbao.language.numerals import number_text
from nianbao.report import Grid, GridCell, Number, Role

UNKNOWN = "·"
"""What stands in a cell whose number is not known."""

_NARROWEST = 4
_UP, _RIGHT, _DOWN, _LEFT = 1, 2, 4, 8
_JOINTS = {3: "└", 5: "│", 6: "┌", 7: "├", 9: "┘", 10: "─", 11: "┴", 12: "┐", 13: "┤", 14: "┬", 15: "┼"}


@dataclass(frozen=True)
class DrawnCell:
    """A number in a drawn line: the key of its cell, and its characters from `start` up to `end`."""

    key: str
    start: int
    end: int


@dataclass(frozen=True)
class DrawnLine:
    """A line of a drawn table."""

    text: str
    cells: tuple[DrawnCell, ...] = ()


def shown(value: Number | None) -> str:
    """A number as it stands in a table; · where it is not known."""
    return UNKNOWN if value is None else number_text(value)


def draw_grid(grid: Grid, values: Mapping[str, Number | None], width: int, *, ruled: bool = False) -> list[DrawnLine]:
    """A table in at most `width` cells, if its numbers and their borders fit into them.

    Rules stand between all rows where it is `ruled`, else around the heads and above the bands.
    """
    placed = _placed(grid, values)
    widths = _column_widths(grid, placed, width - grid.columns - 1)
    for cell in placed:
        cell.break_text(widths)
    return _Drawing(grid, placed, widths, ruled).lines()


class _Placed:
    """A cell at its place: `row` and `column` of its top left corner, its text, and that text in lines."""

    def __init__(self, cell: GridCell, row: int, column: int, text: str) -> None:
        self.cell, self.row, self.column, self.text = cell, row, column, text
        self.last_row = row + cell.rows - 1
        self.end = column + cell.columns
        self.width = 0
        self.lines: list[str] = []

    def break_text(self, widths: list[int]) -> None:
        self.width = sum(widths[self.column : self.end]) + self.cell.columns - 1
        self.lines = list(self.text) if self.cell.downwards else break_lines(self.text, self.width)

    def line(self, number: int) -> str:
        text = self.lines[number] if number < len(self.lines) else ""
        if self.cell.role is Role.NUMBER:
            return " " * (self.width - width_of(text)) + text
        return pad(text, self.width)


def _placed(grid: Grid, values: Mapping[str, Number | None]) -> list[_Placed]:
    return [
        _Placed(cell, row, column, shown(values.get(cell.key)) if cell.key else cell.text)
        for row, column, cell in grid.placed
    ]


def _column_widths(grid: Grid, placed: list[_Placed], room: int) -> list[int]:
    """Numbers get what they need first, then labels, then the heads of numbers."""
    widths = [_NARROWEST] * grid.columns
    wanted = list(widths)
    numbers = {cell.column for cell in placed if cell.cell.role is Role.NUMBER}
    for cell in placed:
        if cell.cell.columns > 1:
            continue
        needs = _NARROWEST if cell.cell.downwards else width_of(cell.text)
        wanted[cell.column] = max(wanted[cell.column], needs)
        if cell.cell.role is Role.NUMBER:
            widths[cell.column] = max(widths[cell.column], needs)
    _widen(widths, wanted, set(range(grid.columns)) - numbers, room)
    _widen(widths, wanted, numbers, room, step=2)
    return widths


def _widen(widths: list[int], wanted: list[int], columns: Collection[int], room: int, step: int = 1) -> None:
    """Widens `columns` by `step`, the narrowest first, until each has what it wants or the room is used up."""
    while sum(widths) + step <= room:
        hungry = [column for column in columns if widths[column] < wanted[column]]
        if not hungry:
            return
        widths[min(hungry, key=lambda column: (widths[column], column))] += step


class _Drawing:
    def __init__(self, grid: Grid, placed: list[_Placed], widths: list[int], ruled: bool) -> None:
        self.grid, self.placed, self.widths = grid, placed, widths
        self.rules = [ruled or self._has_rule(boundary) for boundary in range(len(grid.rows) + 1)]
        self.heights = self._row_heights()
        self.owner = {
            (row, column): cell
            for cell in placed
            for row in range(cell.row, cell.last_row + 1)
            for column in range(cell.column, cell.end)
        }
        self.drawn: list[DrawnLine] = []
        self.tops: dict[int, int] = {}

    def _has_rule(self, boundary: int) -> bool:
        if boundary in (0, len(self.grid.rows)) or boundary <= self.grid.header_rows:
            return True
        return self.grid.rows[boundary][0].role is Role.BAND

    def _row_heights(self) -> list[int]:
        """A row is as high as its own cells need; the last row of a taller cell gives that cell what it lacks."""
        heights = [1] * len(self.grid.rows)
        for cell in sorted(self.placed, key=lambda cell: cell.cell.rows):
            above = sum(heights[cell.row : cell.last_row]) + sum(self.rules[cell.row + 1 : cell.last_row + 1])
            heights[cell.last_row] = max(heights[cell.last_row], len(cell.lines) - above)
        return heights

    def lines(self) -> list[DrawnLine]:
        for row, height in enumerate(self.heights):
            if self.rules[row]:
                self.drawn.append(self._rule(row))
            self.tops[row] = len(self.drawn)
            self.drawn.extend(self._content(row, number) for number in range(height))
        self.drawn.append(self._rule(len(self.heights)))
        return self.drawn

    def _content(self, row: int, number: int) -> DrawnLine:
        text, cells, column = "", [], 0
        while column < self.grid.columns:
            cell = self.owner[row, column]
            text += "│"
            start = len(text)
            text += cell.line(self.tops[row] + number - self.tops[cell.row])
            if cell.cell.key and number == 0:
                cells.append(DrawnCell(cell.cell.key, start, len(text)))
            column = cell.end
        return DrawnLine(text + "│", tuple(cells))

    def _rule(self, boundary: int) -> DrawnLine:
        text, column = "", 0
        while column < self.grid.columns:
            text += self._joint(boundary, column)
            cell = self.owner.get((boundary, column))
            if cell is not None and cell.row < boundary:
                text += cell.line(len(self.drawn) - self.tops[cell.row])
                column = cell.end
            else:
                text += "─" * self.widths[column]
                column += 1
        return DrawnLine(text + self._joint(boundary, column))

    def _joint(self, boundary: int, column: int) -> str:
        corners = [
            self.owner.get((boundary + down, column + right)) for down, right in ((-1, -1), (-1, 0), (0, 0), (0, -1))
        ]
        north_west, north_east, south_east, south_west = corners
        edges = (
            (_UP, north_west, north_east),
            (_RIGHT, north_east, south_east),
            (_DOWN, south_west, south_east),
            (_LEFT, north_west, south_west),
        )
        return _JOINTS[sum(bit for bit, one, other in edges if one is not other)]
