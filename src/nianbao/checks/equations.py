"""Equations between cells: which of them are broken, and the one cell that would mend them all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nianbao.language.numerals import Number

Cells = Mapping[str, Number | None]


@dataclass(frozen=True, slots=True)
class Equation:
    """The cells of `left` sum to those of `right` plus `constant`; `total` is the cell that holds the result."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    total: str
    constant: Number = 0

    @property
    def cells(self) -> tuple[str, ...]:
        """Every cell in it."""
        return (*self.left, *self.right)

    def known(self, cells: Cells) -> bool:
        """Whether all its cells hold a number."""
        return all(cells.get(key) is not None for key in self.cells)

    def difference(self, cells: Cells) -> Number:
        """Left less right; 0 where the equation holds. Only for known cells."""
        return _sum(cells, self.left) - _sum(cells, self.right) - self.constant


def _sum(cells: Cells, keys: Iterable[str]) -> Number:
    return sum(cells[key] or 0 for key in keys)


@dataclass(frozen=True, slots=True)
class Mend:
    """The one cell that, set to `value`, would mend every broken equation at once."""

    cell: str
    value: Number


def mend(equations: Iterable[Equation], cells: Cells) -> Mend | None:
    """The one cell that would mend every broken equation and break no other; None where there is none, or several."""
    known = [equation for equation in equations if equation.known(cells)]
    broken = [equation for equation in known if equation.difference(cells)]
    if not broken:
        return None
    sound = {key for equation in known if not equation.difference(cells) for key in equation.cells}
    shared = set(broken[0].cells).intersection(*(equation.cells for equation in broken)) - sound
    mends = [found for key in sorted(shared) if (found := _mend_with(key, broken, cells))]
    return mends[0] if len(mends) == 1 else None


def _mend_with(key: str, broken: list[Equation], cells: Cells) -> Mend | None:
    changes = {
        -equation.difference(cells) if key in equation.left else equation.difference(cells) for equation in broken
    }
    value = (cells[key] or 0) + changes.pop()
    return None if changes or value < 0 else Mend(key, value)
