"""The report in any file: a project of this program, or what an organ published."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from nianbao.checks import Finding, Severity, findings
from nianbao.data_files import DataFiles
from nianbao.interview.memory import LAST_YEAR, Memory
from nianbao.interview.replay import replay
from nianbao.interview.reply_texts import Speech
from nianbao.interview.script import Script
from nianbao.report import Report, ReportFormat
from nianbao.storage.document import load
from nianbao.storage.naming import SUFFIX
from nianbao.wording.names import Names

if TYPE_CHECKING:
    from nianbao.reading.word_package import WordPackage

MOST_GAPS = 12
"""Remarks on last year's report that are shown; one with more of them is better looked at itself."""


@dataclass(frozen=True)
class Opened:
    """A report with what came with it: the year before in a project, gaps and remarks in a published one.

    `unread` are what could not be placed and where it stood; `complete` is false for a draft in progress. `word` is the
    file as it was taken apart, where it is one of Word.
    """

    report: Report
    form: ReportFormat
    last: Report | None = None
    complete: bool = True
    unread: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    word: WordPackage | None = field(default=None, compare=False, repr=False)


def open_report(path: Path, files: DataFiles, script: Script, today: date) -> Opened:
    """The report in a file; raises ReadingError or ProjectError."""
    if path.suffix.lower() == SUFFIX:
        return _drafted(load(path).memory, script, today)
    return _published(path, files)


def _drafted(memory: Memory, script: Script, today: date) -> Opened:
    answer = memory.answers.get(LAST_YEAR)
    last = memory.read.get(str(answer.value)) if answer else None
    state = replay(script, memory.answers, last, today=today)
    return Opened(state.report, script.form, last, complete=not state.open)


def _published(path: Path, files: DataFiles) -> Opened:
    from nianbao.reading.report_file import read_report

    reading = read_report(path, files)
    unread = tuple((each.text, each.where) for each in reading.unread)
    year = reading.report.year
    form = files.form if year is None else files.for_year(year).form
    return Opened(reading.report, form, unread=unread, notes=reading.notes, word=reading.word)


def findings_in(opened: Opened, script: Script, last: Report | None, today: date) -> tuple[Finding, ...]:
    """What the checks find in a report; `last` is last year's, where the report does not bring it along."""
    return findings(
        opened.report,
        opened.form,
        words=script.check_words,
        last=last or opened.last,
        today=today,
        settings=script.check_settings,
        complete=opened.complete,
    )


ReadLast = Callable[[Path], tuple[Report, tuple[str, ...]]]


def last_year_reader(files: DataFiles, script: Script, today: date) -> ReadLast:
    """A function that gives the report in a file, with what was not read or does not hold in it, one sentence each.

    It raises ReadingError or ProjectError.
    """

    speech, names = Speech(script.replies), Names(files.form)

    def read(path: Path) -> tuple[Report, tuple[str, ...]]:
        opened = open_report(path, files, script, today)
        unread = (speech.text("gap_unread", names, text=text, where=where) for text, where in opened.unread)
        blank = (speech.text("gap_blank", names, table=table, rows=rows) for table, rows in blank_rows(opened).items())
        gaps = (*blank, *opened.notes, *unread, *_faults(findings_in(opened, script, None, today), opened.report))
        return opened.report, tuple(dict.fromkeys(gaps))[:MOST_GAPS]

    return read


def blank_rows(opened: Opened) -> dict[str, list[str]]:
    """The rows of a published report that have a blank cell, by the heading of their table, each told only once.

    A row whose numbers could not be placed is among what was not read.
    """
    headings = {section.key: section.heading for section in opened.form.sections}
    found: dict[str, list[str]] = {}
    for key, value in opened.report.cells.items():
        if value is None and opened.complete:
            rows = found.setdefault(headings[key.partition(".")[0]], [])
            row = opened.form.labels[key].rpartition("·")[0]
            if row not in rows and not any(f"“{row}”" in where for _, where in opened.unread):
                rows.append(row)
    return {heading: rows for heading, rows in found.items() if rows}


def _faults(found: tuple[Finding, ...], report: Report) -> Iterator[str]:
    """What does not hold in last year's report and so matters this year; blanks are told by row."""
    for finding in found:
        if finding.severity is Severity.ERROR and report.cells.get(finding.where, 0) is not None:
            yield finding.message
