"""A paste that nothing takes is cut while it is read: Textual keeps every sign of it before it says that there is one.

Ends when Textual bounds a paste itself. Import `terminal` before this module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

_feed = XTermParser.feed

MOST_UNMARKED = 3_000
"""Characters that an old console may give without the marks of a paste and without a pause; nobody types so many."""

UNMARKED = "\x1a"
"""What a paste is made of that stands for one without its marks: its beginning has come as keys."""

_PAUSE = 0.2
_ESCAPE = "\x1b"


class UnmarkedGate:
    """What comes without the marks of a paste, up to more than anybody types in one breath; the rest is refused.

    Reports of the mouse and keys that begin with an escape sign are let through and count for nothing.
    """

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now, self._rested, self._run = now, now(), 0

    def let_in(self, data: str) -> str:
        """What of `data` is to be read; in the place of what is too much once a paste that is larger than allowed."""
        from nianbao.reading.pasted import LONGEST_PASTE

        if _ESCAPE in data:
            return data
        self._run = len(data) if self._now() - self._rested > _PAUSE else self._run + len(data)
        if self._run <= MOST_UNMARKED:
            return data
        first = self._run - len(data) <= MOST_UNMARKED
        return f"{BRACKETED_PASTE_START}{UNMARKED * (LONGEST_PASTE + 1)}{BRACKETED_PASTE_END}" if first else ""

    def rest(self) -> None:
        """What was let in has been handed on: a pause begins now, however long that took."""
        self._rested = self._now()


class PasteGate:
    """What comes from a terminal, with no paste longer than one sign more than can be taken."""

    def __init__(self) -> None:
        self._room: int | None = None
        self._before, self._held = "", ""

    @property
    def is_open(self) -> bool:
        """Whether a paste has begun and not ended."""
        return self._room is not None

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
        unmarked: UnmarkedGate = vars(parser).setdefault("unmarked_gate", UnmarkedGate())
        passed = gate.let_in(data if gate.is_open else unmarked.let_in(data))
        # Nothing means to the parser that the terminal is gone.
        if passed or not data:
            yield from _feed(parser, passed)
        unmarked.rest()

    type.__setattr__(XTermParser, "feed", feed)
