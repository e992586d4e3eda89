"""Tables in lines of text that stand under no heading: which of the three they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from nianbao.reading.gathering import Gathered
from nianbao.reading.label_vocabulary import LabelVocabulary
from nianbao.reading.loose_rows import LooseLine, read_loose_disclosure, read_loose_disputes, read_loose_requests

LOOSE_READERS: dict[str, Callable[[Sequence[LooseLine], LabelVocabulary, Gathered], None]] = {
    "disclosure": read_loose_disclosure,
    "requests": read_loose_requests,
    "disputes": read_loose_disputes,
}
"""How each of the three tables is read from lines of text, by the key of its section."""
_MOST = 0.8


def read_bare_tables(lines: Sequence[LooseLine], words: LabelVocabulary, gathered: Gathered) -> None:
    """Puts the cells of the tables that stand whole in some lines into `gathered`.

    What only names a few rows is no table. Lines that none of the tables holds are listed.
    """
    found = [own for table, read in LOOSE_READERS.items() if _is_whole(own := _read(lines, words, read), table, words)]
    placed = {_line(where) for own in found for where in own.places.values()}
    for own in found:
        gathered.take(own, lambda piece: _line(piece.where) not in placed)


def _read(
    lines: Sequence[LooseLine],
    words: LabelVocabulary,
    read: Callable[[Sequence[LooseLine], LabelVocabulary, Gathered], None],
) -> Gathered:
    own = Gathered()
    read(lines, words, own)
    return own


def _is_whole(own: Gathered, table: str, words: LabelVocabulary) -> bool:
    cells = [key for key in words.form.cells if key.startswith(f"{table}.")]
    return sum(own.cells.get(key) is not None for key in cells) >= _MOST * len(cells)


def _line(where: str) -> str:
    """The line in a place: “第12段第3个数” → “第12段”."""
    return where.partition("段")[0]
