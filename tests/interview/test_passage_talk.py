"""All passages, read as a whole at the end: one Enter takes them, a number opens one."""

from __future__ import annotations

import pytest
from talking import Talk, settle, started

from nianbao.interview.passage_reading import Drafted


def at_the_end() -> Talk:
    """A first-year draft in which all is answered but the passages."""
    talk = started()
    while talk.at != "passages":
        prompt = talk.conversation.prompt
        assert prompt is not None
        settle(talk, "2、3" if talk.at == "problems.choose" else "" if prompt.default else "没有")
    return talk


def shown(talk: Talk) -> dict[str, Drafted]:
    return {each.asked.fills: each for each in talk.conversation.reading.passages()}


def test_they_are_read_in_the_order_of_printing_once_all_else_is_answered() -> None:
    talk = at_the_end()
    assert list(shown(talk)) == list(talk.conversation.script.form.passages)
    assert {asked.fills for asked in talk.conversation.left} == set(shown(talk))
    assert talk.conversation.state.to_be_asked == 1


def test_each_begins_in_its_full_wording_with_the_figures_of_the_draft() -> None:
    drafted = shown(at_the_end())
    assert {each.proposals[each.at].label for each in drafted.values()} == {"完整"}
    assert all("2025" in drafted[key].text for key in ("opening", "overview.lead", "other"))


@pytest.mark.parametrize("line", ["", "全部采用", "是", "就这样"])
def test_one_line_adopts_all_of_them_as_they_were_shown(line: str) -> None:
    talk = at_the_end()
    before = {key: each.text for key, each in shown(talk).items()}
    assert "9 段都采用了" in talk.say(line)
    assert dict(talk.report.passages) == before
    assert talk.at == ""
    assert talk.conversation.state.stale == {}


def test_all_of_them_are_saved_at_once() -> None:
    talk = at_the_end()
    saves = len(talk.kept)
    talk.say("")
    assert len(talk.kept) == saves + 1


def test_they_are_taken_back_in_one_step_and_read_again() -> None:
    talk = at_the_end()
    talk.say("", "/撤销")
    assert talk.at == "passages"
    assert talk.report.passages == {}


@pytest.mark.parametrize(("line", "question"), [("3", "overview.proactive"), ("改9", "other"), ("开头", "opening")])
def test_a_number_or_a_name_opens_one_and_the_others_wait(line: str, question: str) -> None:
    talk = at_the_end()
    talk.say(line)
    assert talk.at == question
    own = "2025年，我局的这一段另行写成，供签发的人看。"
    talk.say(own)
    if talk.conversation.challenge:
        talk.say("")
    assert talk.at == "passages"
    assert own in [each.text for each in shown(talk).values()]
    assert "8 段都采用了" in talk.say("")
    assert own in talk.report.passages.values()


@pytest.mark.parametrize(("line", "changed"), [("3 换个说法", 1), ("再换一种", 8)])
def test_another_wording_of_one_or_of_all(line: str, changed: int) -> None:
    talk = at_the_end()
    before = shown(talk)
    talk.say(line)
    others = [key for key, each in shown(talk).items() if each.text != before[key].text]
    assert len(others) >= min(changed, 5)
    assert changed > 1 or others == ["overview.proactive"]
    assert talk.at == "passages"
    texts = {key: each.text for key, each in shown(talk).items()}
    talk.say("")
    assert dict(talk.report.passages) == texts


def test_turning_goes_through_the_wordings_of_one_passage_and_around() -> None:
    talk = at_the_end()
    first = shown(talk)["overview.proactive"]
    seen = []
    for _ in first.proposals:
        talk.conversation.reading.turn("overview.proactive", 1)
        seen.append(shown(talk)["overview.proactive"].at)
    assert seen == [*range(1, len(first.proposals)), 0]


@pytest.mark.parametrize("line", ["99", "差点意思", "3 没有这一种"])
def test_what_is_neither_is_said_to_be_and_keeps_nothing(line: str) -> None:
    talk = at_the_end()
    before = dict(talk.conversation.answers)
    talk.say(line)
    assert talk.at == "passages"
    assert dict(talk.conversation.answers) == before


def test_they_are_not_put_off_but_wait_for_the_next_sitting() -> None:
    talk = at_the_end()
    assert "下次从这里接着看" in talk.say("待定")
    assert talk.at == "passages"


def test_a_fact_that_was_put_off_is_asked_for_before_they_are_read() -> None:
    talk = started()
    talk.to("overview.proactive_total").say("待定")
    while talk.at != "overview.proactive_total":
        prompt = talk.conversation.prompt
        assert prompt is not None
        assert talk.at != "passages"
        settle(talk, "2、3" if talk.at == "problems.choose" else "" if prompt.default else "没有")
    said = talk.say("待定")
    assert talk.at == "passages"
    assert "“（一）主动公开”要用的数还没有答全" in said


def test_a_passage_left_alone_is_asked_by_itself() -> None:
    talk = at_the_end()
    talk.say("", "/改 （一）主动公开", "2025年，我局主动公开政府信息十六条，另有说明。")
    assert talk.at != "passages"
