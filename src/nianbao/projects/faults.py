"""What is said when the disk does not do what a project needs."""

from __future__ import annotations

import errno
from pathlib import Path

from nianbao.errors import ProjectError

_OTHER_FOLDER = "请用 --folder 换一个文件夹。"
_FAULTS = {
    errno.ENOSPC: ("磁盘已满，没有存上", "请腾出空间后再答一次，原来的文件没有动。"),
    errno.EDQUOT: ("磁盘配额已用完，没有存上", "请腾出空间后再答一次，原来的文件没有动。"),
    errno.EROFS: ("这个位置是只读的，存不进去", _OTHER_FOLDER),
    errno.EACCES: ("没有读写这个位置的权限", _OTHER_FOLDER),
    errno.EPERM: ("没有读写这个位置的权限", _OTHER_FOLDER),
    errno.ENOENT: ("文件或文件夹不见了", "如果在 U 盘上，请确认它还插着；原来的内容没有动。"),
    errno.ENOTDIR: ("路径中间有一段不是文件夹", "请检查路径。"),
    errno.EEXIST: ("路径上已经有一个同名的文件", "请检查路径。"),
    errno.EISDIR: ("这是一个文件夹，不是草稿文件", "请检查路径。"),
    errno.ENAMETOOLONG: ("文件名太长", "请换一个短一些的路径。"),
    errno.EIO: ("磁盘读写出错", "请把草稿文件夹复制到别的磁盘再试。"),
}


def disk_fault(path: Path, error: OSError | ValueError) -> ProjectError:
    """The fault of a file or folder as a ProjectError; a ValueError is a path that no system takes."""
    number = error.errno if isinstance(error, OSError) else errno.ENAMETOOLONG
    what, remedy = _FAULTS.get(number or 0, ("文件读写出错", _OTHER_FOLDER))
    return ProjectError(what, where=str(path), remedy=remedy)
