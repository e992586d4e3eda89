"""What a reader of the page does not see is not read; what he sees is, or is listed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from published_reports import Paper, as_text, as_web, as_word, figures, files, word_file

from nianbao.errors import ReadingError
from nianbao.reading.recogniser import Reading, recognise
from nianbao.reading.report_file import read_report
from nianbao.reading.web import read_web
from nianbao.reading.word_blocks import read_word

KEY = "requests.granted.enterprise"
NUMBER = figures()[KEY]
RUN = f"<w:r><w:t>{NUMBER}</w:t></w:r>"
BOX = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def run(properties: str, text: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def word(change: str) -> Reading:
    body = as_word(Paper())
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        xml = archive.read("word/document.xml").decode()
    inner = xml.partition("<w:body>")[2].rpartition("</w:body>")[0]
    assert inner.count(RUN) == 1
    return recognise(read_word(word_file(inner.replace(RUN, change))), files())


def web(change: str) -> Reading:
    cell = f">{NUMBER}</td>"
    page = as_web(Paper())
    assert page.count(cell) == 1
    return recognise(read_web(page.replace(cell, f">{change}</td>")), files())


UNSEEN_IN_WORD = {
    "superscript": RUN + run('<w:vertAlign w:val="superscript"/>', "1"),
    "superscript words": RUN + run('<w:vertAlign w:val="superscript"/>', "注1"),
    "subscript": RUN + run('<w:vertAlign w:val="subscript"/>', "2"),
    "struck": run("<w:strike/>", "9") + RUN,
    "struck twice": run("<w:dstrike/>", "9") + RUN,
    "struck by value": run('<w:strike w:val="true"/>', "9") + RUN,
    "hidden": run("<w:vanish/>", "9") + RUN,
    "no size": run('<w:sz w:val="1"/>', "9") + RUN,
    "no width": run('<w:w w:val="1"/>', "9") + RUN,
    "white": run('<w:color w:val="FFFFFF"/>', "9") + RUN,
    "white in small letters": run('<w:color w:val="ffffff"/>', "9") + RUN,
    "white on white": run('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="FFFFFF"/>', "9") + RUN,
    "raised": RUN + run('<w:position w:val="8"/>', "1"),
    "lowered": RUN + run('<w:position w:val="-8"/>', "2"),
    "white on a dark ground": run('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>', str(NUMBER)),
    "white under a marker": run('<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>', str(NUMBER)),
    "moved by a hair": run('<w:position w:val="2"/>', str(NUMBER)),
    "narrow but seen": run('<w:w w:val="66"/>', str(NUMBER)),
    "deleted": "<w:del><w:r><w:delText>9</w:delText></w:r></w:del>" + RUN,
    "deleted as text": "<w:del><w:r><w:t>9</w:t></w:r></w:del>" + RUN,
    "moved away": "<w:moveFrom><w:r><w:t>9</w:t></w:r></w:moveFrom>" + RUN,
    "ruby": f"<w:r><w:ruby><w:rt><w:r><w:t>9</w:t></w:r></w:rt><w:rubyBase>{RUN}</w:rubyBase></w:ruby></w:r>",
    "text box": BOX.format(NUMBER),
    "formula": f"<m:oMath {M}><m:r><m:t>{NUMBER}</m:t></m:r></m:oMath>",
    "shown again": run('<w:vanish w:val="0"/><w:strike w:val="false"/>', str(NUMBER)),
    "small but seen": run('<w:sz w:val="12"/>', str(NUMBER)),
}
UNSEEN_ON_A_PAGE = {
    "sup": f"{NUMBER}<sup>1</sup>",
    "sup in brackets": f"{NUMBER}<sup>[1]</sup>",
    "sup words": f"{NUMBER}<sup>注1</sup>",
    "sub": f"{NUMBER}<sub>2</sub>",
    "s": f"<s>9</s>{NUMBER}",
    "del": f"<del>9</del>{NUMBER}",
    "strike": f"<strike>9</strike>{NUMBER}",
    "line through": f'<span style="text-decoration: line-through">9</span>{NUMBER}',
    "display": f'<span style="display:none">9</span>{NUMBER}',
    "visibility": f'<b style="visibility : hidden">9</b>{NUMBER}',
    "no size": f'<span style="font-size:0">9</span>{NUMBER}',
    "no size in points": f'<span style="font-size: 0pt;color:red">9</span>{NUMBER}',
    "opacity": f'<span style="opacity:0">9</span>{NUMBER}',
    "collapsed": f'<span style="visibility:collapse">9</span>{NUMBER}',
    "beside the page": f'<span style="position:absolute; left:-9999px">9</span>{NUMBER}',
    "above the page": f'<span style="position:fixed;top : -1000em">9</span>{NUMBER}',
    "indented away": f'<span style="text-indent:-999px">9</span>{NUMBER}',
    "clipped": f'<span style="clip: rect(0, 0, 0, 0)">9</span>{NUMBER}',
    "scaled to nothing": f'<span style="transform:scale(0)">9</span>{NUMBER}',
    "transparent": f'<span style="color:transparent">9</span>{NUMBER}',
    "hidden by Word": f"<span style='mso-hide:all'>9</span>{NUMBER}",
    "hidden": f"<span hidden>9</span>{NUMBER}",
    "hidden input": f'<input type="hidden" value="9">{NUMBER}',
    "ruby": f"<ruby>{NUMBER}<rp>(</rp><rt>9</rt><rp>)</rp></ruby>",
    "input": f'<input type="text" value="{NUMBER}">',
    "input without type": f'<input value="{NUMBER}">',
    "area": f"<textarea>{NUMBER}</textarea>",
    "choice": f"<select><option>9</option><option selected>{NUMBER}</option></select>",
    "formula": f"<math><mn>{NUMBER}</mn></math>",
    "small but seen": f'<span style="font-size:0.8em;opacity:0.9">{NUMBER}</span>',
    "indented but seen": f'<span style="text-indent:-21.0pt;left:-10px;background-color:transparent">{NUMBER}</span>',
}


@pytest.mark.parametrize("kind", UNSEEN_IN_WORD)
def test_in_a_word_file(kind: str) -> None:
    reading = word(UNSEEN_IN_WORD[kind])
    assert reading.report.cells == figures()
    assert reading.unread == ()


@pytest.mark.parametrize("kind", UNSEEN_ON_A_PAGE)
def test_on_a_web_page(kind: str) -> None:
    reading = web(UNSEEN_ON_A_PAGE[kind])
    assert reading.report.cells == figures()
    assert reading.unread == ()


@pytest.mark.parametrize("looks", ["display:none", "position:absolute;left:-9999px", "font-size:0", "opacity: 0;"])
def test_what_a_page_hides_by_a_class_of_its_own(looks: str) -> None:
    page = as_web(Paper()).replace(
        "<head>", f"<head><style>.no{{{looks}}} @media print{{.yes{{display:none}}}}</style>"
    )
    page = page.replace(f">{NUMBER}</td>", f'><i class="a no">9</i><i class="yes">{NUMBER}</i></td>')
    assert recognise(read_web(page), files()).report.cells == figures()


def repacked(data: bytes, rename: Callable[[str], str], change: Callable[[str], str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(rename(name), change(old.read(name).decode()))
    return target.getvalue()


STRICT = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)


def test_a_strict_word_file_is_read() -> None:
    data = repacked(as_word(Paper()), lambda name: name, lambda text: text.replace(*STRICT))
    assert recognise(read_word(data), files()).report.cells == figures()


RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="{}"/></Relationships>'
)


@pytest.mark.parametrize(
    ("name", "target"), [("word/document2.xml", "word/document2.xml"), ("doc/main.xml", "/doc/main.xml")]
)
def test_the_main_part_has_the_name_that_the_package_gives_it(tmp_path: Path, name: str, target: str) -> None:
    data = repacked(as_word(Paper()), lambda old: name if old == "word/document.xml" else old, lambda text: text)
    with zipfile.ZipFile(whole := io.BytesIO(data), "a") as archive:
        archive.writestr("_rels/.rels", RELATIONS.format(target))
    path = tmp_path / "去年.docx"
    path.write_bytes(whole.getvalue())
    assert read_report(path, files()).report.cells == figures()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "gb18030", "utf-8"])
@pytest.mark.parametrize("kind", ["txt", "html"])
def test_a_text_is_read_in_any_encoding_of_its_script(tmp_path: Path, encoding: str, kind: str) -> None:
    path = tmp_path / f"去年.{kind}"
    path.write_bytes((as_text(Paper()) if kind == "txt" else as_web(Paper())).encode(encoding))
    assert read_report(path, files()).report.cells == figures()


def test_big5_is_named_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "去年.txt"
    path.write_bytes("政府資訊公開工作年度報告，本年度新收申請數量與處理情況如下，機關依規定辦理。".encode("big5") * 20)
    with pytest.raises(ReadingError, match="Big5"):
        read_report(path, files())
