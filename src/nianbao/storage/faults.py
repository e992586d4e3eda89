"""What is said when the disk does not do what a project needs."""

from __future__ import annotations

from pathlib import Path

from nianbao.errors import ProjectError
from nianbao.whole_files import fault_of


def disk_fault(path: Path, error: OSError | ValueError) -> ProjectError:
    """The fault of a file or folder of the drafts as a ProjectError."""
    what, remedy = fault_of(path, error)
    return ProjectError(what, where=str(path), remedy=f"{remedy}草稿文件夹可以用 --folder 换。")
