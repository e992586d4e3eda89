"""A row of numbers pasted as an answer: one count for each slot of a breakdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nianbao.interview.understanding.spoken_words import Spoken
from nianbao.interview.understanding.unclear import Unclear, bounded, quoted
from nianbao.reading.pasted import Mark, PastedCell, PastedRow, bare_label, figure, pasted_rows

_LEAST_BY_SINGLE_SPACES = 3
_SIGNS_ARE_ZERO = re.compile(r"[ \r\n，,。]*(?:都|全)?[算是为]\s*[0０零]\s*[。]?\s*$")


def pasted_row(text: str, n: int, words: Spoken | None = None, labels: Sequence[str] = ()) -> list[int | None] | None:
    """A row of `n` numbers, or of n + 1 with their total; a blank cell or “/” is None, never 0.

    The total is the last number, or the last but one where that is the sum of those before it (（七）总计 of 表三).
    Where the known numbers come to the total, or “都算0” stands behind the row, what is blank is 0. None where the text
    is no such row. Raises Unclear where cells hold no number, each with its label, and where the total is not the sum.
    """
    said_zero = _SIGNS_ARE_ZERO.search(text)
    row = _only_row(bounded(text)[: said_zero.start()] if said_zero else bounded(text), n, words)
    cells = row.in_columns(n + 1, with_total=True) if row else None
    if row is None or cells is None or n < 1 or all(cell.mark is not Mark.FIGURE for cell in cells):
        return None
    if unread := _unread(cells, labels):
        raise Unclear("unclear_cells", {"cells": unread})
    numbers = [_number(cell) for cell in cells]
    if said_zero:
        numbers = [*(number or 0 for number in numbers[:n]), *numbers[n:]]
    return _without_total(numbers, n)


def has_signs(text: str, row: list[int | None]) -> bool:
    """Whether a row that was read has blanks that nobody said to be 0."""
    return None in row and _SIGNS_ARE_ZERO.search(text) is None


def _only_row(text: str, n: int, words: Spoken | None) -> PastedRow | None:
    line = text.strip("\r\n")
    if "\n" in line:
        if any(sign in line for sign in "\t|"):
            return None
        line = "\t".join(each.strip() for each in line.splitlines())
    elif not any(sign in line for sign in ("\t", "|", "  ")) and n < _LEAST_BY_SINGLE_SPACES:
        return None
    parted = "\t" in line or "|" in line
    groups = words.slots.values() if words else ()
    names = {bare_label(name) for group in groups for called in group.values() for name in called}
    rows = pasted_rows(line, lambda word: bare_label(word) in names)
    if len(rows) != 1 or len(rows[0].cells) < n:
        return None
    # Words parted by spaces are speech where one of them is no figure.
    return rows[0] if parted or all(cell.mark is not Mark.UNREAD for cell in rows[0].cells) else None


def _unread(cells: Sequence[PastedCell], labels: Sequence[str]) -> list[dict[str, str]]:
    """The cells that hold no number, each with the label of its column; a total has none."""
    called = [*labels, *[""] * len(cells)]
    return [
        {"label": label, "text": quoted(cell.text)}
        for cell, label in zip(cells, called, strict=False)
        if cell.mark is Mark.UNREAD or _is_broken(cell)
    ]


def _is_broken(cell: PastedCell) -> bool:
    value = figure(cell.text)
    return value is not None and value.denominator != 1


def _number(cell: PastedCell) -> int | None:
    value = figure(cell.text)
    return None if value is None else int(value)


def _without_total(numbers: list[int | None], n: int) -> list[int | None]:
    if len(numbers) == n:
        return numbers
    *parts, total = numbers
    known = [number for number in parts if number is not None]
    if total is None:
        return parts
    if sum(known) == total:
        return [number or 0 for number in parts]
    if len(known) < n:
        return parts
    if n > 1 and sum(known[:-1]) == known[-1]:
        return [*parts[:-1], total]
    raise Unclear("unclear_total_mismatch", {"stated": total, "sum": sum(known), "difference": total - sum(known)})
