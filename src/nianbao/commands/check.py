"""`nianbao check`: what in a report contradicts, for one report or for many."""

from __future__ import annotations

import json
import shutil
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from nianbao.checks import Finding, Severity
from nianbao.commands.command_setting import setting
from nianbao.commands.command_texts import command_speech
from nianbao.commands.finding_lines import finding_lines, severity_word
from nianbao.commands.many import run_over, undivided, why_lost
from nianbao.data_files import DataFiles
from nianbao.errors import AnswersError
from nianbao.given_file import content
from nianbao.interview.reply_texts import Speech
from nianbao.language.line_breaking import break_lines
from nianbao.reading.report_file import WANTED
from nianbao.session.checking import CHECKED, UNREADABLE, WORD, Check, Checked, unreadable
from nianbao.session.folder_reports import reports_in
from nianbao.session.reading_blocks import ReadingBlock, RowsBlock, WordsBlock
from nianbao.session.row_lines import row_lines
from nianbao.writing.files import write_whole
from nianbao.writing.sheet_layout import sheet_layout

INTERRUPTED = 130

_WIDTH = 80
"""Cells of a screen whose width is not known."""


def run(arguments: Namespace) -> int:
    """Print what the checks find; 1 where any of it is an error, 130 where Ctrl+C ended it."""
    check = Check(setting(arguments), arguments.last)
    files = check.setting.files
    if arguments.fix is not None:
        _fix(arguments.files, arguments.fix, files)
    if len(arguments.files) == 1 and not arguments.files[0].is_dir():
        checked = check.check(arguments.files[0])
        _print_one(checked, files, as_json=arguments.json)
        if not arguments.json:
            _print_years(check.years(arguments.files[0]))
        return int(_is_wrong(checked))
    if arguments.last is not None:
        raise AnswersError("几份报告一起核对，不能都和同一份去年的比", where="--last", remedy="请一份一份核对。")
    return _many(check, arguments)


def _many(check: Check, arguments: Namespace) -> int:
    """Check several reports, each told as soon as it and those before it are done."""
    reports = reports_in(arguments.files, sheet_layout(check.setting.files).words.file_mark)
    speech = command_speech(check.setting.files)
    tell = _tell_as_json if arguments.json else partial(_tell, speech)
    counted = wrong = 0
    interrupted = False
    try:
        for each in run_over(check, reports, _lost, CHECKED, arguments):
            with undivided():
                tell(each, counted)
                counted, wrong = counted + 1, wrong + _is_wrong(each)
    except KeyboardInterrupt:
        interrupted = True
    if arguments.json:
        print("\n]" if counted else "[]")
    else:
        left = len(reports) - counted if interrupted else 0
        print(speech.text("checked_many", count=counted, wrong=wrong, left=left), file=sys.stderr)
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
    written = write_whole(target, repaired(content(named[0], WANTED), files))
    print(command_speech(files).text("page_mended", file=written), file=sys.stderr)


def _print_one(checked: Checked, files: DataFiles, *, as_json: bool) -> None:
    for note in checked.notes:
        print(note, file=sys.stderr)
    if as_json:
        print(json.dumps([finding.as_json() for finding in checked.found], ensure_ascii=False, indent=1))
        return
    speech = command_speech(files)
    for line in _lines(checked, files.form.labels, speech):
        print(line)
    print(speech.text("checked", counts=_counts(checked.open, speech)), file=sys.stderr)
    if checked.draft is not None:
        told = speech.text("differs_from_draft", many=len(checked.differences), draft=checked.draft)
        print(told, file=sys.stderr)


def _print_years(blocks: Iterable[ReadingBlock]) -> None:
    """Print the two years, each part of the report as a table that fits the screen."""
    width = shutil.get_terminal_size((_WIDTH, 24)).columns - 1
    for line in _year_lines(blocks, width):
        print(line.rstrip())


def _year_lines(blocks: Iterable[ReadingBlock], width: int) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, RowsBlock):
            yield from (line for line, _ in row_lines(block, width))
        elif isinstance(block, WordsBlock):
            yield from [""] * block.heading
            yield from break_lines(block.text, width)


def _lines(checked: Checked, labels: Mapping[str, str], speech: Speech) -> Iterator[str]:
    yield from finding_lines(checked.open, labels, speech)
    for finding, reason in checked.reasons:
        yield speech.text("explained", id=finding.id, message=finding.message, reason=reason)
    for each in checked.differences:
        yield speech.text("difference", label=each.label, ours=each.ours, theirs=each.theirs)


def _tell(speech: Speech, checked: Checked, _: int) -> None:
    """Print a report in a line."""
    unread = next((finding.message for finding in checked.found if finding.id == UNREADABLE), "")
    print(speech.text("checked_file", file=checked.file, counts=unread or _counts(checked.open, speech)), flush=True)
    _note(checked)


def _tell_as_json(checked: Checked, before: int) -> None:
    """Print a report as an item of a list, `before` of which were printed; the caller prints its end."""
    item = {"file": str(checked.file), "findings": [one.as_json() for one in checked.found]}
    print(",\n" if before else "[\n", json.dumps(item, ensure_ascii=False, indent=1), sep="", end="")
    _note(checked)


def _note(checked: Checked) -> None:
    """Say of a report among many how far it was read."""
    for note in checked.notes:
        print(f"{checked.file}：{note}", file=sys.stderr)


def _counts(found: Sequence[Finding], speech: Speech) -> str:
    """How many findings there are of each severity."""
    many = Counter(finding.severity for finding in found)
    words = {severity: severity_word(severity, speech) for severity in Severity if many[severity]}
    return "，".join(speech.text("count_of", word=word, count=many[severity]) for severity, word in words.items())
