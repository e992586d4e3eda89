"""Lines on a screen of cells: how wide a text is, and where its lines may break under the rules of 禁则."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise

from wcwidth import wcwidth

TAB = 4
"""Columns between tab stops."""

CLOSING = frozenset("，。、；：？！）】》〉」』〕］｝〗”’…‥％‰℃·々ー,.;:?!)]}%")
"""No line begins with one of these."""

OPENING = frozenset("（【《〈「『〔［｛〖“‘￥¥$([{")
"""No line ends with one of these."""

_PAIRED = frozenset("—…")
_TOGETHER = re.compile(
    r"/[\u4e00-\u9fff]{1,4}|(?:\d+ ?年 ?)?\d{1,2} ?月(?: ?\d{1,2} ?[日号])?|\d ?[年月日件条个项元页行问字次人份]"
    r"|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2}："
)
"""What is read as one: a command, a date, a number and what it counts, a short word before its colon."""

_BEHIND = re.compile(r" ?／")
"""What parts two examples stands behind the first."""
_SPACES = " \t\u3000"
_NEW_LINES = frozenset("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
_UNKNOWN = "\ufffd"
_UNSHOWN = frozenset(("Cc", "Cf", "Cn", "Cs"))
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_JOINERS = frozenset(
    map(
        chr,
        (
            *(0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF),
            *range(0xFE00, 0xFE10),
            *range(0x1F3FB, 0x1F400),
            *range(0xE0100, 0xE01F0),
        ),
    )
)


@lru_cache(maxsize=8192)
def _legible(char: str) -> str:
    """What stands on the screen for one character: terminals disagree on joiners, flags and skin tones."""
    code = ord(char)
    if char in _NEW_LINES:
        return "\n"
    if char in _JOINERS:
        return ""
    if code in _FLAG_LETTERS:
        return chr(ord("A") + _FLAG_LETTERS.index(code))
    if code < 0x20 and char not in "\n\t":
        return chr(0x2400 + code)
    return _UNKNOWN if unicodedata.category(char) in _UNSHOWN and char not in "\n\t" else char


def legible(text: str) -> str:
    """`text` as a screen can show it: line ends as \\n, control and direction characters visible, joiners left out.

    Every character that is left is as wide alone as it is among the others.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_legible, text.replace("\r\n", "\n")))


@lru_cache(maxsize=8192)
def _char_width(char: str) -> int:
    return max(0, wcwidth(char))


def width_of(text: str) -> int:
    """The cells that `text`, legible and without tabs, takes on the screen."""
    return len(text) if text.isascii() else sum(map(_char_width, text))


def break_lines(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells; spaces at a break are left out, tabs become spaces.

    Words and numbers in Latin letters stay whole, and 禁则 holds, wherever that fits in a line.
    """
    return [line for paragraph in legible(text).split("\n") for line in _lines(_without_tabs(paragraph), width)]


def _without_tabs(paragraph: str) -> str:
    if "\t" not in paragraph:
        return paragraph
    widths = _widths(paragraph, TAB)
    return "".join(" " * cells if char == "\t" else char for char, cells in zip(paragraph, widths, strict=True))


def _lines(paragraph: str, width: int) -> Iterator[str]:
    for start, end in pairwise((0, *break_offsets(paragraph, width, hang=True), len(paragraph))):
        yield paragraph[start:end].rstrip(_SPACES)


def break_offsets(paragraph: str, width: int, *, tab: int = TAB, hang: bool = False) -> list[int]:
    """Where the lines of one legible paragraph begin, but for the first.

    Spaces count as any other character, unless they `hang`: then those at a line's end take no room.
    """
    offsets: list[int] = []
    widths, whole = _widths(paragraph, tab), _kept_whole(paragraph)
    start = column = allowed = position = 0
    indented = True
    while position < len(paragraph):
        char, cells = paragraph[position], widths[position]
        # The indent at a line's start belongs to what follows.
        if position > start and not indented and position not in whole and _may_break(paragraph[position - 1], char):
            allowed = position
        if cells and column + cells > width and position > start and not (hang and char in _SPACES):
            start = position = allowed if allowed > start else position
            offsets.append(start)
            column, indented = 0, True
            continue
        indented = indented and char in _SPACES
        column += cells
        position += 1
    return offsets


def _kept_whole(paragraph: str) -> set[int]:
    """The positions at which no line begins, as what stands there belongs to what stands before it."""
    found: set[int] = set()
    for match in _TOGETHER.finditer(paragraph):
        found.update(range(match.start() + 1, match.end()))
    for match in _BEHIND.finditer(paragraph):
        found.update(range(match.start(), match.end()))
    return found


def _widths(paragraph: str, tab: int) -> list[int]:
    widths = [_char_width(char) for char in paragraph]
    if "\t" in paragraph:
        column = 0
        for position, char in enumerate(paragraph):
            widths[position] = tab - column % tab if char == "\t" else widths[position]
            column += widths[position]
    return widths


@lru_cache(maxsize=65536)
def _may_break(before: str, after: str) -> bool:
    if before in _SPACES or after in _SPACES:
        return True
    if after in CLOSING or before in OPENING or not _char_width(after):
        return False
    if before == after and before in _PAIRED:
        return False
    # Quotation marks are as narrow as Latin letters, but part of no word.
    return _char_width(before) != 1 or _char_width(after) != 1 or before in "”’" or after in "“‘"


def clip(text: str, width: int) -> str:
    """`text`, one legible line, in at most `width` cells, with … for what was cut off."""
    if width_of(text) <= width:
        return text
    ends = accumulate(map(_char_width, text))
    return "".join(char for char, end in zip(text, ends, strict=True) if end < width) + "…" if width > 0 else ""


def pad(text: str, width: int) -> str:
    """`text`, one legible line, clipped to `width` cells or filled up to them with spaces."""
    shown = clip(text, width)
    return shown + " " * (width - width_of(shown))
