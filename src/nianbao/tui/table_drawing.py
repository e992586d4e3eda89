"""The three tables as a screen has room for them: as they are printed, or with one column of labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from nianbao.report import (
    Column,
    Grid,
    GridCell,
    Number,
    ReportFormat,
    RequestRow,
    Role,
    disclosure_grid,
    disputes_grid,
    requests_grid,
)
from nianbao.report.format import RequestGroup
from nianbao.tui.grid_drawing import DrawnLine, draw_grid

PRINTED_FROM = 90
"""Cells from which on 表三 and 表四 are drawn as they are printed; below, 57 are enough."""


def draw_table(
    form: ReportFormat,
    table: str,
    values: Mapping[str, Number | None],
    width: int,
    *,
    close: bool = False,
) -> list[DrawnLine]:
    """表二, 表三 or 表四, by the key of its section.

    `close` leaves out the rules between its rows, so that more of them are on the screen.
    """
    grid, ruled = _grid(form, table, width)
    return draw_grid(grid, values, width, ruled=ruled and not close)


def _grid(form: ReportFormat, table: str, width: int) -> tuple[Grid, bool]:
    if table == "disclosure":
        return disclosure_grid(form), False
    if width >= PRINTED_FROM:
        return (requests_grid(form) if table == "requests" else disputes_grid(form)), True
    return (narrow_requests(form) if table == "requests" else narrow_disputes(form)), False


def narrow_requests(form: ReportFormat) -> Grid:
    """表三 with one column of labels, a group's label on a row of its own, and short column heads."""
    columns = form.requests.columns
    rows = _narrow_rows(form.requests.rows, columns)
    return Grid(key="requests", columns=1 + len(columns), header_rows=1, rows=(_head(columns), *rows))


def narrow_disputes(form: ReportFormat) -> Grid:
    """表四 turned: a row for each of its groups, below the band that they share."""
    columns = form.disputes.columns
    rows = [_head(columns)]
    band = ""
    for group in form.disputes.groups:
        if group.band != band:
            band = group.band
            rows.append(_label(band, columns))
        rows.append(_numbers(group.label, f"disputes.{group.key}", columns))
    return Grid(key="disputes", columns=1 + len(columns), header_rows=1, rows=tuple(rows))


def _narrow_rows(
    rows: Sequence[RequestRow | RequestGroup], columns: Sequence[Column]
) -> Iterator[tuple[GridCell, ...]]:
    for row in rows:
        if isinstance(row, RequestRow):
            yield _numbers(row.label, f"requests.{row.key}", columns)
        else:
            yield _label(row.group, columns)
            yield from _narrow_rows(row.rows, columns)


def _head(columns: Sequence[Column]) -> tuple[GridCell, ...]:
    return (GridCell(Role.HEAD), *(GridCell(Role.HEAD, column.short or column.label) for column in columns))


def _label(text: str, columns: Sequence[Column]) -> tuple[GridCell, ...]:
    return (GridCell(Role.LABEL, text, columns=1 + len(columns)),)


def _numbers(label: str, prefix: str, columns: Sequence[Column]) -> tuple[GridCell, ...]:
    return (GridCell(Role.LABEL, label), *(GridCell(Role.NUMBER, key=f"{prefix}.{column.key}") for column in columns))
