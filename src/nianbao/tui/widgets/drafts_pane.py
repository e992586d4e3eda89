"""The ways to write a passage, one below the other in full, with a mark at the one that is being edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.geometry import Region
from textual.message import Message

from nianbao.language.line_breaking import break_lines
from nianbao.session.passage_material import Way
from nianbao.tui.widgets.line_view import Line, LineView, Run

MARK = "▸"


class Ways(LineView, can_focus=False):
    """The ways; a click takes one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*(f"line--{tone}" for tone in ("name", "current", "text", "doubt"))}

    @dataclass
    class Taken(Message):
        """The way with this number, from 0, was clicked on."""

        number: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ways: tuple[Way, ...] = ()
        self._heads: tuple[str, ...] = ()
        self._current = 0
        self._firsts: list[int] = []

    def show(self, ways: Iterable[Way], heads: Iterable[str], current: int) -> None:
        """Shows the ways below their heads, with the one in the editor marked and in sight."""
        self._ways, self._heads, self._current = tuple(ways), tuple(heads), current
        self.break_again()
        self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        if self._current < len(self._firsts):
            ends = [*self._firsts[1:], len(self._lines)]
            first, end = self._firsts[self._current], ends[self._current]
            height = min(end - first, max(1, self.size.height))
            self.scroll_to_region(Region(0, first, 1, height), animate=False)

    def on_click(self, event: events.Click) -> None:
        """Takes the way clicked on."""
        line = event.y - self.gutter.top + self.scroll_offset.y
        numbers = [number for number, first in enumerate(self._firsts) if first <= line < len(self._lines)]
        if numbers:
            self.post_message(self.Taken(numbers[-1]))

    def _broken(self, width: int) -> list[Line]:
        lines: list[Line] = []
        self._firsts = []
        for number, (way, head) in enumerate(zip(self._ways, self._heads, strict=True)):
            self._firsts.append(len(lines))
            lines += self._way_lines(way, head, width, here=number == self._current)
        return lines

    def _way_lines(self, way: Way, head: str, width: int, *, here: bool) -> Iterator[Line]:
        tone = "current" if here else "name"
        for count, line in enumerate(break_lines(head, max(2, width - 2))):
            yield Run(f"{MARK} " if here and count == 0 else "  ", tone), Run(line, tone)
        within = False
        for line in break_lines(way.text, max(2, width - 2)):
            runs, within = _told_apart(line, within=within) if way.doubts else ([Run(line, "text")], False)
            yield Run("  "), *runs
        yield ()


def _told_apart(line: str, *, within: bool) -> tuple[list[Run], bool]:
    """The pieces of a line in and outside of 【】; `within` carries over from the line before to the next."""
    runs: list[Run] = []
    while line:
        end = line.find("】" if within else "【")
        cut = len(line) if end < 0 else end + within
        runs.append(Run(line[:cut], "doubt" if within else "text"))
        line = line[cut:]
        within = within if end < 0 else not within
    return runs, within
