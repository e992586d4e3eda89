"""A paste that nothing takes is cut while it is read: Textual keeps every sign of it before it says that there is one.

Ends when Textual bounds a paste itself. Import `terminal` before this module.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

_feed = XTermParser.feed


class PasteGate:
    """What comes from a terminal, with no paste longer than one sign more than can be taken."""

    def __init__(self) -> None:
        self._room: int | None = None
        self._before, self._held = "", ""

    def let_in(self, data: str) -> str:
        """What of `data` is to be read; the beginning of a closing mark waits for the rest of it."""
        passed = ""
        while data:
            part, data = self._outside(data) if self._room is None else self._inside(data, self._room)
            passed += part
        return passed

    def _outside(self, data: str) -> tuple[str, str]:
        """Up to the beginning of a paste, and what is behind it."""
        # The readers are loaded after the first frame.
        from nianbao.reading.pasted import LONGEST_PASTE

        seen = self._before + data
        place = seen.find(BRACKETED_PASTE_START)
        if place < 0:
            self._before = seen[1 - len(BRACKETED_PASTE_START) :]
            return data, ""
        begins = place + len(BRACKETED_PASTE_START) - len(self._before)
        self._before, self._room = "", LONGEST_PASTE + 1
        return data[:begins], data[begins:]

    def _inside(self, data: str, room: int) -> tuple[str, str]:
        """As much of the paste as there is room for, and what is behind it."""
        text, mark, behind = (self._held + data).partition(BRACKETED_PASTE_END)
        self._held = "" if mark else _begins_mark(text)
        kept = text.removesuffix(self._held).replace("\0", "")[:room]
        self._room = None if mark else room - len(kept)
        return kept + mark, behind


def _begins_mark(text: str) -> str:
    """The end of `text` that may be the beginning of a closing mark."""
    beginnings = (BRACKETED_PASTE_END[:length] for length in range(len(BRACKETED_PASTE_END) - 1, 0, -1))
    return next((each for each in beginnings if text.endswith(each)), "")


def cut_large_pastes() -> None:
    """Lets every terminal of Textual's be read through a gate of its own."""

    def feed(parser: XTermParser, data: str) -> Iterable[Message]:
        gate: PasteGate = vars(parser).setdefault("paste_gate", PasteGate())
        passed = gate.let_in(data)
        # Nothing means to the parser that the terminal is gone.
        return () if data and not passed else _feed(parser, passed)

    type.__setattr__(XTermParser, "feed", feed)
