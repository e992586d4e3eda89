"""One subordinate organ's report, as far as a sum over many of them needs it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from nianbao.checks import Finding, Severity
from nianbao.frozen_model import FrozenModel
from nianbao.language.numerals import Number
from nianbao.report import Report, ReportFormat
from nianbao.units.masking import masked_passages


class Unit(FrozenModel):
    """A file that was handed in.

    `numbers` stand in the order of `printed_cells` of the format of its year (件; fees in 万元), None where a cell is
    blank or not there. `error` says why the file could not be read; a file without one is a report. `findings` are
    those of severity E; `passages` are those that are compared with other organs', by key, masked.
    """

    file: Path
    agency: str = ""
    year: int | None = None
    numbers: tuple[int | Number | None, ...] = ()
    findings: tuple[Finding, ...] = ()
    passages: tuple[tuple[str, str], ...] = ()
    error: str = ""

    @property
    def read(self) -> bool:
        """Whether the file was read as a report."""
        return not self.error

    @property
    def name(self) -> str:
        """The organ's name, or the file's where the report names none."""
        return self.agency or self.file.stem


Whole = Callable[[Unit], Unit]
"""Gives a report with all that was laid by of it."""


def as_it_is(unit: Unit) -> Unit:
    """A report of which nothing was laid by."""
    return unit


def unit_of(file: Path, report: Report, form: ReportFormat, found: tuple[Finding, ...]) -> Unit:
    """What counts of a report that was read from `file`; `found` is all that the checks found in it."""
    return Unit(
        file=file,
        agency=report.organ.name,
        year=report.year,
        numbers=tuple(report.cells.get(key) for key in printed_cells(form)),
        findings=tuple(each for each in found if each.severity is Severity.ERROR),
        passages=tuple(masked_passages(report)),
    )


def printed_cells(form: ReportFormat) -> tuple[str, ...]:
    """Every cell that a report of this format can print, the single row （六）其他处理 of older ones last."""
    return (*form.cells, *form.single_other_cells)
