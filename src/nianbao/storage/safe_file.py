"""A project's file, private to its user, with the copy before it kept: a kill at any moment leaves one of them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from nianbao.storage.faults import disk_fault
from nianbao.whole_files import PRIVATE, replace_whole


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
    try:
        replace_whole(path, data, mode=PRIVATE, before=lambda: _keep_former(path))
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
        shutil.copy2(path, beside)
    os.replace(beside, backup_of(path))
