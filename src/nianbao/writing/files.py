"""Files put in place whole: written beside, proved, flushed to disk, renamed over."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from nianbao.data_files import DataFiles
from nianbao.errors import WritingError
from nianbao.report import Report

_REMEDIES = {
    errno.ENOSPC: ("磁盘已满", "请清理磁盘，或者换一个位置保存。"),
    errno.EDQUOT: ("磁盘配额已用完", "请清理磁盘，或者换一个位置保存。"),
    errno.EROFS: ("这个位置是只读的", "请换一个位置保存。"),
    errno.ENOENT: ("文件夹不存在", "请检查路径；如果在 U 盘上，请确认它还插着。"),
    errno.ENOTDIR: ("路径中间有一段不是文件夹", "请检查路径。"),
    errno.EISDIR: ("这是一个文件夹，不是文件名", "请在后面加上文件名。"),
    errno.ENAMETOOLONG: ("文件名太长", "请换一个短一些的文件名。"),
    errno.EINVAL: ("文件名里有不能用的字符", "请换一个文件名。"),
    errno.EIO: ("磁盘读写出错", "请换一个位置保存。"),
}


def save_word(
    report: Report,
    path: Path,
    files: DataFiles,
    *,
    single_other_row: bool = False,
    draft: bool = False,
    signed_on: date | None = None,
) -> Path:
    """Writes the Word file of a report and returns where it stands.

    What reached the disk is read back and compared with the report, figure by figure, before it takes the place of an
    older file. Raises WritingError; an older file then stays as it was.
    """
    from nianbao.writing.read_back import prove
    from nianbao.writing.word import word_document

    data = word_document(report, files, single_other_row=single_other_row, draft=draft, signed_on=signed_on)

    def proof(written: bytes) -> None:
        prove(written, report, files.form, single_other_row=single_other_row)

    return write_whole(path, data, proof=proof)


def save_web_page(
    report: Report,
    path: Path,
    files: DataFiles,
    *,
    single_other_row: bool = False,
    draft: bool = False,
    signed_on: date | None = None,
) -> Path:
    """Writes the web page of a report and returns where it stands; raises WritingError."""
    from nianbao.writing.web_page import web_page

    page = web_page(report, files, single_other_row=single_other_row, draft=draft, signed_on=signed_on)
    return write_whole(path, page.encode("utf-8"))


def write_whole(path: Path, data: bytes, *, proof: Callable[[bytes], None] | None = None) -> Path:
    """Puts `data` in place at `path`, all of it or nothing; `proof` sees what is on disk before it counts.

    Raises WritingError with what the drafter can do; a file that stood there before is then untouched.
    """
    beside = path.parent / f".nianbao-{secrets.token_hex(6)}.tmp"
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a directory")
        _write(beside, data)
        if proof is not None:
            proof(beside.read_bytes())
        os.replace(beside, path)
    except (OSError, ValueError) as error:
        raise _cannot_write(path, error) from error
    finally:
        _discard(beside)
    _flush_folder(path.parent)
    return path


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _discard(path: Path) -> None:
    """What could not be put in place is removed; where even that fails, the first fault is the one to report."""
    with suppress(OSError, ValueError):
        path.unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    """The renaming itself reaches the disk, on systems that let a folder be flushed."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _cannot_write(path: Path, error: OSError | ValueError) -> WritingError:
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    if isinstance(error, PermissionError):
        what, remedy = _not_permitted(path)
    else:
        what, remedy = _REMEDIES.get(number or 0, ("文件写不进去", "请换一个位置保存。"))
    return WritingError(what, where=str(path), remedy=remedy)


def _not_permitted(path: Path) -> tuple[str, str]:
    """Windows refuses to replace a file that another program holds; a folder refuses on every system."""
    if path.exists() and os.access(path.parent, os.W_OK):
        return "文件正被别的程序占用", "请先在 Word 或 WPS 里关掉这个文件，再导出一次。"
    return "没有写入这个文件夹的权限", "请换一个位置保存，例如“文档”文件夹。"
