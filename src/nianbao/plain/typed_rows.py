"""Rows of a table as they are typed or pasted: a label and its numbers, or a whole block of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from nianbao.interview.understanding.words import Spoken
from nianbao.language.folding import folded
from nianbao.plain.sheets import Row, Sheet
from nianbao.report import Number

_CELLS = re.compile(r"[\t|，、；;]|\s+")
_NUMBERING = re.compile(r"^(?:[(（]?[一二三四五六七八九十\d]+[)）、.．])+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LARGEST = 10**9


@dataclass
class Typed:
    """The cells that some lines fill, and the lines that fill none."""

    cells: dict[str, Number] = field(default_factory=dict)
    unclear: list[str] = field(default_factory=list)


def typed_rows(lines: Iterable[str], sheets: Iterable[Sheet], spoken: Spoken) -> Typed:
    """The cells that the lines fill. A line is a row's label, or another name of it, and its numbers.

    The total at the end of a row may be left out. Lines of numbers alone count if there is one for every row.
    """
    given = [line for line in lines if line.strip()]
    rows = [(sheet, row) for sheet in sheets for row in sheet.rows]
    parted = [_parted(line) for line in given]
    if len(given) == len(rows) and not any(label for label, _ in parted):
        return _filled(zip(given, (row for _, row in rows), (numbers for _, numbers in parted), strict=True))
    named = ((line, _row(label, rows, spoken), numbers) for line, (label, numbers) in zip(given, parted, strict=True))
    return _filled(named)


def _filled(found: Iterable[tuple[str, Row | None, list[Number]]]) -> Typed:
    typed = Typed()
    for line, row, numbers in found:
        if row is None or len(numbers) not in (len(row.keys), _without_total(row)):
            typed.unclear.append(line.strip())
        else:
            typed.cells.update(zip(row.keys, numbers, strict=False))
    return typed


def _without_total(row: Row) -> int:
    return len(row.keys) - sum(key.endswith(".total") for key in row.keys)


def _parted(line: str) -> tuple[str, list[Number]]:
    """The label and the numbers behind it; a blank cell counts as nothing, so that the row is then too short."""
    cells = [cell for cell in _CELLS.split(folded(line).replace(",", "")) if cell]
    numbers: list[Number] = []
    while cells and _NUMBER.fullmatch(cells[-1]) and (number := _number(cells.pop())) is not None:
        numbers.insert(0, number)
    return "".join(cells), numbers


def _number(text: str) -> Number | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    if value > _LARGEST:
        return None
    return value if "." in text else int(value)


def _row(label: str, rows: list[tuple[Sheet, Row]], spoken: Spoken) -> Row | None:
    """The only row whose label or other name is `label`, else the only one whose label has it in it."""
    wanted = _bare(label)
    if not wanted:
        return None
    for matches in (
        [row for _, row in rows if wanted in _names(row, spoken)],
        [row for _, row in rows if wanted in _bare(row.label)],
    ):
        if len(matches) == 1:
            return matches[0]
    return None


def _names(row: Row, spoken: Spoken) -> Iterator[str]:
    yield _bare(row.label)
    keys = row.keys[0].split(".")
    for names in spoken.slots.values():
        yield from (_bare(name) for name in names.get(keys[1], ()))


def _bare(label: str) -> str:
    return _NUMBERING.sub("", re.sub(r"\s", "", folded(label)))
