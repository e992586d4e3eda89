"""A project's file, private to its user, with the copy before it kept: a kill at any moment leaves one of them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from nianbao.errors import ProjectError
from nianbao.plain_files import read_plain
from nianbao.storage.faults import disk_fault
from nianbao.whole_files import PRIVATE, replace_whole, write_new

LARGEST = 64 * 1024 * 1024
"""Bytes of a project file: far more than any, less than fills the memory."""


def backup_of(path: Path) -> Path:
    """Where the copy before the last save is kept."""
    return path.with_name(f"{path.name}.bak")


def private_folder(folder: Path) -> Path:
    """The folder, made for this user alone where it is not there yet; raises ProjectError."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise disk_fault(folder, error) from error
    return folder


class ChangedError(ProjectError):
    """Another program has put other bytes into a file since it was last read or written here."""


def digest(data: bytes) -> str:
    """What tells whether the bytes of a file are still the same."""
    return hashlib.sha256(data).hexdigest()


def replace_file(path: Path, data: bytes, expected: str | None = None) -> None:
    """Put `data` at `path` and the file that stood there at its backup; raises ProjectError with nothing changed.

    Only one process may do so for a path at a time: the project's lock sees to that, among those that know of locks.
    `expected` is the digest of what has to stand there now; ChangedError where something else does.
    """

    def former() -> None:
        if expected is not None and path.exists() and digest(read_plain(path, LARGEST)) != expected:
            raise ChangedError("草稿在别处被改过了", where=str(path), remedy="两份都会留着。")
        _keep_former(path)

    try:
        replace_whole(path, data, mode=PRIVATE, before=former)
    except (OSError, ValueError) as error:
        raise disk_fault(path, error) from error


def _keep_former(path: Path) -> None:
    """The file as it stands becomes the backup, without a moment in which there is none."""
    if not path.exists():
        return
    beside = path.with_name(f".{path.name}.bak.tmp")
    beside.unlink(missing_ok=True)
    try:
        os.link(path, beside)
    except OSError:
        # USB sticks (FAT) have no second names for a file.
        write_new(beside, read_plain(path, LARGEST), PRIVATE)
    os.replace(beside, backup_of(path))
