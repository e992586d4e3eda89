"""Rows that were pasted or typed, laid over the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nianbao.interview.understanding.spoken_words import Spoken
from nianbao.reading.pasted import Mark, PastedCell, PastedRow, bare_label, number_in, pasted_rows
from nianbao.report import Number, ReportFormat
from nianbao.report.format import DisclosureRow, disclosure_row_cells, leaves


@dataclass(frozen=True)
class PrintedRow:
    """A row of numbers: its printed label and the keys of its cells, the total last."""

    label: str
    keys: tuple[str, ...]


def rows_of(form: ReportFormat, table: str) -> tuple[PrintedRow, ...]:
    """The rows of 表二 or 表三 as they are printed; 表四 has one for each of its three groups."""
    if table == "disclosure":
        rows = (row for row in form.disclosure.rows if isinstance(row, DisclosureRow))
        return tuple(PrintedRow(row.label, disclosure_row_cells(row)) for row in rows)
    if table == "requests":
        columns = form.requests.columns
        return tuple(
            PrintedRow(row.label, tuple(f"requests.{row.key}.{column.key}" for column in columns))
            for row in leaves(form.requests.rows)
        )
    return tuple(
        PrintedRow(group.label, tuple(f"disputes.{group.key}.{column.key}" for column in form.disputes.columns))
        for group in form.disputes.groups
    )


_SHORTEST_PART = 2
"""Signs of a label that are enough to name its row, where they name no other."""


@dataclass
class Pasted:
    """What a paste gives: cells with their numbers, totals among them, and everything else that it held.

    `unread` are cells that hold no number, with what stands in them; `nothing` those with “-” or “无”; `unfit` lines
    that have no row here or not its columns; `without_place` how many numbers stand beyond the table.
    """

    cells: dict[str, Number] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    nothing: list[str] = field(default_factory=list)
    unfit: list[str] = field(default_factory=list)
    without_place: int = 0

    def put(self, keys: Sequence[str], cells: Sequence[PastedCell]) -> None:
        """Take up cells from the first of `keys` on."""
        self.without_place += sum(cell.mark is Mark.FIGURE for cell in cells[len(keys) :])
        for key, cell in zip(keys, cells, strict=False):
            value = number_in(cell.text, key)
            if value is not None:
                self.cells[key] = value
            elif cell.mark is Mark.NOTHING:
                self.nothing.append(key)
            elif cell.mark is not Mark.BLANK:
                self.unread[key] = cell.text


def pasted(text: str, rows: tuple[PrintedRow, ...], at: str, spoken: Spoken) -> Pasted:
    """What a paste fills when the cursor is on the cell `at`.

    Its first number goes to `at`; a line with the label of a row goes to that row, one that is as long as a row to the
    row's beginning. Heads fill nothing, and a labelled line that has not the row's columns is left whole.
    """
    found = Pasted()
    lines = _rows_in(text, rows, spoken)
    if len(lines) == 1 and (whole := _whole_table(lines[0], rows)):
        found.put(whole, lines[0].cells)
        return found
    number = next(number for number, row in enumerate(rows) if at in row.keys)
    first = rows[number].keys.index(at)
    for line in lines:
        named = _named(line.label, rows, spoken)
        if named is None and line.label and not _figures(line):
            continue
        number = number if named is None else named
        if number >= len(rows):
            found.without_place += _figures(line)
            continue
        _lay(found, line, rows[number].keys, first)
        number += 1
    return found


def _lay(found: Pasted, line: PastedRow, keys: tuple[str, ...], first: int) -> None:
    whole = line.in_columns(len(keys), with_total=_has_total(keys))
    if whole is not None and (line.label or len(whole) > len(keys) - first):
        found.put(keys, whole)
    elif line.label:
        found.unfit.append(line.line)
    else:
        found.put(keys[first:], line.cells)


def typed_rows(text: str, rows: tuple[PrintedRow, ...], spoken: Spoken) -> Pasted:
    """What lines fill that name their rows, by the label or what people call it; lines of numbers alone fill a table.

    Those count only where there is one for every row.
    """
    lines = _rows_in(text, rows, spoken)
    found = Pasted()
    found.unfit.extend(_words_alone(text, lines))
    block = len(lines) == len(rows) and not any(line.label for line in lines)
    for place, line in enumerate(lines):
        number = place if block else _named(line.label, rows, spoken)
        keys = rows[number].keys if number is not None else ()
        cells = line.in_columns(len(keys), with_total=_has_total(keys)) if keys else None
        if cells is None:
            found.unfit.append(line.line)
        else:
            found.put(keys, cells)
    return found


def _words_alone(text: str, lines: Sequence[PastedRow]) -> Iterator[str]:
    read = {line.line for line in lines}
    return (line.strip() for line in text.splitlines() if line.strip() and line.strip() not in read)


def _rows_in(text: str, rows: tuple[PrintedRow, ...], spoken: Spoken) -> list[PastedRow]:
    names = {name for row in rows for name in _names(row, spoken)}
    labels = [bare_label(row.label) for row in rows]

    def is_name(word: str) -> bool:
        bare = bare_label(word)
        return bare in names or (len(bare) >= _SHORTEST_PART and any(bare in label for label in labels))

    return pasted_rows(text, is_name)


def _has_total(keys: tuple[str, ...]) -> bool:
    return bool(keys) and keys[-1].endswith(".total")


def _figures(line: PastedRow) -> int:
    return sum(cell.mark is Mark.FIGURE for cell in line.cells)


def _whole_table(line: PastedRow, rows: tuple[PrintedRow, ...]) -> tuple[str, ...]:
    """Every cell of the table, or every one but its totals, where the line has a number for each; else nothing."""
    keys = tuple(key for row in rows for key in row.keys)
    if len(rows[0].keys) == len(keys) or len(line.cells) <= max(len(row.keys) for row in rows):
        return ()
    parts = tuple(key for key in keys if not key.endswith(".total"))
    return next((each for each in (keys, parts) if len(each) == len(line.cells)), ())


def _named(label: str, rows: tuple[PrintedRow, ...], spoken: Spoken) -> int | None:
    """The only row called so, with or without the labels of its groups; else the only one whose label has it."""
    wanted = bare_label(label)
    if not wanted:
        return None
    ways = (
        [number for number, row in enumerate(rows) if wanted == bare_label(row.label)],
        [number for number, row in enumerate(rows) if wanted in _names(row, spoken)],
        [number for number, row in enumerate(rows) if wanted.endswith(bare_label(row.label))],
        [number for number, row in enumerate(rows) if wanted in bare_label(row.label)],
    )
    return next((found[0] for found in ways if len(found) == 1), None)


def _names(row: PrintedRow, spoken: Spoken) -> Iterator[str]:
    """What a row is called: its printed label, and what spoken.yaml has for it."""
    yield bare_label(row.label)
    key = row.keys[0].split(".")[1]
    for names in spoken.slots.values():
        yield from (bare_label(name) for name in names.get(key, ()))
