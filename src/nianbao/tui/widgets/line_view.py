"""A view drawn line by line: it costs what is on the screen, however long the text is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip


class Run(NamedTuple):
    """A piece of a line, legible, with the name of its tone: the component class `line--TONE`."""

    text: str
    tone: str = ""


Line = Sequence[Run]


class LineView(ScrollView):
    """Lines broken for the width at hand by `_broken`; a subclass says how."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: list[Line] = []
        self._broken_for = 0
        self._base = Style()

    @property
    def line_width(self) -> int:
        """The cells of a line."""
        return int(self.scrollable_content_region.width)

    def _broken(self, width: int) -> list[Line]:
        raise NotImplementedError

    def break_again(self) -> None:
        """Breaks all lines anew for the width at hand; nothing before there is one."""
        self._broken_for = self.line_width
        if self._broken_for > 0:
            self._lines = self._broken(self._broken_for)
            self._lines_changed()

    def _lines_changed(self) -> None:
        self.virtual_size = Size(self._broken_for, len(self._lines))
        self.refresh()

    def on_resize(self) -> None:
        """Breaks the lines anew only when the width has changed, and keeps in sight what is to be seen.

        Textual calls this one also where a subclass has an `on_resize` of its own, after that.
        """
        if self.line_width != self._broken_for:
            self.break_again()
        self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        """Scrolls to what the drafter is to see; a subclass says what that is."""

    def watch_show_vertical_scrollbar(self) -> None:
        """Breaks the lines anew for the column that the scrollbar takes or leaves."""
        self.call_after_refresh(self.on_resize)

    def action_page(self, direction: int) -> None:
        """Scrolls by one screen less a line, up (-1) or down (1)."""
        self.scroll_relative(y=direction * max(1, self.size.height - 1), animate=False)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Resolves the widget's own style once for all lines."""
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """The line at `y` of the view, filled to its width."""
        number = y + self.scroll_offset.y
        width = self.line_width
        if number >= len(self._lines):
            return Strip.blank(width, self._base)
        segments = [Segment(run.text, self._style(run.tone)) for run in self._lines[number]]
        return Strip(segments).adjust_cell_length(width, self._base)

    def _style(self, tone: str) -> Style:
        return self.get_component_rich_style(f"line--{tone}") if tone else self._base
