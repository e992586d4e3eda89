import pytest

from nianbao.data_files import DataFiles
from nianbao.report import ReportFormat, Role, grids


@pytest.fixture(scope="module")
def form() -> ReportFormat:
    return DataFiles().form


def test_the_format_has_every_cell_of_the_three_tables(form: ReportFormat) -> None:
    assert (len(form.disclosure_cells), len(form.request_cells), len(form.dispute_cells)) == (10, 25 * 7, 15)


@pytest.mark.parametrize(
    ("cell", "label"),
    [
        ("disclosure.regulations.issued", "规章·本年制发件数"),
        ("disclosure.permits", "行政许可·本年处理决定数量"),
        ("disclosure.fees", "行政事业性收费·本年收费金额（单位：万元）"),
        ("requests.new.natural_person", "一、本年新收政府信息公开申请数量·自然人"),
        ("requests.unavailable_not_held.total", "1.本机关不掌握相关政府信息·总计"),
        ("requests.other_all.enterprise", "（六）其他处理·商业企业"),
        ("disputes.litigation_direct.pending", "未经复议直接起诉·尚未审结"),
    ],
)
def test_every_cell_has_the_label_that_is_printed(form: ReportFormat, cell: str, label: str) -> None:
    assert form.labels[cell] == label


def test_every_known_cell_has_a_label(form: ReportFormat) -> None:
    assert form.labels.keys() == form.known_cells


def test_the_total_of_results_sums_the_21_rows_of_a_column(form: ReportFormat) -> None:
    rule = next(rule for rule in form.sums if rule.total == "requests.handled.enterprise")
    assert len(rule.addends) == 21
    assert "requests.carried_out.enterprise" not in rule.addends


def test_a_total_comes_after_the_totals_that_it_sums(form: ReportFormat) -> None:
    order = [rule.total for rule in form.sums]
    for rule in form.sums:
        before = order[: order.index(rule.total)]
        assert all(addend in before for addend in rule.addends if form.is_total(addend))


@pytest.mark.parametrize("single", [False, True])
def test_each_grid_is_filled_without_gap_or_overlap(form: ReportFormat, single: bool) -> None:
    for grid in grids(form, single_other_row=single):
        taken: set[tuple[int, int]] = set()
        for at, row in enumerate(grid.rows):
            column = 0
            for cell in row:
                while (at, column) in taken:
                    column += 1
                area = {(at + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
                assert not area & taken
                taken |= area
        assert taken == {(at, column) for at in range(len(grid.rows)) for column in range(grid.columns)}


def test_the_grids_hold_every_cell_once(form: ReportFormat) -> None:
    keys = [cell.key for grid in grids(form) for cell in grid.numbers]
    assert tuple(keys) == form.cells


def test_on_request_other_handling_is_one_row(form: ReportFormat) -> None:
    requests = grids(form, single_other_row=True)[1]
    keys = [cell.key for cell in requests.numbers]
    assert keys.count("requests.other_all.total") == 1
    assert not [key for key in keys if key.startswith(("requests.other_other", "requests.other_fee"))]
    group = next(cell for row in requests.rows for cell in row if cell.text == "三、本年度办理结果")
    assert group.rows == 20


def test_results_are_written_downwards(form: ReportFormat) -> None:
    downwards = [cell.text for row in grids(form)[1].rows for cell in row if cell.downwards]
    assert downwards == ["三、本年度办理结果"]


def test_bands_of_disclosure_span_the_table(form: ReportFormat) -> None:
    bands = [cell for row in grids(form)[0].rows for cell in row if cell.role is Role.BAND]
    assert [(band.text, band.columns) for band in bands] == [
        (f"第二十条第（{number}）项", 4) for number in ("一", "五", "六", "八")
    ]
