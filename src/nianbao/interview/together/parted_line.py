"""One line, parted among the questions that it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Parted:
    """What a line says to each question, by its id, in the words in which that question is answered alone.

    `alone` are those that it names without answering them: they are asked next, by themselves. `doubtful` is one with
    the words that are asked about before they are kept. `taken` are those of which nothing was said but that have a
    default.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    alone: tuple[str, ...] = ()
    doubtful: tuple[str, str] | None = None
    taken: frozenset[str] = frozenset()
