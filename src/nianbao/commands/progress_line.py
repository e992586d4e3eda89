"""How far a long command has come, on stderr where that is a terminal."""

from __future__ import annotations

import sys
from types import TracebackType

WIDTH = 30
"""Cells of the bar."""


class Progress:
    """A bar over a number of steps; nothing is written where nobody watches."""

    def __init__(self, total: int) -> None:
        self._total, self._done = total, 0
        self._shown = total > 1 and sys.stderr.isatty()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.hide()

    def hide(self) -> None:
        """Take the bar away until the next step, for a line that is printed."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        if self._shown:
            filled = WIDTH * self._done // self._total
            sys.stderr.write(f"\r[{'#' * filled}{' ' * (WIDTH - filled)}] {self._done}/{self._total}")
            sys.stderr.flush()
