"""`nianbao read` and `nianbao check`: what a report says, and whether it holds."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from datetime import date

from nianbao.checks import Finding, Severity
from nianbao.commands.setting import data_files
from nianbao.interview.script import load_script
from nianbao.plain.report_text import report_lines
from nianbao.projects.report_json import report_json
from nianbao.projects.reports import findings_in, open_report

_WORDS = {Severity.ERROR: "对不上", Severity.WARNING: "要确认", Severity.HINT: "提示"}


def run_read(arguments: Namespace) -> int:
    """Print what a report says, as a person reads it or as JSON."""
    files = data_files(arguments)
    opened = open_report(arguments.file, files, load_script(files), date.today())
    if arguments.json:
        print(json.dumps(report_json(opened), ensure_ascii=False, indent=1))
        return 0
    for line in report_lines(opened):
        print(line)
    for note in opened.notes:
        print(note, file=sys.stderr)
    return 0


def run_check(arguments: Namespace) -> int:
    """Print what the checks find in a report; 1 where any of it is an error."""
    files = data_files(arguments)
    script, today = load_script(files), date.today()
    opened = open_report(arguments.file, files, script, today)
    last = open_report(arguments.last, files, script, today).report if arguments.last is not None else None
    found = findings_in(opened, script, last, today)
    if arguments.json:
        print(json.dumps([finding.as_json() for finding in found], ensure_ascii=False, indent=1))
    else:
        for finding in found:
            print(f"{_WORDS[finding.severity]} {finding.id} {finding.message}")
        print(_summary(found), file=sys.stderr)
    return 1 if any(finding.severity is Severity.ERROR for finding in found) else 0


def _summary(found: tuple[Finding, ...]) -> str:
    if not found:
        return "核对完了，没有发现对不上的地方。"
    counts = {word: sum(finding.severity is severity for finding in found) for severity, word in _WORDS.items()}
    return "核对完了：" + "，".join(f"{word} {count} 处" for word, count in counts.items()) + "。"
