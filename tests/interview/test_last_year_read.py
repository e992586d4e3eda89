"""What a published report of last year says of itself, and what is told of it."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from offices import office
from talking import NOW, Talk, settle, started

from nianbao.interview.last_year import reported_year, usable
from nianbao.report import Organ, Problem, Report
from nianbao.session.progress import part_marks
from nianbao.session.standing import standing


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        ("2024年，我局主动公开政府信息13条。", 13),
        ("全年主动公开信息57条，其中部门动态20条、公示公告34条、统计信息3条。", 57),
        ("我局主动公开政府信息共 136 条，其中网站100条，政务新媒体36条。", 136),
        ("我区在政府网站平台主动公开政府信息1136条。", None),
        ("上半年主动公开政府信息20条，下半年主动公开政府信息30条。", None),
        ("主动公开政府信息100余条。", None),
        ("公开政策文件2条。", None),
    ],
)
def test_how_much_was_made_public_is_read(passage: str, told: int | None) -> None:
    last = usable(Report(year=2024, passages={"overview.proactive": passage}), 2025)
    assert last.facts.get("proactive_total") == told


def after(last: Report) -> Talk:
    talk = Talk(last_years={"去年.docx": last})
    talk.say("去年.docx")
    return talk


@pytest.mark.parametrize("later", [datetime(2026, 2, 1), datetime(2026, 11, 27), datetime(2027, 3, 1)])
def test_a_draft_stays_of_its_year_whenever_it_is_opened(later: datetime) -> None:
    last = Report(year=NOW.year - 2, organ=Organ(name="云浦区档案局"))
    memory = after(last).conversation.memory
    opened = office().converse(memory, now=lambda: later)
    assert opened.state.report.year == opened.year == NOW.year - 1


def test_the_same_as_last_year_is_taken_from_what_was_read() -> None:
    talk = after(Report(year=2024, passages={"overview.proactive": "2024年，我局主动公开政府信息13条。"}))
    talk.to("overview.proactive_total").say("同去年")
    assert talk.report.facts["proactive_total"] == 13


@pytest.mark.parametrize(
    ("organ", "told"),
    [
        ({"name": "云浦区档案局"}, "。单位名称先照它填上"),
        ({"name": "云浦区档案局", "telephone": "0230-60000001"}, "。单位名称、联系电话先照它填上"),
        ({"address": "望澜路 18 号", "self_reference": "我局"}, "。自称、联系地址先照它填上"),
        ({}, "。没有读到单位名称和联系方式"),
    ],
)
def test_only_what_stands_in_it_is_said_to_be_filled_in(organ: dict[str, str], told: str) -> None:
    talk = Talk(last_years={"去年.docx": Report(year=2024, organ=Organ(**organ))})
    assert told in talk.say("去年.docx")


@pytest.mark.parametrize(
    ("today", "year"),
    [
        (date(2026, 1, 12), 2025),
        (date(2026, 3, 31), 2025),
        (date(2026, 10, 31), 2025),
        (date(2026, 11, 1), 2026),
        (date(2026, 12, 31), 2026),
    ],
)
def test_from_november_the_year_that_is_running_is_offered(today: date, year: int) -> None:
    moment = datetime.combine(today, NOW.time())
    conversation = office().converse(now=lambda: moment)
    assert reported_year(today) == year
    assert f"{year} 年度" in conversation.greets()[0].text
    conversation.answer("")
    assert conversation.prompt is not None
    assert conversation.prompt.default is not None
    assert conversation.prompt.default.text == str(year)


class TestWhatIsPutOff:
    def nearly_done(self) -> Talk:
        talk = started()
        while (prompt := talk.conversation.prompt) is not None:
            if prompt.asked.id == "problems.before":
                talk.say("待定")
                if len(talk.conversation.left) <= 2 and all(
                    each.id in talk.conversation.answers for each in talk.conversation.left
                ):
                    break
                continue
            settle(talk, "" if prompt.default else _plain(prompt.asked.id))
        return talk

    def test_the_last_open_question_is_not_asked_again_at_once(self) -> None:
        talk = self.nearly_done()
        (asked, *_) = [each.id for each in talk.conversation.left]
        talk.to(asked)
        said = talk.say("不知道")
        assert "别的都答过了，只剩" in said
        assert talk.conversation.prompt is not None
        assert talk.conversation.prompt.ask not in said

    def test_what_is_left_is_named_and_can_still_be_answered(self) -> None:
        talk = self.nearly_done()
        (asked, *_) = talk.conversation.left
        said = talk.to(asked.id).say("待定")
        assert asked.label in said


def _plain(question: str) -> str:
    return {"problems.choose": "2"}.get(question, "没有")


def test_a_part_with_an_answer_to_be_looked_at_again_has_no_tick() -> None:
    talk = started()
    talk.to("requests.any").say("没有")
    while (prompt := talk.conversation.prompt) is not None:
        settle(talk, "" if prompt.default else _plain(prompt.asked.id))
    assert all(part.done for part in part_marks(talk.conversation))
    talk.to("disclosure.documents").say("制发2")
    stale = {talk.conversation.state.find(id).part.short for id in talk.conversation.state.stale}
    done = {part.short for part in part_marks(talk.conversation) if part.done}
    assert stale
    assert not stale & done


def test_undoing_a_reason_says_so() -> None:
    last = Report(year=2024, cells={"disclosure.normative_documents.in_force": 8})
    talk = after(last)
    talk.to("disclosure.documents").say("制发3，废止0")
    talk.to("disclosure.documents_in_force").say("12", "3 机构改革划入1件")
    said = talk.say("/撤销")
    assert said.startswith("收回了“现行有效的规范性文件”的原因")
    assert talk.cell("disclosure.normative_documents.in_force") == 12
    assert [each.id for each in standing(talk.conversation).warnings if each.id == "T2-03"] == ["T2-03"]
    assert talk.say("/撤销").startswith("收回了“现行有效的规范性文件”的回答，")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\r\n\r\n"])
@pytest.mark.parametrize(
    ("question", "typed", "cell", "number"),
    [
        ("disclosure.decisions", "许可120，处罚35", "disclosure.permits", 120),
        ("disclosure.decisions", "120\t35\t0", "disclosure.penalties", 35),
        ("disclosure.documents", "制发3{end}废止1", "disclosure.normative_documents.repealed", 1),
    ],
)
def test_a_line_end_of_windows_is_a_line_end(end: str, question: str, typed: str, cell: str, number: int) -> None:
    talk = started().to(question)
    talk.say(typed.replace("{end}", end) + end)
    assert talk.cell(cell) == number


@pytest.mark.parametrize("word", ["没有", "没有评议", "未开展", "没有开展"])
def test_no_public_review_is_an_answer(word: str) -> None:
    talk = started("县级政府", "云浦区人民政府").to("overview.public_review")
    talk.say(word)
    assert "未开展" in str(talk.report.facts["public_review"])


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("还有不足：更新不够及时。改进措施：定时限。", "更新不够及时"),
        ("存在的问题：一是个别栏目更新滞后。二是形式单一。改进措施：一是定时限。二是多用图解。", "个别栏目更新滞后"),
        ("", "更新不够及时"),
        ("存在一定差距，今后努力改进。", "更新不够及时"),
    ],
)
def test_a_problem_of_last_year_is_called_as_it_was_published(passage: str, expected: str) -> None:
    chosen = Report(problems=(Problem(problem="更新不够及时", measure="定时限"),), passages={"problems": passage})
    assert usable(chosen, 2025).problems[0].problem == expected
