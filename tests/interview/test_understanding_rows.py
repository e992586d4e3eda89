"""Rows pasted from a spreadsheet or a table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.interview.understanding import Unclear, pasted_row

ROW = [4, 1, 0, 0, 0, 0]


@pytest.mark.parametrize(
    "text",
    [
        "4\t1\t0\t0\t0\t0",
        "4\t1\t0\t0\t0\t0\r\n",
        "４\t１\t０\t０\t０\t０",
        "4\t1\t0\t0\t0\t0\t5",
        "4   1   0   0   0   0",
        "4 1 0 0 0 0 5",
        "| 4 | 1 | 0 | 0 | 0 | 0 |",
        "4|1|0|0|0|0",
        "4\n1\n0\n0\n0\n0\n",
        "一、本年新收政府信息公开申请数量\t4\t1\t0\t0\t0\t0\t5",
        "三、结果\t（一）予以公开\t4\t1\t0\t0\t0\t0",
    ],
)
def test_a_row_is_read_whatever_keeps_its_cells_apart(text: str) -> None:
    assert pasted_row(text, 6) == ROW


@pytest.mark.parametrize("text", ["4\t\t0\t/\t-\t1", "|4||0|/|—|1|"])
def test_a_blank_cell_is_unknown(text: str) -> None:
    assert pasted_row(text, 6) == [4, None, 0, None, None, 1]


def test_thousands_may_be_kept_apart() -> None:
    assert pasted_row("1,234\t2\t1,236", 2) == [1234, 2]


def test_the_total_of_the_outcomes_stands_before_what_is_carried_out() -> None:
    assert pasted_row("3\t1\t4\t2", 3) == [3, 1, 2]


@pytest.mark.parametrize(
    "text",
    [
        "5件，自然人4、企业1",
        "4\t1\t0\t0\t0",
        "4\t1\t0\t0\t0\t0\t5\t9",
        "/\t/\t/\t/\t/\t/",
        "4\t1\t0\t0\t0\t0\n1\t2\t3\t4\t5\t6",
        "410000",
    ],
)
def test_what_is_no_such_row_is_left_to_be_read_as_words(text: str) -> None:
    assert pasted_row(text, 6) is None


@pytest.mark.parametrize("cell", ["很多", "-1", "约3", "(5)", "2.5", "1 2"])
@pytest.mark.parametrize("place", [0, 3, 5])
def test_a_cell_without_a_number_is_told_and_never_left_out(cell: str, place: int) -> None:
    cells = ["4", "1", "0", "0", "0", "0"]
    cells[place] = cell
    for row in (cells, [*cells, "5"]):
        with pytest.raises(Unclear) as caught:
            pasted_row("\t".join(row), 6)
        assert caught.value.detail == {"cells": [{"label": "", "text": cell}]}


@pytest.mark.parametrize(
    "text", ["4\t\t-\t1\t\t\t5", "4\t\t-\t1\t\t\t，都算0", "4\t\t-\t1\t\t\n都算0", "4\t\t-\t1\t\t 都是０"]
)
def test_blanks_are_0_where_the_total_or_the_drafter_says_so(text: str) -> None:
    assert pasted_row(text, 6) == [4, 0, 0, 1, 0, 0]


@pytest.mark.parametrize("first", ["12", "12件", "十二", "１２"])
@pytest.mark.parametrize("total", ["", "\t12"])
@pytest.mark.parametrize("label", ["", "一、本年新收政府信息公开申请数量\t", "三、结果\t（一）予以公开\t"])
def test_the_first_figure_is_never_taken_for_a_label(first: str, label: str, total: str) -> None:
    assert pasted_row(f"{label}{first}\t0\t0\t0\t0\t0{total}\r\n", 6) == [12, 0, 0, 0, 0, 0]


def test_a_blank_that_may_belong_to_the_label_shifts_nothing() -> None:
    assert pasted_row("（一）予以公开\t\t12\t0\t0\t0\t0\t0\t12", 6) == [12, 0, 0, 0, 0, 0]
    assert pasted_row("（一）予以公开\t\t12\t0\t0\t0\t0\t12", 6) == [0, 12, 0, 0, 0, 0]
    assert pasted_row("（一）予以公开\t\t12\t0\t0\t0\t0\t0", 6) is None


def test_a_total_that_is_not_the_sum_is_refused_with_both() -> None:
    with pytest.raises(Unclear) as caught:
        pasted_row("4\t1\t0\t0\t0\t0\t6", 6)
    assert caught.value.detail == {"stated": 6, "sum": 5, "difference": 1}


CELLS = st.lists(st.none() | st.integers(0, 10**6), min_size=2, max_size=25).filter(any)


@given(row=CELLS, between=st.sampled_from(["\t", "|", " | ", "\n"]), grouped=st.booleans())
def test_a_row_reads_back_as_it_is_written(row: list[int | None], between: str, grouped: bool) -> None:
    cells = ["" if number is None else f"{number:,}" if grouped else str(number) for number in row]
    edge = "" if between in "\t\n" else between.strip()
    text = edge + between.join(cells) + edge
    if between != "\n" or (cells[0] and cells[-1]):
        assert pasted_row(text, len(row)) == row
