"""What a draft was before: copies of its file at every export, at the end of every day, before it went back."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from nianbao.storage.faults import disk_fault
from nianbao.storage.naming import SUFFIX
from nianbao.storage.safe_file import private_folder
from nianbao.whole_files import PRIVATE, replace_whole

FOLDER = "历史版本"
"""The folder beside the drafts that holds their versions, those of each draft in one of its own."""

MOST, LARGEST = 100, 16 * 1024 * 1024
"""Versions of one draft that are kept, and their bytes: a draft has some 30 KB, and a year has fewer days than that."""

_TIME = "%Y%m%d-%H%M%S"


class Kept(StrEnum):
    """Why a version was kept: the end of a day, a draft exported, a final export, what stood before going back."""

    DAY = "day"
    DRAFT = "draft"
    ISSUED = "issued"
    BEFORE = "before"


_NAME = re.compile(rf"(\d{{8}}-\d{{6}})-({'|'.join(Kept)})(?:-\d+)?")
_LEAST_NEEDED = (Kept.DAY, Kept.BEFORE, Kept.DRAFT, Kept.ISSUED)


@dataclass(frozen=True)
class Version:
    """A draft as it stood `at` a moment; the file at `path` is a draft like any other."""

    path: Path
    at: datetime
    kind: Kept


def folder_of(project: Path) -> Path:
    """Where the versions of a draft are kept."""
    return project.parent / FOLDER / project.stem


def versions(project: Path) -> list[Version]:
    """The versions of a draft, the newest first; none where there is no such folder."""
    try:
        paths = list(folder_of(project).iterdir())
    except OSError:
        return []
    return sorted(filter(None, map(_version, paths)), key=lambda each: (each.at, each.path.name), reverse=True)


def _version(path: Path) -> Version | None:
    named = _NAME.fullmatch(path.stem)
    if named is None or path.suffix != SUFFIX:
        return None
    with suppress(ValueError):
        return Version(path, datetime.strptime(named[1], _TIME), Kept(named[2]))
    return None


def keep_version(project: Path, data: bytes, at: datetime, kind: Kept) -> Path:
    """Keep the bytes of a draft's file as a version, and give where; the least needed ones make room.

    Raises ProjectError.
    """
    folder = folder_of(project)
    private_folder(folder.parent)
    private_folder(folder)
    path = next(each for each in _names(folder / f"{at:{_TIME}}-{kind}{SUFFIX}") if not each.exists())
    try:
        replace_whole(path, data, mode=PRIVATE)
    except (OSError, ValueError) as error:
        raise disk_fault(path, error) from error
    _make_room(project, path)
    return path


def _names(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_stem(f"{path.stem}-{number}") for number in range(2, 10_000))


def _make_room(project: Path, newest: Path) -> None:
    """Days go first, files that were issued last, of each kind the oldest; never the newest of all."""
    kept = [each for each in versions(project) if each.path != newest]
    kept.sort(key=lambda each: (_LEAST_NEEDED.index(each.kind), each.at))
    sizes = {each.path: _size(each.path) for each in kept}
    total = sum(sizes.values()) + _size(newest)
    while kept and (len(kept) >= MOST or total > LARGEST):
        gone = kept.pop(0).path
        total -= sizes[gone]
        with suppress(OSError):
            gone.unlink()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def move_versions(project: Path, to: Path) -> None:
    """Let the versions of a draft go where it went itself; raises OSError."""
    here, there = folder_of(project), folder_of(to)
    if here.is_dir() and here != there:
        private_folder(there.parent)
        os.rename(here, _free(there))


def _free(folder: Path) -> Path:
    """A folder of that name; one left of an earlier draft gets a number and so out of the way."""
    if folder.exists():
        names = (folder.with_name(f"{folder.name}-{number}") for number in range(2, 10_000))
        os.rename(folder, next(each for each in names if not each.exists()))
    return folder
