"""A program in tmux: keys are sent to it, its screen and the terminal's cursor are read from outside."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import NamedTuple, TypeVar

from waiting import until

from nianbao.language.line_breaking import width_of

T = TypeVar("T")


class Cell(NamedTuple):
    """A place on the screen, from 0 on."""

    column: int
    row: int


class Pane:
    """One tmux server with one pane, until the end of the block; a program that has ended stays on the screen."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="nianbao-")
        self._tmux = ["tmux", "-u", "-S", str(Path(self._folder.name) / "tmux"), "-f", "/dev/null"]

    def __enter__(self) -> Pane:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        subprocess.run([*self._tmux, "kill-server"], check=False, capture_output=True)
        self._folder.cleanup()

    def _call(self, *arguments: str) -> str:
        """What a tmux command says."""
        done = subprocess.run([*self._tmux, *arguments], check=True, capture_output=True, encoding="utf-8")
        return done.stdout

    def start(self, command: Sequence[str], environment: Mapping[str, str], size: tuple[int, int]) -> None:
        """Starts the program on a screen of that size that nobody looks at."""
        options = ("status off", "remain-on-exit on", "escape-time 0")
        setting = [word for option in options for word in ("set", "-g", *option.split(), ";")]
        screen = ("-d", "-x", str(size[0]), "-y", str(size[1]))
        call = [*self._tmux, "start-server", ";", *setting, "new-session", *screen, "--", *command]
        subprocess.run(call, check=True, env=environment)

    def again(self) -> None:
        """Starts the program that has ended once more."""
        self._call("respawn-pane", "-k")

    def type(self, text: str) -> None:
        """Types text, character by character."""
        if text:
            self._call("send-keys", "-l", "--", text)

    def press(self, *keys: str) -> None:
        """Presses keys by tmux's names: Enter, F10, C-q."""
        self._call("send-keys", *keys)

    def resize(self, width: int, height: int) -> None:
        """Makes the screen another size."""
        self._call("resize-window", "-x", str(width), "-y", str(height))

    @property
    def rows(self) -> list[str]:
        """The screen, without the spaces at the ends of its rows."""
        return self._call("capture-pane", "-p").splitlines()

    @property
    def screen(self) -> str:
        """The screen as one text."""
        return "\n".join(self.rows)

    @property
    def cursor(self) -> Cell:
        """Where the terminal's cursor stands, which is where an input method opens its window."""
        column, row = self._call("display", "-p", "#{cursor_x},#{cursor_y}").split(",")
        return Cell(int(column), int(row))

    @property
    def height(self) -> int:
        """Rows of the screen."""
        return int(self._call("display", "-p", "#{pane_height}"))

    @property
    def cursor_shown(self) -> bool:
        """Whether the terminal shows its cursor."""
        return self._call("display", "-p", "#{cursor_flag}").strip() == "1"

    @property
    def ended(self) -> bool:
        """Whether the program has ended; its exit code is not always told."""
        return self._call("display", "-p", "#{pane_dead}").strip() == "1"

    def behind(self, text: str) -> Cell | None:
        """The cell behind the lowest occurrence of text; None where it is not on the screen."""
        for row, line in reversed(list(enumerate(self.rows))):
            before, found, _ = line.rpartition(text)
            if found:
                return Cell(width_of(before + found), row)
        return None

    def until(self, look: Callable[[], T | None], wanted: object) -> T:
        """Waits for what is on the screen, and gives it; raises TimeoutError with the screen as it is."""
        return until(look, wanted, lambda: f"{self.cursor}\n{self.screen}")

    def shows(self, *texts: str) -> None:
        """Waits until all of these are on the screen."""
        self.until(lambda: all(text in screen for screen in [self.screen] for text in texts), texts)
