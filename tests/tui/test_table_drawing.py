"""The three tables in cells of a screen."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from nianbao.data_files import DataFiles
from nianbao.tui.grid_drawing import shown
from nianbao.tui.table_drawing import draw_table

FORM = DataFiles().form
TABLES = {"disclosure": FORM.disclosure_cells, "requests": FORM.request_cells, "disputes": FORM.dispute_cells}
WIDTHS = st.integers(min_value=57, max_value=160)
VALUES = st.dictionaries(st.sampled_from(FORM.cells), st.none() | st.integers(min_value=0, max_value=9999))


def drawn(table: str, width: int, values=()) -> list[str]:
    return [line.text for line in draw_table(FORM, table, dict(values), width)]


@pytest.mark.parametrize("table", TABLES)
@given(width=WIDTHS, values=VALUES)
@settings(max_examples=25)
def test_every_line_is_as_wide_as_the_others_and_fits(table, width, values):
    widths = {wcswidth(line) for line in drawn(table, width, values)}
    assert len(widths) == 1
    assert widths.pop() <= width


@pytest.mark.parametrize("table", TABLES)
@given(width=WIDTHS, values=VALUES)
@settings(max_examples=25)
def test_every_number_stands_once_where_it_is_said_to_stand(table, width, values):
    lines = draw_table(FORM, table, values, width)
    found = {cell.key: line.text[cell.start : cell.end].strip() for line in lines for cell in line.cells}
    assert found == {key: shown(values.get(key)) for key in TABLES[table]}
    assert sum(len(line.cells) for line in lines) == len(TABLES[table])


@pytest.mark.parametrize(
    ("value", "text"), [(None, "·"), (0, "0"), (132, "132"), (Decimal("12.50"), "12.5"), (Decimal("100"), "100")]
)
def test_how_a_number_is_shown(value, text):
    assert shown(value) == text


def test_table_two():
    values = {"disclosure.permits": 12, "disclosure.fees": Decimal("3.5"), "disclosure.normative_documents.issued": 0}
    assert drawn("disclosure", 57, values)[:9] == [
        "┌─────────────────────────────────────────────────────┐",
        "│第二十条第（一）项                                   │",
        "│信息内容      │本年制发件数│本年废止件数│现行有效件数│",
        "│规章          │           ·│           ·│           ·│",
        "│行政规范性文件│           0│           ·│           ·│",
        "├──────────────┴────────────┴────────────┴────────────┤",
        "│第二十条第（五）项                                   │",
        "│信息内容      │本年处理决定数量                      │",
        "│行政许可      │                                    12│",
    ]


def test_table_three_beside_the_chat():
    values = {"requests.new.natural_person": 120, "requests.new.enterprise": 9, "requests.new.total": 132}
    assert drawn("requests", 57, values)[:7] == [
        "┌────────────────────┬────┬────┬────┬────┬────┬────┬────┐",
        "│                    │自然│企业│科研│公益│法律│其他│总计│",
        "├────────────────────┼────┼────┼────┼────┼────┼────┼────┤",
        "│一、本年新收政府信息│ 120│   9│   ·│   ·│   ·│   ·│ 132│",
        "│公开申请数量        │    │    │    │    │    │    │    │",
        "│二、上年结转政府信息│   ·│   ·│   ·│   ·│   ·│   ·│   ·│",
        "│公开申请数量        │    │    │    │    │    │    │    │",
    ]


def test_table_three_as_printed_where_there_is_room():
    lines = drawn("requests", 118)
    assert any(line.startswith("│三  │（一）予以公开") for line in lines)
    assert any("│（三）不予公开│1.属于国家秘密" in line for line in lines)
