"""What is a report and what only speaks of one: answers, notes, rules, lists of numbers, other papers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from offices import EXAMPLES
from published_reports import ORGAN, Paper, as_text, as_web, figures, files, one_a_line

from nianbao.errors import ReadingError
from nianbao.reading.recogniser import recognise
from nianbao.reading.report_file import read_report
from nianbao.reading.text_file import read_text

ROOT = Path(__file__).parents[2]
OWN_TEXTS = [*EXAMPLES, *sorted(ROOT.glob("prompts/*.yaml")), *sorted(ROOT.glob("templates/*/*.yaml"))]
OWN_TEXTS += sorted(ROOT.glob("docs/*.md"))


@pytest.mark.parametrize("path", OWN_TEXTS, ids=lambda path: path.name)
def test_answers_questions_and_rules_about_reports_are_none(path: Path) -> None:
    with pytest.raises(ReadingError, match="没有认出"):
        read_report(path, files())


OTHER_PAPERS = {
    "law": "中华人民共和国政府信息公开条例\n第一章　总则\n"
    "第一条　为了保障公民、法人和其他组织依法获取政府信息，制定本条例。\n"
    "第五十条　政府信息公开工作年度报告应当包括下列内容：\n（一）行政机关主动公开政府信息的情况；",
    "guide": f"{ORGAN}政府信息公开指南\n一、主动公开\n（一）公开范围\n规章、行政规范性文件。\n"
    "二、依申请公开\n联系电话：0345-6677889。",
    "plan": f"{ORGAN}2025年政务公开工作要点\n一、总体要求\n二、主动公开政府信息\n三、监督保障\n每季度检查1次。",
    "budget": f"{ORGAN}2024年度部门决算\n一、总体情况\n收入合计 1200\n支出合计 1200\n行政事业性收费 12\n"
    "二、其他需要说明的事项\n无。",
    "answers": "requests.new: 自然人4，商业企业1\nrequests.granted: 3\ndisclosure.permits: 386\n",
    "register": "序号,收到日期,申请人,结果\n1,2024-01-03,自然人,予以公开\n2,2024-02-05,商业企业,部分公开\n",
    "menu": "主动公开\n依申请公开\n行政许可 12\n行政处罚 3\n规章 0\n首页\n",
    "letter": "现将本局年报报送情况函告如下：本年新收 3 件，均已予以公开 3 件。",
}


@pytest.mark.parametrize("name", OTHER_PAPERS)
def test_other_papers_are_none(name: str) -> None:
    with pytest.raises(ReadingError, match="没有认出"):
        recognise(read_text(OTHER_PAPERS[name]), files())


def test_a_report_without_its_title_is_one() -> None:
    assert recognise(read_text(as_text(Paper(head=()))), files()).report.cells == figures()


@pytest.mark.parametrize("number", range(3))
def test_a_table_by_itself_is_one(number: int) -> None:
    table = one_a_line(Paper().tables[number])
    read = {key: value for key, value in recognise(read_text(table), files()).report.cells.items() if value is not None}
    prefix = ("disclosure.", "requests.", "disputes.")[number]
    assert read == {key: value for key, value in figures().items() if key.startswith(prefix)}


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("发布日期：2025-01-20", "2025-01-20"),
        ("发布时间： 2025年1月20日 10:15　来源：县民政局", "2025-01-20"),
        ("【发布日期】2025/1/20", "2025-01-20"),
        ("公开日期 2025-01-20", "2025-01-20"),
        ("日期：2025-01-20", None),
        ("发布日期：2025-13-40", None),
        ("发布日期：", None),
    ],
)
def test_the_day_on_which_a_page_came_out(line: str, day: str | None) -> None:
    head, opening = Paper().head
    report = recognise(read_text(as_text(Paper(head=(head, line, opening)))), files()).report
    assert (report.published_on and report.published_on.isoformat()) == day
    assert report.passages["opening"] == opening


def test_so_does_its_metadata(tmp_path: Path) -> None:
    page = as_web(Paper()).replace("<head>", '<head><meta name="PubDate" content="2025-01-20 10:15">')
    (tmp_path / "a.html").write_text(page)
    report = read_report(tmp_path / "a.html", files()).report
    assert report.published_on == date(2025, 1, 20)
