import pytest
from talking import Talk, started, through

from nianbao.report import Organ, Report


def counted() -> Talk:
    """At （一）主动公开, with its facts answered."""
    talk = started().to("overview.proactive_total")
    talk.say("16", "解读1")
    return talk.to("overview.proactive")


def proactive(talk: Talk) -> str:
    return talk.report.passages["overview.proactive"]


def test_a_passage_is_offered_in_full_and_in_other_words() -> None:
    prompt = counted().conversation.prompt
    assert prompt is not None
    assert [proposal.style for proposal in prompt.proposals] == ["full", "full_2", "full_3"]


@pytest.mark.parametrize("typed", ["", "1", "完整"])
def test_enter_a_number_or_a_name_takes_a_proposal(typed: str) -> None:
    talk = counted()
    talk.say(typed)
    assert "16条" in proactive(talk)
    assert talk.conversation.answers["overview.proactive"].value["style"] == "full"


def test_anything_longer_is_the_drafter_own_text() -> None:
    talk = counted()
    talk.say("全年公开信息十六条。")
    assert proactive(talk) == "全年公开信息十六条。"
    assert talk.conversation.answers["overview.proactive"].value["style"] == "own"


def test_a_few_characters_are_no_passage() -> None:
    assert "太短" in counted().say("公开十六条")


@pytest.mark.parametrize("typed", ["没有公开。", "无。"])
def test_with_a_full_stop_a_few_characters_are_one(typed: str) -> None:
    talk = counted()
    talk.say(typed)
    assert proactive(talk) == typed


def test_a_number_with_a_full_stop_still_takes_a_proposal() -> None:
    talk = counted()
    assert "没有第 9 项" in talk.say("9。")
    talk.say("1。")
    assert talk.conversation.answers["overview.proactive"].value["style"] == "full"


def changed(text: str) -> tuple[Talk, str]:
    talk = counted()
    talk.say(text)
    return talk, talk.to("overview.proactive_total").say("18")


def test_when_a_fact_changes_the_passage_is_to_be_looked_at_again() -> None:
    talk, said = changed("1")
    assert "（一）主动公开”待复核：主动公开从 16 变成了 18" in said
    assert "overview.proactive" in talk.conversation.state.stale


def test_a_passage_that_was_edited_stays_the_drafter_own() -> None:
    talk, _ = changed("全年公开信息十六条。")
    assert proactive(talk) == "全年公开信息十六条。"
    assert "overview.proactive" in talk.conversation.state.stale
    talk.to("overview.proactive").say("")
    assert proactive(talk) == "全年公开信息十六条。"
    assert "overview.proactive" not in talk.conversation.state.stale


def test_the_new_wording_is_offered_for_an_edited_passage() -> None:
    talk, _ = changed("全年公开信息十六条。")
    talk.to("overview.proactive")
    assert talk.conversation.prompt is not None
    assert "18条" in talk.conversation.prompt.proposals[0].text


def test_enter_takes_the_new_wording_of_a_proposal() -> None:
    talk, _ = changed("1")
    talk.to("overview.proactive").say("")
    assert "18条" in proactive(talk)
    assert "overview.proactive" not in talk.conversation.state.stale


def test_without_its_facts_a_passage_is_not_proposed_and_says_so() -> None:
    assert "还没有答全" in Talk().say("/改 （二）依申请公开")


def test_a_passage_whose_facts_stay_the_same_is_left_alone() -> None:
    talk = counted()
    talk.say("1")
    talk.to("overview.proactive_total").say("16条")
    assert talk.conversation.state.stale == {}


def test_braces_in_the_drafter_text_are_text() -> None:
    talk = counted()
    talk.say("全年{{ 7 * 7 }}条，[b]粗[/b]，{% raw %}")
    assert proactive(talk) == "全年{{ 7 * 7 }}条，[b]粗[/b]，{% raw %}"


def test_a_chosen_problem_comes_with_its_measure() -> None:
    talk = started().to("problems.choose")
    talk.say("2、3")
    assert len(talk.report.problems) == 2
    assert all(pair.measure for pair in talk.report.problems)


def test_own_words_make_a_pair() -> None:
    talk = started().to("problems.choose")
    talk.say("更新不够及时——按栏目定时限，每周检查一次")
    [pair] = talk.report.problems
    assert pair.problem.startswith("更新不够及时")


def test_a_problem_takes_its_own_fact_and_who_mends_it_by_when() -> None:
    talk = started().to("problems.choose")
    talk.say("3", "是", "有3个栏目超过两个月没有更新", "宣传科", "")
    [pair] = talk.report.problems
    assert "3个栏目" in pair.problem
    assert "2026年6月底前，由宣传科负责" in pair.measure


LAST = Report(
    year=2024,
    organ=Organ(name="云浦区档案局", self_reference="我局"),
    facts={"proactive_total": 13},
    passages={"overview.proactive": "2024年，我局主动公开政府信息13条。召开座谈会4次，印发手册300份。"},
)


def taking_over() -> Talk:
    """At （一）主动公开, where last year's text has just been taken over."""
    talk = Talk(last_years={"去年.docx": LAST})
    talk.say("去年.docx", "政府部门")
    through(talk, "organ")
    talk.to("overview.proactive_total").say("16", "解读1")
    talk.to("overview.proactive").say("沿用去年")
    return talk


def test_last_year_text_comes_with_this_year_numbers() -> None:
    assert "2025年，我局主动公开政府信息16条" in proactive(taking_over())


def test_numbers_of_last_year_are_confirmed_one_by_one() -> None:
    talk = taking_over()
    assert talk.at == "overview.proactive"
    assert "300" in talk.say("")
    talk.say("500份")
    assert proactive(talk).endswith("召开座谈会4次，印发手册500份。")
    assert talk.at != "overview.proactive"


def test_a_text_with_unconfirmed_numbers_is_not_finished() -> None:
    talk = taking_over()
    assert "overview.proactive" in [asked.id for asked in talk.conversation.left]


def test_instead_of_confirming_the_whole_text_can_be_written() -> None:
    talk = taking_over()
    own = "2025年，我局主动公开政府信息16条，召开座谈会2次，印发手册500份，向基层发放宣传材料若干。"
    talk.say(own)
    assert proactive(talk) == own
    assert "overview.proactive" not in [asked.id for asked in talk.conversation.left]


def test_a_number_where_nothing_is_proposed_is_no_text() -> None:
    talk = Talk()
    assert "太短" in talk.say("/改 （二）依申请公开", "1")


def test_unconfirmed_numbers_stand_out_in_the_preview_and_in_a_draft() -> None:
    talk = taking_over()
    assert talk.conversation.state.shown.passages["overview.proactive"].endswith(
        "召开座谈会【4】次，印发手册【300】份。"
    )
    talk.say("", "500份")
    assert "【" not in talk.conversation.state.shown.passages["overview.proactive"]


def test_a_number_left_in_its_brackets_by_the_editor_is_still_to_be_confirmed() -> None:
    talk = taking_over()
    talk.say("2025年，我局主动公开政府信息16条。召开座谈会2次，印发手册【300】份。组织各科室学习条例，逐项核对目录。")
    assert talk.at == "overview.proactive"
    assert "300" in talk.say("/上一步", "/改 （一）主动公开")


def test_a_confirmed_text_of_last_year_stays_as_it_was_confirmed() -> None:
    talk = taking_over()
    talk.say("", "500份")
    confirmed = proactive(talk)
    talk.to("overview.proactive").say("")
    assert proactive(talk) == confirmed
