"""The tables of published reports, as offices have marked them up, are all read the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from published_reports import (
    Paper,
    Rows,
    as_web,
    as_word,
    expanded,
    figures,
    files,
    html_table,
    plain_cells,
    relabelled,
    texts,
    word_table,
)

from nianbao.reading.recogniser import Reading, recognise
from nianbao.reading.web import read_web
from nianbao.reading.word_blocks import read_word

RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
GROUPS = ["行政复议", "未经复议直接起诉", "复议后起诉"]


def read(page: str) -> Reading:
    return recognise(read_web(page), files())


def one_cell_larger(rows: Rows) -> str:
    """A table in which cells are not merged: the places that they would cover are empty cells."""
    return html_table(plain_cells(expanded(rows)))


def without_spans(rows: Rows) -> str:
    return html_table([[replace(cell, columns=1, rows=1) for cell in row] for row in rows])


def without_colspans(rows: Rows) -> str:
    return html_table([[replace(cell, columns=1) for cell in row] for row in rows])


def with_empty_cells_behind(rows: Rows) -> str:
    return html_table([[*row, *plain_cells([[""]])[0]] for row in rows])


def with_empty_cells_before(rows: Rows) -> str:
    return html_table([[*plain_cells([[""]])[0], *row] for row in rows])


def over_pages(rows: Rows) -> str:
    return "<p>- 3 -</p>".join(html_table(rows[at : at + 9]) for at in range(0, len(rows), 9))


def over_pages_with_heads(rows: Rows) -> str:
    if len(rows) < 20:
        return html_table(rows)
    return "<p>- 3 -</p>".join(html_table([*rows[:3], *rows[at : at + 8]]) for at in range(3, len(rows), 8))


def in_a_frame(rows: Rows) -> str:
    return f"<table><tr><td>{html_table(rows)}</td></tr></table>"


def without_heads(rows: Rows) -> str:
    heads = {4: 3, 28: 3, 26: 3}.get(len(rows), 0)
    return html_table(rows[heads:])


def disputes(write: Callable[[list[str]], str]) -> Callable[[Rows], str]:
    return lambda rows: write(expanded(rows)[3]) if len(rows) == 4 else html_table(rows)


def three_tables_with_names_above(numbers: list[str]) -> str:
    return "".join(
        f"<p>（{order}）{group}</p>" + html_table(plain_cells([RESULTS, numbers[at : at + 5]]))
        for order, group, at in zip("一二三", GROUPS, (0, 5, 10), strict=True)
    )


def three_tables_with_names_inside(numbers: list[str]) -> str:
    heads = ["行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"]
    return "".join(
        f'<table><tr><td colspan="5">{head}</td></tr>'
        + html_table(plain_cells([RESULTS, numbers[at : at + 5]])).removeprefix("<table>")
        for head, at in zip(heads, (0, 5, 10), strict=True)
    )


def groups_one_below_the_other(numbers: list[str]) -> str:
    rows: list[list[str]] = []
    for group, at in zip(GROUPS, (0, 5, 10), strict=True):
        rows += [[group, "", "", "", ""], RESULTS, numbers[at : at + 5]]
    return html_table(plain_cells(rows))


def groups_as_rows(numbers: list[str]) -> str:
    rows = [[group, *numbers[at : at + 5]] for group, at in zip(GROUPS, (0, 5, 10), strict=True)]
    return html_table(plain_cells([["", *RESULTS], *rows]))


WRITERS = [
    html_table,
    one_cell_larger,
    without_spans,
    without_colspans,
    with_empty_cells_behind,
    with_empty_cells_before,
    over_pages,
    over_pages_with_heads,
    in_a_frame,
    without_heads,
    disputes(three_tables_with_names_above),
    disputes(three_tables_with_names_inside),
    disputes(groups_one_below_the_other),
    disputes(groups_as_rows),
]


@pytest.mark.parametrize("single_other", [False, True], ids=["three rows", "one row"])
@pytest.mark.parametrize("table", WRITERS, ids=lambda writer: writer.__name__)
def test_however_the_grid_is_marked_up(table: Callable[[Rows], str], single_other: bool) -> None:
    numbers = figures(single_other=single_other)
    assert read(as_web(Paper(cells=texts(numbers)), table)).report.cells == numbers


LABEL_CHANGES: dict[str, Callable[[str], str]] = {
    "half-width brackets": lambda label: label.replace("（", "(").replace("）", ")"),
    "“1、”": lambda label: re.sub(r"^(\d)\.", r"\1、", label),
    "full-width points": lambda label: re.sub(r"^(\d)\.", r"\1．", label),
    "spaces inside": " ".join,
    "one character a line": "\n".join,
    "straight quotes": lambda label: label.replace("“", '"').replace("”", '"'),
    "no numbers": lambda label: re.sub(r"^(（.）|\d\.|[一二三四]、)", "", label),
    "规范性文件": lambda label: label.replace("行政规范性文件", "规范性文件"),
    "a character lost": lambda label: label[:4] + label[5:] if len(label) > 7 else label,
    "a character twice": lambda label: label[:5] + label[4:] if len(label) > 7 else label,
    "a wrong character": lambda label: label[:5] + "某" + label[6:] if len(label) > 8 else label,
}


@pytest.mark.parametrize("change", LABEL_CHANGES)
def test_however_the_labels_are_written(change: str) -> None:
    write = LABEL_CHANGES[change]
    assert read(as_web(Paper(), relabelled(html_table, write))).report.cells == figures()
    assert recognise(read_word(as_word(Paper(), relabelled(word_table, write))), files()).report.cells == figures()


def test_a_label_that_departs_from_the_official_words_is_kept_and_noted() -> None:
    paper = Paper(labels={"2.其他法律行政法规禁止公开": "2.其他法律行政止公开"})
    reading = read(as_web(paper))
    assert reading.report.sources["requests.denied_prohibited_by_law"].where == "2.其他法律行政止公开"
    assert reading.notes == ("“2.其他法律行政止公开”按“2.其他法律行政法规禁止公开”读。",)
    assert read(as_web(Paper())).notes == ()


CELL = "requests.granted.enterprise"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("22（其中修订16件）", 22),
        ("２２", 22),
        ("22 件", 22),
        ("1,234", 1234),
        ("/", None),
        ("-", None),
        ("无", None),
        ("", None),
    ],
)
def test_what_stands_in_a_cell_does_not_shift_its_neighbours(printed: str, number: int | None) -> None:
    reading = read(as_web(Paper(cells=texts(figures()) | {CELL: printed})))
    assert reading.report.cells == figures() | {CELL: number}
    assert reading.report.sources[CELL].where == f"第2张表第6行第5列“{printed}”"
    assert reading.unread == ()


def test_a_cell_that_is_no_number_is_blank_and_listed_with_its_place() -> None:
    reading = read(as_web(Paper(cells=texts(figures()) | {CELL: "见附件"})))
    assert reading.report.cells == figures() | {CELL: None}
    assert [(piece.text, piece.where) for piece in reading.unread] == [("见附件", "第2张表第6行第5列")]


def test_a_cell_that_is_missing_leaves_the_others_under_their_heads() -> None:
    page = as_web(Paper())
    last = f'<td colspan="1" rowspan="1">{figures()["requests.granted.total"]}</td></tr>'
    reading = read(page.replace(last, "</tr>"))
    assert reading.report.cells == figures() | {"requests.granted.total": None}
    assert len(reading.unread) == 1


def test_a_cell_that_is_missing_from_the_last_table_is_blank() -> None:
    number = figures()["disputes.litigation_after_reconsideration.total"]
    page = as_web(Paper()).replace(f'<td colspan="1" rowspan="1">{number}</td></tr>', "</tr>")
    assert read(page).report.cells == figures() | {"disputes.litigation_after_reconsideration.total": None}


def test_a_note_that_speaks_of_a_row_does_not_add_the_row() -> None:
    note = "<p>注：（六）其他处理 含撤回的申请，规章 和 复议后起诉 见上表</p>"
    page = as_web(Paper())
    for heading in ("三、", "四、", "五、"):
        page = page.replace(f"<p>{heading}", f"{note}<p>{heading}")
    assert read(page).report.cells == figures()


def test_a_cell_over_two_columns_belongs_to_neither() -> None:
    first, second = (figures()[f"requests.granted.{column}"] for column in ("research", "public_interest"))
    cell = '<td colspan="{}" rowspan="1">{}</td>'
    page = as_web(Paper()).replace(cell.format(1, first) + cell.format(1, second), cell.format(2, 0))
    blank = {"requests.granted.research": None, "requests.granted.public_interest": None}
    assert read(page).report.cells == figures() | blank


def test_a_head_that_is_lost_is_put_between_its_neighbours() -> None:
    paper = Paper(labels={"科研机构": "？？"})
    assert read(as_web(paper)).report.cells == figures()


def test_heads_decide_where_columns_have_changed_places() -> None:
    rows = Paper().tables[1]
    turned = [[*row[:-3], row[-2], row[-3], row[-1]] if len(row) >= 8 else row for row in rows[3:]]
    heads = [rows[0], rows[1], [*rows[2][:3], rows[2][4], rows[2][3]]]
    paper = Paper()
    page = as_web(paper, lambda table: html_table([*heads, *turned] if len(table) == len(rows) else table))
    assert read(page).report.cells == figures()


def test_rows_of_a_table_that_are_not_known_are_listed() -> None:
    table = "<table><tr><td>经费</td><td>12</td></tr><tr><td>人员</td><td>3</td></tr></table>"
    reading = read(as_web(Paper()).replace("<p>五、", table + "<p>五、"))
    assert reading.report.cells == figures()
    assert ["经费" in piece.text for piece in reading.unread] == [True]


def test_a_year_of_the_2019_format_gives_what_means_the_same() -> None:
    older = html_table(
        plain_cells(
            [
                ["第二十条第（一）项", "", "", ""],
                ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"],
                ["规章", "1", "2", "3"],
                ["规范性文件", "4", "5", "6"],
                ["第二十条第（五）项", "", "", ""],
                ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
                ["行政许可", "7", "+1", "9"],
                ["其他对外管理服务事项", "10", "-1", "12"],
                ["第二十条第（六）项", "", "", ""],
                ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
                ["行政处罚", "13", "0", "15"],
                ["行政强制", "16", "0", "18"],
                ["第二十条第（八）项", "", "", ""],
                ["信息内容", "上一年项目数量", "本年增/减", ""],
                ["行政事业性收费", "19", "0", ""],
                ["第二十条第（九）项", "", "", ""],
                ["信息内容", "采购项目数量", "采购总金额", ""],
                ["政府集中采购", "20", "21", ""],
            ]
        )
    )
    numbers = figures(single_other=True)
    page = as_web(Paper(cells=texts(numbers)), lambda rows: older if len(rows) == 14 else html_table(rows))
    reading = read(page)
    assert reading.report.format == "2019"
    assert {key: value for key, value in reading.report.cells.items() if key.startswith("disclosure.")} == {
        "disclosure.regulations.issued": 1,
        "disclosure.normative_documents.issued": 4,
        "disclosure.permits": 9,
        "disclosure.penalties": 15,
        "disclosure.compulsory_measures": 18,
    }
    assert reading.report.cells["requests.handled.total"] == numbers["requests.handled.total"]
    assert "2019 年的旧格式" in reading.notes[0]
    assert "对外公开总数量 6" in [piece.text for piece in reading.unread]


def test_fees_under_a_head_in_yuan_are_turned_into_wan() -> None:
    paper = Paper(
        cells=texts(figures()) | {"disclosure.fees": "1500"},
        labels={"本年收费金额（单位：万元）": "本年收费金额（单位：元）"},
    )
    assert str(read(as_web(paper)).report.cells["disclosure.fees"]) == "0.15"
