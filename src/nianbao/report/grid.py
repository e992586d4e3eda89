"""The three tables as grids of merged cells: what Word, web page, reader and editor all draw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from nianbao.report.format import (
    Band,
    DisclosureRow,
    Head,
    ReportFormat,
    RequestGroup,
    RequestRow,
    disclosure_row_cells,
)


class Role(StrEnum):
    """What a cell of a table is for."""

    BAND = "band"
    HEAD = "head"
    LABEL = "label"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table: its label, or the key of the number in it, with the columns and rows it spans."""

    role: Role
    text: str = ""
    key: str = ""
    columns: int = 1
    rows: int = 1
    downwards: bool = False


class PlacedCell(NamedTuple):
    """A cell with the grid row and column in which it begins, both from 0."""

    row: int
    column: int
    cell: GridCell


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: `columns` grid columns; each row lists the cells that begin in it, from left to right.

    The first `header_rows` rows are column heads, which repeat on each page.
    """

    key: str
    columns: int
    header_rows: int
    rows: tuple[tuple[GridCell, ...], ...]

    @property
    def placed(self) -> Iterator[PlacedCell]:
        """Every cell at its place, row by row: in the next column that no cell from above covers."""
        taken: set[tuple[int, int]] = set()
        for row, cells in enumerate(self.rows):
            column = 0
            for cell in cells:
                while (row, column) in taken:
                    column += 1
                yield PlacedCell(row, column, cell)
                taken.update((row + down, column + right) for down in range(cell.rows) for right in range(cell.columns))

    @property
    def numbers(self) -> Iterator[GridCell]:
        """The cells of numbers in the order of printing."""
        return (cell for row in self.rows for cell in row if cell.key)


def grids(form: ReportFormat, *, single_other_row: bool = False) -> tuple[Grid, Grid, Grid]:
    """表二, 表三 and 表四; `single_other_row` prints （六）其他处理 as the one row of older reports."""
    return disclosure_grid(form), requests_grid(form, single_other_row=single_other_row), disputes_grid(form)


def disclosure_grid(form: ReportFormat) -> Grid:
    """表二, four grid columns."""
    rows = tuple(_disclosure_row(row) for row in form.disclosure.rows)
    return Grid(key="disclosure", columns=4, header_rows=0, rows=rows)


def _disclosure_row(row: Band | Head | DisclosureRow) -> tuple[GridCell, ...]:
    match row:
        case Band():
            return (GridCell(Role.BAND, row.band, columns=4),)
        case Head():
            return tuple(
                GridCell(Role.HEAD, text, columns=columns)
                for text, columns in zip(row.head, _spread(len(row.head)), strict=True)
            )
        case DisclosureRow():
            keys = disclosure_row_cells(row)
            spans = _spread(len(keys) + 1)[1:]
            numbers = (GridCell(Role.NUMBER, key=key, columns=span) for key, span in zip(keys, spans, strict=True))
            return (GridCell(Role.LABEL, row.label), *numbers)


def _spread(cells: int) -> tuple[int, ...]:
    """Spans of `cells` cells over the four columns of 表二: the last takes what the others leave."""
    return (*(1 for _ in range(cells - 1)), 5 - cells)


def requests_grid(form: ReportFormat, *, single_other_row: bool = False) -> Grid:
    """表三, three label columns and seven of numbers."""
    header = tuple(_request_header(form))
    body = tuple(_request_rows(form, form.requests.rows, 3, single_other_row))
    return Grid(key="requests", columns=3 + len(form.requests.columns), header_rows=len(header), rows=header + body)


def _request_header(form: ReportFormat) -> Iterator[tuple[GridCell, ...]]:
    """A column outside of the band of organisations has its head one row higher than those in it."""
    everyone, organisations = form.requests.column_bands
    inner = organisations.columns if isinstance(organisations.columns, tuple) else ()
    columns = form.requests.columns
    yield (
        GridCell(Role.HEAD, form.requests.corner, columns=3, rows=3),
        GridCell(Role.HEAD, everyone.label, columns=len(columns)),
    )
    band = GridCell(Role.HEAD, organisations.label, columns=len(inner))
    yield tuple(
        band if column.key in inner else GridCell(Role.HEAD, column.label, rows=2)
        for column in columns
        if column.key not in inner[1:]
    )
    yield tuple(GridCell(Role.HEAD, column.label) for column in columns if column.key in inner)


def _request_rows(
    form: ReportFormat, rows: tuple[RequestRow | RequestGroup, ...], label_columns: int, single_other_row: bool
) -> Iterator[tuple[GridCell, ...]]:
    """Rows below a group come after the group's own label, which stands in the first of them."""
    for row in rows:
        if isinstance(row, RequestRow):
            yield _request_row(form, row, label_columns)
            continue
        if single_other_row and row.rows == form.requests.other_rows:
            yield _request_row(form, form.requests.single_other_row, label_columns)
            continue
        below = tuple(_request_rows(form, row.rows, label_columns - 1, single_other_row))
        outermost = any(isinstance(inner, RequestGroup) for inner in row.rows)
        label = GridCell(Role.LABEL, row.group, rows=len(below), downwards=outermost)
        yield (label, *below[0])
        yield from below[1:]


def _request_row(form: ReportFormat, row: RequestRow, label_columns: int) -> tuple[GridCell, ...]:
    numbers = (GridCell(Role.NUMBER, key=f"requests.{row.key}.{column.key}") for column in form.requests.columns)
    return (GridCell(Role.LABEL, row.label, columns=label_columns), *numbers)


def disputes_grid(form: ReportFormat) -> Grid:
    """表四, fifteen columns of numbers."""
    header = tuple(_dispute_header(form))
    numbers = tuple(GridCell(Role.NUMBER, key=key) for key in form.dispute_cells)
    return Grid(key="disputes", columns=len(numbers), header_rows=len(header), rows=(*header, numbers))


def _dispute_header(form: ReportFormat) -> Iterator[tuple[GridCell, ...]]:
    """A group without a band has its columns one row higher than the groups that share one."""
    groups, columns = form.disputes.groups, form.disputes.columns
    bands = dict.fromkeys(group.band or group.label for group in groups)
    width = len(columns)
    yield tuple(
        GridCell(Role.HEAD, band, columns=width * sum(band in (group.band, group.label) for group in groups))
        for band in bands
    )
    second: list[GridCell] = []
    third: list[GridCell] = []
    for group in groups:
        if group.band:
            second.append(GridCell(Role.HEAD, group.label, columns=width))
            third.extend(GridCell(Role.HEAD, column.label) for column in columns)
        else:
            second.extend(GridCell(Role.HEAD, column.label, rows=2) for column in columns)
    yield tuple(second)
    yield tuple(third)
