"""A project: one organ's year in one file, locked while it is open, saved after every answer."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path

from nianbao.errors import ProjectError
from nianbao.interview.answers import Answers
from nianbao.interview.memory import Memory
from nianbao.plain_files import read_plain
from nianbao.storage.document import DamagedError, Document, load, load_with_digest, to_bytes
from nianbao.storage.faults import disk_fault
from nianbao.storage.issues import Issue, with_issue
from nianbao.storage.kept_versions import Kept, keep_version, versions
from nianbao.storage.lock import Lock
from nianbao.storage.moving import free_place, move_files
from nianbao.storage.naming import bears, named_by_program, project_name
from nianbao.storage.safe_file import LARGEST, ChangedError, backup_of, digest, private_folder, replace_file


class Project:
    """An open project. `saved` tells whether the file holds all that was to be saved.

    `left_to_others` is the file that another program changed meanwhile: it stays as it is, and the project goes on in
    a file of its own.
    """

    def __init__(
        self, path: Path, lock: Lock, document: Document, now: Callable[[], datetime], digest: str | None = None
    ) -> None:
        self.path = path
        self.document = document
        self.saved = True
        self.left_to_others: Path | None = None
        self._digest = digest
        self._lock = lock
        self._now = now

    @classmethod
    def create(cls, folder: Path, *, now: Callable[[], datetime] = datetime.now) -> Project:
        """A new project in a folder, without a name until its organ and year are known; raises ProjectError."""
        path, lock = free_place(private_folder(folder), "")
        project = cls(path, lock, Document(created=now()), now)
        try:
            project.save(Memory())
        except ProjectError:
            project.close()
            raise
        return project

    @classmethod
    def open(cls, path: Path, *, now: Callable[[], datetime] = datetime.now, take_over: bool = False) -> Project:
        """The project in a file; raises LockedError, DamagedError, ProjectError.

        `take_over`: the drafter says that whoever is named in its lock has left.
        """
        path = Path(os.path.realpath(path))
        lock = Lock(path)
        if path.parent.is_dir():
            lock.acquire(take_over=take_over)
        try:
            document, found = load_with_digest(path)
            return cls(path, lock, document, now, found)
        except ProjectError:
            lock.release()
            raise

    @property
    def memory(self) -> Memory:
        """What was saved last."""
        return self.document.memory

    def save(self, memory: Memory, organ: str = "", year: int | None = None) -> None:
        """Save everything, and call the file after its organ and year; raises ProjectError with the old file whole."""
        before = project_name(self.document.organ, self.document.year)
        self._keep_day()
        self.saved = False
        self.document = replace(self.document, memory=memory, organ=organ, year=year, saved=self._now())
        data = to_bytes(self.document)
        try:
            replace_file(self.path, data, self._digest)
        except ChangedError:
            self._part(data, project_name(organ, year))
        self._digest = digest(data)
        wanted = project_name(organ, year)
        if wanted and named_by_program(self.path, before) and not bears(self.path, wanted):
            self._rename(wanted)
        self.saved = True

    def _keep_day(self) -> None:
        """Before the first save of a day, keep what the last day ended with; an answer counts more than that."""
        saved = self.document.saved
        if saved is not None and saved.date() < self._now().date() and self.document.memory.answers:
            with suppress(ProjectError, OSError, ValueError):
                keep_version(self.path, read_plain(self.path, LARGEST), saved, Kept.DAY)

    def note_written(self, digests: Mapping[str, str], issued: str = "") -> None:
        """Keep the digests of files that were exported, by their names, and a version of what they were written from.

        `issued` is the name of the one that was issued as final, if one was. Raises ProjectError.
        """
        document = self.document
        issue = Issue(at=self._now(), file=issued)
        issues = with_issue(document.issues, issue) if issued else document.issues
        self.document = replace(document, written={**document.written, **digests}, issues=issues)
        self._save_again()
        self.keep_version(Kept.ISSUED if issued else Kept.DRAFT)

    def reopen(self, reason: str) -> None:
        """Keep why a draft that was issued is changed after all; raises ProjectError."""
        again = Issue(at=self._now(), reason=reason)
        self.document = replace(self.document, issues=with_issue(self.document.issues, again))
        self._save_again()

    def _save_again(self) -> None:
        self.save(self.document.memory, self.document.organ, self.document.year)

    def keep_version(self, kind: Kept) -> None:
        """Keep the draft as it stands, unless the newest version of that kind has the same answers.

        Raises ProjectError.
        """
        newest = next(iter(versions(self.path)), None)
        if newest is not None and newest.kind is kind and _answers_in(newest.path) == self.memory.answers:
            return
        keep_version(self.path, to_bytes(self.document), self._now(), kind)

    def _part(self, data: bytes, stem: str) -> None:
        """Go on in a file of its own; the one that another program changed is left to it."""
        path, lock = free_place(self.path.parent, stem)
        try:
            replace_file(path, data)
        except ProjectError:
            lock.release()
            raise
        self.left_to_others = self.path
        self._lock.release()
        self.path, self._lock = path, lock

    def _rename(self, stem: str) -> None:
        path, lock = free_place(self.path.parent, stem)
        try:
            move_files(self.path, path)
        except ProjectError:
            lock.release()
            raise
        self._lock.release()
        self.path, self._lock = path, lock

    def discard(self) -> None:
        """Remove the project's file, in which nothing was ever said."""
        with suppress(OSError):
            self.path.unlink()
            backup_of(self.path).unlink(missing_ok=True)

    def close(self) -> None:
        """Give the project free for others."""
        self._lock.release()


def _answers_in(path: Path) -> Answers | None:
    try:
        return load(path).memory.answers
    except ProjectError:
        return None


def recover(path: Path) -> Path:
    """Put the last good copy of a damaged project in its place; the damaged file is kept beside as .damaged.

    Raises ProjectError where there is no good copy, or where someone has the project open.
    """
    path = Path(os.path.realpath(path))
    with Lock(path):
        backup = _backup_instead_of(path)
        if backup is None:
            return path
        try:
            if path.exists():
                os.replace(path, _damaged_beside(path))
            replace_file(path, read_plain(backup, LARGEST))
        except OSError as error:
            raise disk_fault(path, error) from error
    return path


def _damaged_beside(path: Path) -> Path:
    """Where a damaged file is kept: an earlier one that is kept already stays."""
    names = (path.with_name(f"{path.name}.damaged{number or ''}") for number in count())
    return next(name for name in names if not name.exists())


def _backup_instead_of(path: Path) -> Path | None:
    """The good copy of a damaged project; None where the project itself is good. Raises ProjectError without one."""
    try:
        load(path)
    except DamagedError as damage:
        if damage.backup is None:
            raise
        return damage.backup
    return None
