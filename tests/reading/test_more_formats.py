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
from nianbao.reading import read_report, recognise
from nianbao.reading.word import read_word
from nianbao.writing import word_document

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
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_what_libreoffice_writes_is_read(tmp_path: Path, kind: str) -> None:
    given = tmp_path / "年报.docx"
    written = recognise(read_word(as_word(Paper())), files()).report
    given.write_bytes(word_document(written, files()))
    convert(libreoffice() or "", [given], kind, tmp_path, 120)
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
