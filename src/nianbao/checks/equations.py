"""The equations of a report, each written here alone: between the cells of a table, and with last year's cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from nianbao.language.numerals import Number
from nianbao.report.format import Column, ReportFormat, RequestRow, Sum
from nianbao.report.sums import Cells

_CARRIED = ("requests.carried_in.", "requests.carried_out.")
"""Rows of which any number would make a column balance."""


@dataclass(frozen=True, slots=True)
class Equation:
    """`constant` and the cells of `left`, less those of `less`, come to the cells of `right`.

    `rule` is the id of the rule that demands it; `total` is the cell that holds the result; `constant` is a number of
    last year's report.
    """

    rule: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    total: str
    constant: Number = 0
    less: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[str, ...]:
        """Every cell in it."""
        return (*self.left, *self.less, *self.right)

    def known(self, cells: Cells) -> bool:
        """Whether all its cells hold a number."""
        return all(cells.get(key) is not None for key in self.cells)

    def difference(self, cells: Cells) -> Number:
        """Left less right, what is not known counted as 0; 0 where the equation holds."""
        return self.constant + _sum(cells, self.left) - _sum(cells, self.less) - _sum(cells, self.right)

    def holds(self, cells: Cells) -> bool:
        """Whether all its cells are known and it holds."""
        return self.known(cells) and self.difference(cells) == 0

    def broken(self, cells: Cells) -> bool:
        """Whether all its cells are known and it does not hold."""
        return self.known(cells) and self.difference(cells) != 0

    def mending(self, key: str, cells: Cells) -> Number:
        """The number with which one of its cells would make it hold; it can be negative."""
        change = self.difference(cells)
        return (cells.get(key) or 0) + (-change if key in self.left else change)


def _sum(cells: Cells, keys: Iterable[str]) -> Number:
    return sum(cells.get(key) or 0 for key in keys)


def balances(form: ReportFormat, columns: Sequence[Column] = ()) -> Iterator[Equation]:
    """Each column of 表三, or those given: 新收 + 上年结转 = （七）总计 + 结转下年度."""
    for column in columns or form.requests.columns:
        new, carried_in, handled, carried_out = (
            f"requests.{row}.{column.key}" for row in ("new", "carried_in", "handled", "carried_out")
        )
        yield Equation("T3-01", (new, carried_in), (handled, carried_out), handled)


def column_sums(form: ReportFormat, rows: Iterable[RequestRow] | None = None) -> Iterator[Equation]:
    """Each column of 表三: the rows of outcomes, as a report prints them, come to （七）总计."""
    return (_summing("T3-02", rule) for rule in form.outcome_sums(rows))


def row_sums(form: ReportFormat, rows: Iterable[RequestRow]) -> Iterator[Equation]:
    """Each row of 表三, as a report prints them: the kinds of applicant come to 总计."""
    return (_summing("T3-03", rule) for rule in form.row_sums(rows))


def carried_over(form: ReportFormat, last: Cells) -> Iterator[Equation]:
    """Each column of 表三: last year's 结转下年度, where it is known, is 上年结转."""
    for column in form.requests.columns:
        before = last.get(f"requests.carried_out.{column.key}")
        if before is not None:
            key = f"requests.carried_in.{column.key}"
            yield Equation("T3-05", (), (key,), key, before)


def group_sums(form: ReportFormat) -> Iterator[Equation]:
    """Each kind of dispute in 表四: its results come to 总计."""
    return (_summing("T4-01", rule) for rule in form.dispute_sums())


def _summing(rule: str, added: Sum) -> Equation:
    return Equation(rule, added.addends, (added.total,), added.total)


def rolled_on(form: ReportFormat, last: Cells) -> Iterator[Equation]:
    """Each kind of document in 表二: last year's 现行有效, where it is known, + 制发 − 废止 = 现行有效."""
    for row in form.documents:
        before = last.get(f"{row}.in_force")
        if before is not None:
            issued, repealed, now = (f"{row}.{cell}" for cell in ("issued", "repealed", "in_force"))
            yield Equation("T2-03", (issued,), (now,), now, before, (repealed,))


@dataclass(frozen=True, slots=True)
class Mend:
    """The one cell that, set to `value`, would mend every broken equation at once.

    `changed_last`: it was answered after everything else that the equation speaks of.
    """

    cell: str
    value: Number
    changed_last: bool = False


def mend(equations: Iterable[Equation], cells: Cells) -> Mend | None:
    """The one cell that would mend every broken equation and break no other; None where there is none, or several.

    What is carried on takes any rest: it is named only where a second equation speaks of it.
    """
    known = [equation for equation in equations if equation.known(cells)]
    broken = [equation for equation in known if equation.difference(cells)]
    if not broken:
        return None
    sound = {key for equation in known if not equation.difference(cells) for key in equation.cells}
    shared = set(broken[0].cells).intersection(*(equation.cells for equation in broken)) - sound
    keys = sorted(key for key in shared if len(broken) > 1 or not key.startswith(_CARRIED))
    mends = [found for key in keys if (found := _mend_with(key, broken, cells))]
    return mends[0] if len(mends) == 1 else None


def changed_last(equation: Equation, cells: Cells, answered: Mapping[str, datetime]) -> Mend | None:
    """The cell of the left side that was answered after all others, where it can make up the difference.

    `answered` says when a cell was; None where nothing was answered alone at last.
    """
    order = sorted(equation.left, key=lambda key: answered.get(key, datetime.min))
    if not order or order[-1] not in answered:
        return None
    last = order[-1]
    value = equation.mending(last, cells)
    earlier = (moment for key, moment in answered.items() if key != last)
    if value < 0 or any(moment >= answered[last] for moment in earlier):
        return None
    return Mend(last, value, changed_last=True)


def _mend_with(key: str, broken: list[Equation], cells: Cells) -> Mend | None:
    values = {equation.mending(key, cells) for equation in broken}
    value = values.pop()
    return None if values or value < 0 else Mend(key, value)
