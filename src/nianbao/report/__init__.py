"""The report: its model, the statutory tables as data, and where each value came from. No input or output."""

from nianbao.language.numerals import Number
from nianbao.report.format import Column, ReportFormat, RequestRow, Sum
from nianbao.report.grid import Grid, GridCell, Role, disclosure_grid, disputes_grid, grids, requests_grid
from nianbao.report.model import (
    FEE_DECIMALS,
    FEES,
    Fact,
    Organ,
    Problem,
    Report,
)
from nianbao.report.organs import OrganKind
from nianbao.report.provenance import Origin, Provenance
from nianbao.report.sums import Cells, summed, total, total_so_far
from nianbao.report.unread import Unread

__all__ = [
    "FEES",
    "FEE_DECIMALS",
    "Cells",
    "Column",
    "Fact",
    "Grid",
    "GridCell",
    "Number",
    "Organ",
    "OrganKind",
    "Origin",
    "Problem",
    "Provenance",
    "Report",
    "ReportFormat",
    "RequestRow",
    "Role",
    "Sum",
    "Unread",
    "disclosure_grid",
    "disputes_grid",
    "grids",
    "requests_grid",
    "summed",
    "total",
    "total_so_far",
]
