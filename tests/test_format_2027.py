"""A later format is files alone: the year chooses it, and it goes through everything."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from format_2027 import CHANGES, files_of_2027
from offices import example

from nianbao.checks import findings
from nianbao.data_files import DataFiles
from nianbao.errors import DataFileError
from nianbao.reading.report_file import read_report
from nianbao.report import grids
from nianbao.session.balance import balance
from nianbao.session.drafting import Drafting, Office
from nianbao.session.headless import run_answers
from nianbao.session.pasting import pasted, rows_of
from nianbao.session.report_blocks import report_blocks
from nianbao.session.table_figures import Figures
from nianbao.tui.table_drawing import draw_table
from nianbao.writing.layout import layout
from nianbao.writing.web_page import web_page

CELLS = ("disclosure.rewards", "requests.new.media", "requests.rejected_abusive.media")
ANSWERS = {
    "organ.year": "2027",
    "disclosure.decisions": "许可 386，处罚 27，强制 4，奖励 6",
    "requests.new": "17件，企业3，律所1，媒体2，其余自然人",
    "requests.outcomes.natural_person": "予以公开5，部分公开1，不掌握4，另行制作1，信访1，撤回1",
    "requests.outcomes.media": "予以公开1，滥用申请权1",
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> DataFiles:
    return files_of_2027(tmp_path_factory.mktemp("2027"))


@pytest.fixture(scope="module")
def drafting(files: DataFiles, tmp_path_factory: pytest.TempPathFactory) -> Drafting:
    """The draft of an example's office, begun with the files for 2021, in which the year is then said."""
    office = Office.load(files.for_year(2025))
    draft = Drafting.begin(office, tmp_path_factory.mktemp("年报"), now=lambda: datetime(2028, 1, 12, 9, 30))
    outcome = run_answers(draft.conversation, example("county-department") | ANSWERS)
    assert outcome.complete, outcome
    return draft


@pytest.mark.parametrize(
    ("year", "name"), [(2019, "2021"), (2021, "2021"), (2026, "2021"), (2027, "2027"), (2031, "2027")]
)
def test_the_year_chooses_the_format(files: DataFiles, year: int, name: str) -> None:
    assert files.for_year(year).form.format == name


def test_each_table_has_one_cell_or_row_or_column_more(files: DataFiles) -> None:
    older, newer = files.for_year(2026).form, files.for_year(2027).form
    assert [cell in newer.cells for cell in CELLS] == [True, True, True]
    assert [cell in older.cells for cell in CELLS] == [False, False, False]
    assert [grid.columns for grid in grids(newer)] == [4, 11, 15]


def test_the_questions_take_them(drafting: Drafting) -> None:
    assert [drafting.report.cell(cell) for cell in CELLS] == [6, 2, 1]
    assert drafting.report.format == "2027"
    assert drafting.report.cell("requests.handled.total") == 18


def test_the_same_office_drafts_another_year_in_its_own_format(files: DataFiles, tmp_path: Path) -> None:
    with Drafting.begin(Office.load(files), tmp_path, now=lambda: datetime(2028, 1, 12)) as draft:
        run_answers(draft.conversation, {"last_year": "没有", "organ.year": "2026"})
        assert draft.report.format == "2021"
        assert draft.office.files.form.format == "2021"


def test_the_wording_tells_them(drafting: Drafting) -> None:
    text = drafting.report.passages["overview.on_request"]
    # Which of the wordings it is, the name of the organ decides.
    assert "自然人11件、商业企业3件、新闻媒体2件、法律服务机构1件。" in text.replace("提出", "")
    assert "不予处理2件（信访举报投诉类1件、明显滥用申请权1件）" in text


def test_the_table_editor_enters_them_and_pastes_over_them(drafting: Drafting) -> None:
    form = drafting.office.files.form
    figures = Figures(form, drafting.report.cells)
    figures.put({"requests.new.media": 3})
    assert figures.values["requests.new.total"] == 18
    media = next(column for column in form.requests.columns if column.key == "media")
    found = balance(figures.values, form, media)
    assert found is not None
    assert found.gap == 1
    keys = [key for row in rows_of(form, "requests") for key in row.keys]
    assert {"requests.new.media", "requests.rejected_abusive.media"} <= set(keys)
    spoken = drafting.conversation.script.spoken
    found_in = pasted("行政奖励\t8", rows_of(form, "disclosure"), "disclosure.rewards", spoken)
    assert found_in.cells == {"disclosure.rewards": 8}


def test_the_preview_shows_them(drafting: Drafting) -> None:
    form = drafting.office.files.form
    blocks = report_blocks(drafting.report, form, layout(drafting.office.files), drafting.conversation.speech)
    assert not [block for block in blocks if "还差" in str(block)]
    drawn = "\n".join(line.text for line in draw_table(form, "requests", drafting.report.cells, 120))
    assert "媒体" in drawn
    assert "滥用申请权" in drawn


def test_word_is_written_with_them_and_read_back(drafting: Drafting, files: DataFiles) -> None:
    path = drafting.export()
    reading = read_report(path, files)
    assert [reading.report.cell(cell) for cell in CELLS] == [6, 2, 1]
    assert reading.unread == ()
    page = web_page(drafting.report, drafting.office.files)
    assert "新闻媒体" in page
    assert "6.明显滥用申请权" in page


def test_a_report_in_the_format_of_its_own_year_is_read_beside_it(
    drafting: Drafting, files: DataFiles, tmp_path: Path
) -> None:
    with Drafting.begin(Office.load(files), tmp_path, now=lambda: datetime(2027, 1, 12)) as draft:
        run_answers(draft.conversation, example("county-department") | {"organ.year": "2026"})
        reading = read_report(draft.export(), files)
    assert reading.report.format == "2021"
    assert reading.report.cell("requests.new.total") == 17


def test_the_checks_hold_them(drafting: Drafting) -> None:
    office = drafting.office
    words, form = office.script.check_words, office.files.form
    assert findings(drafting.report, form, words=words, only={"T3-01", "T3-02", "T3-03", "X-01", "X-05"}) == ()
    wrong = drafting.report.model_copy(
        update={"cells": {**drafting.report.cells, "requests.rejected_abusive.media": 2, "disclosure.rewards": -1}}
    )
    found = findings(wrong, form, words=words, only={"T2-01", "T3-02"})
    assert [(each.id, each.where) for each in found] == [
        ("T2-01", "disclosure.rewards"),
        ("T3-02", "requests.handled.media"),
    ]


def test_the_check_sheet_lists_them(drafting: Drafting) -> None:
    from docx import Document

    drafting.export()
    sheet = next(path for path in drafting.project.path.parent.glob("*.docx") if "核对" in path.name)
    text = "\n".join(cell.text for table in Document(str(sheet)).tables for row in table.rows for cell in row.cells)
    assert "新闻媒体" in text


@pytest.mark.parametrize(
    ("without", "missing"),
    [
        ("templates/layout/2027.yaml", "layout/2027.yaml"),
        ("templates/2027/checks/words.yaml", r"outcomes\.rejected_abusive.*明显滥用申请权.*words\.yaml"),
        ("templates/2027/wording/overview.on_request.yaml", r"requests\.new\.media.*新闻媒体.*overview\.on_request"),
        ("templates/2027/wording/moving_on.yaml", r"requests\.rejected_abusive\.total.*moving_on\.yaml"),
        ("prompts/2027/spoken.yaml", r"slots\.applicants\.media.*新闻媒体.*spoken\.yaml"),
    ],
)
def test_what_a_file_lacks_is_told_with_file_and_key(tmp_path: Path, without: str, missing: str) -> None:
    assert without in CHANGES
    files = files_of_2027(tmp_path, without=without)
    with pytest.raises(DataFileError, match=missing):
        _ = Office.load(files).script.check_words, layout(files)
