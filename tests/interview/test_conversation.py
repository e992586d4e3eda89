import pytest
from talking import Talk, started

from nianbao.report import Organ, Report


def test_enter_takes_the_default() -> None:
    talk = Talk()
    talk.say("")
    assert talk.conversation.answers["last_year"].value == ""


def test_enter_where_there_is_no_default_asks_again() -> None:
    talk = started().to("overview.proactive_total")
    talk.say("")
    assert talk.at == "overview.proactive_total"
    assert "overview.proactive_total" not in talk.conversation.answers


def test_what_was_understood_is_shown() -> None:
    assert "16 条" in started().to("overview.proactive_total").say("十六条")


def test_what_is_not_understood_is_said_and_nothing_is_kept() -> None:
    talk = started().to("overview.proactive_total")
    said = talk.say("大概二三十条吧")
    assert "准数" in said
    assert "overview.proactive_total" not in talk.conversation.answers
    assert talk.at == "overview.proactive_total"


@pytest.mark.parametrize("typed", ["-3", "99999999999999999999", "[/]", "{{ 7 * 7 }}"])
def test_an_absurd_number_is_refused(typed: str) -> None:
    talk = started().to("overview.proactive_total")
    talk.say(typed)
    assert talk.report.facts.get("proactive_total") is None


def test_one_word_settles_the_whole_of_applications() -> None:
    talk = started().to("requests.any")
    talk.say("没有")
    cells = [key for key in talk.report.cells if key.startswith("requests.")]
    assert {talk.cell(key) for key in cells} == {0}
    assert not any(asked.id.startswith("requests.") for asked in talk.conversation.left)


def test_one_word_settles_the_suits() -> None:
    talk = started().to("disputes.any")
    talk.say("没有")
    assert {talk.cell(key) for key in talk.report.cells if key.startswith("disputes.")} == {0}


def test_one_word_settles_the_fees() -> None:
    talk = started().to("fees.any")
    talk.say("没有")
    assert talk.report.facts["fee_notices"] == talk.report.facts["fee_collected"] == 0


def asked_outcomes() -> Talk:
    talk = started().to("requests.any")
    talk.say("有", "没有", "132，其中企业 9，律所3，其余自然人", "没有")
    return talk


def test_outcomes_are_asked_for_each_column_that_has_applications() -> None:
    talk = asked_outcomes()
    ids = [asked.id for asked in talk.conversation.left if asked.id.startswith("requests.outcomes")]
    assert ids == [f"requests.outcomes.{column}" for column in ("natural_person", "enterprise", "legal_service")]
    assert talk.cell("requests.granted.research") == 0


def test_what_was_taken_back_is_not_kept_as_typed() -> None:
    talk = asked_outcomes()
    talk.say("予以公开 61，部分公开 12", "部分公开 13")
    assert talk.conversation.answers["requests.outcomes.natural_person"].text == "予以公开61、部分公开13"


def test_outcomes_can_be_given_in_several_lines_with_the_balance_told() -> None:
    talk = asked_outcomes()
    assert talk.at == "requests.outcomes.natural_person"
    assert "还有 9 件" in talk.say("予以公开 61，部分公开 12，不掌握 33，信访 5")
    assert talk.cell("requests.granted.natural_person") == 61
    assert talk.cell("requests.handled.natural_person") is None
    talk.say("一件过程性信息，重复申请2，撤回3，剩下的结转")
    assert talk.cell("requests.handled.natural_person") == 117
    assert talk.cell("requests.carried_out.natural_person") == 3
    assert talk.at == "requests.outcomes.enterprise"


def test_more_outcomes_than_applications_are_refused() -> None:
    talk = asked_outcomes()
    talk.say("予以公开 121")
    assert "requests.outcomes.natural_person" not in talk.conversation.answers


def test_a_changed_number_asks_for_what_rests_on_it_and_says_why() -> None:
    talk = asked_outcomes()
    talk.say("予以公开120", "予以公开9", "结转3")
    said = talk.to("requests.new").say("133，企业9，律所3，其余自然人")
    assert "“办理结果（自然人）”待复核：一、本年新收政府信息公开申请数量·自然人从 120 变成了 121" in said
    assert "requests.outcomes.natural_person" in talk.conversation.state.stale
    assert talk.conversation.answers["requests.outcomes.natural_person"].text == "予以公开120"
    assert talk.at == "requests.outcomes.natural_person"


def test_whoever_goes_back_to_such_an_answer_is_told_why_again() -> None:
    talk = asked_outcomes()
    talk.say("予以公开120", "予以公开9", "结转3")
    talk.to("requests.new").say("133，企业9，律所3，其余自然人")
    talk.to("requests.new")
    said = "\n".join(each.text for each in talk.conversation.edit("requests.outcomes.natural_person"))
    assert said.startswith("“办理结果（自然人）”待复核：一、本年新收政府信息公开申请数量·自然人从 120 变成了 121")
    assert "待复核" not in "".join(each.text for each in talk.conversation.edit("requests.new"))


def test_an_answer_whose_question_is_not_asked_any_more_is_kept() -> None:
    talk = asked_outcomes()
    talk.say("予以公开120")
    talk.to("requests.any").say("没有")
    assert "requests.outcomes.natural_person" in talk.conversation.state.misfits
    assert talk.cell("requests.granted.natural_person") == 0
    talk.to("requests.any").say("有")
    assert talk.cell("requests.granted.natural_person") == 120


def test_undecided_is_asked_again_before_the_end() -> None:
    talk = started().to("overview.proactive_total")
    talk.say("待定")
    assert talk.at != "overview.proactive_total"
    assert "overview.proactive_total" in [asked.id for asked in talk.conversation.left]


def test_a_question_that_was_put_off_says_so_when_it_comes_again() -> None:
    talk = started().to("overview.proactive_total")
    assert "待定" not in talk.conversation.asks()[0].text
    talk.say("待定")
    talk.to("overview.proactive_total")
    assert talk.conversation.asks()[0].text.endswith("前面答了“待定”，还没有填。")


def test_the_name_of_the_question_may_be_said_with_the_number() -> None:
    talk = started().to("overview.proactive_total")
    talk.say("主动公开 16")
    assert talk.report.facts["proactive_total"] == 16


def test_a_changed_answer_at_hand_names_what_it_lacks() -> None:
    talk = asked_outcomes()
    talk.say("予以公开120", "予以公开9", "结转3")
    said = talk.to("requests.new").say("134，企业10，律所3，其余自然人")
    at_hand, later = said.split("“办理结果（商业企业）”待复核：")
    assert "从 120 变成了 121，还有 1 件没有去向。" in at_hand
    assert "直接回车" not in at_hand
    assert "从 9 变成了 10，还有 1 件没有去向。" in later


@pytest.mark.parametrize(
    ("year", "told"),
    [
        (2024, "年度换成 2025。"),
        (2023, "它是 2023 年的，里面的数只有写 2024 年度的报告才用得上；写 2025 年度的，要用 2024 年的报告。"),
        (None, "先照它填上。"),
    ],
)
def test_what_a_report_of_another_year_is_good_for_is_told(year: int | None, told: str) -> None:
    talk = Talk(last_years={"去年.docx": Report(year=year, organ=Organ(name="云浦区档案局"))})
    (read, *_) = (each.text for each in talk.conversation.say("去年.docx") if each.text.startswith("读到了"))
    assert read.endswith(told)
    assert ("年度换成" in read) is (year == 2024)


def test_a_file_that_cannot_be_read_leaves_a_way_on() -> None:
    said = Talk().say("没有这个.docx")
    assert "没有去年的报告，直接回车" in said


def test_the_last_answer_can_be_taken_back() -> None:
    talk = started().to("overview.proactive_total")
    talk.say("16", "/撤销")
    assert talk.at == "overview.proactive_total"
    assert "overview.proactive_total" not in talk.conversation.answers


@pytest.mark.parametrize("slash", ["/", "、", "／"])
def test_back_goes_to_the_question_before_and_keeps_its_answer(slash: str) -> None:
    talk = Talk()
    talk.say("没有", "2025", f"{slash}上一步")
    assert talk.at == "organ.year"
    assert talk.conversation.answers["organ.year"].value == 2025


def test_enter_on_an_edited_question_keeps_its_answer() -> None:
    talk = started().to("overview.proactive_total")
    talk.say("16")
    talk.to("overview.proactive_total").say("")
    assert talk.report.facts["proactive_total"] == 16


def test_any_answer_can_be_changed_by_its_name() -> None:
    talk = started()
    talk.say("/改 单位全称")
    assert talk.at == "organ.name"
    talk.say("云浦区司法局")
    assert talk.report.organ.name == "云浦区司法局"


@pytest.mark.parametrize(("typed", "part"), [("三", "requests"), ("申请", "requests"), ("五 问题", "problems")])
def test_jump_goes_to_a_part(typed: str, part: str) -> None:
    talk = started()
    talk.say(f"/跳到 {typed}")
    assert talk.conversation.prompt is not None
    assert talk.conversation.prompt.asked.part.key == part


def test_after_a_jump_the_conversation_goes_on_there() -> None:
    talk = started()
    talk.say("/跳到 四", "没有")
    assert talk.conversation.prompt is not None
    assert talk.conversation.prompt.asked.part.key != "organ"


def test_an_unknown_command_lists_the_commands() -> None:
    assert "/帮助" in started().say("/飞")


LAST = Report(
    year=2024,
    cells={"disclosure.normative_documents.in_force": 8}
    | {f"requests.carried_out.{column}": 0 for column in ("natural_person", "enterprise", "research")}
    | {f"requests.carried_out.{column}": 0 for column in ("public_interest", "legal_service", "other", "total")},
)


def with_last_year() -> Talk:
    talk = Talk(last_years={"去年.docx": LAST})
    talk.say("去年.docx", "2025", "云浦区档案局", "政府部门")
    return talk


def test_with_last_year_known_one_word_settles_the_applications() -> None:
    talk = with_last_year().to("requests.new")
    talk.say("没有")
    assert {talk.cell(key) for key in talk.report.cells if key.startswith("requests.")} == {0}


def test_a_contradiction_with_last_year_can_be_mended_by_its_number() -> None:
    talk = with_last_year().to("disclosure.documents")
    talk.say("制发3")
    assert talk.at == "disclosure.documents_in_force"
    assert "11" in talk.say("12")
    talk.say("1")
    assert talk.cell("disclosure.normative_documents.in_force") == 11


def test_a_contradiction_can_be_explained_and_the_reason_is_kept_with_the_values() -> None:
    talk = with_last_year().to("disclosure.documents")
    talk.say("制发3", "12", "3 机构改革划入1件")
    assert talk.cell("disclosure.normative_documents.in_force") == 12
    [reason] = talk.conversation.answers["disclosure.documents_in_force"].reasons
    assert (reason.text, reason.found, reason.expected) == ("机构改革划入1件", "12", "11")
    assert talk.conversation.challenge is None


def test_a_reason_is_asked_for_where_only_its_number_was_typed() -> None:
    talk = with_last_year().to("disclosure.documents")
    assert "机构改革" in talk.say("制发3", "12", "3")
    talk.say("3 机构改革划入1件")
    assert talk.conversation.answers["disclosure.documents_in_force"].reasons


@pytest.mark.parametrize("corrected", ["13", "21", "31"])
def test_another_number_meets_a_contradiction_as_a_new_answer(corrected: str) -> None:
    talk = with_last_year().to("disclosure.documents")
    talk.say("制发3", "12", corrected)
    assert talk.cell("disclosure.normative_documents.in_force") == int(corrected)


def explained() -> Talk:
    """A number that contradicts last year's, with the reason for it."""
    talk = with_last_year().to("disclosure.documents")
    talk.say("制发3", "12", "3 机构改革划入1件")
    return talk


def test_a_reason_survives_when_the_same_answer_is_given_again() -> None:
    talk = explained().to("disclosure.documents_in_force")
    talk.say("")
    assert talk.conversation.challenge is None
    assert talk.conversation.answers["disclosure.documents_in_force"].reasons


@pytest.mark.parametrize("change", [("disclosure.documents_in_force", "13"), ("disclosure.documents", "制发2")])
def test_a_reason_falls_away_when_a_value_changes(change: tuple[str, str]) -> None:
    talk = explained().to(change[0])
    talk.say(change[1])
    talk.to("disclosure.documents_in_force").say("")
    assert talk.conversation.challenge is not None


def test_a_contradiction_can_be_followed_back_to_the_number_before() -> None:
    talk = with_last_year().to("disclosure.documents")
    talk.say("制发3", "12", "2")
    assert talk.at == "disclosure.documents"


def test_same_as_last_year_takes_the_value_of_last_year() -> None:
    talk = with_last_year().to("disclosure.documents")
    talk.say("没有", "/改 现行有效的规范性文件", "同去年")
    assert talk.cell("disclosure.normative_documents.in_force") == 8


def test_every_answer_is_kept_at_once() -> None:
    talk = started()
    before = len(talk.kept)
    talk.to("overview.proactive_total").say("16")
    assert len(talk.kept) == before + 1
    assert talk.kept[-1].answers["overview.proactive_total"].value == 16


def test_what_rests_on_a_list_is_told_that_the_list_was_changed() -> None:
    talk = started().to("problems.choose")
    talk.say("2、3")
    talk.to("problems").say("1")
    said = talk.to("problems.choose").say("2、4")
    assert "待复核：前面选的几项改过了，" in said


@pytest.mark.parametrize("line", ["不对，是5", "说错了，应该是5", "错了，改成5"])
def test_a_correction_at_the_next_question_goes_back_to_the_one_before(line: str) -> None:
    talk = started().to("overview.proactive_total")
    talk.say("16")
    assert "上一题" in talk.say(line)
    assert talk.at == "overview.proactive_total"
    talk.say("5")
    assert talk.report.facts["proactive_total"] == 5


@pytest.mark.parametrize("question", ["overview.proactive_total", "organ.address", "overview.deeds", "opening"])
def test_what_is_longer_than_any_answer_is_refused_in_a_sentence_and_not_kept(question: str) -> None:
    talk = started().to(question)
    said = talk.say("测" * 3_500_000)
    assert "3500000 个字" in said
    assert len(said) < 500
    assert talk.at == question
    assert question not in talk.conversation.answers or talk.conversation.answers[question].text != "测" * 3_500_000


def test_a_long_answer_of_words_is_asked_about_by_its_beginning() -> None:
    talk = started().to("organ.address")
    assert len(talk.say("某" * 1_000)) < 300
