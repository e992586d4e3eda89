"""What is shown to be read through: headings, words, two texts side by side, rows of a table."""

from __future__ import annotations

from dataclasses import dataclass

from nianbao.session.marking import Pieces


@dataclass(frozen=True)
class WordsBlock:
    """A paragraph, or a heading; `quiet` ones are remarks."""

    text: str
    heading: bool = False
    quiet: bool = False


@dataclass(frozen=True)
class Beside:
    """Two texts under a heading, each below its own, with what differs marked."""

    label: str
    heads: tuple[str, str]
    before: Pieces
    now: Pieces


@dataclass(frozen=True)
class RowsBlock:
    """A table: the first cell of a row is words, those behind it are numbers; `notes` stand below their rows.

    A row of `marked` wants a look.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]
    marked: frozenset[int] = frozenset()


ReadingBlock = WordsBlock | Beside | RowsBlock
