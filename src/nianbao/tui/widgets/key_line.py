"""The last line: the keys that matter here, each of which can be clicked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from nianbao.language.line_breaking import legible, width_of
from nianbao.session.keys_at_hand import MOST, Key

GAP = 3


class KeyLine(Widget):
    """At most five keys, as many as fit."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key", "key-line--does"}

    @dataclass
    class Pressed(Message):
        """A key of the line was clicked."""

        action: str

    def __init__(self, keys: Iterable[Key] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keys = tuple(keys)
        self._ends: list[int] = []

    def show(self, keys: Iterable[Key]) -> None:
        """Shows other keys."""
        self._keys = tuple(keys)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The keys from the left, without those that have no room."""
        width = self.size.width
        segments = [Segment(" ", self.rich_style)]
        column, self._ends = 1, []
        for key in self._keys[:MOST]:
            does = f" {legible(key.does)}"
            column += width_of(key.key) + width_of(does) + GAP
            if y > 0 or column - GAP > width:
                break
            self._ends.append(column)
            segments += [
                Segment(key.key, self.get_component_rich_style("key-line--key")),
                Segment(does + " " * GAP, self.get_component_rich_style("key-line--does")),
            ]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Runs the action of the key clicked on."""
        number = next((number for number, end in enumerate(self._ends) if event.x < end), None)
        if number is not None:
            self.post_message(self.Pressed(self._keys[number].action))
