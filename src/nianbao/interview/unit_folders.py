"""A folder of subordinate organs' reports: the files in it, how one is read, by what a change of it is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nianbao.units.unit import Unit

Watch = Callable[[int, int, Path], None]
"""Told of each file before it is read: its number, how many there are, the file. May raise NianbaoError to stop."""


@dataclass(frozen=True)
class Folders:
    """How folders are read: the files in one that can be reports, and what one of them holds."""

    files_in: Callable[[Path], Sequence[Path]] = lambda _: ()
    read: Callable[[Path], Unit] = lambda file: Unit(file=file, error="")


def stamps(folder: Path, files: Sequence[Path]) -> dict[str, list[int]]:
    """The size and the time of each file, by its path below the folder; without those that are gone meanwhile."""
    found: dict[str, list[int]] = {}
    for file in files:
        try:
            status = file.stat()
        except OSError:
            continue
        found[str(file.relative_to(folder))] = [status.st_size, status.st_mtime_ns]
    return found
