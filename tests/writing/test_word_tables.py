"""The three tables of the Word file, against the format, the layout and the official blank template."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from written import FILES, FORM, W, changed, fits, full_document, full_report, part, text_of, value

from nianbao.report import Report, grids
from nianbao.writing.word import word_document

TEXT_WIDTH = 8845
BLANK = Path(__file__).parents[2].parent / "shared" / "samples" / "blank-template-2021.docx"
TABLES = ("disclosure", "requests", "disputes")


def tables(document: etree._Element) -> dict[str, etree._Element]:
    return dict(zip(TABLES, document.iterfind(f"{W}body/{W}tbl"), strict=True))


def numbers(report: Report, **wishes: bool) -> dict[str, list[list[str]]]:
    """The text of every cell of every row, by table."""
    document = part(word_document(report, FILES, **wishes), "word/document.xml")
    return {
        key: [[text_of(cell) for cell in row.iterfind(f"{W}tc")] for row in table.iterfind(f"{W}tr")]
        for key, table in tables(document).items()
    }


def shape(table: etree._Element, *, labels_only: bool) -> list[list[tuple[int, str, str]]]:
    """Each row's cells: columns spanned, how it is merged with those above and below, and its label."""
    rows = []
    for row in table.iterfind(f"{W}tr"):
        cells = []
        for cell in row.iterfind(f"{W}tc"):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            merged = "" if merge is None else merge.get(f"{W}val", "continue")
            text = "".join(text_of(cell).split())
            cells.append(
                (int(value(cell, "tcPr/gridSpan") or 1), merged, "" if labels_only and _figure(text) else text)
            )
        rows.append(cells)
    return rows


def _figure(text: str) -> bool:
    return text.replace(".", "").isdigit()


@pytest.mark.skipif(not BLANK.exists(), reason="the official blank template is not here")
@pytest.mark.parametrize("table", TABLES)
def test_labels_and_merged_cells_equal_the_official_blank_template(table: str) -> None:
    with zipfile.ZipFile(BLANK) as package:
        blank = etree.fromstring(package.read("word/document.xml"))
    ours = shape(tables(full_document())[table], labels_only=True)
    assert ours == shape(tables(blank)[table], labels_only=False)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_as_wide_as_the_text_and_its_cells_as_its_columns(table: str) -> None:
    drawn = tables(full_document())[table]
    columns = [int(column.get(f"{W}w", "0")) for column in drawn.iter(f"{W}gridCol")]
    assert sum(columns) == TEXT_WIDTH == int(value(drawn, "tblPr/tblW", "w") or 0)
    assert value(drawn, "tblPr/tblLayout", "type") == "fixed"
    for row in drawn.iterfind(f"{W}tr"):
        at = 0
        for cell in row.iterfind(f"{W}tc"):
            span = int(value(cell, "tcPr/gridSpan") or 1)
            assert int(value(cell, "tcPr/tcW", "w") or 0) == sum(columns[at : at + span])
            at += span
        assert at == len(columns)


def test_columns_of_the_requests_table() -> None:
    columns = [int(c.get(f"{W}w", "0")) * 25.4 / 1440 for c in tables(full_document())["requests"].iter(f"{W}gridCol")]
    assert columns == pytest.approx([9.5, 27, 46, 11, 10, 10, 10, 10, 10, 12], abs=0.2)


def test_columns_of_the_disputes_table_are_equal() -> None:
    columns = [int(column.get(f"{W}w", "0")) for column in tables(full_document())["disputes"].iter(f"{W}gridCol")]
    assert len(columns) == 15
    assert max(columns) - min(columns) <= 1


@pytest.mark.parametrize(("table", "rows"), [("disclosure", 0), ("requests", 3), ("disputes", 3)])
def test_header_rows_repeat_and_no_row_splits(table: str, rows: int) -> None:
    drawn = tables(full_document())[table].findall(f"{W}tr")
    headers = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in drawn]
    assert headers == [True] * rows + [False] * (len(drawn) - rows)
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in drawn)


def test_bands_are_light_blue_and_nothing_else_is() -> None:
    shaded = {text_of(cell) for cell in full_document().iter(f"{W}tc") if value(cell, "tcPr/shd", "fill") == "C6D9F1"}
    assert shaded == {f"第二十条第（{paragraph}）项" for paragraph in "一五六八"}


def test_only_the_results_of_the_year_are_written_downwards() -> None:
    turned = [cell for cell in full_document().iter(f"{W}tc") if cell.find(f"{W}tcPr/{W}textDirection") is not None]
    assert {value(cell, "tcPr/textDirection") for cell in turned} == {"tbRlV"}
    assert [text_of(cell) for cell in turned if text_of(cell)] == ["三、本年度办理结果"]


def test_every_cell_has_black_borders() -> None:
    for table in tables(full_document()).values():
        borders = table.find(f"{W}tblPr/{W}tblBorders")
        assert borders is not None
        assert [etree.QName(side).localname for side in borders] == [
            "top", "left", "bottom", "right", "insideH", "insideV",
        ]  # fmt: skip
        assert {side.get(f"{W}color") for side in borders} == {"000000"}


def test_bands_and_heads_stay_with_the_row_below() -> None:
    for row in tables(full_document())["disclosure"].iterfind(f"{W}tr"):
        kept = row.find(f".//{W}keepNext") is not None
        assert kept == any(label in text_of(row) for label in ("第二十条", "信息内容"))


def test_a_label_written_downwards_is_not_cut_by_the_end_of_a_page() -> None:
    rows = tables(full_document())["requests"].findall(f"{W}tr")
    first = next(index for index, row in enumerate(rows) if "三、本年度办理结果" in text_of(row))
    kept = 0
    while rows[first + kept].find(f".//{W}keepNext") is not None:
        kept += 1
    height = int(value(rows[first], "trPr/trHeight") or 0)
    assert (kept + 1) * height >= len("三、本年度办理结果") * 9.5 * 20


@pytest.mark.parametrize("table", TABLES)
def test_every_number_stands_in_its_cell(table: str) -> None:
    printed = [text for row in numbers(full_report())[table] for text in row if _figure(text)]
    grid = next(grid for grid in grids(FORM) if grid.key == table)
    assert [float(text) for text in printed] == [float(full_report().cells[cell.key] or 0) for cell in grid.numbers]


@pytest.mark.parametrize("digits", range(1, 13))
def test_a_number_stays_on_one_line(digits: int) -> None:
    report = changed(full_report(), cells=dict.fromkeys(full_report().cells, 10 ** (digits - 1)))
    document = part(word_document(report, FILES), "word/document.xml")
    for table in tables(document).values():
        assert sum(int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")) == TEXT_WIDTH
    assert all(fits(cell, points=10.5) for cell in document.iter(f"{W}tc"))


def test_digits_are_narrowed_before_a_column_is_widened() -> None:
    report = changed(full_report(), cells=dict.fromkeys(full_report().cells, 103487))
    requests = tables(part(word_document(report, FILES), "word/document.xml"))["requests"]
    narrowed = {int(value(run, "rPr/w") or 100) for run in requests.iter(f"{W}r") if text_of(run) == "103487"}
    assert max(narrowed) < 100
    shipped = tables(full_document())["requests"]
    widths = [[column.get(f"{W}w") for column in table.iter(f"{W}gridCol")] for table in (requests, shipped)]
    assert widths[0] == widths[1]


@pytest.mark.parametrize(
    ("amount", "printed"), [("0", "0"), ("0.0000", "0"), ("12.50", "12.5"), ("100", "100"), ("1E+2", "100")]
)
def test_fees_are_printed_without_idle_zeros(amount: str, printed: str) -> None:
    from decimal import Decimal

    report = changed(full_report(), cells=full_report().cells | {"disclosure.fees": Decimal(amount)})
    assert numbers(report)["disclosure"][-1] == ["行政事业性收费", printed]


def test_the_single_row_of_older_reports_is_the_sum_of_the_three() -> None:
    rows = numbers(full_report(), single_other_row=True)["requests"]
    single = next(row for row in rows if "（六）其他处理" in row)
    sums = [
        sum(int(full_report().cells[f"requests.{row.key}.{column.key}"] or 0) for row in FORM.requests.other_rows)
        for column in FORM.requests.columns
    ]
    assert single == ["", "（六）其他处理", *map(str, sums)]
    assert len(rows) == 26


def test_the_single_row_is_the_reports_own_where_it_has_one() -> None:
    own = dict.fromkeys(FORM.single_other_cells, 7)
    report = changed(full_report(), cells=full_report().cells | own)
    rows = numbers(report, single_other_row=True)["requests"]
    assert next(row for row in rows if "（六）其他处理" in row)[2:] == ["7"] * 7


def test_python_docx_sees_the_same_tables() -> None:
    from docx import Document

    document = Document(io.BytesIO(word_document(full_report(), FILES)))
    assert [(len(table.rows), len(table.columns)) for table in document.tables] == [(14, 4), (28, 10), (4, 15)]
    requests = document.tables[1]
    assert requests.cell(27, 0).text == requests.cell(27, 2).text == "四、结转下年度继续办理"
    assert requests.cell(27, 9).text == str(full_report().cells["requests.carried_out.total"])
