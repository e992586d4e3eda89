"""Words that a style of Word hides, strikes out or raises: read as those that are formatted so one by one."""

from __future__ import annotations

import io
import zipfile

import pytest
from published_reports import W, word_file

from nianbao.reading.blocks import Paragraph, Table
from nianbao.reading.word_blocks import read_word

STYLES = {
    "Hidden": "<w:rPr><w:vanish/></w:rPr>",
    "Struck": "<w:rPr><w:strike/></w:rPr>",
    "StruckTwice": '<w:rPr><w:dstrike w:val="1"/></w:rPr>',
    "Dot": '<w:rPr><w:sz w:val="2"/></w:rPr>',
    "Raised": '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
    "Below": '<w:basedOn w:val="Hidden"/><w:rPr><w:b/></w:rPr>',
    "Again": '<w:basedOn w:val="Hidden"/><w:rPr><w:vanish w:val="0"/></w:rPr>',
    "Plain": "<w:rPr><w:b/></w:rPr>",
    "White": '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>',
    "Lifted": '<w:rPr><w:position w:val="8"/></w:rPr>',
    "Circle": '<w:basedOn w:val="Circle"/><w:rPr><w:b/></w:rPr>',
}


def styled(body: str) -> bytes:
    styles = "".join(f'<w:style w:styleId="{name}">{inner}</w:style>' for name, inner in STYLES.items())
    data = io.BytesIO(word_file(body))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("word/styles.xml", f"<w:styles {W}>{styles}</w:styles>")
    return data.getvalue()


def run(text: str, style: str = "", direct: str = "") -> str:
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    properties = f"<w:rPr>{named}{direct}</w:rPr>" if named or direct else ""
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def paragraph(*runs: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{''.join(runs)}</w:p>"


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        (paragraph(run("新收"), run("9", "Hidden"), run("5件")), "新收5件"),
        (paragraph(run("新收"), run("9", "Struck"), run("5件")), "新收5件"),
        (paragraph(run("新收"), run("9", "StruckTwice"), run("5件")), "新收5件"),
        (paragraph(run("新收"), run("9", "Dot"), run("5件")), "新收5件"),
        (paragraph(run("新收"), run("9", "Below"), run("5件")), "新收5件"),
        (paragraph(run("新收5"), run("1", "Raised"), run("件")), "新收5¹件"),
        (paragraph(run("新收"), run("9", "White"), run("5件")), "新收5件"),
        (paragraph(run("新收"), run("9", "White", '<w:shd w:fill="000000"/>'), run("5件")), "新收95件"),
        (paragraph(run("新收5"), run("1", "Lifted"), run("件")), "新收5¹件"),
        (paragraph(run("新收"), run("9", "Again"), run("5件")), "新收95件"),
        (paragraph(run("新收"), run("9", "Plain"), run("5件")), "新收95件"),
        (paragraph(run("新收"), run("9", "Circle"), run("5件")), "新收95件"),
        (paragraph(run("新收"), run("9", "Missing"), run("5件")), "新收95件"),
        (paragraph(run("新收"), run("9", "Hidden", '<w:vanish w:val="0"/>'), run("5件")), "新收95件"),
        (paragraph(run("新收5件"), style="Hidden"), ""),
        (paragraph(run("新收", direct='<w:vanish w:val="0"/>'), run("5件"), style="Hidden"), "新收"),
        (paragraph(run("新收5件"), style="Plain"), "新收5件"),
    ],
)
def test_of_a_paragraph(written: str, seen: str) -> None:
    texts = [block.text for block in read_word(styled(written)) if isinstance(block, Paragraph)]
    assert texts == ([seen] if seen else [])


def test_in_a_table() -> None:
    cell = f"<w:tc>{paragraph(run('9', 'Hidden'), run('5'))}</w:tc>"
    (table,) = read_word(styled(f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>"))
    assert isinstance(table, Table)
    assert [each.text for each in table.rows[0]] == ["5", "5"]


def test_damaged_styles_leave_the_words() -> None:
    data = io.BytesIO(word_file(paragraph(run("新收5件", "Hidden"))))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("word/styles.xml", "<w:styles><vanish")
    assert read_word(data.getvalue()) == (Paragraph("新收5件"),)
