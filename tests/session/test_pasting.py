"""Rows and blocks copied from Excel, WPS and Word, laid over a table from the cell under the cursor on."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from talking import shipped

from nianbao.data_files import DataFiles
from nianbao.session.pasting import Pasted, rows_of
from nianbao.session.pasting import pasted as laid

FORM = DataFiles().form
REQUESTS, DISPUTES, DISCLOSURE = (rows_of(FORM, table) for table in ("requests", "disputes", "disclosure"))
NEW = REQUESTS[0].keys
SPOKEN = shipped()[0].spoken


def pasted(text: str, rows, at: str) -> Pasted:
    return laid(text, rows, at, SPOKEN)


def cells(row: str, *numbers: int) -> dict[str, int]:
    keys = next(each.keys for each in REQUESTS if each.keys[0].split(".")[1] == row)
    return dict(zip(keys, numbers, strict=False))


@pytest.mark.parametrize(
    ("text", "at", "filled"),
    [
        ("5", NEW[2], {NEW[2]: 5}),
        ("５\n", NEW[2], {NEW[2]: 5}),
        ("5\t2", NEW[2], {NEW[2]: 5, NEW[3]: 2}),
        ("5\n2", NEW[2], {NEW[2]: 5, REQUESTS[1].keys[2]: 2}),
        ("5\t2\t0\t0\t0\t0\t7", NEW[0], cells("new", 5, 2, 0, 0, 0, 0, 7)),
        ("5\t2\t0\t0\t0\t0\t7", NEW[3], cells("new", 5, 2, 0, 0, 0, 0, 7)),
        ("5 2 0 0 0 0", NEW[0], cells("new", 5, 2, 0, 0, 0, 0)),
        ("| 5 | 2 | 0 | 0 | 0 | 0 | 7 |", NEW[0], cells("new", 5, 2, 0, 0, 0, 0, 7)),
        ("1,234\t/\t-\t\t3", NEW[0], {NEW[0]: 1234, NEW[4]: 3}),
        ("（一）予以公开\t\t4\t2\t0\t0\t0\t0\t6", NEW[0], cells("granted", 4, 2, 0, 0, 0, 0, 6)),
        (
            "\t（三）不予公开\t1.属于国家秘密\t1\t0\t0\t0\t0\t0\t1",
            NEW[0],
            cells("denied_state_secret", 1, 0, 0, 0, 0, 0, 1),
        ),
        ("本年新增加的名称\t4\t2\t0\t0\t0\t0", NEW[3], cells("new", 4, 2, 0, 0, 0, 0)),
    ],
    ids=str,
)
def test_a_row_of_applications(text, at, filled):
    found = pasted(text, REQUESTS, at)
    assert (found.cells, found.unread, found.without_place) == (filled, {}, 0)


def test_a_block_with_heads_and_labels_finds_its_rows():
    text = (
        "\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计\n"
        "二、上年结转政府信息公开申请数量\t\t\t1\t0\t0\t0\t0\t0\t1\n"
        "三、本年度办理结果\t（一）予以公开\t\t4\t2\t0\t0\t0\t0\t6\n"
        "\t（三）不予公开\t\t\t\t\t\t\t\t\n"
        "\t\t3.其他\t2\t0\t0\t0\t0\t0\t2\n"
    )
    wanted = cells("carried_in", 1, 0, 0, 0, 0, 0, 1) | cells("granted", 4, 2, 0, 0, 0, 0, 6)
    assert pasted(text, REQUESTS, NEW[0]).cells == wanted | cells("other_other", 2, 0, 0, 0, 0, 0, 2)


@pytest.mark.parametrize("with_totals", [True, False])
def test_the_one_row_of_disputes_fills_all_three_groups(with_totals):
    keys = [key for row in DISPUTES for key in row.keys if with_totals or not key.endswith(".total")]
    found = pasted("\t".join(str(number) for number in range(len(keys))), DISPUTES, DISPUTES[1].keys[2])
    assert found.cells == {key: number for number, key in enumerate(keys)}


def test_rows_of_disclosure_are_of_different_lengths():
    text = "规章\t0\t0\t0\n行政规范性文件\t3\t1\t12\n行政许可\t386\n行政处罚\t27\n行政强制\t4\n行政事业性收费\t7730.28"
    found = pasted(text, DISCLOSURE, DISCLOSURE[0].keys[0])
    assert list(found.cells.values()) == [0, 0, 0, 3, 1, 12, 386, 27, 4, Decimal("7730.28")]


def test_what_is_no_number_and_what_has_no_place_is_told():
    found = pasted("5\t约3\t2.5", REQUESTS, NEW[0])
    assert found.cells == {NEW[0]: 5}
    assert found.unread == {NEW[1]: "约3", NEW[2]: "2.5"}
    last = REQUESTS[-1].keys[5]
    assert pasted("1\t2\t3\n4", REQUESTS, last).without_place == 2


@given(st.text(alphabet="0123456789\t\n /-|.,，、五新收[b]\\😀", max_size=60))
def test_any_paste_fills_cells_of_the_table_with_numbers(text):
    known = {key for row in REQUESTS for key in row.keys}
    found = pasted(text, REQUESTS, REQUESTS[3].keys[2])
    assert set(found.cells) <= known
    assert all(value >= 0 for value in found.cells.values())


@given(st.lists(st.lists(st.integers(0, 9999), min_size=7, max_size=7), min_size=1, max_size=len(REQUESTS)))
def test_a_block_of_numbers_comes_out_where_it_is_laid(block):
    text = "\r\n".join("\t".join(map(str, row)) for row in block)
    found = pasted(text, REQUESTS, NEW[0])
    assert [[found.cells[key] for key in row.keys] for row, _ in zip(REQUESTS, block, strict=False)] == block
