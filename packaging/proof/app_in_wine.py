"""Runs the app in a console and types into it as an input method does: keys without a number, under Shift and a lock.

Started with the bundle's own Python by windows_in_wine.sh: app_in_wine.py FOLDER.
"""

from __future__ import annotations

import ctypes
import sys
import threading
import time
from ctypes import wintypes

from nianbao.cli import main

assert sys.platform == "win32"

SHIFT, CAPITALS, CONTROL = 0x10, 0x80, 0x08
ENTER, Q = 0x0D, 0x51
ANSWERS = ("没有", "2025", "就写云浦区档案局？！：《好", "是")
GENERIC_READ_WRITE, OPEN_EXISTING, SHARED = 0xC0000000, 3, 3


class Key(ctypes.Structure):
    """KEY_EVENT_RECORD."""

    _fields_ = (
        ("down", wintypes.BOOL),
        ("repeats", wintypes.WORD),
        ("key", wintypes.WORD),
        ("scan", wintypes.WORD),
        ("char", wintypes.WCHAR),
        ("held", wintypes.DWORD),
    )


class Record(ctypes.Structure):
    """INPUT_RECORD with a key in it."""

    _fields_ = (("kind", wintypes.WORD), ("event", Key))


def press(key: int, char: str, held: int = 0) -> None:
    """One key record, as a console gets it."""
    record, written = Record(1, Key(True, 1, key, 0, char, held)), wintypes.DWORD()
    kernel = ctypes.windll.kernel32
    console = kernel.CreateFileW("CONIN$", GENERIC_READ_WRITE, SHARED, None, OPEN_EXISTING, 0, None)
    kernel.WriteConsoleInputW(console, ctypes.byref(record), 1, ctypes.byref(written))
    kernel.CloseHandle(console)


def types() -> None:
    """The answers, then Ctrl+Q."""
    time.sleep(20)
    for answer in ANSWERS:
        for number, char in enumerate(answer):
            press(0, char, SHIFT if number % 2 else CAPITALS)
            time.sleep(0.2)
        press(ENTER, "\r")
        time.sleep(5)
    press(Q, "\x11", CONTROL)


if __name__ == "__main__":
    threading.Thread(target=types, daemon=True).start()
    sys.exit(main(["--folder", sys.argv[1]]))
