"""What is hinted at: which cell to look at, whether Enter works, and a digit too many."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from checked import correct, full
from checked import read as as_published
from offices import example, office
from talking import NOW, Talk, settle, started

from nianbao.interview.conversation import Conversation
from nianbao.interview.utterance import Tone
from nianbao.session.headless import run_answers
from nianbao.session.standing import standing


class Clock:
    """A minute later with every look."""

    def __init__(self) -> None:
        self.moment = NOW

    def __call__(self) -> datetime:
        self.moment += timedelta(minutes=1)
        return self.moment


OUTCOMES = {"requests.new": "13件，自然人10，企业3", "requests.carried_in": "没有", "requests.any": "有"}


def drafted(**answers: str) -> Conversation:
    conversation = office().converse(now=Clock())
    given = {key.replace("__", "."): text for key, text in answers.items()}
    run_answers(conversation, example("department-quiet") | OUTCOMES | given)
    return conversation


def said(conversation: Conversation, *lines: str) -> str:
    return "\n".join(each.text for line in lines for each in conversation.say(line))


def row(granted: int, carried_out: int = 0) -> str:
    """Outcomes as they are pasted from a spreadsheet: each of them is said."""
    slots = [slot.key for slot in office().script.slots("outcomes")]
    return "\t".join(str({"granted": granted, "carried_out": carried_out}.get(slot, 0)) for slot in slots)


class TestTheLikelyCell:
    @pytest.fixture(params=[(12, 0), (10, 2)], ids=["nothing carried on", "some carried on"])
    def pasted(self, request: pytest.FixtureRequest) -> Conversation:
        """Twelve of natural persons, ten of them new, and three of enterprises."""
        return drafted(
            requests__carried_in="2件都是自然人",
            requests__outcomes__natural_person=row(*request.param),
            requests__outcomes__enterprise=row(3),
        )

    @pytest.mark.parametrize(
        ("lines", "likely", "value"),
        [
            (("/改 新收", "自然人7"), "requests.new.natural_person", 10),
            (("/改 上年结转", "自然人1"), "requests.carried_in.natural_person", 2),
            (("/改 新收", "自然人11", "/改 上年结转", "自然人9"), "requests.carried_in.natural_person", 1),
        ],
    )
    def test_it_is_what_was_answered_last_where_it_explains_the_difference(
        self, pasted: Conversation, lines: tuple[str, ...], likely: str, value: int
    ) -> None:
        said(pasted, *lines)
        (error,) = [each for each in standing(pasted).errors if each.where.endswith(".natural_person")]
        assert (error.where, error.likely, error.expected) == (likely, likely, value)
        assert error.message.partition("最后改的是")[2].endswith(f"改成 {value} 就对上了。")

    def test_where_it_does_not_none_is(self, pasted: Conversation) -> None:
        said(pasted, "/改 新收", "自然人30", "/改 上年结转", "自然人1")
        (error,) = [each for each in standing(pasted).errors if each.where.endswith(".natural_person")]
        assert error.likely is None
        assert "结转下年度" not in error.message.partition("差 ")[2]


class TestWhetherEnterWorks:
    @pytest.fixture
    def conversation(self) -> Conversation:
        return drafted(requests__outcomes__natural_person="予以公开10", requests__outcomes__enterprise="予以公开3")

    @pytest.mark.parametrize(
        ("new", "hint"),
        [
            ("自然人30", "还有 20 件没有去向。"),
            ("自然人4", "原来的答案多出 6 件，请重新说。"),
        ],
    )
    def test_where_it_does_not_the_gap_is_named(self, conversation: Conversation, new: str, hint: str) -> None:
        told = said(conversation, "/改 新收", new)
        (line,) = [each for each in told.splitlines() if each.startswith("“办理结果（自然人）”待复核")]
        assert line.endswith(hint)
        assert "直接回车" not in line

    def test_where_it_works_it_is_said(self, conversation: Conversation) -> None:
        said(conversation, "/改 制发", "制发1", "/改 （三）")
        told = said(conversation, "/改 （三）")
        assert "没有变化就直接回车" in told
        assert all(each.tone is not Tone.UNCLEAR for each in conversation.say(""))

    def test_every_question_that_invites_an_enter_takes_it(self, conversation: Conversation) -> None:
        said(conversation, "/改 新收", "自然人30")
        for question in list(conversation.state.stale):
            told = "\n".join(each.text for each in conversation.edit(question))
            if "直接回车" in told:
                assert conversation.say("")[0].tone is not Tone.UNCLEAR


def with_last_year(**cells: int) -> Talk:
    last = as_published(correct().model_copy(update={"year": 2024, "cells": full(_named(cells))}))
    talk = Talk(last_years={"去年.docx": last.model_copy(update={"facts": {"proactive_total": 136}})})
    talk.say("去年.docx", "2025")
    return talk


def _named(cells: dict[str, int]) -> dict[str, int]:
    return {key.replace("__", "."): value for key, value in cells.items()}


class TestADigitTooMany:
    @pytest.mark.parametrize(
        ("cell", "before", "question", "typed"),
        [
            ("disclosure__permits", 9487, "disclosure.decisions", "许可103487，处罚2"),
            ("disclosure__permits", 9487, "disclosure.decisions", "许可948，处罚2"),
            ("disclosure__penalties", 35, "disclosure.decisions", "许可120，处罚350"),
            ("disclosure__normative_documents__issued", 4, "disclosure.documents", "制发40，废止0"),
            ("requests__new__natural_person", 95, "requests.new", "950件都是自然人"),
        ],
    )
    def test_it_is_asked_about_when_it_is_typed(self, cell: str, before: int, question: str, typed: str) -> None:
        talk = with_last_year(**{cell: before}).to(question)
        said = talk.say(typed)
        assert "要确认：" in said
        assert f"上年是 {before}，" in said
        assert "相差 10 倍以上" in said

    def test_a_count_that_only_the_prose_tells_is_asked_about_too(self) -> None:
        talk = with_last_year().to("overview.proactive_total")
        assert "上年是 136，今年填的是 1360" in talk.say("1360")
        found = standing(talk.conversation).warnings
        assert [each.where for each in found if each.id == "X-13"] == ["facts.proactive_total"]

    @pytest.mark.parametrize(
        ("cell", "before", "question", "typed"),
        [
            ("disclosure__permits", 9487, "disclosure.decisions", "许可10348，处罚2"),
            ("disclosure__permits", 1, "disclosure.decisions", "许可11，处罚2"),
            ("disclosure__permits", 0, "disclosure.decisions", "许可500，处罚2"),
        ],
    )
    def test_what_a_year_can_bring_is_not(self, cell: str, before: int, question: str, typed: str) -> None:
        assert "倍以上" not in with_last_year(**{cell: before}).to(question).say(typed)

    def test_one_that_was_left_for_later_is_not_told_with_every_answer(self) -> None:
        talk = with_last_year(disclosure__permits=9487).to("disclosure.decisions")
        talk.say("许可103487，处罚2", "")
        talk.to("disclosure.fees")
        assert "倍以上" not in talk.say("没有")

    def test_a_reason_lets_it_stand(self) -> None:
        talk = with_last_year(disclosure__permits=9487).to("disclosure.decisions")
        talk.say("许可103487，处罚2", "3 今年起把即办件算进来")
        assert [each.id for each in standing(talk.conversation).warnings if each.id == "X-13"] == []

    @pytest.mark.parametrize(
        ("question", "first", "then", "what"),
        [
            ("disclosure.decisions", "许可9487，处罚2", "许可103487", "许可"),
            ("disclosure.decisions", "许可9487，处罚2", "许可948", "许可"),
            ("overview.proactive_total", "136", "1360", "主动公开"),
        ],
    )
    def test_an_answer_that_is_typed_again_is_held_against_itself(
        self, question: str, first: str, then: str, what: str
    ) -> None:
        talk = started().to(question)
        settle(talk, first)
        told = talk.to(question).say(then)
        assert "相差十倍以上" in told
        assert what in next(line for line in told.splitlines() if "相差十倍以上" in line)


def test_a_leap_names_the_passage_that_should_say_why() -> None:
    talk = with_last_year(requests__new__natural_person=20).to("requests.new")
    talk.say("60件都是自然人")
    (hint,) = [each for each in standing(talk.conversation).hints if each.id == "T3-13"]
    assert hint.message.endswith("“（二）依申请公开”里宜说一句原因。")
