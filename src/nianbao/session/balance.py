"""The balance of a column of 表三, and of 现行有效 in 表二, as a line that grows with the figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nianbao.report import Column, Number, ReportFormat

Cells = Mapping[str, Number | None]


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
    """第一项加第二项之和，等于第三项加第四项之和 (件); None while one of the first two is not known."""
    new, carried_in = (cells.get(f"requests.{row}.{column.key}") for row in ("new", "carried_in"))
    if new is None or carried_in is None:
        return None
    outcomes = [_count(cells, form, row.key, column) for row in form.requests.outcome_rows]
    handled = sum(count or 0 for count in outcomes)
    carried_out = _count(cells, form, "carried_out", column)
    equation = f"{column.label}：{new} + {carried_in} = {handled} + {carried_out or 0}"
    gap = new + carried_in - handled - (carried_out or 0)
    return Balance(equation, gap, blank=None in (*outcomes, carried_out))


def _count(cells: Cells, form: ReportFormat, row: str, column: Column) -> Number | None:
    """A cell; of 总计 what its row comes to so far, None where nothing in it is known."""
    if column.key != "total":
        return cells.get(f"requests.{row}.{column.key}")
    counts = [cells.get(f"requests.{row}.{each.key}") for each in form.requests.applicant_columns]
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def in_force(cells: Cells, last: Cells, row: str) -> Balance | None:
    """现行有效 of last year, plus 制发, less 废止, against this year's (件); None while one of them is not known."""
    before = last.get(f"disclosure.{row}.in_force")
    issued, repealed, now = (cells.get(f"disclosure.{row}.{key}") for key in ("issued", "repealed", "in_force"))
    if before is None or issued is None or repealed is None or now is None:
        return None
    return Balance(
        f"现行有效：去年 {before} + 制发 {issued} - 废止 {repealed} = {now}", before + issued - repealed - now
    )
