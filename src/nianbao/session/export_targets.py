"""Where a report is written: over nothing that was changed by hand, and over nothing that is no report."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

from nianbao.errors import WritingError
from nianbao.plain_files import read_plain
from nianbao.storage.safe_file import LARGEST, digest
from nianbao.whole_files import fault_of

STANDARD_OUTPUT = Path("-")
"""What is named instead of a file where the report goes to standard output."""

_BEGINNINGS = {".docx": (b"PK\x03\x04",), ".pdf": (b"%PDF-",), ".html": (b"<!doctype", b"<html"), ".htm": (b"<html",)}
_LOOKED_AT = 512


class ChangedFileError(WritingError):
    """A file of an earlier export that somebody has changed since."""

    @property
    def path(self) -> Path:
        """The file that was changed."""
        return Path(self.where)


def check_targets(targets: Sequence[Path], inputs: Iterable[Path]) -> None:
    """See that every target can be written without harm: raises WritingError before anything is.

    A link, a device, a pipe, a file that is read for the report, a file of another kind and two targets of one name are
    refused.
    """
    read = [_one_name(path) for path in inputs]
    taken: list[str] = []
    for target in targets:
        _check_kind(target)
        if _one_name(target) in read:
            raise WritingError("这个文件是这次要读的，不能写在它上面", where=str(target), remedy="请换一个文件名。")
        if _one_name(target) in taken:
            raise WritingError("两个文件写在同一个地方", where=str(target), remedy="请给它们不同的文件名。")
        taken.append(_one_name(target))


def _one_name(path: Path) -> str:
    """The same for every way of naming a file, on systems that do not tell case apart too."""
    return os.path.realpath(path).casefold()


def _check_kind(target: Path) -> None:
    try:
        if target.is_symlink():
            raise OSError(errno.ELOOP, "a link stands there")
        if target.exists():
            begins = read_plain(target, _LOOKED_AT).lstrip(b"\xef\xbb\xbf \r\n").lower()
        else:
            return
    except (OSError, ValueError) as error:
        what, remedy = fault_of(target, error)
        raise WritingError(what, where=str(target), remedy=remedy) from error
    expected = _BEGINNINGS.get(target.suffix.lower(), _BEGINNINGS[".docx"])
    if begins and not begins.startswith(tuple(each.lower() for each in expected)):
        raise WritingError("这里已经有一个文件，不是报告", where=str(target), remedy="没有动它。请换一个文件名。")


def check_unchanged(targets: Iterable[Path], written: Mapping[str, str]) -> None:
    """See that what stands at the targets is what was `written` there, by digest; raises ChangedFileError."""
    for target in targets:
        if target.exists() and digest_of(target) != written.get(target.name):
            raise ChangedFileError(
                "这个文件导出以后被改过，或者不是这份草稿导出的",
                where=str(target),
                remedy="没有动它。请换一个文件名，或者先把它改名。",
            )


def digest_of(path: Path) -> str:
    """The digest of a file's bytes; raises WritingError."""
    try:
        return digest(read_plain(path, LARGEST))
    except (OSError, ValueError) as error:
        what, remedy = fault_of(path, error)
        raise WritingError(what, where=str(path), remedy=remedy) from error


def numbered(path: Path, also_free: Iterable[str] = ()) -> Path:
    """The path with the first number behind its stem under which nothing stands, nor behind it one of the suffixes."""
    return next(each for each in _numbered(path) if not any(map(Path.exists, _with(each, also_free))))


def _numbered(path: Path) -> Iterator[Path]:
    return (path.with_stem(f"{path.stem}-{number}") for number in count(2))


def _with(path: Path, suffixes: Iterable[str]) -> Iterator[Path]:
    yield path
    yield from (path.with_stem(f"{path.stem}{suffix}") for suffix in suffixes)


def put_aside(path: Path) -> Path:
    """Give a file that stands in the way a number, and say which name it bears now; raises WritingError."""
    aside = numbered(path)
    try:
        os.rename(path, aside)
    except OSError as error:
        what, remedy = fault_of(path, error)
        raise WritingError(what, where=str(path), remedy=remedy) from error
    return aside
