"""Every equation written out with its numbers, and this year's figures beside last year's."""

from __future__ import annotations

from decimal import Decimal

import pytest
from checked import FORM, changed, correct, found, last_year, words
from hypothesis import given
from hypothesis import strategies as st

from nianbao.checks import CheckSettings
from nianbao.checks.case import Case
from nianbao.checks.changes import changes
from nianbao.checks.statements import Statement, statements
from nianbao.report import Report


def stated(report: Report, last: Report | None = None) -> tuple[Statement, ...]:
    return statements(Case(report, FORM, words(), last))


def written(report: Report, rule: str, name: str, last: Report | None = None) -> str:
    (text,) = (each.text for each in stated(report, last) if (each.rule, each.name) == (rule, name))
    return text


@pytest.mark.parametrize(
    ("rule", "name", "text"),
    [
        ("T3-01", "自然人", "10 + 3 = 13 = 12 + 1"),
        ("T3-01", "总计", "12 + 3 = 15 = 14 + 1"),
        ("T3-02", "自然人", "6 + 2 + 3 + 1 = 12"),
        ("T3-03", "本年新收", "10 + 2 + 0 + 0 + 0 + 0 = 12"),
        ("T4-01", "行政复议", "2 + 1 + 0 + 0 = 3"),
        ("T3-05", "自然人", "3 = 3"),
        ("T2-03", "行政规范性文件", "12 = 10 + 3 − 1"),
        ("X-01", "“共办理15件”", "12 + 3"),
        ("X-05", "“不予处理1件”", "1"),
        ("X-03", "“因政府信息公开被申请行政复议3件”", "3"),
    ],
)
def test_an_equation_is_written_with_its_numbers(rule: str, name: str, text: str) -> None:
    assert written(correct(), rule, name, last_year()) == text


def test_a_correct_report_has_only_equations_that_hold() -> None:
    assert {each.holds for each in stated(correct(), last_year())} == {True}


def test_without_last_year_nothing_is_set_against_it() -> None:
    assert not {each.rule for each in stated(correct())} & {"T2-03", "T3-05"}


@pytest.mark.parametrize(
    ("rule", "name", "text"),
    [
        ("T3-01", "自然人", "11 + 3 = 14 ≠ 12 + 1 = 13"),
        ("T3-03", "本年新收", "11 + 2 + 0 + 0 + 0 + 0 = 13 ≠ 12"),
    ],
)
def test_a_broken_equation_shows_both_sums(rule: str, name: str, text: str) -> None:
    assert written(changed(correct(), requests__new__natural_person=11), rule, name) == text


def test_a_broken_number_of_the_prose_is_set_against_the_named_cells() -> None:
    report = correct({"overview.on_request": "2025年，我局新收政府信息公开申请13件。"})
    assert written(report, "X-01", "“我局新收政府信息公开申请13件”") == "本年新收 12"


def test_what_last_year_makes_of_the_documents_is_said_where_it_differs() -> None:
    report = changed(correct(), disclosure__normative_documents__in_force=13)
    assert written(report, "T2-03", "行政规范性文件", last_year()) == "13 ≠ 10 + 3 − 1 = 12"


def test_a_number_not_known_yet_leaves_its_equations_open() -> None:
    report = changed(correct(), requests__new__natural_person=None)
    (balance,) = (each for each in stated(report) if (each.rule, each.name) == ("T3-01", "自然人"))
    assert (balance.text, balance.holds) == ("？ + 3 = 12 + 1", None)


def test_equations_of_nothing_but_0_are_idle() -> None:
    idle = {each.name for each in stated(correct()) if each.rule == "T3-01" and each.idle}
    assert idle == {"科研机构", "社会公益组织", "法律服务机构", "其他"}


_OF_TABLES = ["T3-01", "T3-02", "T3-03", "T4-01"]


@given(key=st.sampled_from([*FORM.request_cells, *FORM.dispute_cells]), more=st.integers(1, 99))
def test_an_equation_does_not_hold_where_its_rule_finds_a_fault(key: str, more: int) -> None:
    report = changed(correct(), **{key: (correct().cell(key) or 0) + more})
    broken = [each.rule for each in stated(report) if each.holds is False and each.rule in _OF_TABLES]
    assert broken == [finding.id for finding in found(report) if finding.id in _OF_TABLES]
    assert broken


def beside(now: int, before: int) -> list[bool]:
    key = "requests.new.total"
    years = (Report(cells={key: number}) for number in (now, before))
    return [change.needs_word for change in changes(*years, [key])]


@pytest.mark.parametrize(
    ("now", "before", "needs_word"),
    [(132, 95, False), (30, 19, False), (40, 19, True), (19, 40, True), (10, 0, False), (11, 0, True), (22, 11, False)],
)
def test_a_change_by_more_than_10_and_to_more_than_the_double_needs_a_word(
    now: int, before: int, needs_word: bool
) -> None:
    assert beside(now, before) == [needs_word]


def test_an_office_can_set_what_is_a_leap() -> None:
    key = "requests.new.total"
    now, before = Report(cells={key: 40}), Report(cells={key: 19})
    (change,) = changes(now, before, [key], CheckSettings(leap_least=30))
    assert not change.needs_word


@pytest.mark.parametrize(
    ("now", "before", "difference", "percent"),
    [(132, 95, 37, Decimal("38.9")), (0, 8, -8, Decimal("-100.0")), (3, 0, 3, None), (5, 5, 0, Decimal("0.0"))],
)
def test_difference_and_percent_of_a_change(now: int, before: int, difference: int, percent: Decimal | None) -> None:
    key = "disclosure.permits"
    (change,) = changes(Report(cells={key: now}), Report(cells={key: before}), [key])
    assert (change.difference, change.percent) == (difference, percent)


@pytest.mark.parametrize("known", [{}, {"proactive_total": "十三"}, {"proactive_total": True}])
def test_what_is_not_a_number_in_both_years_is_not_compared(known: dict[str, str | bool]) -> None:
    now = Report(facts={"proactive_total": 16})
    assert not list(changes(now, Report(facts=known), ["proactive_total"]))
    assert len(list(changes(now, now, ["proactive_total"]))) == 1
