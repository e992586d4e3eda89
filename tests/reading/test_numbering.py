"""Word numbers headings and points by itself: the numbers are read as a reader sees them."""

from __future__ import annotations

import io
import zipfile

import pytest
from published_reports import ORGAN, YEAR, W, files, word_file

from nianbao.reading.blocks import Paragraph
from nianbao.reading.numbering import written_number
from nianbao.reading.recogniser import recognise
from nianbao.reading.word_blocks import read_word

LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "%1.%4"))
DEFINED = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for at, (form, text) in enumerate(LEVELS)
)
NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">{DEFINED}</w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles {W}><w:style w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style></w:styles>'
)


def paragraph(text: str, level: int | None = None, *, style: str = "") -> str:
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>' if level is not None else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{listed}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(body: str) -> bytes:
    whole = io.BytesIO(word_file(body))
    with zipfile.ZipFile(whole, "a") as archive:
        archive.writestr("word/numbering.xml", NUMBERING)
        archive.writestr("word/styles.xml", STYLES)
    return whole.getvalue()


def lines(body: str) -> list[str]:
    return [block.text for block in read_word(numbered(body)) if isinstance(block, Paragraph)]


def test_lists_count_on_and_begin_again_below_the_next() -> None:
    body = "".join(
        (
            paragraph("甲", style="H1"), paragraph("子", 1), paragraph("丑", 1), paragraph("点", 2), paragraph("文"),
            paragraph("乙", style="H1"), paragraph("寅", 1), paragraph("条", 3),
        )
    )  # fmt: skip
    assert lines(body) == ["一、甲", "（一）子", "（二）丑", "1.点", "文", "二、乙", "（一）寅", "二.1条"]


def test_a_paragraph_may_leave_the_list_of_its_style() -> None:
    out = paragraph("文", 0, style="H1").replace('<w:numId w:val="3"/>', '<w:numId w:val="0"/>')
    assert lines(out + paragraph("甲", style="H1")) == ["文", "一、甲"]


def test_headings_that_word_numbers_part_the_report() -> None:
    headings = [section.heading.partition("、")[2] for section in files().form.sections]
    parts = [part.heading.partition("）")[2] + "提质增效" for part in files().form.overview_parts]
    body = paragraph(f"{ORGAN}{YEAR}年政府信息公开工作年度报告") + paragraph(headings[0], style="H1")
    body += "".join(paragraph(part, 1) + paragraph("已经做好。") for part in parts)
    body += "".join(paragraph(heading, style="H1") + paragraph("已经做好。") for heading in headings[1:])
    passages = recognise(read_word(numbered(body)), files()).report.passages
    keys = [f"overview.{part.key}" for part in files().form.overview_parts]
    assert {key: passages[key] for key in (*keys, "problems", "other")} == dict.fromkeys(
        (*keys, "problems", "other"), "已经做好。"
    )


@pytest.mark.parametrize(
    ("value", "form", "written"),
    [
        (3, "decimal", "3"),
        (12, "chineseCountingThousand", "十二"),
        (3, "japaneseCounting", "三"),
        (10, "ideographDigital", "一〇"),
        (2, "decimalEnclosedCircle", "②"),
        (3, "lowerLetter", "c"),
        (3, "bullet", ""),
        (99_999, "chineseCounting", ""),
    ],
)
def test_a_number_in_words_own_forms(value: int, form: str, written: str) -> None:
    assert written_number(value, form) == written


def test_damaged_definitions_give_no_numbers() -> None:
    whole = io.BytesIO(word_file(paragraph("甲", 0)))
    with zipfile.ZipFile(whole, "a") as archive:
        archive.writestr("word/numbering.xml", "<w:num")
    assert read_word(whole.getvalue()) == (Paragraph("甲"),)
