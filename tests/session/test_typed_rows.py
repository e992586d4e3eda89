"""Rows of a table as they are typed or pasted in line mode: a label and its numbers, or a whole block of numbers."""

import pytest
from talking import shipped

from nianbao.data_files import DataFiles
from nianbao.reading.pasted import LARGEST
from nianbao.session.pasting import PrintedRow, rows_of, typed_rows

FORM = DataFiles().form
SPOKEN = shipped()[0].spoken
ROWS = {table: rows_of(FORM, table) for table in ("disclosure", "requests", "disputes")}
NEW = "一、本年新收政府信息公开申请数量"
NEW_KEYS = ROWS["requests"][0].keys
LABELLED = [(table, row) for table, rows in ROWS.items() for row in rows]


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("（一）予以公开 6 2 0 0 0 0 8", "requests.granted.enterprise", 2),
        ("予以公开\t6\t2\t0\t0\t0\t0", "requests.granted.natural_person", 6),
        ("| 不掌握 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |", "requests.unavailable_not_held.total", 4),
        ("1.信访举报投诉类申请 1 0 0 0 0 0 1", "requests.rejected_petition.natural_person", 1),
        ("新收 １，２３４ 0 0 0 0 0 1,234", "requests.new.natural_person", 1234),
        ("结转 1 0 0 0 0 0", "requests.carried_out.natural_person", 1),
        ("结转 1、0、0、0、0、0", "requests.carried_out.natural_person", 1),
    ],
)
def test_a_row_is_known_by_its_label_or_by_what_people_call_it(line: str, key: str, value: int) -> None:
    typed = typed_rows(line, ROWS["requests"], SPOKEN)
    assert typed.unfit == []
    assert typed.cells[key] == value


@pytest.mark.parametrize(
    ("table", "row"), LABELLED, ids=lambda each: each.label if isinstance(each, PrintedRow) else each
)
@pytest.mark.parametrize("between", [" ", "\t", "  ", "|"])
def test_every_label_that_is_printed_is_understood(table: str, row: PrintedRow, between: str) -> None:
    typed = typed_rows(between.join([row.label, *"0" * len(row.keys)]), ROWS[table], SPOKEN)
    assert (typed.unfit, list(typed.cells)) == ([], list(row.keys))


@pytest.mark.parametrize(
    "line",
    [
        "予以公开 6 2",
        "乱写 1 2 3 4 5 6",
        "1 2 3 4 5 6",
        "其他处理 1 0 0 0 0 0",
        "予以公开",
        f"{NEW}\t12\t0\t0\t0\t12",
        f"{NEW}\t1\t2\t3\t4\t5\t6\t21\t9",
        f"{NEW}\t\t12",
    ],
)
def test_what_fits_no_row_fills_nothing(line: str) -> None:
    typed = typed_rows(line, ROWS["requests"], SPOKEN)
    assert (typed.cells, typed.unfit) == ({}, [line])


@pytest.mark.parametrize("first", ["12", "12件", "十二", "１２", " 12 ", "十二件"])
@pytest.mark.parametrize("total", ["", "\t12", "\t12件"])
@pytest.mark.parametrize("label", [NEW, "新收", f"\t{NEW}"])
def test_the_first_figure_of_a_row_is_never_taken_for_its_label(first: str, total: str, label: str) -> None:
    typed = typed_rows(f"{label}\t{first}\t0\t0\t0\t0\t0{total}\r\n", ROWS["requests"], SPOKEN)
    assert typed.cells[NEW_KEYS[0]] == 12
    assert typed.cells[NEW_KEYS[5]] == 0


@pytest.mark.parametrize(
    "first", ["约12", "大概十二", "(12)", "-12", "1 2", "12.5", "待定", "很多", "十几", "12+", "5“6"]
)
@pytest.mark.parametrize("total", ["", "\t12"])
def test_a_cell_that_is_no_number_is_told_and_nothing_moves_into_its_place(first: str, total: str) -> None:
    typed = typed_rows(f"{NEW}\t{first}\t0\t0\t0\t0\t0{total}", ROWS["requests"], SPOKEN)
    assert typed.unread == {NEW_KEYS[0]: first}
    assert NEW_KEYS[0] not in typed.cells
    assert typed.cells.get(NEW_KEYS[6]) == (12 if total else None)


@pytest.mark.parametrize("sign", ["-", "—", "/", "无", "－", "没有"])
def test_a_sign_for_nothing_is_neither_0_nor_unread(sign: str) -> None:
    typed = typed_rows(f"{NEW}\t12\t{sign}\t0\t0\t0\t0\t12", ROWS["requests"], SPOKEN)
    assert (typed.nothing, typed.unread) == ([NEW_KEYS[1]], {})


def test_a_block_of_numbers_alone_fills_a_whole_table() -> None:
    typed = typed_rows("1 2 3 4 10\n0 0 0 0 0\n5 0 0 0 5", ROWS["disputes"], SPOKEN)
    assert list(typed.cells.values()) == [1, 2, 3, 4, 10, 0, 0, 0, 0, 0, 5, 0, 0, 0, 5]


def test_empty_lines_are_nothing() -> None:
    assert typed_rows("\n  \n\t\r\n", ROWS["disputes"], SPOKEN).unfit == []


@pytest.mark.parametrize(("number", "is_read"), [(LARGEST, True), (LARGEST + 1, False)])
def test_the_largest_number_of_a_cell_is_that_of_every_answer(number: int, is_read: bool) -> None:
    typed = typed_rows(f"新收 {number} 0 0 0 0 0", ROWS["requests"], SPOKEN)
    assert (typed.cells.get(NEW_KEYS[0]) == number) is is_read
