"""The tables as text, and rows that are typed into them."""

from hypothesis import given
from hypothesis import strategies as st
from talking import shipped
from wcwidth import wcswidth

from nianbao.data_files import DataFiles
from nianbao.plain.sheets import RowsSheet, drawn, sheets

FORM = DataFiles().form
SHEETS = sheets(FORM)
SPOKEN = shipped()[0].spoken


def of(table: str) -> list[RowsSheet]:
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
