"""表二 主动公开政府信息情况: its cells by themselves and against last year's."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from nianbao.checks.case import Case
from nianbao.checks.equations import rolled_on
from nianbao.checks.finding import Severity
from nianbao.checks.messages import gap, printed, row_name, values
from nianbao.checks.rules import Fault, rule
from nianbao.language.numerals import Number
from nianbao.report.model import FEE_DECIMALS, FEES

_ARTICLE = "条例第二十条；国办公开办函〔2021〕30号"


def _decimals(value: Number) -> int:
    if isinstance(value, int):
        return 0
    exponent = Decimal(value).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


@rule("T2-01", Severity.ERROR, "件数是不小于 0 的整数，收费金额不小于 0、最多四位小数", _ARTICLE)
def whole_numbers(case: Case) -> Iterator[Fault]:
    """Counts and the fee are numbers that can be counted or paid."""
    for key, value in case.report.cells.items():
        if value is None or key not in case.form.known_cells:
            continue
        allowed = FEE_DECIMALS if key == FEES else 0
        if value < 0:
            yield Fault(key, f"“{case.label(key)}”填的是 {value}，不能小于 0。", value)
        elif _decimals(value) > allowed:
            wanted = f"最多 {allowed} 位小数（单位：万元）" if allowed else "应当是整数"
            yield Fault(key, f"“{case.label(key)}”填的是 {value}，{wanted}。", value)


@rule("T2-02", Severity.ERROR, "表二没有空格，也没有“/”“-”“无”", _ARTICLE)
def no_blank(case: Case) -> Iterator[Fault]:
    """Every cell holds a number; nothing is written as 0."""
    return blanks(case, case.form.disclosure_cells)


def blanks(case: Case, keys: tuple[str, ...]) -> Iterator[Fault]:
    """A fault for each cell of a table that holds no number."""
    for key in case.blanks(keys):
        there = printed(case, key)
        state = f"填的是“{there}”" if there else "没有数字"
        yield Fault(key, f"“{case.label(key)}”{state}；没有发生的填 0，不能空着，也不用“/”“-”“无”代替。", there, 0)


@rule("T2-03", Severity.WARNING, "现行有效 = 上年现行有效 + 本年制发 − 本年废止", _ARTICLE)
def in_force_rolls_on(case: Case) -> Iterator[Fault]:
    """What is in force follows from last year's and from what was issued and repealed."""
    cells = case.report.cells
    for equation in rolled_on(case.form, case.last.cells if case.last else {}):
        if not equation.broken(cells) or (expected := equation.mending(equation.total, cells)) < 0:
            continue
        issued, repealed, now = values(case, equation.cells)
        yield Fault(
            equation.total,
            f"{row_name(case, equation.total)}：上年现行有效 {equation.constant} + 本年制发 {issued} − "
            f"本年废止 {repealed} = {expected}，而现行有效填的是 {now}，{gap(now, expected)}。",
            now,
            expected,
        )


@rule("T2-04", Severity.WARNING, "现行有效不少于本年制发 − 本年废止", _ARTICLE)
def in_force_holds_the_new(case: Case) -> Iterator[Fault]:
    """What was issued this year and not repealed is in force."""
    for row in case.form.documents:
        issued, repealed, now = (case.cell(f"{row}.{key}") for key in ("issued", "repealed", "in_force"))
        if issued is None or repealed is None or now is None or now >= issued - repealed:
            continue
        yield Fault(
            f"{row}.in_force",
            f"{row_name(case, f'{row}.issued')}：本年制发 {issued} − 本年废止 {repealed} = {issued - repealed}，"
            f"现行有效至少应有这么多，而填的是 {now}，{gap(now, issued - repealed)}。",
            now,
            issued - repealed,
        )


@rule("T2-05", Severity.ERROR, "本年废止不多于上年现行有效 + 本年制发", _ARTICLE)
def repeals_what_was_there(case: Case) -> Iterator[Fault]:
    """Nothing is repealed that was not in force."""
    for row in case.form.documents:
        issued, repealed = case.cell(f"{row}.issued"), case.cell(f"{row}.repealed")
        before = case.last_cell(f"{row}.in_force")
        if issued is None or repealed is None or before is None or repealed <= before + issued:
            continue
        yield Fault(
            f"{row}.repealed",
            f"{row_name(case, f'{row}.issued')}：上年现行有效 {before} + 本年制发 {issued} = {before + issued}，"
            f"而本年废止填的是 {repealed}，多出 {repealed - before - issued}。",
            repealed,
        )


def _documents(case: Case, row: str) -> str:
    """What a row of 表二 counts: 规章 or 行政规范性文件."""
    return row_name(case, f"{row}.issued")


@rule("T2-06", Severity.ERROR, "规章只有国务院部门、省级和设区的市级政府才有", "立法法第九十一条、第九十三条")
def regulations_by_those_who_make_them(case: Case) -> Iterator[Fault]:
    """A department, county or township has no 规章."""
    if not case.organ_kinds or any(kind.makes_regulations for kind in case.organ_kinds):
        return
    for key in case.form.disclosure_cells:
        value = case.cell(key)
        if key.startswith("disclosure.regulations.") and value:
            yield Fault(
                key,
                f"“{case.label(key)}”填的是 {value}，而只有国务院部门、省级和设区的市级政府才能制定规章，"
                "应当是 0；规范性文件填在下一行，内部制度两行都不填。",
                value,
                0,
            )


@rule("T2-07", Severity.WARNING, "收费金额与上年相差 20 倍以上时，先看单位是不是万元", _ARTICLE)
def fee_in_its_unit(case: Case) -> Iterator[Fault]:
    """元 entered as 万元 shows as a leap from last year's fee."""
    now, before = case.cell(FEES), case.last_cell(FEES)
    if not now or not before or now < 0 or before < 0:
        return
    times = case.settings.fee_times
    if before < now * times and now < before * times:
        return
    yield Fault(
        FEES,
        f"行政事业性收费今年 {now} 万元，上年 {before} 万元，相差 {times} 倍以上。这一格的单位是万元，请核对。",
        now,
    )


@rule("T2-09", Severity.WARNING, "上年有行政许可或行政处罚的，今年一般也有", _ARTICLE)
def decisions_do_not_vanish(case: Case) -> Iterator[Fault]:
    """An organ that decided last year has usually decided this year."""
    for key in ("disclosure.permits", "disclosure.penalties"):
        before = case.last_cell(key)
        if before and case.cell(key) == 0:
            name = row_name(case, key)
            yield Fault(key, f"{name}上年是 {before} 件，今年填的是 0。确实没有的话，请写一句原因。", 0)


@rule("T2-11", Severity.ERROR, "表格用 2021 年的格式，2019 年的栏目已经停用", "国办公开办函〔2021〕30号")
def current_format(case: Case) -> Iterator[Fault]:
    """The labels of 2019 are out of date."""
    if case.in_older_format:
        yield Fault(
            "disclosure",
            f"表格是 {case.report.format} 年的旧格式（“本年新制作数量”“上一年项目数量”“其他对外管理服务事项”等栏目"
            f"已经停用），应当改用 {case.form.format} 年的格式。",
            case.report.format,
            case.form.format,
        )
