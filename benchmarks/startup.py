"""From the command line to the first sign of life: `--version`, and the first paint of the app."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator

from figures import Figure, median_ms

# An installed program has its bytecode; a machine that forbids writing any would measure the compiler.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

FRAME, QUESTION = "正在打开".encode(), "去年的报告在手边".encode()


def figures() -> Iterator[Figure]:
    bare = median_ms(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True, env=ENVIRONMENT))
    version = median_ms(
        lambda: subprocess.run(
            [sys.executable, "-m", "nianbao", "--version"], check=True, stdout=subprocess.DEVNULL, env=ENVIRONMENT
        )
    )
    yield Figure("--version", version, "ms", 8 * bare, {"bare interpreter": bare})
    beside = {"bare interpreter": bare}
    yield Figure("first paint of the app, 120×36", median_ms(lambda: painted(FRAME), 9), "ms", 500, beside)
    yield Figure("first question on the screen", median_ms(lambda: painted(QUESTION), 9), "ms", None, beside)


def painted(wanted: bytes) -> None:
    """Run the app on a terminal of 120×36 until `wanted` is painted, then end it."""
    with tempfile.TemporaryDirectory() as folder:
        pid, terminal = pty.fork()
        if pid == 0:
            ours = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "NIANBAO_FOLDER": folder}
            os.execve(sys.executable, [sys.executable, "-m", "nianbao"], ENVIRONMENT | ours)
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        try:
            wait_for(terminal, wanted, 15)
        finally:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            os.close(terminal)


def wait_for(terminal: int, wanted: bytes, seconds: float) -> None:
    """Read the terminal until `wanted` has been painted; raises TimeoutError."""
    painted = b""
    end = time.monotonic() + seconds
    while wanted not in painted:
        ready, _, _ = select.select([terminal], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            raise TimeoutError(painted[-500:])
        painted += os.read(terminal, 65536)
