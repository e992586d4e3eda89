"""A problem that was answered as solved is not one of this year's: told right after the answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from offices import nianbao
from talking import Talk

from nianbao.interview.utterance import Tone
from nianbao.report import Organ, Report

BEFORE = "存在的问题：一是信息更新不够及时；二是公开形式单一。改进措施：一是定出时限；二是增加图解。"
ORGAN = Organ(name="云浦区档案局", self_reference="我局", site="云浦区人民政府门户网站")
LAST = Report(year=2024, organ=ORGAN, passages={"problems": BEFORE})


def asked_for_the_problems(became: str) -> Talk:
    talk = Talk(last_years={"去年.docx": LAST})
    talk.say("去年.docx")
    talk.to("problems.last_year").say(became)
    return talk.to("problems.choose")


@pytest.mark.parametrize(
    ("became", "chosen", "told"),
    [
        ("都改了", "更新不够及时、公开形式单一", "更新不够及时"),
        ("都改了", "更新不及时——按栏目定时限", "更新不够及时"),
        ("1改了，2正在改", "公开形式单一——增加图表", ""),
        ("1正在改，2改了", "更新不够及时", ""),
        ("1正在改，2改了", "公开内容不够全面、公开形式单一", "公开形式单一"),
        ("都还没改", "更新不够及时、公开形式单一", ""),
        ("都改了", "公开内容不够全面、文字不够通俗", ""),
    ],
)
def test_it_is_told_when_the_problem_is_chosen(became: str, chosen: str, told: str) -> None:
    said = asked_for_the_problems(became).conversation.say(chosen)
    challenges = [each.text for each in said if each.tone is Tone.CHALLENGE]
    assert bool(challenges) is bool(told)
    assert not told or told in challenges[0]


def test_it_is_told_when_the_answer_about_last_year_is_changed() -> None:
    talk = asked_for_the_problems("都还没改")
    talk.say("更新不够及时、公开形式单一")
    said = talk.to("problems.last.1").conversation.say("改了")
    assert [each.tone for each in said][-1] is Tone.CHALLENGE
    assert "信息更新不够及时" in said[-1].text


@pytest.mark.parametrize(("line", "kept"), [("公开内容不够全面", True), ("3 只改好了一半栏目", True), ("", False)])
def test_it_is_met_by_another_answer_by_a_reason_or_left_for_later(line: str, kept: bool) -> None:
    talk = asked_for_the_problems("都改了")
    talk.say("更新不够及时、公开形式单一", line)
    assert talk.conversation.challenge is None
    left = talk.conversation.found(["W-07"])
    reasons = talk.conversation.answers["problems.choose"].reasons
    assert (not left or bool(reasons)) is kept


def test_in_a_file_of_answers_it_is_among_the_findings(tmp_path: Path) -> None:
    last, answers = tmp_path / "去年.txt", tmp_path / "answers.yaml"
    headings = ("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况")
    sections = "\n".join((*headings, "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", BEFORE))
    last.write_text(
        f"云浦区档案局2024年政府信息公开工作年度报告\n{sections}\n六、其他需要报告的事项\n无。\n", encoding="utf-8"
    )
    answers.write_text("problems.last_year: 都改了\nproblems.choose: 更新不够及时\n", encoding="utf-8")
    done = nianbao("draft", str(answers), "--last", str(last), home=tmp_path)
    assert "去年的答了“改了”" in done.stderr.decode() + done.stdout.decode()
