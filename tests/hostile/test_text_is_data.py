"""What a drafter types is text wherever it comes out: template code, markup, formulas, control and direction signs."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree, html
from offices import begun, example, office
from talking import NOW
from typing_lines import sat

from nianbao.language.line_breaking import legible
from nianbao.session.drafting import Drafting
from nianbao.session.export_kinds import ExportKind
from nianbao.session.headless import run_answers
from nianbao.session.report_json import report_json
from nianbao.session.reports import open_report
from nianbao.session.signing import sheet_path
from nianbao.storage.document import load
from nianbao.storage.kept_versions import FOLDER as VERSIONS

TYPED = [
    "{{ 7 * 7 }}{% for x in problems %}{{ ''.__class__ }}",
    "<script>alert(1)</script></w:t></w:p>&lt;&#65;]]>",
    '=1+1 +SUM(A1) -2 @x =HYPERLINK("a")',
    "[b]粗[/b] [/] \\[x] %s %n ${x} `id` $(id)",
    "\x1b]0;换名\x07\x1b[2J\x1b[31m红\x9b1m",
    "\u202e倒写\u2066\ufeff里",
    "../../../etc/passwd",
]
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def drafted(folder: Path, typed: str) -> Drafting:
    """A finished draft with the text in the organ's name, in a fact and in a passage."""
    drafting = begun(folder)
    answers = {
        **example("township"),
        "organ.name": f"云浦区{typed}镇人民政府",
        "overview.key_areas": typed,
        "other": f"其他：{typed}。",
    }
    run_answers(drafting.conversation, answers)
    assert drafting.conversation.answers["organ.name"].text == answers["organ.name"]
    assert drafting.conversation.answers["other"].text == answers["other"]
    return drafting


def shown(typed: str) -> str:
    return UNSEEN.sub("", typed)


def words(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        document = etree.fromstring(package.read("word/document.xml"))
    return "".join(node.text or "" for node in document.iter(f"{W}t"))


@pytest.mark.parametrize("typed", TYPED)
def test_in_the_written_files(tmp_path: Path, typed: str) -> None:
    folder = tmp_path / "年报"
    with drafted(folder, typed) as drafting:
        word, page = drafting.export(draft=True), drafting.export(draft=True, kind=ExportKind.WEB)
        sheet = sheet_path(word, office().files)
    whole = words(word.read_bytes())
    assert f"云浦区{shown(typed)}镇人民政府" in whole
    assert f"其他：{shown(typed)}。" in whole
    assert f"云浦区{shown(typed)}镇人民政府" in words(sheet.read_bytes())
    written = html.fromstring(page.read_text(encoding="utf-8"))
    assert f"其他：{shown(typed)}。" in written.text_content()
    assert list(written.iter("script")) == []
    versions = folder / VERSIONS
    there = {path.parent for path in tmp_path.rglob("*.*")} - {tmp_path, folder, versions}
    assert {path.parent for path in there} <= {versions}


@pytest.mark.parametrize("typed", TYPED)
def test_in_the_project_and_in_json(tmp_path: Path, typed: str) -> None:
    with drafted(tmp_path, typed) as drafting:
        path = drafting.project.path
    assert load(path).memory.answers["overview.key_areas"].text == typed
    opened = open_report(path, office().files, office().script, NOW.date())
    assert json.loads(json.dumps(report_json(opened)))["other"] == f"其他：{typed}。"


@pytest.mark.parametrize("typed", TYPED)
def test_in_line_mode(tmp_path: Path, typed: str) -> None:
    sitting = sat(tmp_path, "没有", "2025", f"云浦区{typed}镇", "/预览", "/来源")
    assert "".join(legible(typed).split()) in "".join(sitting.text.split())
    assert UNSEEN.search(sitting.text) is None
