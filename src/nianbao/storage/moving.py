"""Drafts renamed, copied, put into the recycle bin and taken out again: with their versions, over nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from nianbao.errors import ProjectError
from nianbao.storage.document import Document, load, to_bytes
from nianbao.storage.faults import disk_fault
from nianbao.storage.kept_versions import move_versions
from nianbao.storage.lock import Lock, LockedError
from nianbao.storage.naming import candidates, file_stem, project_name
from nianbao.storage.safe_file import backup_of, private_folder, replace_file
from nianbao.whole_files import flush_folder

BIN = "回收站"
"""The folder beside the drafts into which they are put instead of being removed."""


def rename_draft(path: Path, name: str) -> Path:
    """Call a draft's file as the drafter wishes, with a number behind it where the name is taken; gives its path.

    Raises LockedError where it is open, ProjectError.
    """
    return _moved(path, path.parent, file_stem(name))


def bin_draft(path: Path) -> Path:
    """Put a draft into the recycle bin beside it, and give where it lies; raises LockedError, ProjectError."""
    return _moved(path, private_folder(path.parent / BIN), path.stem)


def take_out(path: Path) -> Path:
    """Put a draft out of the recycle bin back among the others, and give its path; raises LockedError, ProjectError."""
    return _moved(path, path.parent.parent, path.stem)


def copy_draft(
    path: Path, changed: Callable[[Document], Document] = lambda document: document, *, into: Path | None = None
) -> Path:
    """Write what is `changed` of a draft as another one beside it or in a folder, and give its path.

    It is called after its organ and year, as far as they are known; its versions and what was exported of it stay with
    the one it came from. Raises ProjectError.
    """
    document = replace(changed(load(path)), written={}, issues=())
    stem = project_name(document.organ, document.year)
    target, lock = free_place(into or path.parent, stem)
    with _held(lock):
        replace_file(target, to_bytes(document))
    return target


def free_place(folder: Path, stem: str) -> tuple[Path, Lock]:
    """The first name that no file bears and nobody is about to take, with its lock held; raises ProjectError."""
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


def move_files(path: Path, target: Path) -> None:
    """Let a draft, the copy before its last save and its versions bear another name; raises ProjectError."""
    try:
        move_versions(path, target)
        _rename_or_undo(path, target)
        if backup_of(path).exists():
            os.replace(backup_of(path), backup_of(target))
        for folder in {path.parent, target.parent}:
            flush_folder(folder)
    except OSError as error:
        raise disk_fault(target, error) from error


def _rename_or_undo(path: Path, target: Path) -> None:
    try:
        os.rename(path, target)
    except OSError:
        move_versions(target, path)
        raise


def _moved(path: Path, folder: Path, stem: str) -> Path:
    if folder == path.parent and stem == path.stem:
        return path
    with Lock(path):
        target, lock = free_place(folder, stem)
        with _held(lock):
            move_files(path, target)
    return target


@contextmanager
def _held(lock: Lock) -> Iterator[None]:
    try:
        yield
    finally:
        lock.release()
