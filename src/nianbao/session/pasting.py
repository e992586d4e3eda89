"""A row or a block copied from Excel, WPS or a table in Word, laid over the rows of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nianbao.language.folding import folded
from nianbao.report import Number, ReportFormat
from nianbao.report.format import DisclosureRow, disclosure_row_cells, leaves
from nianbao.session.table_figures import number_in

_BLANK = frozenset(("", "/", "-", "—", "——", "\\", "·", "无"))
_NUMERIC = re.compile(r"\d[\d,]*(?:\.\d*)?(?:件|万元)?")
_SEVERAL_SPACES = re.compile(r" {2,}")
_NUMBERING = re.compile(r"^(?:[(（]?[一二三四五六七八九十\d]+[)）、.．])+")


@dataclass(frozen=True)
class Row:
    """A row of numbers: its printed label and the keys of its cells, the total last."""

    label: str
    keys: tuple[str, ...]


def rows_of(form: ReportFormat, table: str) -> tuple[Row, ...]:
    """The rows of 表二 or 表三 as they are printed; 表四 has one for each of its three groups."""
    if table == "disclosure":
        rows = (row for row in form.disclosure.rows if isinstance(row, DisclosureRow))
        return tuple(Row(row.label, disclosure_row_cells(row)) for row in rows)
    if table == "requests":
        columns = form.requests.columns
        return tuple(
            Row(row.label, tuple(f"requests.{row.key}.{column.key}" for column in columns))
            for row in leaves(form.requests.rows)
        )
    return tuple(
        Row(group.label, tuple(f"disputes.{group.key}.{column.key}" for column in form.disputes.columns))
        for group in form.disputes.groups
    )


@dataclass
class Pasted:
    """The cells that a paste fills, totals among them; the words in it that are no number; how many had no place."""

    cells: dict[str, Number] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    without_place: int = 0


@dataclass(frozen=True)
class _Line:
    """The words in front, and the cells behind them."""

    label: str
    cells: tuple[str, ...]


def pasted(text: str, rows: tuple[Row, ...], at: str) -> Pasted:
    """What a paste fills when the cursor is on the cell `at`.

    Its first number goes to `at`; a line with the label of a row goes to that row, one that is as long as a row to the
    row's beginning. Blank cells, “/” and heads fill nothing.
    """
    lines = [line for line in map(_line, text.splitlines()) if line is not None]
    if len(lines) == 1 and (whole := _whole_table(lines[0], rows)):
        return _filled(Pasted(), whole, lines[0].cells)
    return _block(lines, rows, at)


def _block(lines: list[_Line], rows: tuple[Row, ...], at: str) -> Pasted:
    found = Pasted()
    number = next(number for number, row in enumerate(rows) if at in row.keys)
    first = rows[number].keys.index(at)
    for line in lines:
        named = _named(line.label, rows)
        if named is None and line.label and not any(_is_filled(cell) for cell in line.cells):
            continue
        number = number if named is None else named
        if number >= len(rows):
            found.without_place += sum(map(_is_filled, line.cells))
            continue
        keys = rows[number].keys
        cells = _shifted(line, len(keys))
        from_start = bool(line.label) or (len(cells) > len(keys) - first and len(cells) in (len(keys) - 1, len(keys)))
        _filled(found, keys if from_start else keys[first:], cells)
        number += 1
    return found


def _whole_table(line: _Line, rows: tuple[Row, ...]) -> tuple[str, ...]:
    """Every cell of the table, or every one but its totals, where the line has a number for each; else nothing."""
    keys = tuple(key for row in rows for key in row.keys)
    if len(rows[0].keys) == len(keys) or len(line.cells) <= max(len(row.keys) for row in rows):
        return ()
    parts = tuple(key for key in keys if not key.endswith(".total"))
    return next((each for each in (keys, parts) if len(each) == len(line.cells)), ())


def _filled(found: Pasted, keys: tuple[str, ...], cells: tuple[str, ...]) -> Pasted:
    for place, text in enumerate(cells):
        if not _is_filled(text):
            continue
        if place >= len(keys):
            found.without_place += 1
        elif (value := number_in(text, keys[place])) is None:
            found.unread.append(text.strip())
        else:
            found.cells[keys[place]] = value
    return found


def _line(text: str) -> _Line | None:
    """The cells of a line; None for a line of nothing, or of words alone."""
    cells = [cell.strip() for cell in _cells(text)]
    numbers = [place for place, cell in enumerate(cells) if _NUMERIC.fullmatch(folded(cell))]
    before = cells[: numbers[0]] if numbers else cells
    words = [place for place, cell in enumerate(before) if _is_filled(cell)]
    if not cells or (not numbers and words and len(cells) > 1 and words[-1] == len(cells) - 1):
        return None
    behind = words[-1] + 1 if words and len(cells) > 1 else 0
    return _Line("".join(cells[:behind]), tuple(cells[behind:]))


def _cells(text: str) -> list[str]:
    if "\t" in text:
        return text.split("\t")
    line = folded(text).strip()
    if "|" in line:
        return line.removeprefix("|").removesuffix("|").split("|")
    if _SEVERAL_SPACES.search(line):
        return _SEVERAL_SPACES.split(line)
    return line.split()


def _shifted(line: _Line, columns: int) -> tuple[str, ...]:
    """The cells without the blank ones that merged label columns leave between label and numbers."""
    cells = line.cells
    while line.label and len(cells) > columns and not _is_filled(cells[0]):
        cells = cells[1:]
    return cells


def _is_filled(cell: str) -> bool:
    return folded(cell).strip() not in _BLANK


def _named(label: str, rows: tuple[Row, ...]) -> int | None:
    """The only row with this label, with or without the labels of the groups that it belongs to."""
    wanted = _bare(label)
    found = [number for number, row in enumerate(rows) if wanted and wanted.endswith(_bare(row.label))]
    exact = [number for number in found if wanted == _bare(rows[number].label)]
    return next((each[0] for each in (exact, found) if len(each) == 1), None)


def _bare(label: str) -> str:
    return _NUMBERING.sub("", "".join(folded(label).split()))
