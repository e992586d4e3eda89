"""A program on a terminal of 120×36, watched from outside."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

# An installed program has its bytecode; a machine that forbids writing any would measure the compiler.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Terminal:
    """Python with these arguments, on a terminal of its own until the end of the block."""

    def __init__(self, arguments: Sequence[str], **more: str) -> None:
        environment = ENVIRONMENT | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"} | more
        self.pid, self._screen = pty.fork()
        if self.pid == 0:
            os.execve(sys.executable, [sys.executable, *arguments], environment)
        fcntl.ioctl(self._screen, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._screen)

    def type(self, keys: str) -> None:
        os.write(self._screen, keys.encode())

    def wait_for(self, wanted: str, seconds: float = 15) -> None:
        """Read the terminal until this has been painted; raises TimeoutError."""
        painted = b""
        end = time.monotonic() + seconds
        while wanted.encode() not in painted:
            ready, _, _ = select.select([self._screen], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                raise TimeoutError(painted[-500:])
            painted += os.read(self._screen, 65536)

    def settle(self, seconds: float = 0.3) -> None:
        """Read the terminal until nothing has been painted for a while."""
        while select.select([self._screen], [], [], seconds)[0]:
            os.read(self._screen, 65536)

    def memory(self) -> float:
        """What the program has in memory, in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"^VmRSS:\s*(\d+)", status, re.M)
        return int(found[1]) / 1024 if found else 0.0
