"""Sums of cells that may not be known yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from nianbao.language.numerals import Number
from nianbao.report.format import ReportFormat

Cells = Mapping[str, Number | None]
"""The numbers of cells by key (件; 万元 in the row of fees); None where one is not known."""

Values = Iterable[Number | None]


def total(values: Values) -> Number | None:
    """The sum of the values; None where one of them is not known."""
    terms = list(values)
    known = [value for value in terms if value is not None]
    return sum(known) if len(known) == len(terms) else None


def total_so_far(values: Values) -> Number | None:
    """The sum of the values that are known; None where none is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def summed(
    cells: Cells, form: ReportFormat, adding: Callable[[Values], Number | None] = total
) -> dict[str, Number | None]:
    """`cells` with every total of the format computed by `adding`.

    For drafts only: a report that was read keeps its totals as printed, so that they can be checked.
    """
    full = dict(cells)
    for rule in form.sums:
        full[rule.total] = adding(full.get(key) for key in rule.addends)
    return full
