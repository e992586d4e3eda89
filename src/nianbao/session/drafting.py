"""A drafter at work: the project's file, the conversation that is saved into it, and the files written from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from types import TracebackType

from nianbao.checks import Finding, Severity
from nianbao.data_files import DataFiles
from nianbao.errors import DataFileError, ProjectError, WritingError
from nianbao.interview.challenges import Challenge, correction_of
from nianbao.interview.commands import Commands, load_commands
from nianbao.interview.conversation import Conversation
from nianbao.interview.keeping import Said
from nianbao.interview.last_year import reported_year
from nianbao.interview.memory import Memory
from nianbao.interview.register_talk import RegisterTalk
from nianbao.interview.reply_texts import Speech
from nianbao.interview.script import Script
from nianbao.interview.script_files import load_script
from nianbao.interview.units_talk import UnitsTalk
from nianbao.register.usage import KeptUsage
from nianbao.report import Report
from nianbao.session.export_kinds import ExportKind, write
from nianbao.session.export_targets import check_targets, check_unchanged, digest_of, numbered, put_aside
from nianbao.session.issuing import IssuedSeal
from nianbao.session.parting import Parting, parting
from nianbao.session.reports import last_year_reader
from nianbao.session.signing import save_sheet_beside, sheet_path
from nianbao.session.standing import Standing, question_for, standing
from nianbao.session.unchanged import Block
from nianbao.session.unit_reading import folders_read
from nianbao.session.unread_cells import UnreadCells
from nianbao.session.unsaved import UnsavedAnswers
from nianbao.storage.listing import find_last
from nianbao.storage.naming import file_stem
from nianbao.storage.project import Project
from nianbao.storage.register_usage import load_usage, save_usage
from nianbao.wording.names import Names


@dataclass(frozen=True)
class Office:
    """Everything that is read once: the data files, the questions, the commands."""

    files: DataFiles
    script: Script
    commands: Commands

    @classmethod
    def load(cls, files: DataFiles) -> Office:
        """Read prompts/ and templates/; raises DataFileError."""
        return cls(files, load_script(files), load_commands(files))

    def for_year(self, year: int) -> Office:
        """The office with the questions and tables of a year's format; raises DataFileError."""
        files = self.files.for_year(year)
        return self if files is self.files else _loaded(files)

    def converse(
        self,
        memory: Memory = Memory(),  # noqa: B008 - frozen
        *,
        keep: Callable[[Memory], None] = lambda _: None,
        found_last: Path | None = None,
        now: Callable[[], datetime] = datetime.now,
    ) -> Conversation:
        """A conversation over these questions; without `keep` it is kept nowhere."""
        conversation = Conversation(
            self.script,
            self.commands,
            memory,
            read_last=last_year_reader(self.files, self.script, now().date()),
            script_of=lambda year: self.for_year(year).script,
            keep=keep,
            found_last=found_last,
            now=now,
        )
        conversation.registers = RegisterTalk(conversation, KeptUsage(self.files, load_usage, save_usage))
        conversation.units = UnitsTalk(conversation, folders_read(self.files, self.script, now().date()))
        return conversation


@lru_cache(maxsize=4)
def _loaded(files: DataFiles) -> Office:
    return Office.load(files)


class Drafting:
    """An open project with its conversation; every change of the answers is saved at once."""

    def __init__(self, office: Office, project: Project, now: Callable[[], datetime] = datetime.now) -> None:
        self._office, self.project, self._now = office, project, now
        self._unsaved = UnsavedAnswers(Speech(office.script.replies), Names(office.files.form))
        self._unsaved.saved(project.memory.answers)
        found = find_last(project.path.parent, reported_year(now().date()), project.document.organ)
        self.conversation = office.converse(project.memory, keep=self._keep, found_last=found, now=now)
        self.unread = UnreadCells()
        """What pastes of this sitting left blank, in the tables of either front end."""
        self.seal = IssuedSeal(project, self.conversation.speech)
        self.conversation.seal = self.seal

    @classmethod
    def open(
        cls, office: Office, path: Path, *, now: Callable[[], datetime] = datetime.now, take_over: bool = False
    ) -> Drafting:
        """Go on with a project; raises LockedError, DamagedError, ProjectError.

        `take_over`: the drafter says that whoever is named in its lock has left.
        """
        return cls(office, Project.open(path, now=now, take_over=take_over), now)

    @classmethod
    def begin(cls, office: Office, folder: Path, *, now: Callable[[], datetime] = datetime.now) -> Drafting:
        """Begin a project in the folder of the drafts; raises ProjectError."""
        return cls(office, Project.create(folder, now=now), now)

    def __enter__(self) -> Drafting:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def office(self) -> Office:
        """The office with the files for the year that is reported on."""
        return self._office.for_year(self.conversation.year)

    @property
    def report(self) -> Report:
        """The report so far."""
        return self.conversation.state.report

    def _keep(self, memory: Memory) -> None:
        report = self.report
        try:
            self.project.save(memory, report.organ.name, report.year)
        except Exception as fault:
            # Whatever it was, the answer is still here, and the drafter must not believe that it is on the disk.
            labels = {asked.id: asked.label for asked in self.conversation.state.reached}
            raise self._unsaved.failed(fault, memory.answers, labels, self.project.path) from fault
        self._unsaved.saved(memory.answers)

    @property
    def is_parted(self) -> bool:
        """Whether another program changed the draft's file, and the drafter was not told yet."""
        return self.project.left_to_others is not None

    def parting(self) -> Parting | None:
        """What is to be told of a draft that another program changed meanwhile; None where none did, or it was told."""
        theirs, self.project.left_to_others = self.project.left_to_others, None
        return parting(self.conversation, self.project.path, theirs) if theirs is not None else None

    def save(self) -> None:
        """Save what an earlier fault of the disk left unsaved; raises ProjectError."""
        if not self.project.saved:
            self._keep(self.conversation.memory)

    def close(self) -> None:
        """Give the project free; an untouched one without a single answer leaves nothing behind."""
        if not self.conversation.memory.answers and not self.conversation.memory.history:
            self.project.discard()
        self.project.close()

    def blockers(self) -> Standing:
        """What stands between this draft and the final report, subordinate organs' reports looked at once more."""
        self.conversation.units.looks_again()
        return standing(self.conversation)

    def may_stand(self, finding: Finding) -> bool:
        """Whether a finding may stand with a reason: a warning, or an error of last year's published report."""
        return finding.severity is Severity.WARNING or bool(correction_of(finding, self.conversation.state))

    def explain(self, finding: Finding, reason: str) -> Said:
        """Keep the drafter's reason for a finding: it holds while the values stay as they are."""
        return self.conversation.sealing.attempt(lambda: self._explain(finding, reason))

    def _explain(self, finding: Finding, reason: str) -> Said:
        answers = self.conversation.answers
        asked = question_for(finding.where, self.conversation)
        at = asked.id if asked and asked.id in answers else next(iter(answers))
        correction = correction_of(finding, self.conversation.state)
        return self.conversation.explain(Challenge(finding, at, correction=correction), reason)

    def confirm(self, block: Block, *, confirmed: bool = True) -> Said:
        """Keep that a block of last year's answers is right, or take that back."""
        spelled = block.spelled if confirmed else {}
        return self.conversation.sealing.attempt(lambda: self.conversation.confirm(block.key, spelled))

    def export(
        self,
        path: Path | None = None,
        *,
        draft: bool = False,
        kind: ExportKind = ExportKind.WORD,
        single_other_row: bool = False,
    ) -> Path:
        """Write the report as one kind of file, and give where it stands: beside the project unless told.

        The check sheet for whoever signs is written beside the Word file.
        `draft` marks the file 草稿 and lets gaps stand in it. Raises WritingError, and ChangedFileError where one of
        the files was changed since it was written; where only the sheet failed, it says that the Word file stands and
        where.
        """
        files = self.office.files
        target = path or self.target(kind, draft=draft)
        targets = (target, sheet_path(target, files)) if kind is ExportKind.WORD else (target,)
        check_targets(targets, (self.project.path, *map(Path, self.conversation.memory.read)))
        check_unchanged(targets, self.project.document.written)
        report = self.conversation.state.shown if draft else self.report
        last = self.conversation.last_year
        written = write(report, target, files, kind, last=last, draft=draft, single_other_row=single_other_row)
        try:
            if kind is ExportKind.WORD:
                self._save_sheet(written, draft=draft)
        finally:
            stand = {each.name: digest_of(each) for each in targets if each.exists()}
            self.project.note_written(stand, issued="" if draft else target.name)
        return written

    def free_beside(self, target: Path) -> Path:
        """The target with a number under which neither a report stands nor its check sheet."""
        mark = sheet_path(target, self.office.files).stem.removeprefix(target.stem)
        return numbered(target, (mark,))

    def put_aside(self, path: Path) -> Path:
        """Give a file that stands in the way of the export a number; the path that it has then. Raises WritingError."""
        return put_aside(path)

    def _save_sheet(self, word: Path, *, draft: bool) -> None:
        try:
            save_sheet_beside(word, self.conversation, self.office.files, draft=draft)
        except (WritingError, DataFileError) as error:
            what = f"Word 文件写好了：{word}。旁边的勾稽核对表没有写成：{error.what}"
            raise WritingError(what, where=error.where, remedy=error.remedy) from error

    def target(self, kind: ExportKind = ExportKind.WORD, *, draft: bool = False) -> Path:
        """Where the report is written unless told: beside the project, under its title."""
        files = self.office.files
        stem = file_stem(report_stem(self.report, files, draft=draft), kind.mark(files))
        return self.project.path.parent / f"{stem}{kind.suffix}"


def report_stem(report: Report, files: DataFiles, *, draft: bool = False) -> str:
    """What a written report is called, without its suffix: its title, and 草稿 where it is one."""
    from nianbao.writing.layout import layout
    from nianbao.writing.printed import title

    return file_stem(title(report, layout(files)).replace("\n", ""), "（草稿）" if draft else "")


def unsaved(drafting: Drafting) -> str:
    """Why the answers are not on disk, as a sentence; empty where they are."""
    try:
        drafting.save()
    except ProjectError as error:
        return str(error)
    return ""
