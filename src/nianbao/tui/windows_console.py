"""The console of Windows: whether it can show the app, and what input methods type in it."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

_KEY_EVENT = 0x0001
_NO_CHARACTER = "\0"
_OUTPUT, _INPUT = -11, -10
_DRAWS_SEQUENCES = 0x0004
_SENDS_SEQUENCES = 0x0200


class TypedCharacters:
    """Kernel32 with one difference: no character of an input method reads as if a control key were down.

    An input method sends characters without a virtual key, and with the state of Shift, NumLock and CapsLock; Textual
    8.2.8 drops every such record (Textualize/textual#6667): ？！：《 typed with Shift, and each character while a lock
    is on. Ends when `EventMonitor.run` keeps them.
    """

    def __init__(self, kernel: Any) -> None:
        self._kernel = kernel

    def __getattr__(self, name: str) -> Any:
        return getattr(self._kernel, name)

    def ReadConsoleInputW(self, console: Any, records: Any, most: int, count: Any) -> Any:  # noqa: N802 (Windows names it)
        """Reads as the system does; `records` and `count` are references, as `ctypes.byref` makes them."""
        done = self._kernel.ReadConsoleInputW(console, records, most, count)
        for record in records._obj[: count._obj.value]:
            if record.EventType == _KEY_EVENT and _is_typed(record.Event.KeyEvent):
                record.Event.KeyEvent.dwControlKeyState = 0
        return done


def _is_typed(key: Any) -> bool:
    return bool(key.bKeyDown and key.wVirtualKeyCode == 0 and key.uChar.UnicodeChar != _NO_CHARACTER)


def keep_typed_characters() -> None:
    """Lets Textual read through `TypedCharacters`; elsewhere than on Windows there is nothing to do."""
    if sys.platform == "win32":
        console = import_module("textual.drivers.win32")
        if not isinstance(console.KERNEL32, TypedCharacters):
            vars(console)["KERNEL32"] = TypedCharacters(console.KERNEL32)


def shows_the_app() -> bool:
    """Whether this console draws and sends escape sequences: Windows Terminal, and consoles since Windows 10."""
    return bool(os.environ.get("WT_SESSION")) or (
        _takes(_OUTPUT, _DRAWS_SEQUENCES) and _takes(_INPUT, _SENDS_SEQUENCES)
    )


def _takes(stream: int, mode: int) -> bool:
    """Whether the console takes a mode; what stood before stands again afterwards."""
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        kernel = ctypes.WinDLL("kernel32")
        kernel.GetStdHandle.argtypes, kernel.GetStdHandle.restype = [wintypes.DWORD], wintypes.HANDLE
        kernel.GetConsoleMode.argtypes = [wintypes.HANDLE, wintypes.LPDWORD]
        kernel.SetConsoleMode.argtypes = [wintypes.HANDLE, wintypes.DWORD]
        handle, before = kernel.GetStdHandle(stream), wintypes.DWORD()
        if not kernel.GetConsoleMode(handle, ctypes.byref(before)):
            return False
        taken = bool(kernel.SetConsoleMode(handle, before.value | mode))
        kernel.SetConsoleMode(handle, before.value)
        return taken
    return False
