"""The sum of many reports, cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from nianbao.language.numerals import Number
from nianbao.report import ReportFormat, total_so_far
from nianbao.units.unit import Unit, printed_cells


@dataclass(frozen=True)
class Added:
    """The sum: `cells` that at least one report has a number in; `blanks` counts the reports that have none in a cell.

    A total is the sum of the totals as printed, so that a report whose own sums do not hold shows in it.
    """

    cells: Mapping[str, Number]
    blanks: Mapping[str, int]


def added(units: Sequence[Unit], form: ReportFormat) -> Added:
    """The numbers of all `units` added up; that （六）其他处理 stands in one row or in three is no blank."""
    cells: dict[str, Number] = {}
    blanks: dict[str, int] = {}
    other = _cells_of_other_rows(form)
    for place, key in enumerate(printed_cells(form)):
        numbers = [unit.numbers[place] for unit in units]
        number = total_so_far(numbers)
        if number is None or (key in form.single_other_cells and not number):
            continue
        cells[key] = number
        if key not in other and (missing := numbers.count(None)):
            blanks[key] = missing
    return Added(cells, blanks)


def _cells_of_other_rows(form: ReportFormat) -> frozenset[str]:
    three = (f"requests.{row.key}.{column.key}" for row in form.requests.other_rows for column in form.requests.columns)
    return frozenset((*three, *form.single_other_cells))


def commonest_year(units: Iterable[Unit]) -> int | None:
    """The year that most of the reports are of, the later one of two; None where none says its year."""
    years = Counter(unit.year for unit in units if unit.year is not None)
    return max(years, key=lambda year: (years[year], year), default=None)
