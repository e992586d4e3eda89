"""Cells of a paste whose words are no number: told until each of them has another number than before."""

from __future__ import annotations

from collections.abc import Mapping

from nianbao.interview.reply_texts import Speech
from nianbao.report import Number, ReportFormat
from nianbao.session.pasting import Pasted


class UnreadCells:
    """What stands in the cells that were not read; `beginning` those that were not before."""

    def __init__(self, beginning: UnreadCells | None = None) -> None:
        self._words: dict[str, str] = dict(beginning._words) if beginning else {}
        self._before: dict[str, Number | None] = dict(beginning._before) if beginning else {}

    def take(self, found: Pasted) -> None:
        """Keep what a paste left unread; what it gives a number for is dealt with."""
        self._words = {key: words for key, words in self._words.items() if key not in found.cells} | found.unread

    def follow(self, other: UnreadCells) -> None:
        """Keep what another list has instead of this one's."""
        self._words = dict(other._words)

    def entered(self, values: Mapping[str, Number | None]) -> None:
        """The figures were entered: `values` stand now, where a blank cell was not taken over those of before."""
        self._before = {key: values.get(key) for key in self._words}

    def still(self, values: Mapping[str, Number | None]) -> dict[str, str]:
        """The words by cell, as long as the cell has no number, or that of before."""
        return {key: words for key, words in self._words.items() if values.get(key) in (None, self._before.get(key))}

    def told(self, values: Mapping[str, Number | None], form: ReportFormat, speech: Speech) -> str:
        """Each of these cells by its name with its words; empty where none is left."""
        cells = [{"label": form.labels[key], "text": words} for key, words in self.still(values).items()]
        return speech.text("cells_unread", cells=cells) if cells else ""
