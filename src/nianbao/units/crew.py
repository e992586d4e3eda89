"""Who does the work: an executor of processes on this machine that can be begun anew."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from pathlib import Path
from typing import Protocol, TypeVar

Result = TypeVar("Result")
Task = Callable[[Path], Result]

LONGEST = 120
"""Seconds that one file may take in a process of this machine; then the process ends, and the file is told."""

_AHEAD = 4
_MOST_ON_WINDOWS = 61


class Crew(Protocol):
    """What runs tasks."""

    @property
    def width(self) -> int:
        """How many files are under way at a time."""
        ...

    def submit(self, task: Task[Result], file: Path) -> Future[Result]:
        """The result of a task to come; a worker that was lost shows as its exception."""
        ...

    def result(self, future: Future[Result]) -> Result:
        """The result, waited for; raises BrokenExecutor where a worker took all others along."""
        ...

    def renew(self) -> None:
        """Make ready for files one at a time, after a worker was lost with what it and maybe the others were doing."""
        ...

    def close(self) -> None:
        """End at once, whatever is under way."""
        ...


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Processes:
    """Processes of this machine, begun when the first file comes."""

    def __init__(self, jobs: int, preload: str) -> None:
        self._jobs = max(1, min(jobs, _MOST_ON_WINDOWS) if os.name == "nt" else jobs)
        self._preload = preload
        self._executor: Executor | None = None
        self._others = frozenset(multiprocessing.active_children())

    @property
    def width(self) -> int:
        """Four a process: none waits while the results of slow files are waited for."""
        return self._jobs * _AHEAD

    def submit(self, task: Task[Result], file: Path) -> Future[Result]:
        """The result of a task to come; where the processes are gone, it raises BrokenExecutor."""
        if self._executor is None:
            self._executor = self._begun()
        try:
            return self._executor.submit(_within_time, task, file)
        except BrokenExecutor as error:
            lost: Future[Result] = Future()
            lost.set_exception(error)
            return lost

    def _begun(self) -> Executor:
        # Never by fork: this process has threads, and a lock that one of them holds would stay locked.
        context = multiprocessing.get_context("spawn" if os.name == "nt" else "forkserver")
        if os.name != "nt":
            multiprocessing.set_forkserver_preload([self._preload])
        return ProcessPoolExecutor(self._jobs, mp_context=context, initializer=_begin)

    def result(self, future: Future[Result]) -> Result:
        """The result, waited for."""
        return future.result()

    def renew(self) -> None:
        """Other processes from the next file on."""
        self.close()

    def close(self) -> None:
        """End the processes at once, whatever they do."""
        if self._executor is None:
            return
        self._executor.shutdown(wait=False, cancel_futures=True)
        for child in set(multiprocessing.active_children()) - self._others:
            child.kill()
        self._executor = None


def _begin() -> None:
    """What a process does first: leave Ctrl+C to the one that began it, and end when that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
    os._exit(1)


def _within_time(task: Task[Result], file: Path) -> Result:
    """The result of a task; a process that takes too long over a file ends, whatever it hangs in."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        faulthandler.dump_traceback_later(LONGEST, exit=True, file=nowhere)
        try:
            return task(file)
        finally:
            faulthandler.cancel_dump_traceback_later()
