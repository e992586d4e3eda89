"""Figures entered into cells, as answers to the questions behind them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from talking import Talk, shipped, started

from nianbao.interview.conversation import Said
from nianbao.interview.table_entry import enter_cells
from nianbao.report import Number

COLUMNS = ("natural_person", "enterprise", "research", "public_interest", "legal_service", "other")
RESULTS = ("upheld", "corrected", "other", "pending")


def row(key: str, *numbers: int) -> dict[str, Number]:
    return {f"requests.{key}.{column}": number for column, number in zip(COLUMNS, numbers, strict=True)}


def spoken(said: Said) -> str:
    return "\n".join(each.text for each in said)


@pytest.fixture
def talk() -> Talk:
    return started()


def test_the_gate_of_a_block_is_answered_from_the_figures(talk: Talk) -> None:
    enter_cells(talk.conversation, row("new", 5, 0, 0, 0, 0, 0) | row("carried_in", 0, 0, 0, 0, 0, 0))
    assert talk.report.facts["any_requests"] is True
    assert talk.cell("requests.new.total") == 5


def test_zeros_alone_close_it(talk: Talk) -> None:
    enter_cells(talk.conversation, row("new", 0, 0, 0, 0, 0, 0) | row("carried_in", 0, 0, 0, 0, 0, 0))
    assert talk.report.facts["any_requests"] is False
    assert talk.cell("requests.carried_out.total") == 0


def test_zeros_in_one_row_do_not_close_it(talk: Talk) -> None:
    said = spoken(enter_cells(talk.conversation, row("new", 0, 0, 0, 0, 0, 0)))
    assert "还差：二、上年结转政府信息公开申请数量·自然人" in said
    assert talk.cell("requests.carried_in.natural_person") is None


def test_a_closed_block_opens_with_the_zeros_that_were_said(talk: Talk) -> None:
    talk.to("disputes.any").say("没有")
    enter_cells(talk.conversation, {"disputes.reconsideration.upheld": 1})
    assert talk.cell("disputes.reconsideration.total") == 1
    assert talk.cell("disputes.litigation_direct.total") == 0


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


def test_what_is_not_asked_of_the_organ_is_told(talk: Talk) -> None:
    said = spoken(enter_cells(talk.conversation, {"disclosure.regulations.issued": 3}))
    assert said == "没有记：规章·本年制发件数。本单位没有这一项，或者前面的回答已经定了。"


def test_what_rests_on_figures_still_unknown_is_told(talk: Talk) -> None:
    said = spoken(enter_cells(talk.conversation, {"requests.granted.natural_person": 3}))
    assert "还没有记：（一）予以公开·自然人。前面的数要先填齐。" in said


def test_a_total_that_is_not_the_sum_is_told(talk: Talk) -> None:
    cells = row("new", 5, 2, 0, 0, 0, 0) | row("carried_in", 0, 0, 0, 0, 0, 0)
    said = spoken(enter_cells(talk.conversation, cells | {"requests.new.total": 8, "requests.carried_in.total": 0}))
    assert "“一、本年新收政府信息公开申请数量·总计”是各项加出来的，是 7，您填的是 8，请核对。" in said
    assert "上年结转政府信息公开申请数量·总计" not in said


def test_a_column_that_is_not_complete_keeps_its_zeros(talk: Talk) -> None:
    cells = row("new", 5, 0, 0, 0, 0, 0) | row("carried_in", 0, 0, 0, 0, 0, 0)
    outcomes = {"requests.granted.natural_person": 3, "requests.partial.natural_person": 0}
    said = spoken(enter_cells(talk.conversation, cells | outcomes))
    assert "自然人：记下了 3 件，还有 2 件没有去向" in said
    assert talk.cell("requests.partial.natural_person") == 0
    assert talk.cell("requests.carried_out.natural_person") is None


@pytest.mark.parametrize(("enterprise", "told"), [(2, False), (1, True)])
def test_a_row_left_blank_in_part_is_whole_where_it_comes_to_the_sum_that_was_said(
    talk: Talk, enterprise: int, told: bool
) -> None:
    talk.to("requests.any").say("有")
    talk.to("requests.new").say("一共5件")
    said = spoken(
        enter_cells(talk.conversation, {"requests.new.natural_person": 3, "requests.new.enterprise": enterprise})
    )
    assert ("还差" in said) == told
    assert talk.cell("requests.new.other") == (None if told else 0)


def test_figures_move_from_one_row_to_another(talk: Talk) -> None:
    cells = row("new", 5, 0, 0, 0, 0, 0) | row("carried_in", 0, 0, 0, 0, 0, 0)
    enter_cells(talk.conversation, cells | {"requests.granted.natural_person": 5})
    enter_cells(talk.conversation, {"requests.granted.natural_person": None, "requests.partial.natural_person": 5})
    assert talk.cell("requests.granted.natural_person") == 0
    assert talk.cell("requests.partial.natural_person") == 5


def test_a_blank_that_nothing_can_take_is_told(talk: Talk) -> None:
    talk.to("disclosure.fees").say("3.5万元")
    assert spoken(enter_cells(talk.conversation, {"disclosure.fees": None})).startswith("空着的没有改：行政事业性收费")
    assert talk.cell("disclosure.fees") == Decimal("3.5")


def test_a_contradiction_is_told_once_all_figures_are_in(talk: Talk) -> None:
    cells = {f"disclosure.normative_documents.{key}": count for key, count in (("issued", 5), ("repealed", 0))}
    said = spoken(enter_cells(talk.conversation, cells | {"disclosure.normative_documents.in_force": 2}))
    assert "对不上：" in said
    assert talk.conversation.challenge is None


def test_all_of_it_is_taken_back_at_once(talk: Talk) -> None:
    before = dict(talk.conversation.answers)
    enter_cells(talk.conversation, row("new", 5, 0, 0, 0, 0, 0) | row("carried_in", 0, 0, 0, 0, 0, 0))
    assert len(talk.conversation.answers) == len(before) + 3
    assert spoken(talk.conversation.undo()).startswith("收回了“有没有申请”“新收申请”“上年结转”的回答，别的没有动。")
    assert talk.conversation.answers == before
    assert talk.conversation.prompt is not None
    assert talk.conversation.prompt.asked.id == "requests.any"


def test_it_goes_on_with_the_first_that_is_still_open(talk: Talk) -> None:
    cells = row("new", 5, 6, 0, 0, 0, 0) | row("carried_in", 0, 0, 0, 0, 0, 0)
    enter_cells(talk.conversation, cells)
    enter_cells(
        talk.conversation,
        {"requests.granted.natural_person": 2, "requests.granted.enterprise": 3},
    )
    assert talk.at == "requests.outcomes.natural_person"


def test_what_was_answered_before_and_after_is_a_step_of_its_own(talk: Talk) -> None:
    talk.to("disclosure.fees").say("1")
    before = dict(talk.conversation.answers)
    enter_cells(talk.conversation, row("new", 5, 0, 0, 0, 0, 0) | row("carried_in", 0, 0, 0, 0, 0, 0))
    entered = dict(talk.conversation.answers)
    talk.to("disclosure.fees").say("2")
    talk.conversation.undo()
    assert talk.conversation.answers == entered
    talk.conversation.undo()
    assert talk.conversation.answers == before


OUTCOMES = tuple(row.key for row in shipped()[0].form.requests.outcome_rows)


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Number]:
    """表三, any in which each column balances, but for its totals."""
    few = st.sampled_from((0, 0, 0, 1, 2, 37, 900))
    cells: dict[str, Number] = {}
    for column in draw(st.permutations(COLUMNS)):
        placed = {key: draw(few) for key in draw(st.sets(st.sampled_from((*OUTCOMES, "carried_out")), max_size=4))}
        whole = sum(placed.values())
        carried_in = draw(st.integers(0, whole))
        counts = dict.fromkeys((*OUTCOMES, "carried_out"), 0) | placed
        counts |= {"new": whole - carried_in, "carried_in": carried_in}
        cells |= {f"requests.{key}.{column}": count for key, count in counts.items()}
    return cells


@settings(max_examples=25, deadline=None)
@given(tables(), tables())
def test_any_table_that_balances_comes_out_as_it_was_entered(first: dict[str, Number], then: dict[str, Number]) -> None:
    talk = started()
    for cells in (first, then):
        enter_cells(talk.conversation, cells)
        assert {key: talk.cell(key) for key in cells} == cells
        memory = talk.conversation.memory
        assert enter_cells(talk.conversation, cells) == ()
        assert talk.conversation.memory == memory


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 900), min_size=12, max_size=12))
def test_any_figures_of_disputes_come_out_in_their_cells(numbers: list[int]) -> None:
    talk = started()
    groups = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
    keys = [f"disputes.{group}.{result}" for group in groups for result in RESULTS]
    cells = dict(zip(keys, numbers, strict=True))
    enter_cells(talk.conversation, cells)
    assert {key: talk.cell(key) for key in keys} == cells
