"""What there is to know of the cell under the cursor: its label, last year's figure, what to count, the balance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from nianbao.language.line_breaking import break_lines, clip, pad, width_of
from nianbao.tui.widgets.line_view import Line, LineView, Run

COUNTING_LINES = 4
"""Lines for what to count; a sentence that has no room in them is left out whole."""

MORE = "　……"
"""Behind the remarks where not all of them have room."""


class CellNotes(LineView):
    """A label with last year's figure at the end of its line, what to count, and remarks on one line."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"line--{tone}" for tone in ("label", "last", "counting", "remark", "told"))
    }

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._label, self._last, self._told, self._standing = "", "", "", ""
        self._counting: tuple[str, ...] = ()
        self._remarks: tuple[str, ...] = ()

    def show(self, label: str, last: str, counting: Iterable[str], remarks: Iterable[str], standing: str = "") -> None:
        """Shows the notes of a cell, of the remarks as many as fit; what was told before is gone.

        `standing` is read whole, in the place of what to count.
        """
        self._label, self._last, self._told, self._standing = label, last, "", standing
        self._counting, self._remarks = tuple(counting), tuple(remarks)
        self.break_again()

    def tell(self, sentence: str) -> None:
        """Says something in the place of the remarks, until the next notes."""
        self._told = sentence
        self.break_again()

    def _broken(self, width: int) -> list[Line]:
        room = max(0, width - width_of(self._last) - 2)
        head = [Run(pad(clip(self._label, room), room + 2), "label"), Run(self._last, "last")]
        counting: list[str] = []
        told = break_lines(self._told, width) if self._told else []
        standing = [] if told else self._standing_lines(width)
        most = COUNTING_LINES - max(0, len(told) - 1) - len(standing)
        for sentence in self._counting:
            lines = break_lines(sentence, width)
            if len(counting) + len(lines) <= most:
                counting += lines
        counting += [""] * (most - len(counting))
        below = told or [_joined(self._remarks, width)]
        tone = "told" if told else "remark"
        return [
            head,
            *((Run(text, "counting"),) for text in counting),
            *((Run(text, "told"),) for text in standing),
            *((Run(text, tone),) for text in below),
        ]

    def _standing_lines(self, width: int) -> list[str]:
        """What stands, with a sign that there is more where it has no room."""
        lines = break_lines(self._standing, width) if self._standing else []
        if len(lines) <= COUNTING_LINES:
            return lines
        return [*lines[: COUNTING_LINES - 1], clip(lines[COUNTING_LINES - 1], width - width_of(MORE)) + MORE]


def _joined(remarks: Sequence[str], width: int) -> str:
    """As many remarks as fit on a line, with a sign that there are more."""
    for count in range(len(remarks), 0, -1):
        line = "　".join(remarks[:count]) + (MORE if count < len(remarks) else "")
        if width_of(line) <= width:
            return line
    return ""
