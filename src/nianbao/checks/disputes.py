"""表四 政府信息公开行政复议、行政诉讼情况: its totals and what they say about the rest of the report."""

from __future__ import annotations

from collections.abc import Iterator

from nianbao.checks.case import Case
from nianbao.checks.disclosure import blanks
from nianbao.checks.equations import group_sums, mend
from nianbao.checks.finding import Severity
from nianbao.checks.messages import column_label, gap, mended
from nianbao.checks.rules import Fault, rule

_TABLE = "条例第五十一条；国办公开办函〔2021〕30号 表四"


def _cell(group: str, column: str) -> str:
    return f"disputes.{group}.{column}"


@rule("T4-01", Severity.ERROR, "总计 = 结果维持 + 结果纠正 + 其他结果 + 尚未审结", _TABLE)
def groups_sum_up(case: Case) -> Iterator[Fault]:
    """Each total is the sum of its four results."""
    cells = case.report.cells
    for group, equation in zip(case.form.disputes.groups, group_sums(case.form), strict=True):
        if not equation.broken(cells):
            continue
        stated, total = cells[equation.total] or 0, equation.mending(equation.total, cells)
        results = " + ".join(f"{column_label(case, key)} {cells[key]}" for key in equation.left)
        likely = mend([equation], cells)
        message = f"{group.label}：{results} = {total}，而总计填的是 {stated}，{gap(total, stated)}。"
        yield Fault(equation.total, message + mended(case, likely), stated, total, likely.cell if likely else None)


@rule("T4-02", Severity.ERROR, "表四没有空格", _TABLE)
def no_blank(case: Case) -> Iterator[Fault]:
    """Every cell holds a number; none is written as 0."""
    return blanks(case, case.form.dispute_cells)


@rule("T4-04", Severity.WARNING, "有复议或诉讼的，今年或上年一般有申请", _TABLE)
def disputes_follow_requests(case: Case) -> Iterator[Fault]:
    """A dispute is about an application of this year or last."""
    this_year = case.total_of(("requests.new.total", "requests.carried_in.total"))
    if this_year != 0 or case.last_cell("requests.new.total") != 0:
        return
    for group in case.form.disputes.groups:
        key = _cell(group.key, "total")
        number = case.cell(key)
        if number:
            yield Fault(
                key,
                f"{group.label}填了 {number} 件，而今年和上年都没有收到政府信息公开申请，请核对或写一句原因。",
                number,
            )


@rule("T4-05", Severity.HINT, "有结果纠正的，第五部分说到依申请公开的规范", _TABLE)
def corrections_are_a_problem(case: Case) -> Iterator[Fault]:
    """A decision that was set aside is a problem of the year."""
    problems = case.problems
    if not problems or any(word in problems for word in case.words.handling_of_requests):
        return
    for group in case.form.disputes.groups:
        key = _cell(group.key, "corrected")
        number = case.cell(key)
        if number:
            yield Fault(
                key, f"{group.label}结果纠正 {number} 件，第五部分宜说到依申请公开答复还不够规范及改进办法。", number
            )
