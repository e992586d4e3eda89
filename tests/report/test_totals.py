from hypothesis import given
from hypothesis import strategies as st
from totals import with_totals

from nianbao.data_files import DataFiles
from nianbao.report import Report

FORM = DataFiles().form
GIVEN = tuple(cell for cell in FORM.cells if not FORM.is_total(cell) and cell != "disclosure.fees")

counts = st.lists(st.integers(0, 10_000), min_size=len(GIVEN), max_size=len(GIVEN)).map(
    lambda values: dict(zip(GIVEN, values, strict=True))
)


@given(counts)
def test_every_total_is_the_sum_of_its_cells(cells: dict[str, int]) -> None:
    report = with_totals(Report(cells=cells), FORM)
    for rule in FORM.sums:
        assert report.cell(rule.total) == sum(report.cell(addend) or 0 for addend in rule.addends)


@given(counts, st.sampled_from(GIVEN))
def test_a_total_with_an_unknown_cell_is_unknown(cells: dict[str, int], unknown: str) -> None:
    report = with_totals(Report(cells=cells | {unknown: None}), FORM)
    for rule in FORM.sums_with(unknown):
        assert report.cell(rule.total) is None


def test_zero_is_said_and_never_assumed() -> None:
    assert with_totals(Report(), FORM).cell("requests.new.total") is None


def test_a_report_cannot_be_changed_in_place() -> None:
    cells = {"requests.new.natural_person": 1}
    report = Report(cells=cells)
    cells["requests.new.natural_person"] = 2
    assert report.cell("requests.new.natural_person") == 1
