"""Line mode on a real terminal."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from offices import environment_of
from waiting import until

from nianbao.storage.listing import list_projects

if sys.platform == "win32":
    pytest.skip("terminals are made with Unix calls", allow_module_level=True)

import fcntl
import pty
import select
import struct
import termios


def in_a_terminal(slave: int) -> None:
    """The terminal is the program's own, and a hang-up ends it also where the tests ignore one (nohup)."""
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


class Terminal:
    """A terminal of 80×24 with line mode in it."""

    def __init__(self, home: Path, **environment: str) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "nianbao", "--plain", "--folder", str(home / "年报")],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment_of(home) | {"TERM": "xterm-256color"} | environment,
            start_new_session=True,
            preexec_fn=lambda: in_a_terminal(slave),
        )
        os.close(slave)
        self.shown = b""

    def until(self, wanted: str, seconds: float = 20) -> str:
        """What the terminal shows, once it shows this."""
        end = time.monotonic() + seconds
        while (place := self.shown.find(wanted.encode())) < 0:
            ready, _, _ = select.select([self.master], [], [], max(0.0, end - time.monotonic()))
            assert ready, f"{wanted!r} did not come: {self.shown.decode(errors='replace')}"
            self.shown += os.read(self.master, 65536)
        place += len(wanted.encode())
        shown, self.shown = self.shown[:place], self.shown[place:]
        return shown.decode(errors="replace")

    def listens(self) -> None:
        """Wait until the line editor waits for a key: only then does Ctrl+C reach the program at once.

        A signal that comes between the prompt and that wait is seen with the next key.
        """
        until(lambda: not termios.tcgetattr(self.master)[3] & termios.ECHO and self._sleeps(), "a waiting line editor")

    def _sleeps(self) -> bool:
        state = subprocess.run(
            ["ps", "-o", "stat=", "-p", str(self.process.pid)], capture_output=True, text=True, check=True
        )
        return state.stdout.startswith("S")

    def type(self, line: str) -> None:
        os.write(self.master, line.encode())

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.master)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    terminal = Terminal(tmp_path)
    yield terminal
    terminal.close()


def test_a_drafter_types_at_the_label(terminal: Terminal, tmp_path: Path) -> None:
    assert "\x1b[1m去年的报告在手边吗" in terminal.until("我    ")
    terminal.type("没有\r")
    terminal.until("我    ")
    terminal.type("2025\r")
    shown = terminal.until("单位的全称是什么")
    assert "记下了：报告年度 2025" in shown
    terminal.until("我    ")
    terminal.type("\x04")
    terminal.until("已经存好")
    assert terminal.process.wait(10) == 0
    assert list_projects(tmp_path / "年报")[0].answered == 2


def test_control_c_leaves_with_everything_saved(terminal: Terminal, tmp_path: Path) -> None:
    terminal.until("我    ")
    terminal.type("没有\r")
    terminal.until("我    ")
    terminal.listens()
    terminal.type("20")
    terminal.until("20")
    terminal.listens()
    terminal.type("\x03")
    terminal.until("已经存好")
    assert terminal.process.wait(10) == 130
    assert list_projects(tmp_path / "年报")[0].answered == 1


def test_a_lost_connection_loses_nothing(terminal: Terminal, tmp_path: Path) -> None:
    terminal.until("我    ")
    terminal.type("没有\r")
    terminal.until("我    ")
    os.killpg(terminal.process.pid, signal.SIGHUP)
    assert terminal.process.wait(10) != 0
    assert list_projects(tmp_path / "年报")[0].answered == 1


def test_without_colours_where_they_are_not_wanted(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, NO_COLOR="1")
    assert "\x1b[1m" not in terminal.until("我    ")
    terminal.close()
