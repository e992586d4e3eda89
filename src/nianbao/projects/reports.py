"""The report in any file: a project of this program, or what an organ published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nianbao.checks import Finding, Severity, findings
from nianbao.data_files import DataFiles
from nianbao.interview.conversation import LAST_YEAR, Memory
from nianbao.interview.replay import replay
from nianbao.interview.script import Script
from nianbao.projects.document import load
from nianbao.projects.naming import SUFFIX
from nianbao.report import Report, ReportFormat

MOST_GAPS = 12
"""Remarks on last year's report that are shown; one with more of them is better looked at itself."""


@dataclass(frozen=True)
class Opened:
    """A report with what came with it: the year before in a project, gaps and remarks in a published one.

    `unread` are what could not be placed and where it stood; `complete` is false for a draft in progress.
    """

    report: Report
    form: ReportFormat
    last: Report | None = None
    complete: bool = True
    unread: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


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
    from nianbao.reading import read_report

    reading = read_report(path, files)
    unread = tuple((each.text, each.where) for each in reading.unread)
    form = files.report_format(reading.report.format)
    return Opened(reading.report, form, unread=unread, notes=reading.notes)


def findings_in(opened: Opened, script: Script, last: Report | None, today: date) -> tuple[Finding, ...]:
    """What the checks find in a report; `last` is last year's, where the report does not bring it along."""
    return findings(
        opened.report,
        opened.form,
        words=script.check_words,
        last=last or opened.last,
        today=today,
        complete=opened.complete,
    )


ReadLast = Callable[[Path], tuple[Report, tuple[str, ...]]]


def last_year_reader(files: DataFiles, script: Script, today: date) -> ReadLast:
    """A function that gives the report in a file, with what was not read or does not hold in it, one sentence each.

    It raises ReadingError or ProjectError.
    """

    def read(path: Path) -> tuple[Report, tuple[str, ...]]:
        opened = open_report(path, files, script, today)
        unread = (f"{where}“{text}”没有认出来。" for text, where in opened.unread)
        found = findings_in(opened, script, None, today)
        faults = (finding.message for finding in found if finding.severity is Severity.ERROR)
        return opened.report, tuple(dict.fromkeys((*opened.notes, *unread, *faults)))[:MOST_GAPS]

    return read
