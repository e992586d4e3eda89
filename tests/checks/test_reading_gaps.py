"""What could not be read is told as that, once, and blames no report."""

from __future__ import annotations

import pytest
from checked import FILES, correct, found, read
from published_reports import Paper, as_text

from nianbao.reading.recogniser import recognise
from nianbao.reading.text_file import read_text
from nianbao.report import Origin, Provenance, Report

TABLES = ("disclosure", "requests", "disputes")


def unplaced(report: Report, table: str, share: float) -> Report:
    """The report as read, with a share of a table's cells not placed."""
    cells = [key for key in report.cells if key.startswith(f"{table}.")]
    gone = set(cells[: round(share * len(cells))])
    source = Provenance(origin=Origin.READ, where="第3段起")
    return read(report).model_copy(
        update={
            "cells": {key: None if key in gone else value for key, value in report.cells.items()},
            "sources": {**read(report).sources, **dict.fromkeys(gone, source)},
        }
    )


@pytest.mark.parametrize("table", TABLES)
def test_a_table_that_was_not_read_is_one_finding(table: str) -> None:
    report = unplaced(correct(), table, 1.0)
    assert [each.where for each in found(report, "R-01")] == [table]
    assert [each.id for each in found(report) if each.id in ("T2-02", "T3-04", "T4-02", "P-02")] == []


def test_a_row_that_was_not_read_is_told_with_the_blanks() -> None:
    report = unplaced(correct(), "requests", 0.04)
    assert found(report, "R-01") == ()
    assert len(found(report, "T3-04")) == 7


def test_blanks_of_the_report_itself_are_its_own() -> None:
    report = read(correct(), disputes__reconsideration__total="第3张表第4行第5列“/”")
    blank = report.model_copy(update={"cells": {**report.cells, "disputes.reconsideration.total": None}})
    assert found(blank, "R-01") == ()
    assert [each.where for each in found(blank, "T4-02")] == ["disputes.reconsideration.total"]


def test_a_draft_has_nothing_unread() -> None:
    report = correct().model_copy(update={"cells": dict.fromkeys(FILES.form.cells)})
    assert found(report, "R-01") == ()


def test_a_table_in_an_unknown_shape_is_unread_and_not_missing() -> None:
    text = as_text(Paper(), lambda rows: "某项 12\n另一项 13 14")
    report = recognise(read_text(text), FILES).report
    assert [each.where for each in found(report, "R-01")] == list(TABLES)
    assert [each.where for each in found(report, "P-02")] == []
