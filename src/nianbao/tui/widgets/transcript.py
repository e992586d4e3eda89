"""What has been said, drawn by lines: the newest stays in sight unless the drafter has scrolled up, which it tells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from nianbao.language.line_breaking import break_lines, legible, pad
from nianbao.tui.widgets.line_view import Line, LineView, Run

LABEL_WIDTH = 6
"""Cells of the speaker's label: two characters and a gap."""


class TranscriptMessage(NamedTuple):
    """A message: who said it, the words, and the tone they are shown in; without a speaker it goes on the last one."""

    speaker: str
    text: str
    tone: str = "notice"


class Transcript(LineView, can_focus=True):
    """The messages in order; `TONES` are the tones that they can be said in.

    `below` stands in the last row while newer lines are below the screen.
    """

    TONES: ClassVar[tuple[str, ...]] = (
        "question",
        "help",
        "offer",
        "answer",
        "echo",
        "unclear",
        "challenge",
        "notice",
        "error",
    )
    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--speaker", "line--below", *(f"line--{tone}" for tone in TONES)}

    def __init__(self, *, below: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self._below = legible(below)
        self._said: list[TranscriptMessage] = []
        self._follows = True

    @property
    def said(self) -> tuple[TranscriptMessage, ...]:
        """All messages."""
        return tuple(self._said)

    def append(self, speaker: str, text: str, tone: str = "notice") -> None:
        """Adds a message below the others."""
        self.extend([TranscriptMessage(speaker, text, tone)])

    def extend(self, messages: Iterable[TranscriptMessage]) -> None:
        """Adds messages below the others."""
        new = list(messages)
        self._said.extend(new)
        if self._broken_for:
            for message in new:
                self._lines.extend(_lines(message, self._broken_for))
            self._lines_changed()

    def follow(self) -> None:
        """Goes to the newest line, and stays with it."""
        self._follows = True
        self._bring_into_sight()

    def _broken(self, width: int) -> list[Line]:
        return [line for message in self._said for line in _lines(message, width)]

    def _lines_changed(self) -> None:
        super()._lines_changed()
        self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        if self._follows:
            self.scroll_to(y=self.max_scroll_y, animate=False)

    def render_line(self, y: int) -> Strip:
        """The line at `y`; in the last row what tells of newer lines, as long as there are any."""
        if not self._below or y < self.size.height - 1 or self.scroll_offset.y >= self.max_scroll_y:
            return super().render_line(y)
        line = pad(" " * LABEL_WIDTH + self._below, self.line_width)
        return Strip([Segment(line, self._style("below"))]).adjust_cell_length(self.line_width, self._base)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Follows the newest line again once the drafter is back at the end."""
        super().watch_scroll_y(old_value, new_value)
        self._follows = new_value >= self.max_scroll_y


def _lines(message: TranscriptMessage, width: int) -> list[Line]:
    """The lines of a message with its label to the left, an empty line before it unless it goes on the last one."""
    label = pad(legible(message.speaker).replace("\n", " "), LABEL_WIDTH)
    lines: list[Line] = [
        (Run(label if number == 0 else " " * LABEL_WIDTH, "speaker"), Run(text, message.tone))
        for number, text in enumerate(break_lines(message.text, max(2, width - LABEL_WIDTH)))
    ]
    return [(), *lines] if message.speaker else lines
