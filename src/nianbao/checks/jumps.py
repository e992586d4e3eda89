"""Figures that are ten times last year's, or a tenth of it: a digit too many or too few."""

from __future__ import annotations

from collections.abc import Iterator

from nianbao.checks.case import Case
from nianbao.checks.changes import Change, changes
from nianbao.checks.finding import Severity
from nianbao.checks.rules import Fault, rule
from nianbao.report.model import FEES


@rule("X-13", Severity.WARNING, "与上年相差十倍以上的数，先看是不是多打、少打了一位", "上年度报告")
def no_digit_too_many(case: Case) -> Iterator[Fault]:
    """A count of the tables, or one that only the prose tells; of 表三 and 表四 the totals alone."""
    if case.last is None:
        return
    for change in changes(case.report, case.last, (*_cells(case), *case.report.facts), case.settings):
        if case.settings.jumps(change.now, change.before):
            where = change.key if change.key in case.form.labels else f"facts.{change.key}"
            yield Fault(where, _told(case, change), change.now)


def _cells(case: Case) -> Iterator[str]:
    # What is in force follows from last year's (T2-03), and a fee has its own limit (T2-07).
    yield from (key for key in case.form.disclosure_cells if key != FEES and not key.endswith(".in_force"))
    yield "requests.new.total"
    yield from (f"disputes.{group.key}.total" for group in case.form.disputes.groups)


def _told(case: Case, change: Change) -> str:
    name = f"“{case.form.labels[change.key]}”" if change.key in case.form.labels else ""
    times = f"相差 {case.settings.jump_times} 倍以上，请看是不是多打、少打了一位"
    return f"{name}上年是 {change.before}，今年填的是 {change.now}，{times}。"
