"""Columns made of spaces: which column a number stands in when the columns line up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_LEAST_GAP = 2
_TOLERANCE = 1.0


@dataclass(frozen=True, slots=True)
class ColumnToken:
    """A piece of a line: its first and last character, the columns that these take, the spaces before it."""

    text: str
    start: int
    end: int
    left: int
    right: int
    gap: int


Measure = Callable[[ColumnToken], float]

_MEASURES: tuple[Measure, ...] = (
    lambda token: token.right,
    lambda token: token.left,
    lambda token: (token.left + token.right) / 2,
    lambda token: token.end,
    lambda token: token.start,
    lambda token: (token.start + token.end) / 2,
)


def tokens(line: str) -> tuple[ColumnToken, ...]:
    """The pieces of a line between spaces."""
    found: list[ColumnToken] = []
    done = left = 0
    for piece in re.finditer(r"\S+", line):
        left += width(line[done : piece.start()])
        right = left + width(piece[0])
        gap = piece.start() - done if found else _LEAST_GAP
        found.append(ColumnToken(piece[0], piece.start(), piece.end(), left, right, gap))
        done, left = piece.end(), right
    return tuple(found)


def width(text: str) -> int:
    """Terminal columns of a text; a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


@dataclass(frozen=True)
class Ruler:
    """Where the columns of a table made of spaces stand."""

    measure: Measure
    centres: tuple[float, ...]

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.centres)

    def placed(self, row: Sequence[ColumnToken]) -> list[str] | None:
        """The cells of a row, blank where no number stands; None where a number stands between two columns."""
        cells = [""] * len(self.centres)
        for token in row:
            at = self.measure(token)
            nearest = min(range(len(cells)), key=lambda column: abs(self.centres[column] - at))
            if abs(self.centres[nearest] - at) > _TOLERANCE or cells[nearest] or token.gap < _LEAST_GAP:
                return None
            cells[nearest] = token.text
        return cells


def ruler(rows: Sequence[Sequence[ColumnToken]], columns: int, heads: Sequence[ColumnToken]) -> Ruler | None:
    """The columns in which the numbers line up with the heads or, in full rows, with one another.

    The alignment that places most rows is taken. None where full rows contradict it or nothing shows all the columns.
    """
    full = [row for row in rows if len(row) == columns and _is_spaced(row)]
    rules = [
        Ruler(measure, tuple(sorted(map(measure, anchors))))
        for anchors in (heads, *full[:1])
        if len(anchors) == columns and _is_spaced(anchors)
        for measure in _MEASURES
    ]
    right = [rule for rule in rules if all(rule.placed(row) is not None for row in full)]
    return max(right, key=lambda rule: sum(rule.placed(row) is not None for row in rows), default=None)


def _is_spaced(row: Sequence[ColumnToken]) -> bool:
    return all(token.gap >= _LEAST_GAP for token in row)
