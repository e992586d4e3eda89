"""A real report, answered question by question: the Word file holds each of its figures and passages."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from talking import Talk, alone, settle, through

from nianbao.data_files import DataFiles
from nianbao.writing.word import word_document

SEED = Path(__file__).parents[2] / "shared" / "samples" / "erqi-commerce-2024.txt"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the published report is not here")

HEADINGS = {
    "overview.lead": "一、总体情况",
    "overview.proactive": "（一）主动公开情况",
    "overview.on_request": "（二）依申请公开情况",
    "overview.management": "（三）政府信息管理情况",
    "overview.platform": "（四）平台建设管理情况",
    "overview.safeguards": "（五）监督保障",
    "tables": "二、主动公开政府信息情况",
    "problems": "五、 存在的主要问题及改进情况",
    "other": "六、 其他需要报告的事项",
}

ANSWERS = {
    "overview.proactive_total": "13",
    "overview.publicity": "没有",
    "overview.practices": "没有",
    "overview.site_kind": "政府门户网站的栏目",
    "overview.media_accounts": "没有",
    "overview.trainings": "没有",
    "overview.accountability": "没有",
    "disclosure.documents": "没有",
    "disclosure.documents_in_force": "没有",
    "disclosure.decisions": "没有",
    "disclosure.fees": "没有",
    "requests.any": "没有",
    "disputes.any": "没有",
    "problems.choose": "1、2、3、4",
    "fees.any": "没有",
}


def passages() -> dict[str, str]:
    """The passages of the published text, its line breaks and page breaks taken out."""
    text = SEED.read_text(encoding="utf-8")
    starts = {key: re.search(rf"^ ?{re.escape(heading)}\s*$", text, re.M) for key, heading in HEADINGS.items()}
    found = {}
    order = list(HEADINGS)
    for key, following in zip(order, [*order[1:], None], strict=True):
        start = starts[key]
        assert start is not None
        end = starts[following] if following else None
        body = text[start.end() : end.start() if end else len(text)]
        found[key] = "".join(line.strip() for line in body.splitlines())
    del found["tables"]
    return found


@pytest.fixture(scope="module")
def answered() -> Talk:
    talk = Talk()
    talk.say("没有", "2024", "郑州市二七区商务局", "政府部门")
    through(talk, "organ")
    typed = ANSWERS | passages()
    while (prompt := alone(talk.conversation, typed)) is not None:
        settle(talk, typed.get(prompt.asked.id, ""))
    return talk


def texts(word: bytes) -> tuple[list[str], list[list[str]]]:
    """The paragraphs outside of tables, and the rows of the tables, of a Word file."""
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        body = etree.fromstring(package.read("word/document.xml"))[0]
    text = lambda node: "".join(each.text or "" for each in node.iter(f"{W}t"))  # noqa: E731
    rows = [[text(cell) for cell in row.iter(f"{W}tc")] for row in body.iter(f"{W}tr")]
    return [text(paragraph) for paragraph in body.findall(f"{W}p")], rows


def test_every_passage_stands_in_the_word_file_whole(answered: Talk) -> None:
    paragraphs, _ = texts(word_document(answered.report, DataFiles()))
    for key, passage in passages().items():
        assert passage in paragraphs, key


def test_every_figure_is_the_published_one(answered: Talk) -> None:
    assert set(answered.report.cells.values()) == {0}
    assert answered.report.facts["proactive_total"] == 13


def test_the_title_names_organ_and_year(answered: Talk) -> None:
    paragraphs, _ = texts(word_document(answered.report, DataFiles()))
    assert "郑州市二七区商务局2024年政府信息公开工作年度报告" in "".join(paragraphs[:3])


@pytest.mark.parametrize(("single", "rows"), [(False, 0), (True, 1)])
def test_other_handling_stands_as_one_row_only_on_request(answered: Talk, single: bool, rows: int) -> None:
    _, table = texts(word_document(answered.report, DataFiles(), single_other_row=single))
    found = [row for row in table if "（六）其他处理" in row and row.count("0") == 7 and "3.其他" not in row]
    assert len([row for row in found if not any(cell.startswith("1.") for cell in row)]) == rows
