"""The tables as text, and rows that are typed into them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from talking import shipped
from wcwidth import wcswidth

from nianbao.data_files import DataFiles
from nianbao.plain.sheets import Sheet, drawn, sheets
from nianbao.plain.typed_rows import typed_rows

FORM = DataFiles().form
SHEETS = sheets(FORM)
SPOKEN = shipped()[0].spoken


def of(table: str) -> list[Sheet]:
    return [sheet for sheet in SHEETS if sheet.table == table]


def test_every_cell_of_the_three_tables_stands_in_one_place() -> None:
    keys = [key for sheet in SHEETS for row in sheet.rows for key in row.keys]
    assert sorted(keys) == sorted(FORM.cells)


def test_the_single_row_of_older_reports_stands_before_the_three() -> None:
    rows = [row.label for sheet in sheets(FORM, single_other_row=True) for row in sheet.rows]
    place = rows.index("（六）其他处理")
    assert rows[place + 1].startswith("1.申请人无正当理由")


@given(st.integers(50, 160), st.integers(0, 10**8))
def test_no_line_is_too_wide_and_numbers_end_at_the_same_column(width: int, number: int) -> None:
    for sheet in SHEETS:
        figures = {key: str(number) for row in sheet.rows for key in row.keys}
        lines = drawn(sheet, figures, width)
        ends = {wcswidth(line) for line in lines if line.endswith(str(number))}
        assert len(ends) == 1
        if number < 1000:
            assert max(map(wcswidth, lines)) <= width


class TestTypedRows:
    @pytest.mark.parametrize(
        ("line", "key", "value"),
        [
            ("（一）予以公开 6 2 0 0 0 0 8", "requests.granted.enterprise", 2),
            ("予以公开\t6\t2\t0\t0\t0\t0", "requests.granted.natural_person", 6),
            ("| 不掌握 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |", "requests.unavailable_not_held.total", 4),
            ("1.信访举报投诉类申请 1 0 0 0 0 0 1", "requests.rejected_petition.natural_person", 1),
            ("新收 １，２３４ 0 0 0 0 0 1,234", "requests.new.natural_person", 1234),
            ("结转 1 0 0 0 0 0", "requests.carried_out.natural_person", 1),
        ],
    )
    def test_a_row_is_known_by_its_label_or_by_what_people_call_it(self, line: str, key: str, value: int) -> None:
        typed = typed_rows([line], of("requests"), SPOKEN)
        assert typed.unclear == []
        assert typed.cells[key] == value

    @pytest.mark.parametrize(
        "line",
        [
            "予以公开 6 2",
            "乱写 1 2 3 4 5 6",
            "1 2 3 4 5 6",
            "其他处理 1 0 0 0 0 0",
            "予以公开 6 / 0 0 0 0",
            "新收 -1 0 0 0 0 0",
            "予以公开",
        ],
    )
    def test_what_fits_no_row_fills_nothing(self, line: str) -> None:
        typed = typed_rows([line], of("requests"), SPOKEN)
        assert (typed.cells, typed.unclear) == ({}, [line])

    def test_a_block_of_numbers_alone_fills_a_whole_table(self) -> None:
        rows = [row for sheet in of("disputes") for row in sheet.rows]
        typed = typed_rows(["1 2 3 4 10", "0 0 0 0 0", "5 0 0 0 5"], of("disputes"), SPOKEN)
        assert [typed.cells[key] for row in rows for key in row.keys] == [1, 2, 3, 4, 10, 0, 0, 0, 0, 0, 5, 0, 0, 0, 5]

    def test_blank_lines_are_passed_over(self) -> None:
        assert typed_rows(["", "  ", "\t"], of("disputes"), SPOKEN).unclear == []
