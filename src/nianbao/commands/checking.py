"""`nianbao check`: what in a report contradicts, for one report or for many."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from nianbao.checks import Finding, Severity
from nianbao.commands.finding_lines import WORDS, finding_lines
from nianbao.commands.progress import Progress
from nianbao.commands.setting import data_files, folder_of_drafts
from nianbao.data_files import DataFiles
from nianbao.errors import AnswersError, NianbaoError
from nianbao.given_file import content
from nianbao.interview.challenges import explained
from nianbao.interview.script_files import load_script
from nianbao.reading.file import WANTED
from nianbao.session.comparison import Difference, differences
from nianbao.session.reports import Opened, findings_in, open_report
from nianbao.storage.document import load
from nianbao.storage.listing import Listed, find_project, list_projects
from nianbao.storage.naming import SUFFIX
from nianbao.writing import write_whole
from nianbao.writing.sheet_layout import sheet_layout

NOTHING = "（没有）"
"""Stands for what only one of the two has."""

UNREADABLE = "FILE"
"""The id of the finding for a file that cannot be read as a report."""

_ZIP = b"PK\x03\x04"

WORD = ".docx"
"""The ending of a Word file, whose page is checked too."""

READ = (WORD, ".odt", ".doc", ".wps", ".rtf", ".pdf", ".html", ".htm", ".txt", SUFFIX)
"""The endings of the files in a folder that are checked."""


@dataclass(frozen=True)
class Checked:
    """A report with what was found in it, and which of that its draft has explained."""

    file: Path
    found: tuple[Finding, ...]
    reasons: dict[Finding, str]
    draft: Path | None = None
    differences: tuple[Difference, ...] = ()

    @property
    def open(self) -> tuple[Finding, ...]:
        """What is not explained."""
        return tuple(finding for finding in self.found if finding not in self.reasons)


def run(arguments: Namespace) -> int:
    """Print what the checks find; 1 where any of it is an error."""
    checker = _Checker(arguments)
    if arguments.fix is not None:
        _fix(arguments.files, arguments.fix, checker.files)
    if len(arguments.files) == 1 and not arguments.files[0].is_dir():
        checked = [checker.check(arguments.files[0])]
        _print_one(checked[0], checker.files.form.labels, as_json=arguments.json)
    elif arguments.last is not None:
        raise AnswersError("几份报告一起核对，不能都和同一份去年的比", where="--last", remedy="请一份一份核对。")
    else:
        checked = list(_all(checker, _reports(arguments.files, checker.mark)))
        _print_many(checked, as_json=arguments.json)
    found = (finding for each in checked for finding in each.found)
    return 1 if any(finding.severity is Severity.ERROR for finding in found) else 0


def page_faults(file: Path, files: DataFiles) -> tuple[Finding, ...]:
    """What is wrong with the page of a Word file; nothing for any other file. Raises ReadingError."""
    from nianbao.writing.page_proof import page_findings

    if file.suffix.lower() != WORD:
        return ()
    data = content(file, WANTED)
    # A page of the web may have the name of a Word file.
    return page_findings(data, files) if data.startswith(_ZIP) else ()


def _fix(named: Sequence[Path], target: Path, files: DataFiles) -> None:
    """Write the one Word file that is named once more with its page put right; raises AnswersError for any other."""
    from nianbao.writing.page_repair import repaired

    if len(named) != 1 or named[0].suffix.lower() != WORD:
        raise AnswersError("--fix 一次改一个 Word 文件", remedy="请在 check 后面只写一个 .docx 文件。")
    print(f"版面改好了，文字没有动：{write_whole(target, repaired(content(named[0], WANTED), files))}", file=sys.stderr)


class _Checker:
    """Checks one report after the other over what is read once."""

    def __init__(self, arguments: Namespace) -> None:
        self.files = data_files(arguments)
        self.script = load_script(self.files)
        self.mark = sheet_layout(self.files).words.file_mark
        self._drafts = folder_of_drafts(arguments)
        self._projects: Callable[[Path], list[Listed]] = cache(list_projects)
        self._today = date.today()
        self._last = self._open(arguments.last).report if arguments.last is not None else None

    def _open(self, file: Path) -> Opened:
        return open_report(file, self.files, self.script, self._today)

    def check(self, file: Path) -> Checked:
        """What is found in a report, and how it differs from its draft; raises ReadingError, ProjectError."""
        opened = self._open(file)
        draft = self._draft_of(file, opened)
        ours = self._open(draft) if draft is not None else None
        last = self._last or (ours.last if ours is not None else None)
        found = (*findings_in(opened, self.script, last, self._today), *page_faults(file, self.files))
        if draft is None or ours is None:
            return Checked(file, found, {})
        answers = load(draft).memory.answers.values()
        reasons = {finding: reason for finding in found if (reason := explained(finding, answers))}
        return Checked(file, found, reasons, draft, differences(ours.report, opened.report, self.script.form))

    def _draft_of(self, file: Path, opened: Opened) -> Path | None:
        """The draft that a report was written from: of the same organ and year, beside it or among the drafts."""
        if file.suffix.lower() == SUFFIX:
            return None
        organ, year = opened.report.organ.name, opened.report.year
        folders = (file.parent, self._drafts)
        projects = (each for folder in folders for each in self._projects(folder))
        return find_project(projects, organ, year)


def _reports(named: Sequence[Path], mark: str) -> list[Path]:
    """The files that are named, and in a folder those that can be reports: no check sheet, nothing temporary."""
    found: list[Path] = []
    for each in named:
        inside = sorted(each.rglob("*")) if each.is_dir() else [each]
        found.extend(path for path in inside if not each.is_dir() or _is_report(path, mark))
    return found


def _is_report(path: Path, mark: str) -> bool:
    return path.is_file() and path.suffix.lower() in READ and path.name[0] not in "~." and not path.stem.endswith(mark)


def _all(checker: _Checker, files: Sequence[Path]) -> Iterator[Checked]:
    """Every report in turn; a file that cannot be read is a finding of its own and stops nothing."""
    with Progress(len(files)) as progress:
        for file in files:
            progress.step()
            try:
                yield checker.check(file)
            except NianbaoError as error:
                yield Checked(file, (Finding(UNREADABLE, Severity.ERROR, "", str(error)),), {})


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
    for finding, reason in checked.reasons.items():
        yield f"已说明：{finding.id} {finding.message}原因：{reason}"
    for each in checked.differences:
        yield f"与草稿不同 {each.label}：草稿“{each.ours or NOTHING}”，文件“{each.theirs or NOTHING}”"


def _print_many(checked: Sequence[Checked], *, as_json: bool) -> None:
    if as_json:
        listed = [{"file": str(each.file), "findings": [one.as_json() for one in each.found]} for each in checked]
        print(json.dumps(listed, ensure_ascii=False, indent=1))
        return
    for each in checked:
        unread = next((finding.message for finding in each.found if finding.id == UNREADABLE), "")
        print(f"{each.file}：{unread or _counts(each.open) or '没有发现对不上的地方'}")
    wrong = sum(any(finding.severity is Severity.ERROR for finding in each.found) for each in checked)
    print(f"核对了 {len(checked)} 份，{wrong} 份有对不上的地方。", file=sys.stderr)


def _counts(found: Sequence[Finding]) -> str:
    counts = {word: sum(finding.severity is severity for finding in found) for severity, word in WORDS.items()}
    return "，".join(f"{word} {count} 处" for word, count in counts.items() if count)
