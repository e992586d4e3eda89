"""Text of the drafter's made fit to print: what XML cannot hold, and what would turn a line around, does not pass."""

from __future__ import annotations

import re

from wcwidth import wcswidth

# Controls (C0 but for tab, DEL, C1), the byte order mark and the marks that reverse the reading order are invisible on
# paper and come from copying. What cannot be a character at all leaves a visible mark: something was lost there.
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """`text` without invisible controls; half of a surrogate pair shows as U+FFFD."""
    return _NO_CHARACTER.sub("\ufffd", _INVISIBLE.sub("", text))


def one_line(text: str) -> str:
    """`text` as it is printed where no line can break."""
    return " ".join(paragraphs(text))


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a passage, without the spaces that indent them and without blank ones."""
    lines = (printable(line).strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def characters(text: str) -> float:
    """The width of a text in Chinese characters: a digit is half of one."""
    return wcswidth(text) / 2
