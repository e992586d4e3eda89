"""The text of the Word file: order, title, signature, drafts, missing facts, and text that means no harm but could."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from datetime import date
from io import BytesIO

import pytest
from written import (
    FILES,
    FORM,
    ORGAN,
    W,
    body_paragraphs,
    changed,
    full_document,
    full_report,
    part,
    parts,
    value,
    without,
)

from nianbao.errors import WritingError
from nianbao.report import Organ, Report
from nianbao.writing.word import word_document


def written(report: Report, **wishes: object) -> list[tuple[str, str]]:
    document = part(word_document(report, FILES, **wishes), "word/document.xml")  # type: ignore[arg-type]
    return body_paragraphs(document)


def passage(text: str) -> Report:
    return changed(full_report(), passages=full_report().passages | {"problems": text})


def problems(report: Report) -> list[str]:
    """The paragraphs of section five as they were written."""
    paragraphs = written(report)
    start = paragraphs.index(("Heading1", FORM.sections[4].heading))
    return [text for _, text in paragraphs[start + 1 : paragraphs.index(("Heading1", FORM.sections[5].heading))]]


def test_sections_parts_and_passages_stand_in_order() -> None:
    expected = [("Title", ORGAN + "2025年政府信息公开工作年度报告")]

    def add(key: str) -> None:
        expected.extend(("BodyText", text) for text in full_report().passages[key].split("\n"))

    add("opening")
    for section in FORM.sections:
        expected.append(("Heading1", section.heading))
        if section.key == "overview":
            add("overview.lead")
            for overview_part in FORM.overview_parts:
                expected.append(("Heading2", overview_part.heading))
                add(f"overview.{overview_part.key}")
        elif section.key in full_report().passages:
            add(section.key)
    assert body_paragraphs(full_document()) == expected


@pytest.mark.parametrize(
    ("organ", "lines"),
    [
        ("商务局", ["商务局2025年政府信息公开工作年度报告"]),
        (ORGAN, [ORGAN, "2025年政府信息公开工作年度报告"]),
        (
            "江海省临江市滨江区临港街道城市管理综合行政执法办公室",
            ["江海省临江市滨江区临港街道", "城市管理综合行政执法办公室", "2025年政府信息公开工作年度报告"],
        ),
    ],
)
def test_the_title_breaks_after_the_organ_and_within_a_long_one(organ: str, lines: list[str]) -> None:
    data = word_document(changed(full_report(), organ=Organ(name=organ)), FILES)
    title = part(data, "word/document.xml").find(f".//{W}p")
    assert title is not None
    assert [line.text for line in title.iter(f"{W}t")] == lines
    assert len(list(title.iter(f"{W}br"))) == len(lines) - 1


def test_a_title_of_its_own_is_kept() -> None:
    assert written(changed(full_report(), title="滨江区2025年年报"))[0] == ("Title", "滨江区2025年年报")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a & b < c > d 《条例》“引号” 𠮷野家", ["a & b < c > d 《条例》“引号” 𠮷野家"]),
        ("]]> <w:t> &amp; {{ organ }} {% if %}", ["]]> <w:t> &amp; {{ organ }} {% if %}"]),
        ("第一段\r\n　　第二段\n\n  第三段  ", ["第一段", "第二段", "第三段"]),
        ("一\x0b二\u2028三", ["一", "二", "三"]),
        ("响\x07铃\x00和\x1b[31m颜色\x7f", ["响铃和[31m颜色"]),
        ("\ufeff开头\u202e倒着\u2069写", ["开头倒着写"]),
        ("半个\ud842字\uffff", ["半个\ufffd字\ufffd"]),
        ("=1+1 @SUM", ["=1+1 @SUM"]),
    ],
)
def test_any_text_comes_out_as_text(typed: str, printed: list[str]) -> None:
    assert problems(passage(typed)) == printed


def test_a_tab_is_a_tab() -> None:
    document = part(word_document(passage("甲\t乙"), FILES), "word/document.xml")
    assert len(list(document.iter(f"{W}tab"))) == 1


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        (["problems"], "五、存在的主要问题及改进情况"),
        (["opening"], "正文开头的引言"),
        (["overview.platform"], "（四）政府信息公开平台建设"),
        (["disclosure.permits"], "行政许可·本年处理决定数量"),
        (["requests.other_fee_unpaid.research"], "申请人逾期未按收费通知要求缴纳费用"),
        (["disputes.reconsideration.pending"], "行政复议·尚未审结"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_written(keys: list[str], named: str) -> None:
    with pytest.raises(WritingError, match=re.escape(named)):
        word_document(without(full_report(), *keys), FILES)


@pytest.mark.parametrize("blank", ["", "  \n　", "\x07"])
def test_a_blank_passage_is_missing(blank: str) -> None:
    with pytest.raises(WritingError, match="五、存在的主要问题"):
        word_document(passage(blank), FILES)


@pytest.mark.parametrize(("update", "named"), [({"organ": Organ()}, "单位名称"), ({"year": None}, "“年度”")])
def test_a_report_without_organ_or_year_is_not_finished(update: Mapping[str, object], named: str) -> None:
    with pytest.raises(WritingError, match=named):
        word_document(changed(full_report(), **update), FILES)


@pytest.mark.parametrize("key", ["opening", "overview.lead"])
def test_opening_and_lead_can_be_left_out_on_purpose(key: str) -> None:
    report = changed(full_report(), passages=full_report().passages | {key: ""})
    assert len(written(report)) == len(written(full_report())) - 2


def test_a_draft_says_so_and_shows_what_is_missing() -> None:
    lacking = without(full_report(), "other", "disclosure.permits")
    data = word_document(lacking, FILES, draft=True)
    paragraphs = body_paragraphs(part(data, "word/document.xml"))
    assert ("DraftMark", "（草稿，未定稿，不得发布）") in paragraphs
    assert paragraphs[-1] == ("BodyText", "【待填：六、其他需要报告的事项】")
    assert "行政许可" in (whole := "".join(part(data, "word/document.xml").itertext()))
    assert whole.count("待填") == 2
    for header in ("word/header1.xml", "word/header2.xml"):
        assert "".join(part(data, header).itertext()) == "草稿"


def test_an_empty_report_can_be_exported_as_a_draft() -> None:
    paragraphs = written(Report(), draft=True)
    assert paragraphs[0][0] == "Title"
    assert sum("待填" in text for _, text in paragraphs) == 1 + len(FORM.passages)


def test_a_finished_report_has_no_trace_of_a_draft() -> None:
    finished = parts(word_document(full_report(), FILES))
    assert not [name for name, content in finished.items() if "草稿，" in content.decode() or "header" in name]


def test_no_signature_unless_asked_for() -> None:
    assert not [text for style, text in body_paragraphs(full_document()) if style == "Signature"]


@pytest.mark.parametrize(
    ("organ", "name_at", "date_at"),
    [
        # 28 characters a line; the longer of the two ends two characters from the right edge.
        (ORGAN, 28 - 2 - 13, 28 - 2 - 13 + 2),
        ("商务局", 28 - 2 - 6.5 - 2, 28 - 2 - 6.5),
    ],
)
def test_the_date_begins_two_characters_right_of_the_name(organ: str, name_at: float, date_at: float) -> None:
    report = changed(full_report(), organ=Organ(name=organ))
    document = part(word_document(report, FILES, signed_on=date(2026, 1, 20)), "word/document.xml")
    blank, name, day = document.findall(f"{W}body/{W}p")[-3:]
    assert body_paragraphs(document)[-3:] == [
        ("Signature", ""),
        ("Signature", organ),
        ("Signature", "2026年1月20日"),
    ]
    assert blank.find(f"{W}r") is None
    for paragraph, characters in ((name, name_at), (day, date_at)):
        assert int(value(paragraph, "pPr/ind", "left") or 0) / 315 == pytest.approx(characters, abs=0.1)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert word_document(full_report(), FILES) == word_document(full_report(), FILES)


def test_the_file_carries_no_date_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    data = word_document(full_report(), FILES)
    assert b"dcterms:created" not in parts(data)["docProps/core.xml"]
    assert {entry.date_time[0] for entry in zipfile.ZipFile(BytesIO(data)).infolist()} == {1980}


def test_a_name_longer_than_a_property_may_be_is_cut_there_alone() -> None:
    name = "局" * 300
    data = word_document(changed(full_report(), organ=Organ(name=name)), FILES)
    properties = parts(data)["docProps/core.xml"].decode()
    assert name[:255] in properties
    assert name not in properties
    assert name in "".join(part(data, "word/document.xml").itertext())


def test_the_date_that_the_environment_asks_for_is_carried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    data = word_document(full_report(), FILES)
    assert b"2026-01-01T00:00:00Z" in parts(data)["docProps/core.xml"]
    assert {entry.date_time[:3] for entry in zipfile.ZipFile(BytesIO(data)).infolist()} == {(2026, 1, 1)}


def test_a_date_that_is_none_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(WritingError, match="SOURCE_DATE_EPOCH"):
        word_document(full_report(), FILES)
