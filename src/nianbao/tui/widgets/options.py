"""What can be chosen, one a line: by arrow keys and Enter, by its number, or by the mouse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message

from nianbao.language.line_breaking import break_lines, width_of
from nianbao.session.choices import Option
from nianbao.tui.widgets.line_view import Line, LineView, Run


class Options(LineView, can_focus=True):
    """The choices with the cursor on one of them, and the text of that one below."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--option", "line--cursor", "line--text"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,left", "move(-1)", show=False),
        Binding("down,right", "move(1)", show=False),
        Binding("home", "move(-999)", show=False),
        Binding("end", "move(999)", show=False),
        Binding("enter", "choose", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """An option was chosen."""

        key: str

    def __init__(self, options: Iterable[Option] = (), *, numbered: bool = True, id: str | None = None) -> None:
        super().__init__(id=id)
        self._options = tuple(options)
        self._numbered = numbered
        self._cursor = 0
        self._marked = True
        self._first_lines: list[int] = []
        self._end_of_options = 0

    @property
    def current(self) -> Option | None:
        """The option that the cursor is on."""
        return self._options[self._cursor] if self._options else None

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor stands: before the option."""
        line = self._first_lines[self._cursor] if self._first_lines else 0
        return self.content_region.offset + Offset(0, line - self.scroll_offset.y)

    @property
    def at_first(self) -> bool:
        """Whether the cursor is on the first option."""
        return self._cursor == 0

    @property
    def armed(self) -> bool:
        """Whether an Enter in a composer that drives these options takes the one under the cursor."""
        return self.has_class("-armed")

    @property
    def at(self) -> int:
        """The number of the option that the cursor is on, from 0."""
        return self._cursor

    def offer(self, options: Iterable[Option], *, armed: bool = False, at: int | None = 0) -> None:
        """Shows other options, with the cursor on the first, or on another or the last; without `at` on none yet."""
        self._options = tuple(options)
        self._cursor = max(0, min(at or 0, len(self._options) - 1))
        self._marked = armed or at is not None
        self.set_class(armed, "-armed")
        self.break_again()
        self.refresh(layout=True)
        self.call_after_refresh(self._show_cursor)

    def drive(self, by: int) -> None:
        """Moves the cursor for a composer, first onto the options: from then on they are armed."""
        if self._marked:
            self.action_move(by)
        self._marked = True
        self.add_class("-armed")
        self.break_again()

    def _show_cursor(self) -> None:
        """Scrolls until the whole of the option under the cursor is on the screen."""
        if self._options and len(self._first_lines) == len(self._options):
            first = self._first_lines[self._cursor]
            ends = (*self._first_lines[1:], self._end_of_options)
            self.scroll_to_region(Region(0, first, 1, ends[self._cursor] - first), animate=False)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the options take; known before the first of them is on the screen."""
        return len(self._broken(width))

    def action_move(self, by: int) -> None:
        """Moves the cursor, within the options."""
        self._go(max(0, min(self._cursor + by, len(self._options) - 1)))

    def action_choose(self) -> None:
        """Takes the option under the cursor."""
        if self.current is not None:
            self.post_message(self.Chosen(self.current.key))

    def _go(self, number: int) -> None:
        if number != self._cursor and self._options:
            self._cursor = number
            self.break_again()
            self._show_cursor()

    def on_key(self, event: events.Key) -> None:
        """A digit takes its option."""
        if self._numbered and event.character and event.character in "123456789":
            number = int(event.character) - 1
            if number < len(self._options):
                event.stop()
                self._go(number)
                self.action_choose()

    def on_click(self, event: events.Click) -> None:
        """Takes the option clicked on."""
        line = event.y - self.gutter.top + self.scroll_offset.y
        for number, first in reversed(list(enumerate(self._first_lines))):
            if first <= line < self._end_of_options:
                self._go(number)
                self.action_choose()
                return

    def _broken(self, width: int) -> list[Line]:
        lines: list[Line] = []
        self._first_lines = []
        for number, option in enumerate(self._options):
            self._first_lines.append(len(lines))
            lines += self._option_lines(number, option, width)
        self._end_of_options = len(lines)
        if self.current is not None and self.current.text:
            lines += [(), *((Run(text, "text"),) for text in break_lines(self.current.text, width))]
        return lines

    def _option_lines(self, number: int, option: Option, width: int) -> list[Line]:
        here = self._marked and number == self._cursor
        mark = f"{'›' if here else ' '} {number + 1} " if self._numbered else f"{'›' if here else ' '} "
        lead = mark + option.lead
        tone = "cursor" if here else "option"
        return [
            (Run(lead if count == 0 else " " * width_of(lead), tone), Run(text, tone))
            for count, text in enumerate(break_lines(option.label, max(2, width - width_of(lead))))
        ]
