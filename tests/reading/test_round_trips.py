"""What this program writes, it reads back the same."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from lxml import html
from offices import EXAMPLES, answered
from published_reports import TEXT_FORMS, Paper, as_text, files

from nianbao.reading.recogniser import Reading, recognise
from nianbao.reading.report_file import read_report
from nianbao.reading.text_file import read_text
from nianbao.report import Report
from nianbao.storage.answers_file import read_answers
from nianbao.writing.web_page import web_page
from nianbao.writing.word import word_document


@cache
def drafted(example: Path) -> Report:
    return answered(read_answers(example)).state.report


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.stem)
def report(request: pytest.FixtureRequest) -> Report:
    return drafted(request.param)


def assert_same(reading: Reading, report: Report) -> None:
    assert reading.report.cells == report.cells
    assert reading.report.passages == report.passages
    assert (reading.report.organ.name, reading.report.year) == (report.organ.name, report.year)
    assert (reading.unread, reading.notes) == ((), ())


@pytest.mark.parametrize("signed_on", [None, date(2026, 1, 20)])
def test_a_word_file_and_a_web_page_give_the_same_report(
    tmp_path: Path, report: Report, signed_on: date | None
) -> None:
    word = tmp_path / "年报.docx"
    word.write_bytes(word_document(report, files(), signed_on=signed_on))
    page = tmp_path / "年报.html"
    page.write_text(web_page(report, files(), signed_on=signed_on))
    for path in (word, page):
        assert_same(read_report(path, files()), report)


@pytest.mark.parametrize("form", TEXT_FORMS)
def test_so_does_the_text_copied_from_it(report: Report, form: str) -> None:
    tree = html.fromstring(web_page(report, files()))
    lines = [element.text_content() for element in tree.iter("h1", "p", "h2", "h3")]
    sections = [section.heading for section in files().form.sections]
    at = [lines.index(heading) for heading in sections]
    paper = Paper(
        cells={key: str(value) for key, value in report.cells.items()},
        head=tuple(lines[: at[0]]),
        overview=tuple(lines[at[0] + 1 : at[1]]),
        problems=tuple(lines[at[4] + 1 : at[5]]),
        other=tuple(lines[at[5] + 1 :]),
    )
    assert_same(recognise(read_text(as_text(paper, TEXT_FORMS[form])), files()), report)
