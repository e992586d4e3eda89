"""The report: its model, the statutory tables as data, and where each value came from. No input or output."""

from nianbao.report.format import Column, ReportFormat, RequestRow, Sum
from nianbao.report.grid import Grid, GridCell, Role, disclosure_grid, disputes_grid, grids, requests_grid
from nianbao.report.model import (
    FEE_DECIMALS,
    Fact,
    Number,
    Organ,
    OrganKind,
    Problem,
    Report,
    summed,
    with_totals,
)
from nianbao.report.provenance import Origin, Provenance

__all__ = [
    "FEE_DECIMALS",
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
    "disclosure_grid",
    "disputes_grid",
    "grids",
    "requests_grid",
    "summed",
    "with_totals",
]
