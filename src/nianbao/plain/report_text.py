"""A report that was read, as a person reads it: title, passages, the three tables, and what could not be placed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace

from nianbao.interview.reply_texts import Speech
from nianbao.language.line_breaking import break_lines
from nianbao.plain.sheets import RowsSheet, drawn, sheets
from nianbao.report import Number
from nianbao.session.reports import Opened


def report_lines(opened: Opened, speech: Speech) -> Iterator[str]:
    """The lines of a report in the width of the terminal; what it does not have is left out."""
    width = max(40, shutil.get_terminal_size((100, 24)).columns - 1)
    report, form = opened.report, opened.form
    yield from break_lines(report.title or f"{report.organ.name}{report.year or ''}", width)
    yield from _passage(report.passages.get("opening", ""), width)
    for section in form.sections:
        yield from ("", section.heading)
        if section.key == "overview":
            yield from _overview(opened, width)
        yield from _passage(report.passages.get(section.key, ""), width)
        yield from _tables(opened, section.key, width, speech.text("read_blank"))
    if opened.unread:
        yield from ("", speech.text("read_unplaced"))
        for text, where in opened.unread:
            yield from break_lines(speech.text("read_unplaced_at", where=where, text=text), width)


def _overview(opened: Opened, width: int) -> Iterator[str]:
    passages = opened.report.passages
    yield from _passage(passages.get("overview.lead", ""), width)
    for part in opened.form.overview_parts:
        if text := passages.get(f"overview.{part.key}"):
            yield part.heading
            yield from _passage(text, width)


def _passage(text: str, width: int) -> Iterator[str]:
    for paragraph in text.splitlines():
        yield from break_lines(f"　　{paragraph.strip()}", width)


def _tables(opened: Opened, key: str, width: int, blank: str) -> Iterator[str]:
    cells = opened.report.cells
    for sheet in sheets(opened.form, single_other_row=True):
        if sheet.table == key and (kept := _kept(sheet, cells)).rows:
            figures = {cell: _figure(cells, cell, blank) for row in kept.rows for cell in row.keys}
            yield from drawn(kept, figures, width)


def _kept(sheet: RowsSheet, cells: Mapping[str, Number | None]) -> RowsSheet:
    """The rows of which the report has a cell."""
    rows = tuple(row for row in sheet.rows if any(key in cells for key in row.keys))
    return replace(sheet, rows=rows)


def _figure(cells: Mapping[str, Number | None], key: str, blank: str) -> str:
    value = cells.get(key)
    return blank if value is None else str(value)
