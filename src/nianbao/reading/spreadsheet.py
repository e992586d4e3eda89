"""The three tables kept in a workbook: each sheet as paragraphs and tables, its merged cells as cells with spans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from nianbao.errors import ReadingError, RegisterError
from nianbao.reading.blocks import MAX_SPAN, Block, Cell, Paragraph, Table
from nianbao.register.sheet import Formula, Sheet, Value, written
from nianbao.register.workbook import read_workbook

_PLAIN_NAME = re.compile(r"(?i:sheet|工作表|表)\s*\d*")
_HEADING = re.compile(r"[一二三四五六七八九十]、|.*(?:情况|报告|事项)$")
_DIGITS = 6
"""Digits behind the point that a number keeps: fees in 万元 have four, the rest is how computers add."""


def read_spreadsheet(path: Path) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of the sheets that are shown, and what is to be known of cells that were not read.

    Raises ReadingError where the workbook is damaged, locked or too large.
    """
    try:
        sheets = [sheet for sheet in read_workbook(path) if not sheet.hidden and not sheet.is_empty]
    except RegisterError as error:
        raise ReadingError(error.what, where=error.where, remedy=error.remedy) from error
    empty = sum(value is Formula.WITHOUT_RESULT for sheet in sheets for row in sheet.rows for value in row)
    told = (f"有 {empty} 格公式没有存下结果，没有读。请用 Excel 或 WPS 打开存一遍再读。",) if empty else ()
    return tuple(block for sheet in sheets for block in _blocks(sheet)), told


def _blocks(sheet: Sheet) -> Iterator[Block]:
    """What stands on a sheet from top to bottom, under its name where it was given one."""
    if not _PLAIN_NAME.fullmatch(sheet.name):
        yield Paragraph(sheet.name)
    rows = [_cells(sheet, number) for number in range(len(sheet.rows))]
    filled = [number for number, row in enumerate(rows) if any(cell.text for cell in row)]
    kinds = _kinds([rows[number] for number in filled])
    for is_table, group in groupby(zip(filled, kinds, strict=True), key=lambda each: each[1]):
        own = [rows[number] for number, _ in group]
        if is_table:
            yield Table(tuple(map(tuple, own)))
        else:
            yield from (Paragraph(line) for row in own for cell in row for line in cell.text.split("\n") if line)


def _kinds(rows: Sequence[Sequence[Cell]]) -> list[bool]:
    """Of each row whether it belongs to a table: one with a single text does between others, unless it is a heading."""
    several = [sum(bool(cell.text) for cell in row) > 1 for row in rows]
    kinds = []
    for number, row in enumerate(rows):
        text = next(cell.text for cell in row if cell.text)
        within = any(several[:number]) and any(several[number + 1 :])
        kinds.append(several[number] or (within and not _HEADING.match(text) and "。" not in text))
    return kinds


def _cells(sheet: Sheet, number: int) -> list[Cell]:
    """The cells that begin in a row; what a merged cell covers is no cell of its own."""
    beginning = {(top, left): (bottom, right) for top, left, bottom, right in sheet.merged if top == number}
    covered = {
        column
        for top, left, bottom, right in sheet.merged
        if top <= number <= bottom
        for column in range(left, min(right, left + MAX_SPAN) + 1)
        if (number, column) != (top, left)
    }
    cells = []
    for column, value in enumerate(sheet.rows[number]):
        if column not in covered:
            bottom, right = beginning.get((number, column), (number, column))
            cells.append(Cell(_text(value), min(right - column + 1, MAX_SPAN), min(bottom - number + 1, MAX_SPAN)))
    while cells and not cells[-1].text and cells[-1].columns == 1:
        cells.pop()
    return cells


def _text(value: Value) -> str:
    if isinstance(value, float):
        return f"{round(value, _DIGITS):f}".rstrip("0").rstrip(".")
    return written(value)
