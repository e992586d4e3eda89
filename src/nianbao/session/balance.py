"""The balance of a column of 表三, and of 现行有效 in 表二, as a line that grows with the figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nianbao.checks.equations import balances, rolled_on
from nianbao.interview.reply_texts import Speech
from nianbao.report import Cells, Column, Number, ReportFormat, summed, total_so_far


@dataclass(frozen=True)
class Balance:
    """An equation with its figures; `gap` is what the right side still lacks, 0 where it holds.

    `key` is that of its text in prompts/screens.yaml. `blank` tells that some of its cells are not known: they are 0
    once it holds.
    """

    key: str
    figures: Mapping[str, Number | str | None]
    gap: Number
    blank: bool = False

    def said(self, speech: Speech) -> str:
        """The equation and whether it holds: “自然人：120 + 0 = 111 + 0，还差 9”."""
        return speech.text(self.key, gap=self.gap, blank=self.blank, **self.figures)


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
    figures = {"new": new, "carried_in": carried_in, "handled": handled, "carried_out": carried_out}
    return Balance("balance_requests", {"label": column.label, **figures}, equation.difference(so_far), blank)


def in_force(cells: Cells, last: Cells, form: ReportFormat, row: str) -> Balance | None:
    """现行有效 of last year, plus 制发, less 废止, against this year's (件; T2-03); None while one is not known."""
    equation = next((each for each in rolled_on(form, last) if each.total == f"disclosure.{row}.in_force"), None)
    if equation is None or not equation.known(cells):
        return None
    issued, repealed, now = (cells[key] for key in equation.cells)
    figures = {"before": equation.constant, "issued": issued, "repealed": repealed, "now": now}
    return Balance("balance_in_force", figures, equation.difference(cells))
