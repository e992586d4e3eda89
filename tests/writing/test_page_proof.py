"""The proof of the layout: each fault of a page is named with its clause, on any Word file, and can be put right."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from offices import EXAMPLES, answered, example
from written import FILES, FORM, W, full_report, part, parts, text_of

from nianbao.checks import Severity
from nianbao.data_files import DataFiles
from nianbao.errors import ReadingError
from nianbao.writing.libreoffice import libreoffice
from nianbao.writing.page_proof import page_findings
from nianbao.writing.page_repair import repaired
from nianbao.writing.proof_texts import proof_texts
from nianbao.writing.word import word_document

DOCUMENT, STYLES, SETTINGS, FOOTER = "word/document.xml", "word/styles.xml", "word/settings.xml", "word/footer1.xml"


@cache
def sound() -> bytes:
    return word_document(full_report(), FILES)


def wrong(name: str, old: str, new: str, *, count: int = 0) -> bytes:
    """The sound file with one thing in one of its parts put wrong."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as package:
        for each, content in parts(sound()).items():
            text = content.decode()
            if each == name:
                assert re.search(old, text), old
                text = re.sub(old, new, text, count=count)
            package.writestr(each, text)
    return whole.getvalue()


def style(id: str, old: str, new: str) -> bytes:
    """The sound file with one thing of a style and of the runs in it put wrong."""
    return wrong(STYLES, rf'(w:styleId="{id}".*?){old}', rf"\g<1>{new}", count=1)


def words(data: bytes) -> list[str]:
    return [text_of(paragraph) for paragraph in part(data, DOCUMENT).iter(f"{W}p")]


def rules(data: bytes) -> dict[str, str]:
    return {finding.id: finding.message for finding in page_findings(data, FILES)}


_FANGSONG, _HEI, _KAI, _BIAO = ("仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体")


def font(was: str, now: str) -> bytes:
    return wrong(DOCUMENT, f'w:eastAsia="{was}"', f'w:eastAsia="{now}"')


WRONG: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "letter": (lambda: wrong(DOCUMENT, r'w:w="11906" w:h="16838"', 'w:w="11906" w:h="15840"'), "L-01", "5.1"),
    "top": (lambda: wrong(DOCUMENT, 'w:top="2098"', 'w:top="1440"'), "L-02", "5.2.1"),
    "left": (lambda: wrong(DOCUMENT, 'w:left="1587"', 'w:left="1800"'), "L-03", "5.2.1"),
    "right": (lambda: wrong(DOCUMENT, 'w:right="1474"', 'w:right="1800"'), "L-04", "5.2.1"),
    "bottom": (lambda: wrong(DOCUMENT, 'w:bottom="1984"', 'w:bottom="1440"'), "L-05", "5.2.1"),
    "lines": (lambda: style("BodyText", 'w:line="579"', 'w:line="600"'), "L-06", "5.2.3"),
    "single spacing": (lambda: style("BodyText", 'w:line="579" w:lineRule="exact"', 'w:line="240"'), "L-06", "5.2.3"),
    "characters": (lambda: style("BodyText", '<w:spacing w:val="-5"/>', ""), "L-07", "5.2.3"),
    "red": (lambda: style("BodyText", "<w:sz ", '<w:color w:val="FF0000"/><w:sz '), "L-08", "5.2.4"),
    "title font": (lambda: font(_BIAO, "宋体"), "L-09", "7.3.1"),
    "title size": (lambda: style("Title", '<w:sz w:val="44"/>', '<w:sz w:val="36"/>'), "L-10", "7.3.1"),
    "title left": (lambda: style("Title", '<w:jc w:val="center"/>', '<w:jc w:val="left"/>'), "L-11", "7.3.1"),
    "body font": (lambda: font(_FANGSONG, "宋体"), "L-12", "7.3.3"),
    "body size": (lambda: style("BodyText", '<w:sz w:val="32"/>', '<w:sz w:val="28"/>'), "L-13", "7.3.3"),
    "no indent": (lambda: style("BodyText", "<w:ind [^>]*/>", ""), "L-14", "7.3.3"),
    "section font": (lambda: font(_HEI, _FANGSONG), "L-15", "7.3.3"),
    "section size": (lambda: style("Heading1", '<w:sz w:val="32"/>', '<w:sz w:val="30"/>'), "L-16", "7.3.3"),
    "part font": (lambda: font(_KAI, _FANGSONG), "L-17", "7.3.3"),
    "part size": (lambda: style("Heading2", '<w:sz w:val="32"/>', '<w:sz w:val="30"/>'), "L-18", "7.3.3"),
    "no heading": (lambda: style("Heading1", '<w:outlineLvl w:val="0"/>', ""), "L-19", "导航"),
    "digits": (lambda: wrong(DOCUMENT, 'w:ascii="Times New Roman"', 'w:ascii="Calibri"'), "L-20", "习惯"),
    "no page number": (lambda: wrong(FOOTER, " PAGE ", " DATE "), "L-21", "7.5"),
    "page number alike": (lambda: wrong(SETTINGS, "<w:evenAndOddHeaders/>", ""), "L-22", "7.5"),
    "page number size": (lambda: style("Footer", '<w:sz w:val="28"/>', '<w:sz w:val="18"/>'), "L-23", "7.5"),
    "narrow table": (lambda: wrong(DOCUMENT, r'<w:gridCol w:w="\d+"/>', "", count=1), "L-24", "30号"),
    "no borders": (lambda: wrong(DOCUMENT, "<w:insideV [^>]*/>", ""), "L-25", "30号"),
    "head once": (lambda: wrong(DOCUMENT, "<w:tblHeader/>", "", count=1), "L-26", "30号"),
    "split rows": (lambda: wrong(DOCUMENT, "<w:cantSplit/>", "", count=1), "L-27", "30号"),
    "large table": (lambda: style("TableLabel", '<w:sz w:val="19"/>', '<w:sz w:val="32"/>'), "L-28", "30号"),
}


@pytest.mark.parametrize("fault", WRONG)
def test_a_page_put_wrong_in_one_way_is_named_with_its_clause(fault: str) -> None:
    broken, rule, clause = WRONG[fault]
    found = rules(broken())
    assert clause in found[rule]
    # A paper or a size of another measure takes other lines or characters with it, and nothing else.
    assert set(found) - {rule} <= {"L-04", "L-05", "L-06", "L-07", "L-24"}


@pytest.mark.parametrize("fault", WRONG)
def test_it_is_put_right_and_every_word_stays(fault: str) -> None:
    broken = WRONG[fault][0]()
    mended = repaired(broken, FILES)
    assert rules(mended) == {}
    assert words(mended) == words(broken)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_in_what_we_write_no_fault_is_found(path: Path) -> None:
    assert rules(word_document(answered(example(path.stem)).state.shown, FILES, draft=True)) == {}


def test_a_file_of_python_docx_has_its_faults_named() -> None:
    from docx import Document

    document = Document()
    document.add_heading("某某局2025年政府信息公开工作年度报告", 0)
    for section in FORM.sections:
        document.add_heading(section.heading, 1)
        document.add_paragraph("本单位全年没有收到政府信息公开申请，也没有被申请行政复议。")
    document.add_table(3, 4)
    whole = io.BytesIO()
    document.save(whole)
    assert {"L-01", "L-02", "L-06", "L-08", "L-12", "L-21", "L-25"} <= set(rules(whole.getvalue()))
    assert rules(repaired(whole.getvalue(), FILES)) == {}


@pytest.mark.skipif(libreoffice() is None, reason="LibreOffice is not here")
def test_a_file_of_libreoffice_is_measured(tmp_path: Path) -> None:
    source = tmp_path / "年报.txt"
    source.write_text("某某局2025年政府信息公开工作年度报告\n一、总体情况\n全年公开信息十二条，均在网站。", "utf-8")
    program, profile = libreoffice(), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    assert program is not None
    command = [program, profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", tmp_path, source]
    subprocess.run(command, check=True, capture_output=True, timeout=90)
    data = (tmp_path / "年报.docx").read_bytes()
    assert {"L-12", "L-13", "L-21"} <= set(rules(data))
    assert rules(repaired(data, FILES)) == {}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<html/>", wrong(DOCUMENT, "<w:body>.*</w:body>", "")])
def test_what_is_no_word_file_is_told(data: bytes) -> None:
    for look in (page_findings, repaired):
        with pytest.raises(ReadingError):
            look(data, FILES)


def test_every_rule_has_its_words_and_nothing_is_an_error() -> None:
    assert {rule for _, rule, _ in WRONG.values()} == set(proof_texts(FILES).rules)
    assert {finding.severity for broken, _, _ in WRONG.values() for finding in page_findings(broken(), FILES)} == {
        Severity.WARNING,
        Severity.HINT,
    }


def test_an_office_that_sets_its_page_otherwise_is_held_against_its_own(tmp_path: Path) -> None:
    own = tmp_path / "layout" / "2021.yaml"
    own.parent.mkdir()
    shipped = FILES.templates.text("layout/2021.yaml")
    own.write_text(shipped.replace("section:      {font: 黑体", "section:      {font: 思源黑体", 1), encoding="utf-8")
    files = DataFiles.overlaid(templates=tmp_path)
    assert page_findings(word_document(full_report(), files), files) == ()
    assert [finding.id for finding in page_findings(sound(), files)] == ["L-15"]
