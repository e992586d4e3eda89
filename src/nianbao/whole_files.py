"""Files put in place whole: written beside, proved, flushed to disk, renamed over; and what a disk's faults mean."""

from __future__ import annotations

import errno
import os
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from nianbao.plain_files import read_plain

PRIVATE = 0o600
SHARED = 0o666

_NOT_PERMITTED = ("没有读写这个位置的权限", "请换一个位置，例如“文档”文件夹。")
_ELSEWHERE = "请换一个位置。"
_FAULTS = {
    errno.ENOSPC: ("磁盘已满", "请腾出空间，或者换一个位置；原来的文件没有动。"),
    errno.EDQUOT: ("磁盘配额已用完", "请腾出空间，或者换一个位置；原来的文件没有动。"),
    errno.EFBIG: ("文件超过了这个位置允许的大小", "请换一个位置；原来的文件没有动。"),
    errno.EROFS: ("这个位置是只读的", _ELSEWHERE),
    errno.EACCES: _NOT_PERMITTED,
    errno.EPERM: _NOT_PERMITTED,
    errno.ENOENT: ("文件不存在", "请检查路径。"),
    errno.ENOTDIR: ("路径中间有一段不是文件夹", "请检查路径。"),
    errno.EEXIST: ("路径上已经有一个同名的文件", "请检查路径。"),
    errno.EISDIR: ("这是一个文件夹，不是文件", "请检查路径。"),
    errno.ELOOP: ("这里是一个链接，不是文件", _ELSEWHERE),
    errno.ENODEV: ("这里是一个设备，不是文件", _ELSEWHERE),
    errno.ENAMETOOLONG: ("文件名太长", "请换一个短一些的文件名或路径。"),
    errno.EINVAL: ("文件名里有不能用的字符", "请换一个文件名。"),
    errno.EIO: ("磁盘读写出错", "请换一个磁盘再试。"),
}


def fault_of(path: Path, error: OSError | ValueError) -> tuple[str, str]:
    """What a disk's fault at `path` is, and what to do about it; a ValueError is a name that no system takes."""
    if isinstance(error, ValueError):
        return _FAULTS[errno.EINVAL]
    if isinstance(error, PermissionError) and path.is_file() and os.access(path.parent, os.W_OK):
        # Windows refuses to replace a file that another program holds; a folder refuses on every system.
        return "文件正被别的程序占用", "请先在 Word 或 WPS 里关掉这个文件，再试一次。"
    if error.errno == errno.ENOENT and not path.parent.is_dir():
        return "文件夹不存在", "请检查路径；如果在 U 盘上，请确认它还插着。"
    return _FAULTS.get(error.errno or 0, ("文件读写出错", _ELSEWHERE))


def beside(path: Path) -> Path:
    """Where the next content of a file is written before it takes its place; one left by a kill is used again."""
    return path.with_name(f".nianbao-{zlib.crc32(os.fsencode(path.name)):08x}.tmp")


def replace_whole(
    path: Path,
    data: bytes,
    *,
    mode: int = SHARED,
    proof: Callable[[bytes], None] | None = None,
    before: Callable[[], None] | None = None,
) -> None:
    """Put `data` at `path`, all of it or nothing.

    `proof` sees what reached the disk before it counts; `before` runs just before the file that stands there is
    replaced. Raises OSError, ValueError and what these raise; the file that stood there is then untouched.
    """
    new = beside(path)
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a directory")
        if path.exists() and not path.is_file():
            # Renamed over by a user with all rights, /dev/null would be gone for every program of the machine.
            raise OSError(errno.ENODEV, "no plain file stands there")
        write_new(new, data, mode)
        if proof is not None:
            proof(read_plain(new, len(data)))
        if before is not None:
            before()
        os.replace(new, path)
    finally:
        # Where even the removal fails, the first fault is the one to report.
        with suppress(OSError, ValueError):
            new.unlink(missing_ok=True)
    flush_folder(path.parent)


def write_new(path: Path, data: bytes, mode: int) -> None:
    """Write a file that is new, never through a link that stands in its place, and flush it to disk."""
    path.unlink(missing_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Let a renaming reach the disk, on systems that let a folder be flushed."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
