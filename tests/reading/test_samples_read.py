"""Reports that offices have published: every cell and every passage."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from published_reports import files

from nianbao.reading.report_file import read_report
from nianbao.session.report_json import report_json
from nianbao.session.reports import Opened

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
TABLES = ("disclosure", "requests", "disputes")
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")


def read(name: str) -> dict[str, Any]:
    reading = read_report(SAMPLES / name, files())
    unread = tuple((each.text, each.where) for each in reading.unread)
    return report_json(Opened(reading.report, files().form, unread=unread))


@pytest.mark.parametrize("name", ["hangzhou-2025.html", "hongze-2023.pdf"])
def test_every_cell_of_a_transcribed_report(name: str) -> None:
    expected = json.loads((SAMPLES / name).with_suffix(".expected.json").read_text())
    data = read(name)
    assert {table: data[table] for table in TABLES} == {table: expected[table] for table in TABLES}
    assert (data["agency"], data["year"]) == (expected["agency"], expected["year"])
    assert data["unread"] == []


def test_every_passage_of_a_pdf() -> None:
    data = read("hongze-2023.pdf")
    assert list(data["overview"]) == ["lead", "proactive", "on_request", "management", "platform", "safeguards"]
    assert data["opening"].startswith("本报告由")
    assert data["overview"]["management"].endswith("一律不准发布。")
    assert data["problems"].endswith("业务工作水平。")
    assert data["other"].endswith("信息处理费0元。")
    assert not any("- " in text or "\n" in text for text in (*data["overview"].values(), data["problems"]))


SEED = "erqi-commerce-2024.txt"
BLANK = {"requests.denied_third_party", "requests.denied_inquiry"}


def test_the_seed_is_read_with_its_gaps() -> None:
    reading = read_report(SAMPLES / SEED, files())
    report = reading.report
    form = files().form
    gone = tuple(f"requests.{row.key}." for row in form.requests.other_rows)
    keys = [key for key in (*form.cells, *form.single_other_cells) if not key.startswith(gone)]
    assert report.cells == {key: None if key.rsplit(".", 1)[0] in BLANK else 0 for key in keys}
    assert [piece.text for piece in reading.unread] == ["0 0 0 0 0 0", "0 0"]
    assert (report.organ.name, report.year, report.format) == ("郑州市二七区商务局", 2024, "2021")
    assert report.title == "郑州市二七区商务局2024年政府信息公开工作年度报告"


def test_every_word_of_the_seeds_passages_is_read() -> None:
    text = "".join((SAMPLES / SEED).read_text().split())
    passages = {
        key: "".join(words.split()) for key, words in read_report(SAMPLES / SEED, files()).report.passages.items()
    }
    assert list(passages) == [key for key in files().form.passages if key != "opening"]
    assert all(passage in text for passage in passages.values())
    for key, following in (
        ("overview.lead", "（一）主动公开情况"),
        ("overview.proactive", "（二）依申请公开情况"),
        ("overview.on_request", "（三）政府信息管理情况"),
        ("overview.management", "（四）平台建设管理情况"),
        ("overview.platform", "（五）监督保障"),
        ("overview.safeguards", "二、主动公开政府信息情况"),
        ("problems", "六、其他需要报告的事项"),
    ):
        assert passages[key] + following in text
    assert text.endswith(passages["other"])
    assert "\n" not in "".join(read_report(SAMPLES / SEED, files()).report.passages["overview.proactive"])


def test_the_blank_template_has_every_cell_and_no_number() -> None:
    report = read_report(SAMPLES / "blank-template-2021.docx", files()).report
    assert report.cells == dict.fromkeys(files().form.cells)
