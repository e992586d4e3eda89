"""What last year's published report says wrongly: a reason of its own lets this year's number stand."""

from __future__ import annotations

import shlex

import pytest
from checked import correct, full
from checked import read as as_published
from offices import example, office
from talking import NOW

from nianbao.checks import Finding, Severity
from nianbao.interview.conversation import Conversation
from nianbao.report import Report
from nianbao.report.model import Organ
from nianbao.session.headless import PlayedAnswers, run_answers
from nianbao.session.review import finding_ways
from nianbao.session.standing import Standing, standing

WHY = "去年漏统计了1件来信申请"
ANSWERS = example("department-quiet") | {
    "last_year": shlex.quote("去年.docx"),
    "requests.new": "没有",
    "requests.carried_in": "2件都是自然人",
    "requests.outcomes.natural_person": "予以公开2",
    "fees.any": "没有",
}
del ANSWERS["requests.any"]


def published(natural_person: int = 1, enterprise: int = 0) -> Report:
    """Last year's, as it was read from a file."""
    cells = full(
        {
            "requests.new.natural_person": natural_person,
            "requests.new.enterprise": enterprise,
            "requests.carried_out.natural_person": natural_person,
            "requests.carried_out.enterprise": enterprise,
        }
    )
    return as_published(correct().model_copy(update={"year": 2024, "organ": Organ(), "cells": cells}))


def drafted(answers: dict[str, str], last: Report | None = None) -> tuple[Conversation, PlayedAnswers]:
    conversation = office().converse(now=lambda: NOW)
    conversation._read_last = lambda _: (last or published(), ())
    texts = {id: text for id, text in (ANSWERS | answers).items() if text}
    outcome = run_answers(conversation, texts)
    return conversation, outcome


def carried(found: Standing) -> list[str]:
    return [finding.where for finding in found.errors if finding.id == "T3-05"]


def section_six(conversation: Conversation) -> str:
    return conversation.state.report.passages["other"]


def test_without_a_reason_it_stops_the_final_report() -> None:
    conversation, _ = drafted({})
    assert carried(standing(conversation)) == ["requests.carried_in.natural_person", "requests.carried_in.total"]
    assert "去年的报告有误的，第六部分要写明更正。" in standing(conversation).errors[0].message


def test_a_reason_lets_every_column_stand_and_stays_with_the_error() -> None:
    conversation, outcome = drafted({"other.correction": WHY})
    found = standing(conversation)
    assert not outcome.refused
    assert not carried(found)
    explained = [(finding.severity, reason) for finding, reason in found.explained if finding.id == "T3-05"]
    assert explained == [(Severity.ERROR, WHY)] * 2


@pytest.mark.parametrize(
    ("last", "printed"),
    [
        (published(1), ("自然人", "1件", "2件", "总计")),
        (published(0), ("自然人", "0件", "2件")),
        (published(0, 2), ("商业企业", "自然人")),
    ],
)
def test_section_six_corrects_what_was_wrong_and_says_why(last: Report, printed: tuple[str, ...]) -> None:
    conversation, _ = drafted({"other.correction": WHY}, last)
    for text in (*printed, "2024年度报告", "结转下年度继续办理", "更正", "2024年漏统计了1件来信申请"):
        assert text in section_six(conversation)
    assert not [each for each in conversation.found(complete=True) if each.where == "other"]


def test_in_two_columns_that_swap_the_total_is_right_and_is_not_corrected() -> None:
    conversation, _ = drafted({"other.correction": WHY}, published(0, 2))
    assert "总计" not in section_six(conversation)


def test_where_nothing_differs_nobody_asks() -> None:
    conversation, outcome = drafted({}, published(2))
    assert conversation.state.find("other.correction") is None
    assert not outcome.refused
    assert "更正" not in section_six(conversation)


class TestInTheConversation:
    def at_the_challenge(self) -> Conversation:
        conversation, _ = drafted({})
        conversation.edit("requests.carried_in")
        said = conversation.say("2件都是自然人")[-1].text
        assert said.startswith("对不上：")
        assert "3 去年报告有误，写一句原因" in said
        return conversation

    def test_the_reason_is_given_where_it_is_found(self) -> None:
        conversation = self.at_the_challenge()
        said = conversation.say(f"3 {WHY}")
        assert said[0].text == f"记下了：去年报告的更正，{WHY}。"
        assert conversation.answers["other.correction"].text == WHY
        assert not carried(standing(conversation))

    def test_the_three_alone_asks_for_the_reason(self) -> None:
        assert self.at_the_challenge().say("3")[0].text.endswith("例如：3 漏统计1件。")

    @pytest.mark.parametrize("text", ["能不能先跳过", "这个算不算", "为什么问这个"])
    def test_a_plea_is_no_reason(self, text: str) -> None:
        conversation = self.at_the_challenge()
        conversation.say(f"3 {text}")
        assert len(carried(standing(conversation))) == 2

    def test_it_goes_on_with_the_question_behind(self) -> None:
        conversation = office().converse(now=lambda: NOW)
        conversation._read_last = lambda _: (published(), ())
        run_answers(conversation, {"last_year": ANSWERS["last_year"]})
        conversation.edit("requests.new")
        conversation.say("没有")
        conversation.say("2件都是自然人")
        conversation.say(f"3 {WHY}")
        assert conversation.prompt is not None
        assert conversation.prompt.asked.id == "requests.outcomes.natural_person"

    def test_another_number_needs_the_reason_anew(self) -> None:
        conversation, _ = drafted({"other.correction": WHY})
        conversation.edit("requests.carried_in")
        conversation.say("3件都是自然人")
        assert len(carried(standing(conversation))) == 2

    def test_it_is_taken_back_like_any_answer(self) -> None:
        conversation = self.at_the_challenge()
        conversation.say(f"3 {WHY}")
        assert "去年报告的更正" in conversation.undo()[0].text
        assert len(carried(standing(conversation))) == 2


def test_the_review_leads_to_the_question_of_section_six() -> None:
    conversation, _ = drafted({})
    error = next(each for each in standing(conversation).errors if each.id == "T3-05")
    ways = {way.key: way.label for way in finding_ways(error, conversation)}
    assert ways["other.correction"] == "去年报告有误，写一句原因"


def test_an_error_of_this_year_has_no_reason() -> None:
    conversation, _ = drafted({})
    error = Finding("T3-01", Severity.ERROR, "requests.handled.natural_person", "")
    assert finding_ways(error, conversation) == []


@pytest.mark.parametrize(
    ("question", "answer", "lead"),
    [
        ("disclosure.documents_in_force", "40", "要确认："),
        ("requests.carried_in", "2件都是自然人", "对不上："),
    ],
)
def test_what_is_said_at_once_has_the_severity_of_the_review(question: str, answer: str, lead: str) -> None:
    conversation, _ = drafted({})
    if conversation.state.find(question) is None:
        conversation.edit("disclosure.documents")
        conversation.say("制发1件，废止0件")
    conversation.edit(question)
    said = conversation.say(answer)[-1].text
    found = standing(conversation)
    assert said.startswith(lead)
    assert bool(conversation.challenge and conversation.challenge.finding in found.errors) == (lead == "对不上：")
