"""A row of numbers pasted from Excel, WPS or a table in Word."""

from __future__ import annotations

import re

from nianbao.interview.understanding.tokens import MOST
from nianbao.interview.understanding.unclear import Unclear, bounded
from nianbao.language.folding import folded

_BLANK = frozenset(("", "/", "-", "—", "——", "\\"))
_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+")
_SEVERAL_SPACES = re.compile(r" {2,}")
_LEAST_BY_SINGLE_SPACES = 3


def pasted_row(text: str, n: int) -> list[int | None] | None:
    """A row of `n` numbers, or of n + 1 with their total; a blank cell or “/” is None, never 0.

    The total is the last number, or the last but one where that is the sum of those before it (（七）总计 of 表三).
    Cells are kept apart by tabs, “|”, line ends or several spaces; labels before the numbers are left out. None where
    the text is not such a row. Raises Unclear where the total is not the sum.
    """
    row = _numbers(_cells(folded(bounded(text)), n), n)
    if row is None or len(row) == n:
        return row
    *parts, total = row
    known = [number for number in parts if number is not None]
    if total is None or len(known) < n or sum(known) == total:
        return parts
    if n > 1 and sum(known[:-1]) == known[-1]:
        return [*parts[:-1], total]
    raise Unclear("unclear_total_mismatch", {"stated": total, "sum": sum(known), "difference": total - sum(known)})


def _cells(text: str, n: int) -> list[str]:
    line = text.strip("\r\n")
    if "\t" in line:
        return line.split("\t") if "\n" not in line else []
    line = line.strip()
    if "|" in line:
        return line.removeprefix("|").removesuffix("|").split("|")
    if "\n" in line:
        return line.splitlines()
    if _SEVERAL_SPACES.search(line):
        return _SEVERAL_SPACES.split(line)
    return line.split() if n >= _LEAST_BY_SINGLE_SPACES else []


def _numbers(cells: list[str], n: int) -> list[int | None] | None:
    """The last n or n + 1 cells as numbers, if what stands before them is words."""
    stripped = [cell.strip() for cell in cells]
    while len(stripped) > n and stripped[0] not in _BLANK and not _NUMBER.fullmatch(stripped[0]):
        del stripped[0]
    if n < 1 or len(cells) < 2 or len(stripped) not in (n, n + 1):
        return None
    if not all(cell in _BLANK or _NUMBER.fullmatch(cell) for cell in stripped):
        return None
    numbers = [None if cell in _BLANK else int(cell.replace(",", "")) for cell in stripped]
    if all(number is None for number in numbers) or any(number and number > MOST for number in numbers):
        return None
    return numbers
