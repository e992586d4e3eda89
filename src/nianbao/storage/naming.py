"""What project files are called: the organ and the year, in names that every system and every USB stick takes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

SUFFIX = ".json"
UNNAMED = "未命名"
LONGEST = 200
"""Bytes of a file name; most file systems take 255, and the names of copies and locks are longer by a few."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\s]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def project_name(organ: str, year: int | None) -> str:
    """The stem of a project's file: `青岫县商务局-2025`; empty while organ or year is unknown."""
    organ = _plain(organ)
    if not organ or year is None:
        return ""
    tail = f"-{year}"
    return _cut(organ, LONGEST - len(tail) - len(SUFFIX)) + tail


def file_stem(name: str, mark: str = "") -> str:
    """`name` as the stem of a file with any suffix, `mark` behind it."""
    return _cut(_plain(name) or UNNAMED, LONGEST - len(mark.encode("utf-8"))) + mark


def _plain(name: str) -> str:
    """`name` without what Windows forbids in a file name, and without characters that cannot be seen."""
    visible = "".join(char for char in name if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Cn", "Co"))
    plain = _FORBIDDEN.sub("_", visible.strip()).strip("._ ")
    return f"_{plain}" if _RESERVED.fullmatch(plain) else plain


def _cut(text: str, size: int) -> str:
    """As much of `text` as fits into `size` bytes of UTF-8."""
    return text.encode("utf-8")[:size].decode("utf-8", "ignore")


def candidates(folder: Path, stem: str) -> Iterator[Path]:
    """The names that a project may take, the plain one first; 未命名-1, 未命名-2, … without a stem."""
    if stem:
        yield folder / f"{stem}{SUFFIX}"
    start = 2 if stem else 1
    for number in range(start, 10_000):
        yield folder / f"{stem or UNNAMED}-{number}{SUFFIX}"


def bears(path: Path, stem: str) -> bool:
    """Whether a file is called after `stem`, a number behind it or not."""
    return re.fullmatch(rf"{re.escape(stem)}(-\d+)?", path.stem) is not None


def named_by_program(path: Path, stem: str) -> bool:
    """Whether a file bears a name that the program gave it: after `stem`, or none yet."""
    return bears(path, UNNAMED) or (bool(stem) and bears(path, stem))
