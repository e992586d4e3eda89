"""Figures entered into cells, as answers to the questions behind them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from talking import Talk, started

from nianbao.interview.table_entry import enter_cells
from nianbao.report import Number

COLUMNS = ("natural_person", "enterprise", "research", "public_interest", "legal_service", "other")
RESULTS = ("upheld", "corrected", "other", "pending")


def row(key: str, *numbers: int) -> dict[str, Number]:
    return {f"requests.{key}.{column}": number for column, number in zip(COLUMNS, numbers, strict=True)}


@pytest.fixture
def talk() -> Talk:
    return started()


def test_the_gate_of_a_block_is_answered_from_the_figures(talk: Talk) -> None:
    enter_cells(talk.conversation, row("new", 5, 0, 0, 0, 0, 0) | row("carried_in", 0, 0, 0, 0, 0, 0))
    assert talk.report.facts["any_requests"] is True
    assert talk.cell("requests.new.total") == 5


def test_zeros_alone_close_it(talk: Talk) -> None:
    enter_cells(talk.conversation, row("new", 0, 0, 0, 0, 0, 0))
    assert talk.report.facts["any_requests"] is False
    assert talk.cell("requests.carried_out.total") == 0


def test_outcomes_are_placed_column_by_column(talk: Talk) -> None:
    cells = row("new", 5, 2, 0, 0, 0, 0) | row("carried_in", 1, 0, 0, 0, 0, 0)
    enter_cells(talk.conversation, cells | row("granted", 4, 2, 0, 0, 0, 0) | row("carried_out", 2, 0, 0, 0, 0, 0))
    assert talk.cell("requests.handled.natural_person") == 4
    assert talk.cell("requests.carried_out.total") == 2
    assert talk.cell("requests.denied_internal.total") == 0


def test_what_does_not_add_up_is_told_and_the_rest_stays(talk: Talk) -> None:
    cells = row("new", 5, 0, 0, 0, 0, 0) | row("carried_in", 0, 0, 0, 0, 0, 0) | row("granted", 9, 0, 0, 0, 0, 0)
    said = "".join(each.text for each in enter_cells(talk.conversation, cells))
    assert "多了 4" in said
    assert talk.cell("requests.new.total") == 5
    assert talk.cell("requests.granted.natural_person") is None


def test_one_cell_changes_without_touching_the_others(talk: Talk) -> None:
    talk.to("disclosure.decisions").say("许可386，处罚27，强制4")
    enter_cells(talk.conversation, {"disclosure.penalties": 28})
    assert [talk.cell(f"disclosure.{key}") for key in ("permits", "penalties", "compulsory_measures")] == [386, 28, 4]


def test_a_cell_entered_alone_never_makes_its_neighbours_0(talk: Talk) -> None:
    said = enter_cells(talk.conversation, {"disclosure.penalties": 28})
    assert "许可" in said[0].text
    assert talk.cell("disclosure.permits") is None


def test_money_keeps_its_decimals(talk: Talk) -> None:
    enter_cells(talk.conversation, {"disclosure.fees": Decimal("7730.2800")})
    assert talk.cell("disclosure.fees") == Decimal("7730.28")


def test_figures_that_stand_already_are_not_answered_again(talk: Talk) -> None:
    talk.to("disclosure.fees").say("3.5万元")
    before = talk.conversation.memory
    assert enter_cells(talk.conversation, {"disclosure.fees": Decimal("3.5")}) == ()
    assert talk.conversation.memory == before


def test_totals_and_cells_of_no_question_are_passed_over(talk: Talk) -> None:
    assert enter_cells(talk.conversation, {"requests.new.total": 5, "disclosure.regulations.issued": 3}) == ()


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 900), min_size=12, max_size=12))
def test_any_figures_of_disputes_come_out_in_their_cells(numbers: list[int]) -> None:
    talk = started()
    groups = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
    keys = [f"disputes.{group}.{result}" for group in groups for result in RESULTS]
    cells = dict(zip(keys, numbers, strict=True))
    enter_cells(talk.conversation, cells)
    assert {key: talk.cell(key) for key in keys} == cells
