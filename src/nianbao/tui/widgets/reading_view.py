"""Blocks to be read through, drawn by lines: two texts side by side where there is room, else one below the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import ClassVar

from nianbao.language.line_breaking import break_lines, legible, pad, width_of
from nianbao.session.marking import Pieces
from nianbao.session.reading_blocks import Beside, ReadingBlock, RowsBlock, WordsBlock
from nianbao.session.row_lines import row_lines
from nianbao.tui.widgets.line_view import Line, LineView, Run

SIDE_BY_SIDE_FROM = 76
"""Cells from which on two texts stand beside each other."""

_GAP = 3


class ReadingView(LineView, can_focus=True):
    """The blocks in order, scrolled by keys and wheel."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"line--{tone}" for tone in ("heading", "text", "quiet", "changed", "head", "marked"))
    }

    def __init__(self, blocks: Iterable[ReadingBlock] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._blocks = tuple(blocks)

    def _broken(self, width: int) -> list[Line]:
        lines: list[Line] = []
        for block in self._blocks:
            match block:
                case WordsBlock():
                    lines += _words(block, width)
                case Beside():
                    lines += _beside(block, width)
                case RowsBlock():
                    lines += ((Run(text, tone),) for text, tone in row_lines(block, width))
        return lines


def _words(block: WordsBlock, width: int) -> Iterator[Line]:
    if block.heading:
        yield ()
    tone = "heading" if block.heading else "quiet" if block.quiet else "text"
    yield from ((Run(line, tone),) for line in break_lines(block.text, width))


def _beside(block: Beside, width: int) -> Iterator[Line]:
    yield ()
    yield (Run(block.label, "heading"),)
    if width < SIDE_BY_SIDE_FROM:
        for head, pieces in zip(block.heads, (block.before, block.now), strict=True):
            yield (Run(f"  {head}", "head"),)
            yield from ((Run("  "), *line) for line in told_apart(pieces, width - 2))
        return
    half = (width - _GAP) // 2
    yield (Run(pad(block.heads[0], half + _GAP), "head"), Run(block.heads[1], "head"))
    for left, right in zip_longest(told_apart(block.before, half), told_apart(block.now, half), fillvalue=()):
        filled = sum(width_of(run.text) for run in left)
        yield (*left, Run(" " * (half - filled) + " │ "), *right)


def told_apart(pieces: Pieces, width: int) -> Iterator[tuple[Run, ...]]:
    """The lines of a text in pieces, each run in the tone of its piece."""
    signs = [(sign, piece.changed) for piece in pieces for sign in legible(piece.text)]
    place = 0
    for line in break_lines("".join(sign for sign, _ in signs), width):
        runs: list[Run] = []
        for sign in line:
            # Spaces at the end of a line, and the ends of lines themselves, are left out.
            while place < len(signs) - 1 and signs[place][0] != sign:
                place += 1
            tone = "changed" if place < len(signs) and signs[place][1] else "text"
            place += 1
            if runs and runs[-1].tone == tone:
                runs[-1] = Run(runs[-1].text + sign, tone)
            else:
                runs.append(Run(sign, tone))
        yield tuple(runs)
