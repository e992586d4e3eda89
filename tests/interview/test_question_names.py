"""Which question a few words behind /改 mean."""

from __future__ import annotations

import pytest
from offices import answered, example

from nianbao.interview.conversation import Conversation


@pytest.fixture(scope="module")
def district() -> Conversation:
    return answered(example("district-government"))


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("主动公开条数", "overview.proactive_total"),
        ("信息公开条数", "overview.proactive_total"),
        ("发布数量", "overview.proactive_total"),
        ("公众号", "overview.media_accounts"),
        ("新媒体账号", "overview.media_accounts"),
        ("结转", "requests.carried_in"),
        ("复议", "disputes.any"),
        ("行政复议", "disputes.reconsideration"),
        ("收费", "disclosure.fees"),
        ("收费金额", "fees.billed"),
        ("应收", "fees.billed"),
        ("实收", "fees.collected"),
        ("信息处理费", "fees.any"),
        ("公开期限", "organ.deadline"),
        ("三审三校", "overview.practices"),
        ("保密审查", "overview.practices"),
        ("征集意见", "overview.worth"),
        ("按期答复", "requests.worth"),
        ("不予公开", "requests.outcomes.natural_person"),
        ("不公开", "requests.outcomes.natural_person"),
        ("联系方式", "organ.address"),
        ("去年报告", "last_year"),
        ("邮编", "organ.postcode"),
        ("新收", "requests.new"),
        ("哪一年度", "organ.year"),
    ],
)
def test_any_words_of_a_question_lead_to_it(district: Conversation, words: str, question: str) -> None:
    district.edit("organ.name")
    district.say(f"/改 {words}")
    assert district.prompt is not None
    assert district.prompt.asked.id == question


@pytest.mark.parametrize("words", ["天气", "规划局", "结尾", "某某"])
def test_words_of_no_question_are_said_to_be(district: Conversation, words: str) -> None:
    district.edit("organ.name")
    assert f"没有找到“{words}”" in district.say(f"/改 {words}")[0].text
