"""A breakdown that was answered is corrected by a part of it: the other parts stay, and all is said anew on request."""

from __future__ import annotations

import pytest
from talking import Talk, started, through

NEW = "132，其中企业 9，律所3，其余自然人"


@pytest.fixture
def talk() -> Talk:
    talk = started()
    through(talk, "overview")
    talk.to("disclosure.decisions").say("许可3，处罚2，强制1")
    talk.to("requests.any").say("有")
    talk.to("requests.new").say(NEW)
    return talk


def counts(talk: Talk, question: str) -> dict[str, int]:
    turn = talk.conversation.state.turns[question]
    return {slot: count for slot, count in turn.value["counts"].items() if count}


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("企业15", {"natural_person": 120, "enterprise": 15, "legal_service": 3}),
        ("企业改成15", {"natural_person": 120, "enterprise": 15, "legal_service": 3}),
        ("企业0", {"natural_person": 120, "legal_service": 3}),
        ("科研机构2、企业十件", {"natural_person": 120, "enterprise": 10, "research": 2, "legal_service": 3}),
        ("10，其中企业1，其余自然人", {"natural_person": 9, "enterprise": 1}),
        ("5件都是自然人", {"natural_person": 5}),
        ("4 1 0 0 0 0", {"natural_person": 4, "enterprise": 1}),
        ("全部重说 企业15", {"enterprise": 15}),
        ("全部重说：企业15，自然人1", {"natural_person": 1, "enterprise": 15}),
        ("", {"natural_person": 120, "enterprise": 9, "legal_service": 3}),
    ],
)
def test_of_what_was_received(talk: Talk, typed: str, wanted: dict[str, int]) -> None:
    talk.to("requests.new").say(typed)
    assert counts(talk, "requests.new") == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("许可103488", {"permits": 103488, "penalties": 2, "compulsory_measures": 1}),
        ("处罚5，强制0", {"permits": 3, "penalties": 5}),
        ("没有", {}),
    ],
)
def test_of_decisions(talk: Talk, typed: str, wanted: dict[str, int]) -> None:
    talk.to("disclosure.decisions").say(typed)
    assert counts(talk, "disclosure.decisions") == wanted


def test_what_changed_is_told_old_and_new(talk: Talk) -> None:
    said = talk.to("requests.new").say("企业15")
    assert "企业 9 → 15，其余不变，共 132 → 138 件" in said
    assert "全部重说" in said


def test_all_of_it_is_said_anew_where_the_drafter_says_so_first(talk: Talk) -> None:
    assert "从头说" in talk.to("requests.new").say("全部重说")
    assert talk.at == "requests.new"
    talk.say("企业15")
    assert counts(talk, "requests.new") == {"enterprise": 15}
    talk.to("requests.new").say("自然人1")
    assert counts(talk, "requests.new") == {"natural_person": 1, "enterprise": 15}


def test_a_part_that_no_longer_fits_its_total_is_told_and_nothing_changes(talk: Talk) -> None:
    talk.to("requests.carried_in").say("没有")
    talk.to("requests.outcomes.enterprise").say("予以公开5，结转4")
    assert "多" in talk.to("requests.outcomes.enterprise").say("予以公开6")
    assert counts(talk, "requests.outcomes.enterprise") == {"granted": 5, "carried_out": 4}


def test_a_part_that_is_lowered_leaves_the_rest_to_be_placed(talk: Talk) -> None:
    talk.to("requests.carried_in").say("没有")
    talk.to("requests.outcomes.enterprise").say("予以公开5，结转4")
    assert "还有 1 件" in talk.to("requests.outcomes.enterprise").say("予以公开4")
    talk.say("结转5")
    assert counts(talk, "requests.outcomes.enterprise") == {"granted": 4, "carried_out": 5}


def test_what_is_kept_as_typed_gives_the_same_when_it_is_understood_anew(talk: Talk) -> None:
    talk.to("requests.new").say("企业15")
    assert talk.conversation.answers["requests.new"].text == "自然人120、商业企业15、法律服务机构3"


def test_one_step_back_gives_what_stood(talk: Talk) -> None:
    talk.to("requests.new").say("企业15")
    talk.conversation.undo()
    assert counts(talk, "requests.new") == {"natural_person": 120, "enterprise": 9, "legal_service": 3}
