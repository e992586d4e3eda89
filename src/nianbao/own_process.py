"""A part of the program run in a process of its own, which cannot hang the program or take all its memory."""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

from nianbao.errors import ReadingError

REENTRY = "--part"
"""The first argument with which a frozen program is asked to be one of its parts; the module and the file follow."""


_TO_START = 60
"""Seconds in which a part has to be ready; a machine that takes longer is too busy for anything."""


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


class StayingPart:
    """A part that is asked about one file after the other, in a process that stays: it is started once, not each time.

    The process ends with this one, and by itself where nobody asks any more.
    """

    def __init__(self, part: ModuleType) -> None:
        self._part = part
        self._process: subprocess.Popen[bytes] | None = None
        self._one_at_a_time = threading.Lock()

    def ask(self, path: Path, seconds: float) -> Any:
        """What the part says of a file.

        Raises subprocess.TimeoutExpired after `seconds`, in which the start of the process is not counted, and
        PartError where the part did not start or came to a fault of its own.
        """
        question = f"{json.dumps(str(path.absolute()))}\n".encode()
        with self._one_at_a_time:
            line = self._answer(question, seconds)
            if not line:
                # It may have ended by itself between the last question and this one.
                line = self._answer(question, seconds, anew=True)
        try:
            return json.loads(line)
        except ValueError as error:
            raise PartError from error

    def _answer(self, question: bytes, seconds: float, *, anew: bool = False) -> bytes:
        process = self._running(anew=anew)
        try:
            process.stdin.write(question)  # type: ignore[union-attr]
            process.stdin.flush()  # type: ignore[union-attr]
        except OSError:
            return b""
        return self._line(process, seconds)

    def _running(self, *, anew: bool) -> subprocess.Popen[bytes]:
        if self._process is not None and not anew and self._process.poll() is None:
            return self._process
        self.end()
        try:
            self._process = subprocess.Popen(
                _staying_command(self._part),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise PartError from error
        atexit.register(self.end)
        try:
            ready = self._line(self._process, _TO_START)
        except subprocess.TimeoutExpired as error:
            raise PartError from error
        if not ready or ready.strip():
            raise PartError
        return self._process

    def _line(self, process: subprocess.Popen[bytes], seconds: float) -> bytes:
        """The next line that the part prints; the process ends where none comes in time."""
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        waiting = threading.Timer(seconds, give_up)
        waiting.start()
        try:
            line: bytes = process.stdout.readline()  # type: ignore[union-attr]
        finally:
            waiting.cancel()
        if late.is_set():
            raise subprocess.TimeoutExpired(process.args, seconds)
        return line

    def end(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        atexit.unregister(self.end)
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                stream.close()  # type: ignore[union-attr]


def _staying_command(part: ModuleType) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, REENTRY, part.__name__, ""]
    return [sys.executable, "-P", "-m", part.__name__]


def _command(part: ModuleType, path: Path) -> list[str]:
    """A frozen program has no Python beside it: it enters itself again."""
    if getattr(sys, "frozen", False):
        return [sys.executable, REENTRY, part.__name__, str(path.absolute())]
    return [sys.executable, "-P", str(part.__file__), str(path.absolute())]
