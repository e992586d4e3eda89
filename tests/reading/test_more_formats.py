"""OpenDocument texts by their own XML; .doc and .rtf through LibreOffice, where it is installed."""

from __future__ import annotations

import io
import zipfile
from html import escape
from pathlib import Path

import pytest
from published_reports import ORGAN, YEAR, Paper, Rows, as_word, figures, files

from nianbao.errors import ReadingError
from nianbao.office_program import convert, libreoffice
from nianbao.reading.blocks import Paragraph
from nianbao.reading.opendocument import read_opendocument
from nianbao.reading.recogniser import recognise
from nianbao.reading.report_file import read_report
from nianbao.reading.word_blocks import read_word
from nianbao.writing.word import word_document

NAMES = "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip
STYLES = (
    '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="T2"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="T3"><style:text-properties text:display="none"/></style:style>'
)
MANIFEST = '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{}</manifest>'


def odt(body: str, *, manifest: str = "") -> bytes:
    content = (
        f"<office:document-content{NAMES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", MANIFEST.format(manifest))
        archive.writestr("content.xml", content)
    return target.getvalue()


def table(rows: Rows) -> str:
    def cell(text: str, columns: int, rows: int) -> str:
        spans = f'table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"'
        return f"<table:table-cell {spans}><text:p>{escape(text)}</text:p></table:table-cell>"

    written = ("".join(cell(each.text, each.columns, each.rows) for each in row) for row in rows)
    return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in written)}</table:table>"


def as_odt(paper: Paper) -> str:
    return "".join(
        f"<text:p>{escape(part)}</text:p>" if isinstance(part, str) else table(part) for part in paper.parts()
    )


def test_an_opendocument_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "去年.odt"
    path.write_bytes(odt(as_odt(Paper())))
    report = read_report(path, files()).report
    assert report.cells == figures()
    assert (report.organ.name, report.year) == (ORGAN, YEAR)
    assert report.passages["overview.safeguards"] == "培训2次。"


NUMBER = str(figures()["requests.granted.enterprise"])


@pytest.mark.parametrize(
    "cell",
    [
        NUMBER + '<text:span text:style-name="T1">1</text:span>',
        '<text:span text:style-name="T2">9</text:span>' + NUMBER,
        '<text:span text:style-name="T3">9</text:span>' + NUMBER,
        f'<text:ruby><text:ruby-base>{NUMBER}</text:ruby-base><text:ruby-text>9</text:ruby-text></text:ruby>',
        f'{NUMBER}<text:note><text:note-citation>1</text:note-citation></text:note>',
        f"<draw:frame><draw:text-box><text:p>{NUMBER}</text:p></draw:text-box></draw:frame>",
        f"<text:s/>{NUMBER}<text:line-break/>",
    ],
)  # fmt: skip
def test_it_is_read_as_a_reader_sees_it(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "去年.odt"
    path.write_bytes(odt(as_odt(Paper()).replace(f"<text:p>{NUMBER}</text:p>", f"<text:p>{cell}</text:p>")))
    assert read_report(path, files()).report.cells == figures()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (odt("<text:p>", manifest=""), "损坏"),
        (odt("", manifest="<encryption-data/>"), "密码"),
        (odt("<text:p/>" * 300_000), "太长"),
        (odt("<text:p>今天开会。</text:p>"), "没有认出"),
    ],
)
def test_one_that_cannot_be_read_is_told(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "去年.odt"
    path.write_bytes(data)
    with pytest.raises(ReadingError, match=sentence):
        read_report(path, files())


@pytest.mark.skipif(libreoffice() is None, reason="LibreOffice is not here")
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt", "wps"])
def test_what_libreoffice_writes_is_read(tmp_path: Path, kind: str) -> None:
    """WPS keeps its own .wps as Word 97 did: a .doc under that name stands for it."""
    given = tmp_path / "年报.docx"
    written = recognise(read_word(as_word(Paper())), files()).report
    given.write_bytes(word_document(written, files()))
    convert(libreoffice() or "", [given], kind.replace("wps", "doc"), tmp_path, 120)
    if kind == "wps":
        (tmp_path / "年报.doc").rename(tmp_path / "年报.wps")
    report = read_report(tmp_path / f"年报.{kind}", files()).report
    assert report.cells == figures()
    assert (report.organ.name, report.year) == (ORGAN, YEAR)


@pytest.mark.parametrize(("data", "kind"), [(bytes.fromhex("d0cf11e0a1b11ae1"), "旧的 Word"), (b"{\\rtf1 x}", "RTF")])
def test_without_libreoffice_it_is_said_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, kind: str
) -> None:
    monkeypatch.setattr("nianbao.reading.older_formats.libreoffice", lambda: None)
    path = tmp_path / "去年.doc"
    path.write_bytes(data)
    with pytest.raises(ReadingError, match=kind) as caught:
        read_report(path, files())
    assert "另存为 .docx" in caught.value.remedy


LISTS = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>'
    '<text:list-level-style-number text:level="2" style:num-format="一, 二, 三, ..." style:num-prefix="（" '
    'style:num-suffix="）"/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="." text:start-value="3"/>'
    "</text:list-style>"
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    "</text:list-style>"
    '<text:list-style style:name="L3">'
    '<text:list-level-style-number text:level="1" style:num-format="1" loext:num-list-format="第%1%条"/>'
    "</text:list-style>"
    '<text:outline-style style:name="Outline">'
    '<text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>'
    '<text:outline-level-style text:level="2" style:num-format="一, 二, 三, ..." style:num-prefix="（" '
    'style:num-suffix="）"/>'
    '<text:outline-level-style text:level="3" style:num-format=""/>'
    "</text:outline-style>"
    '<style:style style:name="P9" style:family="paragraph" style:list-style-name=""/>'
)


def item(text: str, *within: str) -> str:
    return f"<text:list-item>{f'<text:p>{text}</text:p>' if text else ''}{''.join(within)}</text:list-item>"


def listed(*items: str, style: str = "", more: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:list{named}{more}>{''.join(items)}</text:list>"


def headed(text: str, level: int = 1, more: str = "") -> str:
    return f'<text:h text:outline-level="{level}"{more}>{text}</text:h>'


GOES_ON = ' text:continue-numbering="true"'


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        (listed(item("甲"), item("乙"), style="L1"), ["一、甲", "二、乙"]),
        (listed(item("甲", listed(item("子"), item("丑"))), item("乙", listed(item("寅"))), style="L1"),
         ["一、甲", "（一）子", "（二）丑", "二、乙", "（一）寅"]),
        (listed(item("", listed(item("", listed(item("点"), item("点"))))), style="L1"), ["3.点", "4.点"]),
        (listed(item("甲"), style="L1") + "<text:p>文</text:p>" + listed(item("乙"), style="L1", more=GOES_ON),
         ["一、甲", "文", "二、乙"]),
        (listed(item("甲"), style="L1") + listed(item("乙"), style="L1"), ["一、甲", "一、乙"]),
        (listed(item("", listed(item("子"))), style="L1")
         + listed(item("", listed(item("丑"))), style="L1", more=GOES_ON), ["（一）子", "（二）丑"]),
        (listed(item("甲").replace("<text:list-item>", '<text:list-item text:start-value="4">'), item("乙"),
                style="L1"), ["四、甲", "五、乙"]),
        (listed(item("甲"), item("乙"), style="L2"), ["甲", "乙"]),
        (listed(item("甲"), item("乙"), style="L3"), ["第1条甲", "第2条乙"]),
        (listed(item("甲"), style="不存在"), ["甲"]),
        (listed("<text:list-header><text:p>头</text:p></text:list-header>", item("甲"), style="L1"), ["头", "一、甲"]),
        ("<text:p>甲</text:p>", ["甲"]),
        (headed("甲") + headed("子", 2) + headed("丑", 2) + headed("乙") + headed("寅", 2),
         ["一、甲", "（一）子", "（二）丑", "二、乙", "（一）寅"]),
        (headed("甲") + listed(item("点"), style="L1") + headed("乙"), ["一、甲", "一、点", "二、乙"]),
        (headed("题", more=' text:is-list-header="true"') + headed("甲"), ["题", "一、甲"]),
        (headed("题", more=' text:style-name="P9"') + headed("甲"), ["题", "一、甲"]),
        (headed("甲", more=' text:start-value="3"') + headed("乙"), ["三、甲", "四、乙"]),
        (headed("甲") + headed("深", 3) + headed("", 1) + headed("乙"), ["一、甲", "深", "三、乙"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("part", ["content.xml", "styles.xml"])
def test_the_numbers_of_lists_are_read_as_a_reader_sees_them(body: str, seen: list[str], part: str) -> None:
    assert [block.text for block in read_opendocument(with_lists(body, part)) if isinstance(block, Paragraph)] == seen


def with_lists(body: str, part: str) -> bytes:
    """An .odt whose styles of lists stand in one of the two parts."""
    data = odt(body)
    extension = ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    common = (
        f"<office:document-styles{NAMES}{extension}><office:styles>{LISTS}</office:styles></office:document-styles>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name == part:
                text = text.replace(NAMES, NAMES + extension).replace(STYLES, STYLES + LISTS)
            new.writestr(name, text)
        if part == "styles.xml":
            new.writestr(part, common)
    return target.getvalue()
