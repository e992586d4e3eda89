"""`nianbao read` and `nianbao check`: what a report says, and whether it holds."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

from nianbao.checks import Finding, Severity
from nianbao.commands.setting import data_files, folder_of_drafts
from nianbao.interview.script_files import load_script
from nianbao.plain.report_text import report_lines
from nianbao.projects.comparison import Difference, differences
from nianbao.projects.listing import find_project
from nianbao.projects.naming import SUFFIX
from nianbao.projects.report_json import report_json
from nianbao.projects.reports import Opened, findings_in, open_report

NOTHING = "（没有）"
"""Stands for what only one of the two has."""

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
    draft = _draft_of(arguments, opened)
    ours = open_report(draft, files, script, today) if draft is not None else None
    last = open_report(arguments.last, files, script, today).report if arguments.last is not None else None
    found = findings_in(opened, script, last or (ours.last if ours is not None else None), today)
    if arguments.json:
        print(json.dumps([finding.as_json() for finding in found], ensure_ascii=False, indent=1))
    else:
        for finding in found:
            print(f"{_WORDS[finding.severity]} {finding.id} {finding.message}")
        print(_summary(found), file=sys.stderr)
        if draft is not None and ours is not None:
            _compare(draft, differences(ours.report, opened.report, script.form))
    return 1 if any(finding.severity is Severity.ERROR for finding in found) else 0


def _draft_of(arguments: Namespace, opened: Opened) -> Path | None:
    """The draft that a report was written from: of the same organ and year, beside it or among the drafts."""
    file: Path = arguments.file
    if file.suffix.lower() == SUFFIX:
        return None
    folders = (file.parent, folder_of_drafts(arguments))
    organ, year = opened.report.organ.name, opened.report.year
    return next((draft for folder in folders if (draft := find_project(folder, organ, year))), None)


def _compare(draft: Path, found: tuple[Difference, ...]) -> None:
    for each in found:
        print(f"与草稿不同 {each.label}：草稿“{each.ours or NOTHING}”，文件“{each.theirs or NOTHING}”")
    told = f"与草稿有 {len(found)} 处不同" if found else "数字和文字与草稿一致"
    print(f"{told}（{draft}）。", file=sys.stderr)


def _summary(found: tuple[Finding, ...]) -> str:
    if not found:
        return "核对完了，没有发现对不上的地方。"
    counts = {word: sum(finding.severity is severity for finding in found) for severity, word in _WORDS.items()}
    return "核对完了：" + "，".join(f"{word} {count} 处" for word, count in counts.items()) + "。"
