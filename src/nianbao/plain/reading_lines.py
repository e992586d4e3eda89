"""What is to be read through, as lines of text: what differs between two texts stands in brackets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nianbao.session.marking import Pieces
from nianbao.session.reading_blocks import Beside, ReadingBlock, RowsBlock, WordsBlock


def read_out(blocks: Iterable[ReadingBlock]) -> Iterator[str]:
    """Each paragraph, each text of two and each row of a table as one text."""
    for block in blocks:
        match block:
            case WordsBlock():
                yield block.text
            case Beside():
                sides = zip(block.heads, (block.before, block.now), strict=True)
                yield "\n".join((block.label, *(f"{head}：{_bracketed(pieces)}" for head, pieces in sides)))
            case RowsBlock():
                yield from _rows(block)


def _bracketed(pieces: Pieces) -> str:
    if all(piece.changed for piece in pieces):
        return "".join(piece.text for piece in pieces)
    return "".join(f"〔{piece.text}〕" if piece.changed else piece.text for piece in pieces)


def _rows(block: RowsBlock) -> Iterator[str]:
    for row, note in zip(block.rows, block.notes, strict=True):
        numbers = "，".join(f"{head} {number}" for head, number in zip(block.heads[1:], row[1:], strict=True))
        yield "\n".join(filter(None, (f"{row[0]}：{numbers}", note)))
