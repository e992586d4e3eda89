"""`nianbao check`: what in a report contradicts, for one report or for many."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from nianbao.checks import Finding, Severity
from nianbao.commands.finding_lines import WORDS, finding_lines
from nianbao.commands.many import run_over, why_lost
from nianbao.commands.setting import setting
from nianbao.data_files import DataFiles
from nianbao.errors import AnswersError
from nianbao.given_file import content
from nianbao.reading.file import WANTED
from nianbao.session.checking import CHECKED, UNREADABLE, WORD, Check, Checked, unreadable
from nianbao.session.folder_reports import reports_in
from nianbao.writing import write_whole
from nianbao.writing.sheet_layout import sheet_layout

NOTHING = "（没有）"
"""Stands for what only one of the two has."""

INTERRUPTED = 130


def run(arguments: Namespace) -> int:
    """Print what the checks find; 1 where any of it is an error, 130 where Ctrl+C ended it."""
    check = Check(setting(arguments), arguments.last)
    files = check.setting.files
    if arguments.fix is not None:
        _fix(arguments.files, arguments.fix, files)
    if len(arguments.files) == 1 and not arguments.files[0].is_dir():
        checked = check.check(arguments.files[0])
        _print_one(checked, files.form.labels, as_json=arguments.json)
        return int(_is_wrong(checked))
    if arguments.last is not None:
        raise AnswersError("几份报告一起核对，不能都和同一份去年的比", where="--last", remedy="请一份一份核对。")
    return _many(check, arguments)


def _many(check: Check, arguments: Namespace) -> int:
    """Check several reports, each told as soon as it and those before it are done."""
    reports = reports_in(arguments.files, sheet_layout(check.setting.files).words.file_mark)
    printed = _json_printed if arguments.json else _printed
    counted = wrong = 0
    interrupted = False
    try:
        for each in printed(run_over(check, reports, _lost, CHECKED, arguments)):
            counted, wrong = counted + 1, wrong + _is_wrong(each)
    except KeyboardInterrupt:
        interrupted = True
    if arguments.json:
        print("\n]" if counted else "[]")
    else:
        stopped = f"按 Ctrl+C 停下了，还有 {len(reports) - counted} 份没有核对。" if interrupted else ""
        print(f"核对了 {counted} 份，{wrong} 份有对不上的地方。{stopped}", file=sys.stderr)
    return INTERRUPTED if interrupted else int(wrong > 0)


def _lost(file: Path, error: Exception) -> Checked:
    return unreadable(file, why_lost(error))


def _is_wrong(checked: Checked) -> bool:
    return any(finding.severity is Severity.ERROR for finding in checked.found)


def _fix(named: Sequence[Path], target: Path, files: DataFiles) -> None:
    """Write the one Word file that is named once more with its page put right; raises AnswersError for any other."""
    from nianbao.writing.page_repair import repaired

    if len(named) != 1 or named[0].suffix.lower() != WORD:
        raise AnswersError("--fix 一次改一个 Word 文件", remedy="请在 check 后面只写一个 .docx 文件。")
    print(f"版面改好了，文字没有动：{write_whole(target, repaired(content(named[0], WANTED), files))}", file=sys.stderr)


def _print_one(checked: Checked, labels: Mapping[str, str], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([finding.as_json() for finding in checked.found], ensure_ascii=False, indent=1))
        return
    for line in _lines(checked, labels):
        print(line)
    print(
        f"核对完了：{_counts(checked.open)}。" if checked.open else "核对完了，没有发现对不上的地方。", file=sys.stderr
    )
    if checked.draft is not None:
        many = len(checked.differences)
        told = f"与草稿有 {many} 处不同" if many else "数字和文字与草稿一致"
        print(f"{told}（{checked.draft}）。", file=sys.stderr)


def _lines(checked: Checked, labels: Mapping[str, str]) -> Iterator[str]:
    yield from finding_lines(checked.open, labels)
    for finding, reason in checked.reasons:
        yield f"已说明：{finding.id} {finding.message}原因：{reason}"
    for each in checked.differences:
        yield f"与草稿不同 {each.label}：草稿“{each.ours or NOTHING}”，文件“{each.theirs or NOTHING}”"


def _printed(checked: Iterable[Checked]) -> Iterator[Checked]:
    """Print each report in a line as it comes."""
    for each in checked:
        unread = next((finding.message for finding in each.found if finding.id == UNREADABLE), "")
        print(f"{each.file}：{unread or _counts(each.open) or '没有发现对不上的地方'}", flush=True)
        yield each


def _json_printed(checked: Iterable[Checked]) -> Iterator[Checked]:
    """Print each report as an item of a list as it comes; the caller prints its end."""
    for number, each in enumerate(checked):
        item = {"file": str(each.file), "findings": [one.as_json() for one in each.found]}
        print(",\n" if number else "[\n", json.dumps(item, ensure_ascii=False, indent=1), sep="", end="")
        yield each


def _counts(found: Sequence[Finding]) -> str:
    counts = {word: sum(finding.severity is severity for finding in found) for severity, word in WORDS.items()}
    return "，".join(f"{word} {count} 处" for word, count in counts.items() if count)
