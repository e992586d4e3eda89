"""表三 收到和处理政府信息公开申请情况: its equations, its rows, and what came over from last year."""

from __future__ import annotations

from collections.abc import Iterator

from nianbao.checks.case import Case
from nianbao.checks.disclosure import blanks
from nianbao.checks.equations import Equation, Mend, changed_last, mend
from nianbao.checks.finding import Severity
from nianbao.checks.mentions import ON_REQUEST
from nianbao.checks.messages import column_label, gap, mended, passage_name, row_name, short, terms, values
from nianbao.checks.rules import Fault, rule
from nianbao.report.provenance import is_read

_TABLE = "国办公开办函〔2021〕30号 表三"


def _cell(row: str, column: str) -> str:
    return f"requests.{row}.{column}"


def _broken(case: Case, rule: str) -> Iterator[tuple[Equation, Mend | None]]:
    """The equations of a rule that do not hold, each with the one cell that would mend all of the table's."""
    cells, every = case.report.cells, case.request_equations
    broken = [equation for equation in every if equation.rule == rule and equation.broken(cells)]
    if not case.answered:
        likely = mend(every, cells) if broken else None
        return ((equation, likely) for equation in broken)
    return ((equation, _changed_last(case, equation)) for equation in broken)


def _changed_last(case: Case, equation: Equation) -> Mend | None:
    """In a draft, whose totals always add up: what came in of a column, where it was answered after the outcomes."""
    column = equation.total.rpartition(".")[2]
    moments = {key: moment for key, moment in case.answered.items() if key.rpartition(".")[2] == column}
    return changed_last(equation, case.report.cells, moments)


def _fault(case: Case, equation: Equation, message: str, likely: Mend | None, where: str) -> Fault:
    found = case.cell(where) or 0
    expected = equation.mending(where, case.report.cells)
    return Fault(where, message + mended(case, likely), found, expected, likely.cell if likely else None)


@rule("T3-01", Severity.ERROR, "每一列：本年新收 + 上年结转 = （七）总计 + 结转下年度", _TABLE)
def columns_balance(case: Case) -> Iterator[Fault]:
    """What came in was handled or carried on."""
    for equation, likely in _broken(case, "T3-01"):
        new, carried_in, handled, carried_out = values(case, equation.cells)
        taken, given = new + carried_in, handled + carried_out
        message = (
            f"{column_label(case, equation.total)}一列：新收 {new} + 上年结转 {carried_in} = {taken}，"
            f"而（七）总计 {handled} + 结转 {carried_out} = {given}，{gap(taken, given)}。"
        )
        where = likely.cell if likely and likely.cell in equation.cells else equation.total
        yield _fault(case, equation, message, likely, where)


@rule("T3-02", Severity.ERROR, "每一列：（七）总计 = 各行办理结果之和", _TABLE)
def outcomes_sum_up(case: Case) -> Iterator[Fault]:
    """（七）总计 is the sum of its rows."""
    for equation, likely in _broken(case, "T3-02"):
        named = [(short(row_name(case, key)), case.cell(key) or 0) for key in equation.left]
        total, stated = sum(value for _, value in named), case.cell(equation.total) or 0
        message = (
            f"{column_label(case, equation.total)}一列：各行办理结果 {terms(named)}，"
            f"而（七）总计填的是 {stated}，{gap(total, stated)}。"
        )
        yield _fault(case, equation, message, likely, equation.total)


@rule("T3-03", Severity.ERROR, "每一行：总计 = 六类申请人之和", _TABLE)
def rows_sum_up(case: Case) -> Iterator[Fault]:
    """The last column is the sum of the six applicant columns."""
    for equation, likely in _broken(case, "T3-03"):
        named = [(column_label(case, key), case.cell(key) or 0) for key in equation.left]
        total, stated = sum(value for _, value in named), case.cell(equation.total) or 0
        message = (
            f"“{short(row_name(case, equation.total))}”一行：{terms(named)}，"
            f"而总计填的是 {stated}，{gap(total, stated)}。"
        )
        yield _fault(case, equation, message, likely, equation.total)


@rule("T3-04", Severity.ERROR, "表三没有空格，也没有“/”", _TABLE)
def no_blank(case: Case) -> Iterator[Fault]:
    """Every cell holds a number; none is written as 0."""
    columns = case.form.requests.columns
    return blanks(case, tuple(_cell(row.key, column.key) for row in case.request_rows for column in columns))


@rule(
    "T3-05",
    Severity.WARNING,
    "每一列：上年结转 = 上年报告的结转下年度",
    "条例第三十三条；国办公开办函〔2021〕30号 表三",
)
def carried_from_last_year(case: Case) -> Iterator[Fault]:
    """What last year carried out comes in; an error where last year's published report says so."""
    published = case.last is not None and is_read(case.last.sources, case.form.known_cells)
    severity = Severity.ERROR if published else Severity.WARNING
    remedy = "去年的报告有误的，第六部分要写明更正。" if published else ""
    for equation, likely in _broken(case, "T3-05"):
        now, before = case.cell(equation.total), equation.constant
        yield Fault(
            equation.total,
            f"{column_label(case, equation.total)}一列：上年报告的结转下年度是 {before}，"
            f"而今年的上年结转填的是 {now}，{gap(now or 0, before)}。{mended(case, likely)}{remedy}",
            now,
            before,
            likely.cell if likely else None,
            severity,
        )


@rule("T3-07", Severity.WARNING, "（六）其他处理分三行填写", "国办公开办函〔2021〕30号 表三")
def other_in_three_rows(case: Case) -> Iterator[Fault]:
    """The single row of older reports is split in three."""
    if case.single_other_row:
        key = _cell(case.form.requests.single_other_row.key, "total")
        names = "、".join(f"“{short(row.label)}”" for row in case.form.requests.other_rows)
        yield Fault(key, f"“（六）其他处理”只有一行，应当分成三行：{names}。请把原来的数分到三行里。", case.cell(key))


@rule("T3-08", Severity.HINT, "（六）3.其他不超过总计的一半", "国办公开办函〔2021〕30号 表三")
def other_is_not_the_rule(case: Case) -> Iterator[Fault]:
    """An outcome that has a row of its own does not belong to 其他."""
    key = _cell("other_other", "total")
    other, handled = case.cell(key), case.cell(_cell("handled", "total"))
    if other and handled and other * 2 > handled:
        yield Fault(
            key,
            f"“（六）其他处理”的“3.其他”有 {other} 件，超过总计 {handled} 件的一半。"
            "不予公开、无法提供、不予处理的各有自己的行，请看看是不是放错了。",
            other,
        )


@rule("T3-10", Severity.WARNING, "各行的名称与 2021 年格式一致", _TABLE)
def official_labels(case: Case) -> Iterator[Fault]:
    """A row label of a published report that departs from the official words."""
    for row in case.request_rows:
        source = case.report.sources.get(f"requests.{row.key}")
        if source is not None and source.where:
            label = "".join(source.where.split())
            yield Fault(_cell(row.key, "total"), f"行名写的是“{label}”，规定的名称是“{row.label}”。", label, row.label)


@rule("T3-13", Severity.HINT, "新收变化超过 10 件又超过一倍的，正文里说一句原因", "国办公开办函〔2021〕30号 表三")
def leaps_are_explained(case: Case) -> Iterator[Fault]:
    """A reader asks why the number of applications leapt."""
    key = _cell("new", "total")
    now, before = case.cell(key), case.last_cell(key)
    if now is None or before is None:
        return
    text = case.prose.texts.get(ON_REQUEST, "")
    if any(word in text for word in case.words.reasons):
        return
    if case.settings.leaps(now, before):
        yield Fault(
            key,
            f"新收申请上年 {before} 件，今年 {now} 件，变化较大，{passage_name(case, ON_REQUEST)}里宜说一句原因。",
            now,
        )
