"""A table that is read through, laid out in lines: words on the left, numbers on the right of their columns."""

from __future__ import annotations

from collections.abc import Iterator

from nianbao.language.line_breaking import break_lines, pad, width_of
from nianbao.session.reading_blocks import RowsBlock

_NUMBER = 10
"""Cells of a column of numbers, at least."""

_LEAST = 12
"""Cells of the words, at least."""

_INDENT = "  "


def row_lines(block: RowsBlock, width: int) -> Iterator[tuple[str, str]]:
    """Each line in `width` cells with what it is: the head, a text, a marked one that wants a look, a quiet note."""
    columns = range(1, len(block.heads))
    widths = [max(_NUMBER, width_of(block.heads[at]), *(width_of(row[at]) for row in block.rows)) + 1 for at in columns]
    room = max(_LEAST, width - sum(widths))
    yield pad(block.heads[0], room) + "".join(map(_right, block.heads[1:], widths)), "head"
    for number, (row, note) in enumerate(zip(block.rows, block.notes, strict=True)):
        tone = "marked" if number in block.marked else "text"
        first, *more = break_lines(row[0], room - 1)
        yield pad(first, room) + "".join(map(_right, row[1:], widths)), tone
        yield from ((line, tone) for line in more)
        if note:
            yield from ((f"{_INDENT}{line}", "quiet") for line in break_lines(note, width - len(_INDENT)))


def _right(text: str, width: int) -> str:
    return " " * (width - width_of(text)) + text
