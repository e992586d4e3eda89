"""A desktop that nobody looks at, with a Chinese input method and one terminal window, and where its windows stand."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import NamedTuple

from waiting import PATIENCE, until

PROGRAMS = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus-x11",
    "gsettings": "libglib2.0-bin",
    "ibus-daemon": "ibus",
    "import": "imagemagick",
    "openbox": "openbox",
    "script": "bsdutils",
    "tmux": "tmux",
    "xdotool": "xdotool",
    "xfce4-terminal": "xfce4-terminal",
}
"""What is used, by the package of Debian and Ubuntu that has it."""

ENGINE = Path("/usr/share/ibus/component/libpinyin.xml")
SCREEN = "1600x1000x24"

PADDING = 1
"""Pixels between the edge of the terminal's window and its first cell."""


def missing() -> list[str]:
    """The packages that have to be installed first."""
    packages = [package for program, package in PROGRAMS.items() if shutil.which(program) is None]
    return packages if ENGINE.exists() else [*packages, "ibus-libpinyin"]


class Box(NamedTuple):
    """A window, in pixels from the upper left corner of the desktop."""

    x: int
    y: int
    width: int
    height: int


class Desktop:
    """A screen, a window manager, an input method and, once opened, a terminal; all end with the block."""

    def __init__(self) -> None:
        self._processes: list[subprocess.Popen[bytes]] = []
        self._folder = TemporaryDirectory(prefix="desktop-")
        self._terminal = ""
        self._pid = Path(self._folder.name) / "pid"
        self.size = self.cell = (0, 0)

    def __enter__(self) -> Desktop:
        try:
            self._begin(Path(self._folder.name))
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def _begin(self, home: Path) -> None:
        own = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "LC_", "NIANBAO_"))}
        self.environment = own | {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "LC_ALL": "C.UTF-8",
            "GTK_IM_MODULE": "ibus",
            "XMODIFIERS": "@im=ibus",
            "NO_AT_BRIDGE": "1",
        }
        self.environment["DISPLAY"] = ":" + self._told(["Xvfb", "-displayfd", "1", "-noreset", "-screen", "0", SCREEN])
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._told(["dbus-daemon", "--session", "--print-address=1"])
        self._run("gsettings", "set", "org.freedesktop.ibus.general", "preload-engines", "['libpinyin']")
        self._start(["openbox"])
        until(lambda: self._run("xdotool", "get_num_desktops"), "the window manager")
        self._start(["ibus-daemon", "--xim", "--panel=default"])
        # A terminal that is there before the window of candidates is watched by none.
        until(lambda: self._run("xdotool", "search", "--class", "ibus-ui-gtk3"), "the input method's panel")

    def _end(self) -> None:
        for process in reversed(self._processes):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
        for process in self._processes:
            process.wait(PATIENCE)
        self._folder.cleanup()

    def _start(self, command: Sequence[str], stdout: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            command, env=self.environment, stdout=stdout, stderr=subprocess.DEVNULL, start_new_session=True
        )
        self._processes.append(process)
        return process

    def _told(self, command: Sequence[str]) -> str:
        """Starts a program; gives the line that it prints once it is ready."""
        stdout = self._start(command, subprocess.PIPE).stdout
        assert stdout is not None
        return stdout.readline().decode().strip()

    def _run(self, *command: str) -> str:
        """What a program says; empty where it fails, as it does while what it asks for is not there yet."""
        done = subprocess.run(
            command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
        )
        return done.stdout.decode() if done.returncode == 0 else ""

    def open_terminal(self, command: Sequence[str], columns: int, rows: int) -> None:
        """Opens a terminal of that size with a program in it, under the input method."""
        bare = [f"--hide-{part}" for part in ("menubar", "toolbar", "scrollbar", "borders")]
        told = ["sh", "-c", 'echo $$ > "$0"; exec "$@"', str(self._pid), *command]
        self._start(["xfce4-terminal", "--disable-server", *bare, f"--geometry={columns}x{rows}+40+40", "-x", *told])
        search = ("xdotool", "search", "--onlyvisible", "--class", "xfce4-terminal")
        self._terminal = until(lambda: self._run(*search).split(), "the terminal's window")[0]
        until(self._has_engine, "the input method")
        self.size = (columns, rows)
        self.cell = until(self._whole_cell, "a terminal of that size")

    def _whole_cell(self) -> tuple[int, int] | None:
        box = self._box(self._terminal)
        width, column = divmod(box.width - 2 * PADDING, self.size[0])
        height, row = divmod(box.height - 2 * PADDING, self.size[1])
        return (width, height) if width > 0 and height > 0 and column == row == 0 else None

    def close_terminal(self) -> None:
        """Ends the program in the terminal, and with it the terminal."""
        with suppress(ProcessLookupError):
            os.kill(int(self._pid.read_text()), signal.SIGTERM)
        until(lambda: not self._run("xdotool", "search", "--class", "xfce4-terminal"), "the terminal's end")

    def _has_engine(self) -> bool:
        self._run("ibus", "engine", "libpinyin")
        return self._run("ibus", "engine").strip() == "libpinyin"

    def resize_terminal(self, columns: int, rows: int) -> None:
        """Gives the terminal's window another size, in cells."""
        width, height = (2 * PADDING + count * side for count, side in zip((columns, rows), self.cell, strict=True))
        self._run("xdotool", "windowsize", self._terminal, str(width), str(height))
        until(lambda: self._box(self._terminal)[2:] == (width, height), "the terminal at another size")
        self.size = (columns, rows)

    def _box(self, window: str) -> Box:
        said = self._run("xdotool", "getwindowgeometry", "--shell", window)
        values = dict(line.split("=") for line in said.split())
        return Box(*(int(values[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))) if values else Box(0, 0, 0, 0)

    def below(self, column: int, row: int) -> tuple[int, int]:
        """The lower left corner of a cell of the terminal, in pixels of the desktop."""
        box = self._box(self._terminal)
        return box.x + PADDING + column * self.cell[0], box.y + PADDING + (row + 1) * self.cell[1]

    def candidates(self) -> Box | None:
        """The input method's window with what can be chosen; None where it is not open."""
        windows = self._run("xdotool", "search", "--onlyvisible", "--class", "ibus-ui-gtk3").split()
        boxes = [self._box(window) for window in windows]
        return max((box for box in boxes if box.width > self.cell[0]), default=None)

    def type(self, keys: str) -> None:
        """Presses the keys of letters and digits one after the other."""
        self._run("xdotool", "type", "--delay", "40", keys)

    def press(self, *keys: str) -> None:
        """Presses keys by their X names: Return, F2, ctrl+q."""
        self._run("xdotool", "key", "--delay", "40", *keys)

    def photograph(self, path: Path) -> None:
        """A picture of the whole desktop."""
        self._run("import", "-window", "root", str(path))
