"""A file replaced whole, private to its user, with the copy before it kept: a kill at any moment leaves one of them."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from nianbao.projects.faults import disk_fault


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


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` at `path` and the file that stood there at its backup; raises ProjectError with nothing changed.

    Only one process may do so for a path at a time: the project's lock sees to that.
    """
    beside = path.with_name(f".{path.name}.tmp")
    try:
        _write(beside, data)
        _keep_former(path)
        os.replace(beside, path)
        flush_folder(path.parent)
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            beside.unlink()
        raise disk_fault(path, error) from error


def _write(path: Path, data: bytes) -> None:
    with open(path, "wb", opener=_private) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


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
        shutil.copy2(path, beside)
    os.replace(beside, backup_of(path))


def flush_folder(folder: Path) -> None:
    """Let a renaming reach the disk; Windows cannot open folders and does without."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
