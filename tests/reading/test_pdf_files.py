"""PDF files: ruled tables over pages, columns by their places, and lines put together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from published_reports import ORGAN, YEAR, Paper, figures, files, texts
from written_pdf import Sheets, as_pdf, pdf, words

from nianbao.cli import main
from nianbao.reading.blocks import Paragraph, Table
from nianbao.reading.pdf import pdf_contents
from nianbao.reading.recogniser import Reading
from nianbao.reading.report_file import read_blocks, read_report

SMALL = {key: number % 100 for key, number in figures().items()}
HOLES = SMALL | dict.fromkeys(
    ("requests.granted.research", "requests.new.natural_person", "disputes.reconsideration.total")
)


def read(folder: Path, data: bytes) -> Reading:
    path = folder / "年报.pdf"
    path.write_bytes(data)
    return read_report(path, files())


def test_tables_that_go_on_over_pages_are_read_cell_by_cell(tmp_path: Path) -> None:
    reading = read(tmp_path, as_pdf(Paper(cells=texts(HOLES))))
    assert reading.report.cells == HOLES
    assert (reading.report.organ.name, reading.report.year) == (ORGAN, YEAR)
    assert reading.report.passages["problems"] == "\n".join(Paper().problems)
    assert reading.unread == ()


def test_without_rules_the_places_of_the_numbers_tell_their_columns(tmp_path: Path) -> None:
    rows = [
        ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"),
        ("1", "2", "3", "4", "5", "6", "21"),
        ("7", "", "9", "", "11", "12", "39"),
    ]
    labels = ["", "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"]
    page = words("三、收到和处理政府信息公开申请情况", 80, 60, 10) + words("一、总体情况", 80, 40, 10)
    for line, (label, row) in enumerate(zip(labels, rows, strict=True)):
        page += words(label, 20, 100 + 20 * line, 8)
        for column, text in enumerate(row):
            page += words(text, 170 + 60 * column, 100 + 20 * line, 8)
    cells = read(tmp_path, pdf([page])).report.cells
    keys = [column.key for column in files().form.requests.columns]
    assert [cells[f"requests.new.{key}"] for key in keys] == [1, 2, 3, 4, 5, 6, 21]
    assert [cells[f"requests.carried_in.{key}"] for key in keys] == [7, None, 9, None, 11, 12, 39]


def test_lines_are_paragraphs_again_and_page_numbers_are_gone(tmp_path: Path) -> None:
    sheets = Sheets()
    long = "本局今年继续推进各项公开工作，明确专人负责信息的收集、审核、发布和更新，" * 12
    for text in (long, "短的一段。", long):
        sheets.paragraph(text)
    for number in range(20):
        sheets.paragraph(f"第{number}件事已经办好。")
    path = tmp_path / "一页.pdf"
    path.write_bytes(pdf(sheets.pages))
    blocks = [block.text for block in read_blocks(path) if isinstance(block, Paragraph)]
    assert blocks[:3] == [long, "短的一段。", long]
    assert len(blocks) == 23


def test_a_filled_area_behind_the_text_is_no_table(tmp_path: Path) -> None:
    sheets = Sheets()
    for text in Paper().overview:
        sheets.paragraph(text)
    areas = b"".join(b"0.9 g %d %d 420 29 re f 0 g\n" % (80, 700 - 29 * line) for line in range(10))
    path = tmp_path / "底纹.pdf"
    path.write_bytes(pdf([areas + sheets.pages[0]]))
    assert not any(isinstance(block, Table) for block in read_blocks(path))


@pytest.mark.parametrize("pages", [61, 400])
def test_only_the_first_pages_of_a_book_are_read(tmp_path: Path, pages: int) -> None:
    path = tmp_path / "书.pdf"
    path.write_bytes(pdf(words(f"第{number}件。", 80, 80, 16) for number in range(pages)))
    assert len(read_blocks(path)) == 60


def test_pages_that_are_not_read_are_told(tmp_path: Path) -> None:
    path = tmp_path / "去年.pdf"
    data = as_pdf(Paper())
    turned = b"BT /F 12 Tf 0 1 -1 0 200 200 Tm <" + "横着放的字".encode("utf-16-be").hex().encode() + b"> Tj ET"
    picture = b"q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q"
    path.write_bytes(pdf([words("页", 80, 80, 12), turned, picture]))
    _, remarks = pdf_contents(path)
    assert [("2 页" in remark, "3 页" in remark) for remark in remarks] == [(False, True), (True, False)]
    path.write_bytes(pdf([words("页", 80, 80, 12)] * 62))
    assert ["62 页" in remark for remark in pdf_contents(path)[1]] == [True]
    path.write_bytes(data)
    assert read_report(path, files()).notes == ()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_pages_that_a_reader_turns_upright_are_read_upright(tmp_path: Path, turn: int) -> None:
    reading = read(tmp_path, as_pdf(Paper(cells=texts(HOLES)), turn=turn))
    assert reading.report.cells == HOLES
    assert reading.unread == ()
    assert reading.notes == ()


@pytest.mark.parametrize("many", [False, True], ids=["one", "a folder"])
def test_what_was_not_read_is_told_by_the_check_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], many: bool
) -> None:
    picture = b"q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q"
    (tmp_path / "年报.pdf").write_bytes(as_pdf(Paper(), more=[picture]))
    main(["check", str(tmp_path if many else tmp_path / "年报.pdf"), "--jobs", "1"])
    told = capsys.readouterr().err
    assert re.search(r"第 \d+ 页是图片，没有读出来的数请对照原文。", told)
