"""The rules of the three tables: each with a report that breaks it, and a near miss."""

from __future__ import annotations

from decimal import Decimal

import pytest
from checked import COUNTY, DEPARTMENT, FIGURES, FORM, changed, correct, found, full, last_year, places, read, without

from nianbao.checks import Severity, rules
from nianbao.report import Number, Organ, OrganKind, Report


def test_the_correct_report_is_found_correct() -> None:
    assert found(correct(), last=last_year()) == ()


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("disclosure.permits", -1),
        ("disclosure.permits", Decimal("1.5")),
        ("disclosure.fees", Decimal("-0.01")),
        ("disclosure.fees", Decimal("1.23456")),
        ("requests.new.total", -1),
    ],
)
def test_a_count_that_cannot_be_counted_is_an_error(cell: str, value: Number) -> None:
    assert places(correct().model_copy(update={"cells": {**full(FIGURES), cell: value}}), "T2-01") == [cell]


@pytest.mark.parametrize("value", [0, Decimal(0), Decimal("12.3456"), Decimal("12.30000"), 10**9])
def test_a_fee_with_four_decimals_is_right(value: Number) -> None:
    assert places(changed(correct(), disclosure__fees=value), "T2-01") == []


@pytest.mark.parametrize(
    ("rule", "cell"),
    [
        ("T2-02", "disclosure.permits"),
        ("T3-04", "requests.granted.enterprise"),
        ("T3-04", "requests.handled.total"),
        ("T4-02", "disputes.litigation_direct.total"),
    ],
)
@pytest.mark.parametrize("how", ["blank", "missing"])
def test_a_cell_without_a_number_is_named(rule: str, cell: str, how: str) -> None:
    report = correct()
    report = without(report, cell) if how == "missing" else changed(report, **{cell: None})
    assert places(report, rule) == [cell]
    assert places(report, rule, complete=False) == []
    assert places(read(report), rule, complete=False) == [cell]


def test_what_stood_in_the_cell_instead_is_told() -> None:
    report = read(changed(correct(), disclosure__permits=None), disclosure__permits="表二第 7 行“/”")
    (finding,) = found(report, "T2-02")
    assert finding.found == "/"
    assert "“/”" in finding.message


def test_a_table_that_is_not_there_has_no_blank_cells() -> None:
    report = without(correct(), *(key for key in full({}) if key.startswith("disputes.")))
    assert places(report, "T4-02") == []
    assert places(report, "P-02") == ["disputes"]


@pytest.mark.parametrize("row", ["regulations", "normative_documents"])
def test_in_force_follows_from_last_year(row: str) -> None:
    this = changed(
        correct(),
        **{f"disclosure.{row}.issued": 3, f"disclosure.{row}.repealed": 1, f"disclosure.{row}.in_force": 12},
    )
    assert places(this, "T2-03", last=last_year(**{f"disclosure.{row}.in_force": 10})) == []
    (finding,) = found(this, "T2-03", last=last_year(**{f"disclosure.{row}.in_force": 8}))
    assert (finding.where, finding.found, finding.expected) == (f"disclosure.{row}.in_force", 12, 10)
    assert "上年现行有效 8 + 本年制发 3 − 本年废止 1 = 10" in finding.message


@pytest.mark.parametrize(("in_force", "faults"), [(1, ["disclosure.normative_documents.in_force"]), (2, []), (9, [])])
def test_in_force_holds_what_was_issued_and_not_repealed(in_force: int, faults: list[str]) -> None:
    report = changed(correct(), disclosure__normative_documents__in_force=in_force)
    assert places(report, "T2-04") == faults


@pytest.mark.parametrize(("repealed", "faults"), [(14, ["disclosure.normative_documents.repealed"]), (13, []), (0, [])])
def test_nothing_is_repealed_that_was_not_in_force(repealed: int, faults: list[str]) -> None:
    report = changed(correct(), disclosure__normative_documents__repealed=repealed)
    assert places(report, "T2-05", last=last_year()) == faults
    assert places(report, "T2-05") == []


@pytest.mark.parametrize(
    ("organ", "faulty"),
    [
        (Organ(name="云浦区档案局", kind=OrganKind.DEPARTMENT), True),
        (Organ(name="云浦区人民政府", kind=OrganKind.COUNTY), True),
        (Organ(name="云浦区人民政府"), True),
        (Organ(name="青石镇人民政府"), True),
        (Organ(name="云浦省人民政府"), False),
        (Organ(name="云浦市人民政府", kind=OrganKind.CITY), False),
        (Organ(name="某部", kind=OrganKind.MINISTRY), False),
        (Organ(name="云浦"), False),
    ],
)
def test_only_some_organs_make_regulations(organ: Organ, faulty: bool) -> None:
    report = changed(correct(organ=organ), disclosure__regulations__issued=1, disclosure__regulations__in_force=2)
    cells = ["disclosure.regulations.issued", "disclosure.regulations.in_force"]
    assert places(report, "T2-06") == (cells if faulty else [])


@pytest.mark.parametrize(
    ("now", "before", "faulty"),
    [
        (Decimal("1824650"), Decimal("182.465"), True),
        (Decimal("0.5"), Decimal(20), True),
        (Decimal(19), Decimal(1), False),
        (Decimal(0), Decimal(20), False),
        (Decimal(20), Decimal(0), False),
    ],
)
def test_a_fee_in_the_wrong_unit_leaps(now: Decimal, before: Decimal, faulty: bool) -> None:
    report = changed(correct(), disclosure__fees=now)
    assert places(report, "T2-07", last=last_year(disclosure__fees=before)) == (["disclosure.fees"] if faulty else [])


def test_decisions_that_vanish_are_asked_about() -> None:
    assert places(changed(correct(), disclosure__permits=0), "T2-09", last=last_year()) == ["disclosure.permits"]
    assert places(changed(correct(), disclosure__permits=1), "T2-09", last=last_year()) == []
    none_before = last_year(disclosure__permits=0)
    assert places(changed(correct(), disclosure__permits=0), "T2-09", last=none_before) == []


def test_the_format_of_2019_is_out_of_date() -> None:
    assert places(correct().model_copy(update={"format": "2019"}), "T2-11") == ["disclosure"]
    assert places(correct(), "T2-11") == []


@pytest.mark.parametrize("column", ["natural_person", "enterprise", "legal_service", "total"])
def test_each_column_balances(column: str) -> None:
    key = f"requests.carried_out.{column}"
    report = changed(correct(), **{key: (correct().cell(key) or 0) + 2})
    (finding,) = found(report, "T3-01")
    assert finding.where == finding.likely == key
    assert (finding.found, finding.expected) == (report.cell(key), correct().cell(key))


def test_a_broken_balance_tells_its_equation() -> None:
    report = changed(correct(), requests__handled__natural_person=13)
    (finding,) = found(report, "T3-01")
    assert "自然人一列：新收 10 + 上年结转 3 = 13，而（七）总计 13 + 结转 1 = 14，差 1。" in finding.message


def test_where_no_cell_alone_is_wrong_the_balance_names_the_total() -> None:
    report = changed(correct(), requests__new__natural_person=11, requests__new__total=13)
    wheres = {finding.where: finding.likely for finding in found(report, "T3-01")}
    assert wheres == {"requests.handled.natural_person": None, "requests.handled.total": None}


@pytest.mark.parametrize("row", ["granted", "denied_state_secret", "rejected_repeat", "other_other"])
def test_the_total_of_a_column_is_the_sum_of_its_rows(row: str) -> None:
    key = f"requests.{row}.enterprise"
    report = changed(correct(), **{key: (correct().cell(key) or 0) + 1})
    (finding,) = found(report, "T3-02")
    assert (finding.where, finding.likely) == ("requests.handled.enterprise", key)
    assert (finding.found, finding.expected) == (2, 3)


@pytest.mark.parametrize("row", ["new", "carried_in", "granted", "handled", "carried_out"])
def test_the_total_of_a_row_is_the_sum_of_its_columns(row: str) -> None:
    key = f"requests.{row}.total"
    right = correct().cell(key) or 0
    (finding,) = found(changed(correct(), **{key: right + 3}), "T3-03")
    assert (finding.where, finding.found, finding.expected, finding.likely) == (key, right + 3, right, key)


def test_the_single_row_of_other_outcomes_counts_in_the_sums() -> None:
    requests = FORM.requests
    three = [f"requests.{row.key}.{column.key}" for row in requests.other_rows for column in requests.columns]
    single = dict.fromkeys(FORM.single_other_cells, 0)
    report = changed(without(correct(), *three), **single)
    assert {finding.id for finding in found(report)} == {"T3-07"}
    off = changed(report, **{"requests.other_all.enterprise": 1})
    assert places(off, "T3-02") == ["requests.handled.enterprise"]
    assert places(report, "T3-07") == ["requests.other_all.total"]
    assert places(correct(), "T3-07") == []


@pytest.mark.parametrize(("published", "severity"), [(True, Severity.ERROR), (False, Severity.WARNING)])
def test_what_last_year_carried_out_comes_in(published: bool, severity: Severity) -> None:
    before = last_year(requests__carried_out__natural_person=2, requests__carried_out__total=2)
    faults = found(correct(), "T3-05", last=read(before) if published else before)
    assert [each.where for each in faults] == ["requests.carried_in.natural_person", "requests.carried_in.total"]
    assert {each.severity for each in faults} == {severity}
    assert (faults[0].found, faults[0].expected) == (3, 2)
    assert found(correct(), "T3-05") == ()


def test_a_wrong_carry_that_breaks_the_balance_too_is_the_likely_cell() -> None:
    report = changed(correct(), requests__carried_in__natural_person=4)
    likely = {finding.id: finding.likely for finding in found(report, last=last_year()) if finding.likely}
    assert likely == dict.fromkeys(("T3-01", "T3-03", "T3-05"), "requests.carried_in.natural_person")


def test_what_is_carried_on_is_no_place_for_the_rest() -> None:
    blank = without(correct(), "requests.carried_out.enterprise", "requests.carried_out.total")
    (finding,) = found(changed(blank, requests__new__natural_person=11, requests__new__total=13), "T3-01")
    assert finding.likely is None


@pytest.mark.parametrize(("other", "hint"), [(8, True), (7, False)])
def test_other_is_not_the_rule(other: int, hint: bool) -> None:
    report = changed(correct(), requests__other_other__total=other)
    assert places(report, "T3-08") == (["requests.other_other.total"] if hint else [])


def test_a_row_label_that_departs_is_named() -> None:
    report = read(correct(), requests__denied_prohibited_by_law="2.其他法律行政 止公开")
    (finding,) = found(report, "T3-10")
    assert finding.where == "requests.denied_prohibited_by_law.total"
    assert (finding.found, finding.expected) == ("2.其他法律行政止公开", "2.其他法律行政法规禁止公开")
    assert found(read(correct()), "T3-10") == ()


@pytest.mark.parametrize(
    ("now", "before", "hint"), [(25, 12, True), (12, 25, True), (24, 12, False), (12, 5, False), (11, 0, True)]
)
def test_a_leap_wants_a_word(now: int, before: int, hint: bool) -> None:
    report = changed(correct(), requests__new__total=now)
    last = last_year(requests__new__total=before)
    assert places(report, "T3-13", last=last) == (["requests.new.total"] if hint else [])


def test_a_leap_that_the_prose_explains_wants_none() -> None:
    text = "2025年，我局新收政府信息公开申请30件，主要是拆迁项目引起的。"
    report = changed(correct({"overview.on_request": text}), requests__new__total=30)
    assert places(report, "T3-13", last=last_year()) == []


@pytest.mark.parametrize(
    ("cell", "now", "before", "found_at"),
    [
        ("disclosure.permits", 103487, 9487, ["disclosure.permits"]),
        ("disclosure.permits", 948, 9487, ["disclosure.permits"]),
        ("disclosure.normative_documents.issued", 40, 4, ["disclosure.normative_documents.issued"]),
        ("disclosure.normative_documents.in_force", 120, 12, []),
        ("requests.new.total", 120, 12, ["requests.new.total"]),
        ("disputes.reconsideration.total", 30, 3, ["disputes.reconsideration.total"]),
        ("disclosure.permits", 94869, 9487, []),
        ("disclosure.permits", 12, 2, []),
        ("disclosure.permits", 400, 0, []),
        ("disclosure.fees", 400, 4, []),
        ("requests.granted.total", 120, 12, []),
    ],
)
def test_a_digit_too_many_or_too_few(cell: str, now: int, before: int, found_at: list[str]) -> None:
    name = cell.replace(".", "__")
    report, last = changed(correct(), **{name: now}), last_year(**{name: before})
    assert places(report, "X-13", last=last) == found_at


@pytest.mark.parametrize("group", ["reconsideration", "litigation_direct", "litigation_after_reconsideration"])
@pytest.mark.parametrize("column", ["upheld", "corrected", "other", "pending", "total"])
def test_a_total_of_disputes_is_the_sum_of_four(group: str, column: str) -> None:
    key = f"disputes.{group}.{column}"
    report = changed(correct(), **{key: (correct().cell(key) or 0) + 1})
    assert places(report, "T4-01") == [f"disputes.{group}.total"]
    assert places(correct(), "T4-01") == []


def test_a_total_of_disputes_left_at_zero_is_the_likely_cell() -> None:
    (finding,) = found(changed(correct(), disputes__reconsideration__total=0), "T4-01")
    assert (finding.found, finding.expected, finding.likely) == (0, 3, "disputes.reconsideration.total")


def test_disputes_without_applications_are_asked_about() -> None:
    none = {f"requests.{row}.total": 0 for row in ("new", "carried_in")}
    report, before = changed(correct(), **none), last_year(requests__new__total=0)
    wheres = ["disputes.reconsideration.total", "disputes.litigation_direct.total"]
    assert places(report, "T4-04", last=before) == wheres
    assert places(report, "T4-04", last=last_year()) == []
    assert places(report, "T4-04") == []
    assert places(correct(), "T4-04", last=before) == []


def test_a_corrected_decision_is_a_problem_of_the_year() -> None:
    silent = correct({"problems": "一是更新不够及时。改进措施：一是每周检查。"})
    assert places(silent, "T4-05") == ["disputes.reconsideration.corrected"]
    assert places(correct(), "T4-05") == []
    assert places(changed(silent, disputes__reconsideration__corrected=0), "T4-05") == []


@pytest.mark.parametrize("report", [Report(), Report(year=2025, organ=COUNTY), Report(year=2025, organ=DEPARTMENT)])
def test_a_draft_that_has_just_begun_has_no_fault(report: Report) -> None:
    blank = report.model_copy(update={"cells": dict.fromkeys(full({}), None)})
    assert found(blank, complete=False) == ()
    assert found(report, complete=False) == ()


@pytest.mark.parametrize(
    ("part", "numbers"),
    [
        ("T2", "01 02 03 04 05 06 07 09 11"),
        ("T3", "01 02 03 04 05 07 08 10 13"),
        ("T4", "01 02 04 05"),
        ("X", "01 02 03 04 05 07 08 09 11 12 13"),
        ("P", "01 02 03 04 05 06 07 08 09 11 13 14 15 18 20"),
    ],
)
def test_the_rules_are_these(part: str, numbers: str) -> None:
    ids = sorted(id for id in rules() if id.startswith(f"{part}-"))
    assert ids == [f"{part}-{number}" for number in numbers.split()]


def test_only_restricts_to_rules_and_findings_come_in_their_order() -> None:
    report = changed(correct(), disclosure__permits=-1, disputes__reconsideration__total=0, requests__new__total=13)
    ids = [each.id for each in found(report)]
    assert list(dict.fromkeys(ids)) == ["T2-01", "T3-01", "T3-03", "T4-01", "X-01", "X-03"]
    assert {each.id for each in found(report, "T4-01")} == {"T4-01"}


def test_a_finding_is_plain_data() -> None:
    (finding,) = found(changed(correct(), disclosure__fees=Decimal("-1.5")), "T2-01")
    assert finding.as_json() == {
        "id": "T2-01",
        "severity": "E",
        "where": "disclosure.fees",
        "message": "“行政事业性收费·本年收费金额（单位：万元）”填的是 -1.5，不能小于 0。",
        "found": "-1.5",
        "expected": None,
        "likely": None,
    }
