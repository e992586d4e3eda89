"""The three tables in a workbook, as some offices keep them: merged as printed, one a sheet, without a word around."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from published_reports import ORGAN, YEAR, Paper, Rows, expanded, figures, files
from published_workbooks import saved

from nianbao.errors import ReadingError
from nianbao.office_program import convert, libreoffice
from nianbao.reading.blocks import Paragraph
from nianbao.reading.report_file import read_blocks, read_report

CELLS = figures()


def parts() -> list[str | Rows]:
    return list(Paper().parts())


def tables() -> list[Rows]:
    return [part for part in parts() if not isinstance(part, str)]


def test_the_whole_report_on_one_sheet_is_read(tmp_path: Path) -> None:
    reading = read_report(saved(tmp_path / "年报.xlsx", {"Sheet1": parts()}), files())
    assert reading.report.cells == CELLS
    assert (reading.report.organ.name, reading.report.year) == (ORGAN, YEAR)
    assert reading.unread == ()


HEADINGS = ("二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况")
NAMED = [("表二", "表三", "表四"), ("Sheet1", "Sheet2", "Sheet3"), ("主动公开", "依申请公开", "复议诉讼")]


@pytest.mark.parametrize("names", NAMED, ids=lambda names: names[0])
@pytest.mark.parametrize("headed", [True, False], ids=["headed", "bare"])
def test_a_table_a_sheet_is_read(tmp_path: Path, names: Sequence[str], headed: bool) -> None:
    title = f"{ORGAN}{YEAR}年政府信息公开工作年度报告"
    each = zip(names, HEADINGS, tables(), strict=True)
    sheets = {name: [title, heading, table] if headed else [table] for name, heading, table in each}
    reading = read_report(saved(tmp_path / "年报.xlsx", sheets), files())
    assert reading.report.cells == CELLS
    assert reading.report.year == (YEAR if headed else None)


def test_without_merged_cells_it_is_read_too(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "年报.xlsx")) as book:
        for heading, table in zip(HEADINGS, tables(), strict=True):
            sheet = book.add_worksheet()
            sheet.write_string(0, 0, heading)
            for number, row in enumerate(expanded(table), start=1):
                for column, text in enumerate(row):
                    if text:
                        sheet.write(number, column, float(text) if text.replace(".", "").isdecimal() else text)
    assert read_report(tmp_path / "年报.xlsx", files()).report.cells == CELLS


def test_a_number_that_the_computer_added_is_the_number(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "数.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [0.1 + 0.2, 28.0631, 1e15, 3])
    (table,) = read_blocks(tmp_path / "数.xlsx")
    assert [cell.text for cell in table.rows[0]] == ["0.3", "28.0631", "1000000000000000", "3"]  # type: ignore[union-attr]


def test_a_formula_without_a_result_is_told_and_is_no_number(tmp_path: Path) -> None:
    path = saved(tmp_path / "年报.xlsx", {"Sheet1": parts()})
    book = openpyxl.load_workbook(path)
    number = CELLS["requests.granted.enterprise"]
    (cell,) = (cell for row in book["Sheet1"].iter_rows() for cell in row if cell.value == number)
    cell.value = f"={number}+0"
    book.save(path)
    reading = read_report(path, files())
    assert reading.report.cells == {**CELLS, "requests.granted.enterprise": None}
    assert reading.notes[0] == "有 1 格公式没有存下结果，没有读。请用 Excel 或 WPS 打开存一遍再读。"


def test_a_hidden_sheet_is_not_read(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "数.xlsx")) as book:
        book.add_worksheet("甲").write_string(0, 0, "看得见")
        hidden = book.add_worksheet("乙")
        hidden.write_string(0, 0, "看不见")
        hidden.hide()
    assert read_blocks(tmp_path / "数.xlsx") == (Paragraph("甲"), Paragraph("看得见"))


def test_a_workbook_with_anything_else_is_not_recognised(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="没有认出"):
        read_report(saved(tmp_path / "名单.xlsx", {"名单": ["序号", "单位", "甲局"]}), files())


def test_a_damaged_one_is_told(tmp_path: Path) -> None:
    whole = saved(tmp_path / "年报.xlsx", {"Sheet1": parts()}).read_bytes()
    (tmp_path / "年报.xlsx").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ReadingError, match="损坏"):
        read_report(tmp_path / "年报.xlsx", files())


@pytest.mark.skipif(libreoffice() is None, reason="LibreOffice is not here")
@pytest.mark.parametrize("ending", [".xls", ".et"])
def test_an_older_workbook_is_read(tmp_path: Path, ending: str) -> None:
    """WPS keeps its own .et as Excel 97 did."""
    convert(libreoffice() or "", [saved(tmp_path / "年报.xlsx", {"Sheet1": parts()})], "xls", tmp_path, 120)
    path = (tmp_path / "年报.xls").rename(tmp_path / f"去年{ending}")
    assert read_report(path, files()).report.cells == CELLS
