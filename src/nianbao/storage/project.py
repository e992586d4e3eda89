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
from nianbao.interview.memory import Memory
from nianbao.plain_files import read_plain
from nianbao.storage.document import DamagedError, Document, load, load_with_digest, to_bytes
from nianbao.storage.faults import disk_fault
from nianbao.storage.lock import Lock, LockedError
from nianbao.storage.naming import bears, candidates, named_by_program, project_name
from nianbao.storage.safe_file import LARGEST, ChangedError, backup_of, digest, private_folder, replace_file
from nianbao.whole_files import flush_folder


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
        path, lock = _free_place(private_folder(folder), "")
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

    def note_written(self, digests: Mapping[str, str]) -> None:
        """Keep the digests of files that were exported, by their names; raises ProjectError."""
        document = self.document
        self.document = replace(document, written={**document.written, **digests})
        self.save(document.memory, document.organ, document.year)

    def _part(self, data: bytes, stem: str) -> None:
        """Go on in a file of its own; the one that another program changed is left to it."""
        path, lock = _free_place(self.path.parent, stem)
        try:
            replace_file(path, data)
        except ProjectError:
            lock.release()
            raise
        self.left_to_others = self.path
        self._lock.release()
        self.path, self._lock = path, lock

    def _rename(self, stem: str) -> None:
        path, lock = _free_place(self.path.parent, stem)
        try:
            os.rename(self.path, path)
            if backup_of(self.path).exists():
                os.replace(backup_of(self.path), backup_of(path))
            flush_folder(path.parent)
        except OSError as error:
            lock.release()
            raise disk_fault(path, error) from error
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


def _free_place(folder: Path, stem: str) -> tuple[Path, Lock]:
    """The first name that no file bears and nobody is about to take, with its lock held."""
    for path in candidates(folder, stem):
        if path.exists():
            continue
        lock = Lock(path)
        try:
            lock.acquire()
        except LockedError:
            continue
        if not path.exists():
            return path, lock
        lock.release()
    raise ProjectError("这个文件夹里的草稿太多了", where=str(folder), remedy="请用 --folder 换一个文件夹。")


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
