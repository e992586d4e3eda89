"""A published report as last year's: this year's draft starts from it and keeps none of its numbers unseen."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from offices import begun, nianbao, office
from talking import NOW, alone
from worded import FORM, report, wording

from nianbao.interview.conversation import Conversation
from nianbao.interview.kinds import Passage
from nianbao.interview.last_year import problems_in
from nianbao.report import Problem
from nianbao.wording.names import names_of
from nianbao.wording.sentences import Sentences

SEED = Path(__file__).resolve().parents[2] / "shared" / "samples" / "erqi-commerce-2024.txt"

seed = pytest.mark.skipif(not SEED.exists(), reason="the published report is not here")

COUNTED = {"overview.proactive_total": "16", "requests.any": "有", "requests.new": "3件，都是自然人"}


def choose(conversation: Conversation) -> str:
    """What a drafter types who takes last year's text wherever it is proposed, and says 没有 to every count."""
    prompt = conversation.prompt
    assert prompt is not None
    if isinstance(prompt.asked.question.answer, Passage) and not prompt.situation.already:
        styles = [proposal.style for proposal in prompt.proposals]
        return str(styles.index("last_year") + 1) if "last_year" in styles else "1"
    if prompt.asked.id == "problems.choose":
        return "2、3"
    if prompt.asked.id == "problems.last_year":
        return "都改了"
    return "" if prompt.default else "没有"


def drafted(conversation: Conversation, answers: dict[str, str] = COUNTED) -> list[str]:
    """Answer everything; the ids of the questions in the order in which they were put."""
    conversation.answer(shlex.quote(str(SEED)))
    asked = []
    while (prompt := alone(conversation, answers)) is not None:
        if prompt.asked.id == "passages" and "passages" not in asked:
            conversation.answer("沿用去年")
        asked.append(prompt.asked.id)
        assert len(asked) < 200
        text = answers.get(prompt.asked.id, "")
        if prompt.asked.id == "requests.outcomes.natural_person":
            text = "予以公开3"
        conversation.answer(text or choose(conversation))
    return asked


@pytest.fixture(scope="module")
def walked() -> tuple[Conversation, list[str]]:
    conversation = office().converse(now=lambda: NOW)
    return conversation, drafted(conversation)


@seed
def test_a_quiet_year_takes_one_answer_for_all_tables() -> None:
    conversation = office().converse(now=lambda: NOW)
    asked = drafted(conversation, {})
    blocks = [id for id in asked if id.startswith(("tables.", "disclosure.", "requests.", "disputes."))]
    assert blocks == ["tables.unchanged"]
    assert set(conversation.state.report.cells.values()) == {0}


@seed
def test_no_passage_speaks_of_the_old_year(walked: tuple[Conversation, list[str]]) -> None:
    passages = walked[0].state.report.passages
    assert "2025年" in passages["overview.lead"]
    assert [key for key, text in passages.items() if "2024" in text or "二〇二四" in text] == []


@seed
def test_every_old_number_was_confirmed_or_replaced(walked: tuple[Conversation, list[str]]) -> None:
    conversation = walked[0]
    assert "16" in conversation.state.report.passages["overview.proactive"]
    assert all(not turn.remaining for turn in conversation.state.turns.values())
    assert conversation.state.shown == conversation.state.report


@seed
def test_not_received_gives_way_to_what_was_received(walked: tuple[Conversation, list[str]]) -> None:
    text = walked[0].state.report.passages["overview.on_request"]
    assert "3件" in text
    assert "未收到" not in text


@seed
def test_the_counts_of_last_year_are_asked_again() -> None:
    conversation = office().converse(now=lambda: NOW)
    conversation.answer(shlex.quote(str(SEED)))
    assert {asked.id for asked in conversation.left} >= {"overview.proactive_total", "disclosure.decisions"}
    known = {key for key, value in conversation.state.report.cells.items() if value is not None}
    assert [key for key in known if ".new." in key or ".granted." in key or key.startswith("disputes.")] == []


@seed
def test_a_row_that_could_not_be_placed_is_told_once_and_by_its_label() -> None:
    conversation = office().converse(now=lambda: NOW)
    said = "\n".join(each.text for each in conversation.answer(shlex.quote(str(SEED))))
    for row in ("4.保护第三方合法权益", "8.属于行政查询事项"):
        assert said.count(row) == 1
        assert f"没有认出来：“{row}”这一行，数字比表头少" in said
    assert not re.search(r"第\d+段", said)


@seed
def test_the_problems_of_last_year_are_asked_on_one_screen(walked: tuple[Conversation, list[str]]) -> None:
    assert [id for id in walked[1] if id.startswith("problems.last")] == ["problems.last_year"]
    assert {f"problems.last.{n}" for n in (1, 2, 3)} <= walked[0].answers.keys()


def with_a_number(folder: Path) -> Path:
    """The report with one more sentence, whose number no question asks for."""
    last = folder / "去年 的报告.txt"
    text = SEED.read_text(encoding="utf-8").replace("（一）主动公开情况", "（一）主动公开情况\n印发宣传手册300份。", 1)
    last.write_text(text, encoding="utf-8")
    return last


@seed
def test_an_unconfirmed_number_holds_the_report_back_and_shows_in_a_draft(tmp_path: Path) -> None:
    with begun(tmp_path) as drafting:
        conversation = drafting.conversation
        conversation.answer(str(with_a_number(tmp_path)).replace(" ", "\\ "))
        while (prompt := conversation.prompt) is not None and not prompt.situation.already:
            if prompt.asked.id == "passages":
                conversation.answer("沿用去年")
            conversation.answer(COUNTED.get(prompt.asked.id) or choose(conversation))
        assert "overview.proactive" in {asked.id for asked in drafting.blockers().open}
        assert "【300】" in conversation.state.shown.passages["overview.proactive"]
        assert not drafting.blockers().finished


@seed
def test_on_the_command_line_last_years_text_needs_its_numbers_confirmed(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("overview.proactive_total: '16'\noverview.proactive: 沿用去年\n", encoding="utf-8")
    done = nianbao("draft", str(answers), "--last", str(with_a_number(tmp_path)), home=tmp_path)
    assert done.returncode == 1
    assert "overview.proactive（" in done.stderr.decode()
    assert list(tmp_path.glob("*.docx")) == []


@pytest.mark.parametrize(
    ("passage", "problems"),
    [
        ("存在问题：一是公开不及时；二是形式单一。下一步，一是抓紧公开。", ["公开不及时", "形式单一"]),
        ("主要问题如下。（一）公开不及时。（二）形式单一。针对以上问题，（一）抓紧公开。", ["公开不及时", "形式单一"]),
        ("我局工作中的问题有：1.公开不及时。2.形式单一。改进措施：1.抓紧公开。", ["公开不及时", "形式单一"]),
        ("（一）存在的主要问题\n一是公开不及时。\n（二）改进情况\n一是抓紧公开。", ["公开不及时"]),
        ("（一）存在问题。1.公开不及时；2.形式单一。（二）改进情况。1.抓紧公开。", ["公开不及时", "形式单一"]),
        ("存在的问题及改进情况：1、公开不及时；2、形式单一。改进情况：1、抓紧公开。", ["公开不及时", "形式单一"]),
        ("问题：一是培训不够。针对存在的问题，一是加强培训。", ["培训不够"]),
        ("不足：一是公开不及时，改进措施：抓紧公开；二是形式单一，改进措施：用图解。", ["公开不及时", "形式单一"]),
        (
            "不足：（一）公开不及时。为此，一是抓紧公开；二是催办。（二）形式单一。为此，用图解。",
            ["公开不及时", "形式单一"],
        ),
        ("第一，公开不及时。第二，形式单一。改进措施：第一，抓紧公开。第二，用图解。", ["公开不及时", "形式单一"]),
        ("1.公开不及时。对此，抓紧公开。2.形式单一。对此，用图解。", ["公开不及时", "形式单一"]),
        ("一是公开不及时。改进措施：一是抓紧公开。二是用图解。", ["公开不及时"]),
        ("我局政府信息公开工作存在公开不及时、形式单一等问题。下一步，将抓紧公开。", []),
        ("", []),
    ],
)
def test_problems_are_told_apart_as_they_are_numbered(passage: str, problems: list[str]) -> None:
    assert [each.problem for each in problems_in(passage)] == problems


TWO = (Problem(problem="公开不及时", measure="抓紧公开"), Problem(problem="形式单一", measure="用图解"))


def test_section_five_as_we_write_it_is_read_next_year_in_every_wording() -> None:
    names = names_of(report(problems=TWO), FORM)
    for step in range(40):
        written = Sentences(wording().sentences, names, step)["problems.this_year"]
        assert [each.problem for each in problems_in(written)] == ["公开不及时", "形式单一"], written


def test_a_project_of_last_year_is_offered_by_itself(tmp_path: Path) -> None:
    folder = tmp_path / "公开 年报"
    folder.mkdir()
    with begun(folder) as earlier:
        for line in ("没有", "2024", "云浦区档案局", "政府部门"):
            earlier.conversation.say(line)
    with begun(folder) as drafting:
        offered = drafting.conversation.prompt
        assert offered is not None
        assert offered.default is not None
        assert offered.default.text == str(earlier.project.path)
        assert "找到了去年的年报草稿" in offered.ask
        drafting.conversation.say("")
        assert drafting.report.organ.name == "云浦区档案局"
        assert drafting.report.year == 2025
