"""The balance of a column of 表三, and of 现行有效 in 表二, as a line that grows with the figures."""

from __future__ import annotations

from dataclasses import dataclass

from nianbao.checks.equations import balances, rolled_on
from nianbao.report import Cells, Column, Number, ReportFormat, summed, total_so_far


@dataclass(frozen=True)
class Balance:
    """An equation with its numbers; `gap` is what the right side still lacks, 0 where it holds.

    `blank` tells that some of its cells are not known: they are 0 once it holds.
    """

    equation: str
    gap: Number
    blank: bool = False

    @property
    def text(self) -> str:
        """The equation and whether it holds: “自然人：120 + 0 = 111 + 0，还差 9”."""
        if not self.gap:
            return f"{self.equation}，成立{'，空着的记 0' if self.blank else ''}"
        return f"{self.equation}，{'还差' if self.gap > 0 else '多出'} {abs(self.gap)}"


def balance(cells: Cells, form: ReportFormat, column: Column) -> Balance | None:
    """第一项加第二项之和，等于第三项加第四项之和 (件), as far as the figures go (T3-01).

    None while one of the first two is not known.
    """
    equation = next(balances(form, (column,)))
    taken_in = {key: cells.get(key) for key in equation.left}
    if None in taken_in.values():
        return None
    so_far = summed(cells, form, total_so_far) | taken_in
    new, carried_in, handled, carried_out = (so_far.get(key) or 0 for key in equation.cells)
    blank = any(so_far.get(key) is None for key in (*form.sum_of(equation.total).addends, *equation.right))
    text = f"{column.label}：{new} + {carried_in} = {handled} + {carried_out}"
    return Balance(text, equation.difference(so_far), blank=blank)


def in_force(cells: Cells, last: Cells, form: ReportFormat, row: str) -> Balance | None:
    """现行有效 of last year, plus 制发, less 废止, against this year's (件; T2-03); None while one is not known."""
    equation = next((each for each in rolled_on(form, last) if each.total == f"disclosure.{row}.in_force"), None)
    if equation is None or not equation.known(cells):
        return None
    issued, repealed, now = (cells[key] for key in equation.cells)
    text = f"现行有效：去年 {equation.constant} + 制发 {issued} - 废止 {repealed} = {now}"
    return Balance(text, equation.difference(cells))
