"""A part of the program run in a process of its own, which cannot hang the program or take all its memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from nianbao.errors import ReadingError

REENTRY = "--part"
"""The first argument with which a frozen program is asked to be one of its parts; the module and the file follow."""


class PartError(ReadingError):
    """The part ended as no file makes it end: it did not start, or it came to a fault of its own."""

    def __init__(self) -> None:
        super().__init__(
            "读文件的部件没有运行成，不一定是文件的问题",
            remedy="请再试一次；还是不行，运行 nianbao doctor 看看哪里不对，或者换一种格式的文件。",
        )


def run_part(part: ModuleType, path: Path, seconds: float) -> subprocess.CompletedProcess[bytes]:
    """Has the `main` of a module look at a file; gives its exit code and what it printed.

    Raises subprocess.TimeoutExpired after `seconds`, and PartError where the process cannot be started.
    """
    try:
        return subprocess.run(
            _command(part, path), stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False
        )
    except OSError as error:
        raise PartError from error


def printed(done: subprocess.CompletedProcess[bytes]) -> Any:
    """The JSON that a part printed; raises PartError where it did not end well, or printed something else."""
    if done.returncode != 0:
        raise PartError
    try:
        return json.loads(done.stdout)
    except ValueError as error:
        raise PartError from error


def _command(part: ModuleType, path: Path) -> list[str]:
    """A frozen program has no Python beside it: it enters itself again."""
    if getattr(sys, "frozen", False):
        return [sys.executable, REENTRY, part.__name__, str(path.absolute())]
    return [sys.executable, "-P", str(part.__file__), str(path.absolute())]
