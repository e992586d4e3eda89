"""The head line: which organ and year, how far each part is, how many questions are left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from nianbao.language.line_breaking import clip, legible, pad, width_of
from nianbao.session.progress import PartMark
from nianbao.tui.widgets.line_view import Run


class HeadLine(Widget):
    """One line that fits any width: parts lose their names first, then the organ's name is cut."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"heading--subject", "heading--part", "heading--current", "heading--left"}

    class Pressed(Message):
        """The line was clicked."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._subject, self._left = "", ""
        self._parts: tuple[PartMark, ...] = ()

    def show(self, subject: str, parts: Sequence[PartMark], left: str) -> None:
        """`subject` is organ and year, `left` what is left (“还有 14 问”)."""
        self._subject = legible(subject).replace("\n", " ")
        self._parts, self._left = tuple(parts), left
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        width = self.size.width
        if y > 0:
            return Strip.blank(width, self.rich_style)
        segments = [Segment(run.text, self._style(run.tone)) for run in self._runs(width)]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def on_click(self) -> None:
        """Tells that it was clicked."""
        self.post_message(self.Pressed())

    def _style(self, tone: str) -> Style:
        return self.get_component_rich_style(f"heading--{tone}")

    def _runs(self, width: int) -> list[Run]:
        left = f"  {self._left} "
        parts = next((shape for shape in self._shapes() if self._fits(shape, left, width)), [])
        room = width - width_of(left) - sum(width_of(run.text) for run in parts)
        return [Run(pad(clip(f" {self._subject}", room), room), "subject"), *parts, Run(left, "left")]

    def _fits(self, parts: list[Run], left: str, width: int) -> bool:
        subject = min(width_of(self._subject) + 1, 22)
        return subject + width_of(left) + sum(width_of(run.text) for run in parts) <= width

    def _shapes(self) -> Iterator[list[Run]]:
        """The parts with all names, with the name of the one at hand, and that one alone."""
        yield [self._part(part, part.short) for part in self._parts]
        yield [self._part(part, part.short if part.current else part.short.split()[0]) for part in self._parts]
        yield [self._part(part, part.short) for part in self._parts if part.current]

    def _part(self, part: PartMark, name: str) -> Run:
        mark = "▸" if part.current else "✓" if part.done else " "
        return Run(f" {mark}{name}", "current" if part.current else "part")
