"""What the drafter types, line by line: from a terminal or a pipe, in UTF-8 or GB18030, in one line or several."""

from __future__ import annotations

import contextlib
from typing import TextIO

from nianbao.plain.speaker import INDENT, Speaker
from nianbao.reading.pasted import LONGEST_PASTE

CONTINUED = ("\\", "＼")
"""A line that ends with one of these goes on in the next."""

BLOCK_STARTS = ("<<", "《", "《《")
"""A line that is one of these begins a text of several lines; Chinese input methods turn << into 《."""

BLOCK_ENDS = (".", "。", "．")
"""A line that is one of these ends it."""

_ECHOED = 200
"""Characters of a line that is too long for an answer."""


class Listener:
    """Hears what is typed. From a pipe it is echoed, so that what was said reads as a conversation."""

    def __init__(self, stream: TextIO, speaker: Speaker) -> None:
        self._stream = stream
        self._speaker = speaker
        self.at_terminal = stream.isatty()
        if self.at_terminal:
            with contextlib.suppress(ImportError):
                import readline  # noqa: F401 - gives input() its editing of a line

    def hear(self) -> str | None:
        """What was typed up to Enter, or a block of lines; None at the end of the input."""
        line = self._line(self._speaker.drafter)
        if line is None:
            return None
        if line.strip() in BLOCK_STARTS:
            return self.block()
        lines = [line]
        while lines[-1].rstrip().endswith(CONTINUED):
            lines[-1] = lines[-1].rstrip()[:-1]
            more = self._line(INDENT)
            if more is None:
                break
            lines.append(more)
        return "\n".join(lines)

    def block(self) -> str:
        """Lines up to one with a lone “.”, or to the end of the input."""
        lines: list[str] = []
        while (line := self._line(INDENT)) is not None and line.strip() not in BLOCK_ENDS:
            lines.append(line)
        return "\n".join(lines)

    def _line(self, label: str) -> str | None:
        if self.at_terminal:
            return self._typed(label)
        data = self._stream.buffer.readline()
        if not data:
            return None
        line = decoded(data).rstrip("\r\n")
        self._speaker.echo(line if len(line) <= LONGEST_PASTE else f"{line[:_ECHOED]}…")
        return line

    def _typed(self, label: str) -> str | None:
        try:
            line = input(label)
        except EOFError:
            self._speaker.line("")
            return None
        return decoded(line.encode(self._stream.encoding or "utf-8", "surrogateescape"), self._stream.encoding)


def decoded(data: bytes, encoding: str | None = None) -> str:
    """Bytes as text: in their own encoding, else UTF-8, else GB18030; what is none of these leaves a visible mark."""
    for each in (encoding or "utf-8-sig", "utf-8-sig", "gb18030"):
        with contextlib.suppress(UnicodeDecodeError, LookupError):
            return data.decode(each)
    return data.decode("utf-8", "replace")
