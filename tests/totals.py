"""Reports with their totals computed, as a finished draft has them."""

from nianbao.report import Report, ReportFormat, summed


def with_totals(report: Report, form: ReportFormat) -> Report:
    return report.model_copy(update={"cells": summed(report.cells, form)})
