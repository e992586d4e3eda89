"""Signals that end the app: it leaves as if the drafter had, so that the terminal is as it was."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable

_NAMES = ("SIGTERM", "SIGQUIT", "SIGHUP")


def leave_on_signals(leave: Callable[[int], None]) -> None:
    """Have `leave` called with the exit code, as shells give it, when the system ends the app; not on Windows."""
    loop = asyncio.get_running_loop()
    for name in _NAMES:
        number = getattr(signal, name, None)
        if number is not None:
            try:
                loop.add_signal_handler(number, leave, 128 + number)
            except (NotImplementedError, RuntimeError, ValueError):
                return
