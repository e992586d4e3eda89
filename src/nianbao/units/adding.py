"""The sum of many reports, cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nianbao.language.numerals import Number
from nianbao.report import ReportFormat
from nianbao.units.unit import Unit, printed_cells


@dataclass(frozen=True)
class Added:
    """The sum: `cells` that at least one report has a number in; `blanks` counts the reports that have none in a cell.

    A total is the sum of the totals as printed, so that a report whose own sums do not hold shows in it.
    """

    cells: Mapping[str, Number]
    blanks: Mapping[str, int]


def added(units: Iterable[Unit], form: ReportFormat) -> Added:
    """The numbers of all `units` added up as they come; （六）其他处理 in one row or in three is no blank."""
    keys, count = printed_cells(form), 0
    sums: list[Number] = [0] * len(keys)
    known = [0] * len(keys)
    for unit in units:
        count += 1
        for place, number in enumerate(unit.numbers):
            if number is not None:
                sums[place] += number
                known[place] += 1
    other = _cells_of_other_rows(form)
    cells: dict[str, Number] = {}
    blanks: dict[str, int] = {}
    for key, number, times in zip(keys, sums, known, strict=True):
        if not times or (key in form.single_other_cells and not number):
            continue
        cells[key] = number
        if key not in other and times < count:
            blanks[key] = count - times
    return Added(cells, blanks)


def _cells_of_other_rows(form: ReportFormat) -> frozenset[str]:
    three = (f"requests.{row.key}.{column.key}" for row in form.requests.other_rows for column in form.requests.columns)
    return frozenset((*three, *form.single_other_cells))


def commonest_year(units: Iterable[Unit]) -> int | None:
    """The year that most of the reports are of, the later one of two; None where none says its year."""
    years = Counter(unit.year for unit in units if unit.year is not None)
    return max(years, key=lambda year: (years[year], year), default=None)
