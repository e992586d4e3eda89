"""One report checked: its findings, its page, and how it differs from the draft that it was written from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from nianbao.checks import Finding, Severity
from nianbao.data_files import DataFiles
from nianbao.errors import NianbaoError
from nianbao.given_file import content
from nianbao.interview.challenges import explained
from nianbao.interview.reply_texts import Speech
from nianbao.reading.report_file import WANTED, ZIP
from nianbao.report import Report
from nianbao.session.comparison import Difference, differences
from nianbao.session.reading_blocks import ReadingBlock
from nianbao.session.reports import Opened, findings_in, open_report
from nianbao.session.setting import Setting
from nianbao.session.two_years import Years, figures_beside
from nianbao.storage.document import load
from nianbao.storage.listing import Listed, find_project, list_projects
from nianbao.storage.naming import SUFFIX
from nianbao.writing.layout import layout
from nianbao.writing.page_proof import PageProof, page_findings
from nianbao.writing.printed import without_placeholders

UNREADABLE = "FILE"
"""The id of the finding for a file that cannot be read as a report."""

WORD = ".docx"
"""The ending of a Word file, whose page is checked too."""


@dataclass(frozen=True)
class Checked:
    """A report with what was found in it, and what of that its draft has explained, each with the reason.

    `notes` say how far the file was read: they find no fault with the report.
    """

    file: Path
    found: tuple[Finding, ...]
    reasons: tuple[tuple[Finding, str], ...] = ()
    draft: Path | None = None
    differences: tuple[Difference, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def open(self) -> tuple[Finding, ...]:
        """What is not explained."""
        explained_ones = {finding for finding, _ in self.reasons}
        return tuple(finding for finding in self.found if finding not in explained_ones)


CHECKED = TypeAdapter(Checked)
"""How the result for one report is written down and read again."""


@dataclass(frozen=True)
class Check:
    """Checks one report after the other; `last` is last year's, where it is given."""

    setting: Setting
    last: Path | None = None

    def __call__(self, file: Path) -> Checked:
        """What is found in a file; one that cannot be read is a finding of its own."""
        try:
            return self.check(file)
        except NianbaoError as error:
            return unreadable(file, str(error))

    def check(self, file: Path) -> Checked:
        """What is found in a report, and how it differs from its draft; raises ReadingError, ProjectError."""
        script, today = self.setting.script, self.setting.today
        opened = self._open(file)
        draft = self._draft_of(file, opened)
        ours = self._open(draft) if draft is not None else None
        last = self._last or (ours.last if ours is not None else None)
        found = (*findings_in(opened, script, last, today), *self._of_page(file, opened))
        if draft is None or ours is None:
            return Checked(file, found, notes=opened.notes)
        answers = load(draft).memory.answers.values()
        reasons = tuple((finding, reason) for finding in found if (reason := explained(finding, answers)))
        theirs = without_placeholders(opened.report, script.form, layout(self.setting.files))
        differ = differences(ours.report, theirs, script.form)
        return Checked(file, found, reasons, draft, differ, opened.notes)

    def years(self, file: Path) -> Iterator[ReadingBlock]:
        """A report's figures beside those of last year's, where that is given; raises ReadingError, ProjectError."""
        if self._last is not None:
            script, report = self.setting.script, self._open(file).report
            answers = load(file).memory.answers if file.suffix.lower() == SUFFIX else {}
            yield from figures_beside(Years(report, self._last, script, answers), Speech(script.replies))

    def _of_page(self, file: Path, opened: Opened) -> tuple[Finding, ...]:
        """What is wrong with the page of a Word file; nothing for any other file, whatever its name."""
        if opened.word is None or file.suffix.lower() != WORD:
            return ()
        return _proof(self.setting).findings(opened.word)

    def _open(self, file: Path) -> Opened:
        return open_report(file, self.setting.files, self.setting.script, self.setting.today)

    @cached_property
    def _last(self) -> Report | None:
        return self._open(self.last).report if self.last is not None else None

    def _draft_of(self, file: Path, opened: Opened) -> Path | None:
        """The draft that a report was written from: of the same organ and year, beside it or among the drafts."""
        if file.suffix.lower() == SUFFIX:
            return None
        organ, year = opened.report.organ.name, opened.report.year
        projects = (each for folder in (file.parent, self.setting.drafts) for each in _projects(folder, self.setting))
        return find_project(projects, organ, year)


@lru_cache(maxsize=64)
def _projects(folder: Path, _command: Setting) -> tuple[Listed, ...]:
    """The drafts in a folder, listed once in the command that a setting stands for."""
    return tuple(list_projects(folder))


def unreadable(file: Path, why: str) -> Checked:
    """The result for a file that cannot be read; `why` is a Chinese sentence."""
    return Checked(file, (Finding(UNREADABLE, Severity.ERROR, "", why),))


@lru_cache(maxsize=2)
def _proof(setting: Setting) -> PageProof:
    """The rules of the page, read once for the command that a setting stands for."""
    return PageProof(setting.files)


def page_faults(file: Path, files: DataFiles) -> tuple[Finding, ...]:
    """What is wrong with the page of a Word file; nothing for any other file. Raises ReadingError."""
    if file.suffix.lower() != WORD:
        return ()
    data = content(file, WANTED)
    # A page of the web may have the name of a Word file.
    return page_findings(data, files) if data.startswith(ZIP) else ()
