"""Columns made of spaces: which column a number stands in when the columns line up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_LEAST_GAP = 2
_TOLERANCE = 1.0


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a line: its first and last character, and the terminal columns that these stand in."""

    text: str
    start: int
    end: int
    left: int
    right: int


Measure = Callable[[Token], float]

_MEASURES: tuple[Measure, ...] = (
    lambda token: token.right,
    lambda token: token.left,
    lambda token: (token.left + token.right) / 2,
    lambda token: token.end,
    lambda token: token.start,
    lambda token: (token.start + token.end) / 2,
)


def tokens(line: str) -> tuple[Token, ...]:
    """The pieces of a line between spaces."""
    found: list[Token] = []
    done = left = 0
    for piece in re.finditer(r"\S+", line):
        left += width(line[done : piece.start()])
        right = left + width(piece[0])
        found.append(Token(piece[0], piece.start(), piece.end(), left, right))
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

    def placed(self, row: Sequence[Token]) -> list[str] | None:
        """The cells of a row, blank where no number stands; None where a number stands between two columns."""
        cells = [""] * len(self.centres)
        for token in row:
            at = self.measure(token)
            nearest = min(range(len(cells)), key=lambda column: abs(self.centres[column] - at))
            if abs(self.centres[nearest] - at) > _TOLERANCE or cells[nearest]:
                return None
            cells[nearest] = token.text
        return cells


def ruler(rows: Sequence[Sequence[Token]], columns: int) -> Ruler | None:
    """The columns in which the numbers of several rows line up; None where they do not, or not in so many columns."""
    spaced = [row for row in rows if all(right.start - left.end >= _LEAST_GAP for left, right in pairwise(row))]
    if columns < 2 or len(spaced) < 2:
        return None
    for measure in _MEASURES:
        places = _gathered(sorted({measure(token) for row in spaced for token in row}))
        if len(places) == columns and all(place[-1] - place[0] <= _TOLERANCE for place in places):
            return Ruler(measure, tuple((place[0] + place[-1]) / 2 for place in places))
    return None


def _gathered(points: Sequence[float]) -> list[list[float]]:
    """Points in groups that are further than the tolerance from one another."""
    groups: list[list[float]] = []
    for point in points:
        if groups and point - groups[-1][-1] <= _TOLERANCE:
            groups[-1].append(point)
        else:
            groups.append([point])
    return groups
