"""A project is open in one place at a time: a lock file beside it tells who has it, and ends with its process."""

from __future__ import annotations

import getpass
import json
import os
import socket
import sys
from contextlib import suppress
from datetime import datetime
from enum import Enum, auto
from pathlib import Path
from types import TracebackType

from pydantic import BaseModel, ConfigDict, ValidationError

from nianbao.errors import ProjectError
from nianbao.plain_files import open_plain
from nianbao.report.provenance import Moment
from nianbao.storage.faults import disk_fault

_ATTEMPTS = 10
_LONGEST = 4096
"""Bytes of a lock file that are looked at: a name, a number and a time take a tenth."""
_MARK_AT = 1 << 30
"""Where Windows locks a byte: far behind the text, which others must be able to read."""


class Holder(BaseModel):
    """Who has a project open, and since when."""

    model_config = ConfigDict(frozen=True)

    host: str
    pid: int
    user: str
    since: Moment

    def __str__(self) -> str:
        return f"{self.user}（{self.host}，进程 {self.pid}），{self.since:%Y-%m-%d %H:%M} 起"


class LockedError(ProjectError):
    """The project is open elsewhere; `holder` tells by whom, None where the lock file does not say.

    `can_be_taken` where the system does not know whether the holder is still there: only the drafter can tell.
    """

    def __init__(self, path: Path, holder: Holder | None, *, can_be_taken: bool) -> None:
        remedy = "确认那边已经关了，可以接过来。" if can_be_taken else "请先在那边退出，再从这里打开。"
        who = f"：{holder}" if holder else ""
        super().__init__(f"这份草稿正在别处打开着{who}", where=str(path), remedy=remedy)
        self.holder = holder
        self.can_be_taken = can_be_taken


class _Grip(Enum):
    """Whether the system gave us the lock, gave it to a process that runs, or cannot tell."""

    OURS = auto()
    HELD = auto()
    UNKNOWN = auto()


class Lock:
    """The lock of one project, held until `release` or the end of the process."""

    def __init__(self, project: Path) -> None:
        self.path = project.with_name(f".{project.name}.lock")
        self._project = project
        self._descriptor = -1

    def __enter__(self) -> Lock:
        return self.acquire()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.release()

    def acquire(self, now: datetime | None = None, *, take_over: bool = False) -> Lock:
        """Take the lock; one whose process is gone counts as free.

        `take_over` takes it also from a holder of whom the system knows nothing, on the word of the drafter; never
        from a process that runs here. Raises LockedError, or ProjectError.
        """
        for _ in range(_ATTEMPTS):
            try:
                taken = self._try(take_over)
            except (OSError, ValueError) as error:
                raise disk_fault(self._project, error) from error
            if taken:
                self._sign(now or datetime.now())
                return self
        raise LockedError(self._project, holder_of(self.path), can_be_taken=False)

    def _try(self, take_over: bool) -> bool:
        """Open and lock the file; False where it was removed meanwhile. Raises LockedError, OSError."""
        descriptor = open_plain(self.path, os.O_RDWR | os.O_CREAT)
        holder = _named_in(descriptor)
        grip = _grab(descriptor, holder)
        if grip is _Grip.HELD or (grip is _Grip.UNKNOWN and not take_over):
            os.close(descriptor)
            raise LockedError(self._project, holder, can_be_taken=grip is _Grip.UNKNOWN)
        if not _same_file(descriptor, self.path):
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        return True

    def _sign(self, since: datetime) -> None:
        holder = Holder(host=socket.gethostname(), pid=os.getpid(), user=_user(), since=since)
        try:
            os.ftruncate(self._descriptor, 0)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, holder.model_dump_json().encode("utf-8"))
        except OSError as error:
            self.release()
            raise disk_fault(self._project, error) from error

    def release(self) -> None:
        """Give the project free; where the folder is gone, the end of the process does it."""
        if self._descriptor < 0:
            return
        # Windows removes no file that is open; elsewhere it goes first, so that nobody locks a file without a name.
        steps = (self._remove, self._close) if sys.platform != "win32" else (self._close, self._remove)
        for step in steps:
            step()

    def _remove(self) -> None:
        with suppress(OSError):
            self.path.unlink()

    def _close(self) -> None:
        os.close(self._descriptor)
        self._descriptor = -1


def holder_of(lock: Path) -> Holder | None:
    """Who is named in a lock file; None where it does not say, or where no plain file stands there."""
    try:
        descriptor = open_plain(lock)
    except (OSError, ValueError):
        return None
    try:
        return _named_in(descriptor)
    finally:
        os.close(descriptor)


def _named_in(descriptor: int) -> Holder | None:
    try:
        return Holder.model_validate(json.loads(os.read(descriptor, _LONGEST)))
    except (OSError, ValueError, ValidationError, RecursionError):
        return None


def _grab(descriptor: int, holder: Holder | None) -> _Grip:
    """The system's lock on the file. A holder on another machine may have one that the system here does not see."""
    try:
        _lock(descriptor)
    except (BlockingIOError, PermissionError):
        return _Grip.HELD
    except OSError:
        return _Grip.OURS if holder is None or _is_gone(holder) else _Grip.UNKNOWN
    return _Grip.OURS if holder is None or _is_here(holder) else _Grip.UNKNOWN


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, _MARK_AT, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_here(holder: Holder) -> bool:
    return holder.host == socket.gethostname()


def _is_gone(holder: Holder) -> bool:
    """Whether the process that signed is known to run no more, or is this one."""
    return _is_here(holder) and (holder.pid == os.getpid() or not _alive(holder.pid))


def _alive(pid: int) -> bool:
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _same_file(descriptor: int, path: Path) -> bool:
    """Whether the opened file still stands at `path`: its former holder may have removed it meanwhile."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "未知用户"
