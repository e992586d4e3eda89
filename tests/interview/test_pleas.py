"""Pleas, questions and wishes: what they are told by, and that none of them ever becomes an answer of words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import example as always
from hypothesis import given, settings
from hypothesis import strategies as st
from offices import example
from talking import Talk, shipped

from nianbao.interview.conversation import Memory
from nianbao.interview.kinds import FreeText, Together
from nianbao.interview.pleas import Sense
from nianbao.interview.utterance import Tone
from nianbao.session.headless import run_answers

SAID: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "pleas_said.yaml").read_text(encoding="utf-8"))
PLEAS = [(sense, line) for sense, lines in SAID.items() for line in lines]
LINES = [line for _, line in PLEAS]
POLITE = st.sampled_from(["", "请问", "不好意思，", "那个……", "　", "老师，"])
TAILS = st.sampled_from(["", "？", "。", "啊", "，谢谢", "！"])


@cache
def finished(name: str) -> Memory:
    talk = Talk()
    run_answers(talk.conversation, example(name))
    return talk.conversation.memory


@cache
def word_questions(name: str) -> tuple[str, ...]:
    reached = Talk(finished(name)).conversation.state.reached
    return tuple(asked.id for asked in reached if isinstance(asked.question.answer, FreeText))


def at(name: str, question: str) -> Talk:
    """The drafter of an example at a question of words that is not answered yet."""
    answers = {id: answer for id, answer in finished(name).answers.items() if id != question}
    return Talk(Memory(answers=answers)).to(question)


QUESTIONS = [("district-government", each) for each in word_questions("district-government")]
QUESTIONS += [
    ("county-department", each) for each in word_questions("county-department") if each.startswith("problems")
]


@pytest.mark.parametrize(("sense", "line"), PLEAS)
def test_a_plea_is_told_by_its_words(sense: str, line: str) -> None:
    plea = Talk().conversation.hearing.plea(line)
    assert plea is not None
    assert plea.sense == Sense(sense)


@settings(max_examples=60, deadline=None)
@always(asked=QUESTIONS[0], line="知道了", before="请问", after="")
@given(asked=st.sampled_from(QUESTIONS), line=st.sampled_from(LINES), before=POLITE, after=TAILS)
def test_no_plea_is_kept_as_an_answer_of_words(asked: tuple[str, str], line: str, before: str, after: str) -> None:
    office, question = asked
    talk = at(office, question)
    said = talk.conversation.say(f"{before}{line}{after}")
    answer = talk.conversation.answers.get(question)
    assert answer is None or answer.postponed
    assert said[-1].tone in (Tone.NOTICE, Tone.QUESTION, Tone.OFFER, Tone.HELP)
    assert said[-1].text


GIVEN_UP = [line for sense in ("put_off", "rest", "why") for line in SAID[sense]]


@pytest.mark.parametrize("question", ["organ.contacts", "overview.deeds", "overview.where", "requests.told"])
def test_nothing_is_kept_of_several_questions_where_the_line_gives_up(question: str) -> None:
    memory = finished("district-government")
    kind = next(each for _, each in shipped()[0] if each.id == question).answer
    assert isinstance(kind, Together)
    answers = {id: answer for id, answer in memory.answers.items() if not id.startswith(tuple(kind.questions))}
    for line in GIVEN_UP:
        talk = Talk(Memory(answers=answers)).to(question)
        talk.conversation.say(line)
        new = {id: answer for id, answer in talk.conversation.answers.items() if id not in answers}
        assert all(answer.postponed for answer in new.values()), line


@pytest.mark.parametrize("line", [lines[0] for lines in SAID.values()])
def test_a_plea_in_a_file_of_answers_is_a_fault_of_the_file(line: str) -> None:
    talk = Talk()
    outcome = run_answers(talk.conversation, example("department-quiet") | {"organ.address": line})
    assert [each.question for each in outcome.refused] == ["organ.address"]


@pytest.mark.parametrize(
    ("asks", "told"), [("什么是规范性文件", "国办发〔2018〕37号"), ("结转是什么意思", "12 月 31 日还没有答复")]
)
def test_a_term_is_explained_from_the_glossary_with_its_source(asks: str, told: str) -> None:
    said = at("district-government", "other.matters").say(asks)
    assert told in said
    assert "回到这一问：" in said


def test_whether_something_counts_is_answered_from_the_help_of_the_question() -> None:
    talk = at("county-department", "overview.proactive_total")
    said = talk.say("转载的算不算")
    assert "转载的不算。" in said.splitlines()[0]
    assert "依据" not in said


def test_a_question_without_a_sentence_of_its_own_gets_the_whole_help() -> None:
    talk = at("county-department", "overview.proactive_total")
    prompt = talk.conversation.prompt
    assert prompt
    assert prompt.help in talk.say("这个怎么填")


def test_after_the_plea_to_skip_it_goes_on_and_says_that_nothing_was_written() -> None:
    talk = at("county-department", "organ.telephone")
    assert "这句话没有写进报告" in talk.say("电话也不知道，能不能先跳过")
    assert talk.conversation.answers["organ.telephone"].postponed
    assert talk.report.organ.telephone == ""


def test_the_year_cannot_be_skipped() -> None:
    talk = Talk()
    talk.say("没有")
    assert "不能先空着" in talk.say("能不能先跳过")
    assert talk.at == "organ.year"


def test_whoever_answered_the_last_question_wrong_is_asked_for_it_with_its_answer() -> None:
    talk = at("county-department", "disclosure.documents")
    talk.to("overview.proactive_total").say("16")
    said = talk.say("上一题答错了")
    assert said == "上一题是“主动公开：16”。改成什么？直接说就行；不改，回车。"
    talk.say("18")
    assert talk.report.facts["proactive_total"] == 18


def test_what_is_doubtful_is_kept_only_on_a_yes() -> None:
    talk = at("county-department", "organ.name")
    assert "就写“自然资源局”吗？" in talk.say("自然资源局")
    assert "organ.name" not in talk.conversation.answers
    talk.say("是")
    assert talk.report.organ.name == "自然资源局"
    assert talk.conversation.answers["organ.name"].text == "自然资源局"


def test_another_answer_takes_the_place_of_a_doubtful_one() -> None:
    talk = at("county-department", "organ.name")
    talk.say("自然资源局", "青岫县自然资源局")
    assert talk.report.organ.name == "青岫县自然资源局"


def test_who_insists_is_not_asked() -> None:
    talk = at("county-department", "organ.name")
    talk.say("就写 自然资源局")
    assert talk.report.organ.name == "自然资源局"


def test_what_never_is_a_postcode_is_not_kept_even_where_it_is_insisted_on() -> None:
    talk = at("county-department", "organ.postcode")
    assert "六位数字" in talk.say("就写 4500")
    assert "organ.postcode" not in talk.conversation.answers


def test_words_about_another_question_are_not_kept() -> None:
    talk = at("county-department", "organ.address")
    assert "在说“联系电话”" in talk.say("电话是0346-7281150")
    assert "organ.address" not in talk.conversation.answers


@pytest.mark.parametrize(
    ("question", "asks", "told", "wrong"),
    [
        ("overview.proactive_total", "转载的算不算", "转载的不算。", "把转载上级的消息也数进来"),
        ("overview.trainings", "参加上级的培训算不算", "去参加上级培训的不算。", "参加上级的培训也写成自己组织的"),
        ("overview.media_accounts", "注销的账号算不算", "", "已经注销的账号也算上"),
        ("disclosure.documents", "会议纪要算不算", "", "把通知、会议纪要、人事任免算进来"),
        ("disclosure.fees", "罚款算不算", "", "把罚款、政府性基金也加上"),
        ("overview.accountability", "别的问责算不算", "", "把其他工作上的问责写进来"),
    ],
)
def test_what_is_usually_done_wrong_is_not_told_as_what_counts(question: str, asks: str, told: str, wrong: str) -> None:
    said = at("county-department", question).say(asks)
    before, _, behind = said.partition("常见错误：")
    assert told in before
    assert wrong not in before
    assert behind.startswith(wrong) or f"；{wrong}" in behind
    assert "。。" not in said


@pytest.mark.parametrize("sentence", ["部分群众不知道在哪里可以提出申请", "有2件申请的答复没有写明怎么救济"])
def test_a_fact_that_sounds_like_a_plea_can_be_confirmed(sentence: str) -> None:
    talk = at("county-department", "problems.fact.request_procedure")
    said = talk.say(sentence)
    if "吗？" in said:
        talk.say("是")
    assert talk.conversation.answers["problems.fact.request_procedure"].value == sentence


def test_what_is_not_understood_twice_in_a_row_unfolds_the_help() -> None:
    talk = at("county-department", "overview.proactive_total")
    assert "转载的不算" not in talk.say("某某")
    assert "转载的不算" in talk.say("某某某")


def test_the_help_is_not_unfolded_again_until_something_was_understood() -> None:
    talk = at("county-department", "overview.proactive_total")
    talk.say("某某", "某某某")
    assert "转载的不算" not in talk.say("某某")
    talk.say("20")
    assert "转载的不算" in talk.to("overview.proactive_total").say("某某", "某某某")


@pytest.mark.parametrize("words", ["没有", "无", "没"])
@pytest.mark.parametrize("question", ["organ.name", "organ.site", "organ.self_reference", "organ.scope"])
def test_none_where_there_must_be_something_is_refused_and_not_asked_about(question: str, words: str) -> None:
    talk = at("county-department", question)
    said = talk.say(words)
    assert "这一项一定要填" in said
    assert "吗？" not in said
    assert question not in talk.conversation.answers


def test_what_was_confirmed_and_is_refused_all_the_same_is_told_by_its_name() -> None:
    talk = at("county-department", "organ.deadline")
    talk.conversation.doubted = ("organ.deadline", "某天")
    assert "“某天”没有看出是哪一天" in talk.say("是")


@pytest.mark.parametrize(
    "question", [question.id for _, question in shipped()[0] if not isinstance(question.answer, FreeText)]
)
def test_a_reply_to_what_is_not_understood_has_the_questions_own_example(question: str) -> None:
    for office in ("district-government", "county-department"):
        state = Talk(finished(office)).conversation.state
        ids = [asked.id for asked in state.reached if asked.question.id == question]
        if ids:
            talk = at(office, ids[0])
            said = talk.conversation.say("某甲某乙")
            prompt = talk.conversation.prompt
            unclear = [each.text for each in said if each.tone is Tone.UNCLEAR]
            assert all(prompt and prompt.example in text for text in unclear)
            return


@pytest.mark.parametrize(
    "line",
    ["滨江路8号，400100，0230-60000001", "滨江路8号 400100", "滨江路8号401室，电话60000001", "滨江路8号，a@b.example"],
)
def test_an_address_holds_no_postcode_telephone_or_mail(line: str) -> None:
    talk = at("county-department", "organ.contacts")
    talk.say("电话也不知道")
    assert "这里要联系地址" in talk.say(line)
    talk.say("滨江路8号401室")
    assert talk.report.organ.address == "滨江路8号401室"
