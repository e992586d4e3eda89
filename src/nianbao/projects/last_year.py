"""Last year's report for this year's draft: from a project of last year, or from what the organ published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from nianbao.checks import Severity, findings
from nianbao.data_files import DataFiles
from nianbao.interview.conversation import LAST_YEAR, Memory
from nianbao.interview.replay import State, replay
from nianbao.interview.script import Script
from nianbao.projects.document import load
from nianbao.projects.naming import SUFFIX
from nianbao.report import Report

MOST_GAPS = 12
"""Remarks that are shown; a report with more of them is better looked at itself."""

ReadLast = Callable[[Path], tuple[Report, tuple[str, ...]]]


def last_year_reader(files: DataFiles, script: Script, today: date) -> ReadLast:
    """A function that gives the report in a file, with what was not read or does not hold in it, one sentence each.

    It raises ReadingError or ProjectError.
    """

    def read(path: Path) -> tuple[Report, tuple[str, ...]]:
        if path.suffix.lower() == SUFFIX:
            return report_of(load(path).memory, script, today), ()
        return _published(path, files, script)

    return read


def report_of(memory: Memory, script: Script, today: date) -> Report:
    """The report that the answers of a project give."""
    return state_of(memory, script, today).report


def state_of(memory: Memory, script: Script, today: date) -> State:
    """Everything that follows from what a project keeps."""
    answer = memory.answers.get(LAST_YEAR)
    last = memory.read.get(str(answer.value)) if answer else None
    return replay(script, memory.answers, last, today=today)


def _published(path: Path, files: DataFiles, script: Script) -> tuple[Report, tuple[str, ...]]:
    from nianbao.reading import read_report

    reading = read_report(path, files)
    unread = (f"{each.where}“{each.text}”没有认出来。" for each in reading.unread)
    form = files.report_format(reading.report.format)
    faults = (
        finding.message
        for finding in findings(reading.report, form, words=script.check_words)
        if finding.severity is Severity.ERROR
    )
    return reading.report, tuple(dict.fromkeys((*reading.notes, *unread, *faults)))[:MOST_GAPS]
