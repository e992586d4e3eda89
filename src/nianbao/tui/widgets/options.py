"""What can be chosen, one a line: by arrow keys and Enter, by its number, or by the mouse; how far it was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.strip import Strip

from nianbao.language.line_breaking import break_lines, pad, width_of
from nianbao.session.choices import Choosable
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

    @dataclass
    class Read(Message):
        """So many lines of the text under the cursor were on the screen, of so many that do not all fit."""

        far: int
        of: int

    def __init__(
        self,
        options: Iterable[Choosable] = (),
        *,
        numbered: bool = True,
        more: Callable[[int], str] | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._more, self._left_out = more, 0
        self._options = tuple(options)
        self._numbered = numbered
        self._cursor = 0
        self._marked = True
        self._first_lines: list[int] = []
        self._heads: set[int] = set()
        self._end_of_options = 0
        self._far: dict[str, int] = {}

    @property
    def unread(self) -> int:
        """Lines of the text under the cursor that were never on the screen."""
        if self.current is None or not self.scrolls:
            return 0
        return len(self._lines) - max(self._far.get(self.current.text, 0), self._end_of_options)

    @property
    def scrolls(self) -> bool:
        """Whether there is a text that is longer than its room."""
        return bool(self.current and self.current.text) and self.max_scroll_y > 0

    def action_page(self, direction: int) -> None:
        """Scrolls by one screen less a line."""
        super().action_page(direction)
        self.note_read()

    def note_read(self) -> None:
        """Tells how far the text under the cursor was on the screen by now."""
        if self.current is None or not self.current.text or not self.size.height:
            return
        text = self.current.text
        seen = min(len(self._lines), self.scroll_offset.y + self.size.height)
        self._far[text] = max(self._far.get(text, 0), seen)
        if self.scrolls:
            lead = self._end_of_options + 1
            self.post_message(self.Read(max(0, self._far[text] - lead), len(self._lines) - lead))

    @property
    def current(self) -> Choosable | None:
        """The option that the cursor is on."""
        return self._options[self._cursor] if self._options else None

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor stands: before the option."""
        line = self._first_lines[self._cursor] if self._first_lines else 0
        return self.content_region.offset + Offset(0, line - self.scroll_offset.y)

    @property
    def offered(self) -> tuple[Choosable, ...]:
        """The options that are shown."""
        return self._options

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

    def offer(
        self, options: Iterable[Choosable], *, armed: bool = False, at: int | None = 0, left_out: int = 0
    ) -> None:
        """Shows other options, with the cursor on the first, or on another or the last; without `at` on none yet.

        `left_out` is how many are not shown because what is typed does not name them.
        """
        self._options, self._left_out = tuple(options), left_out
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
            first -= first - 1 in self._heads
            ends = (*self._first_lines[1:], self._end_of_options)
            self.scroll_to_region(Region(0, first, 1, ends[self._cursor] - first), animate=False)
        self.note_read()

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
        if line in self._heads:
            return
        for number, first in reversed(list(enumerate(self._first_lines))):
            if first <= line < self._end_of_options:
                self._go(number)
                self.action_choose()
                return

    def _broken(self, width: int) -> list[Line]:
        lines: list[Line] = []
        self._first_lines, self._heads = [], set()
        group = ""
        for number, option in enumerate(self._options):
            if option.group not in ("", group):
                self._heads.add(len(lines))
                lines.append((Run(option.group, "text"),))
            group = option.group
            self._first_lines.append(len(lines))
            lines += self._option_lines(number, option, width)
        self._end_of_options = len(lines)
        if self._more is not None and self._left_out:
            lines.append((Run(f"  {self._more(self._left_out)}", "text"),))
        if self.current is not None and self.current.text:
            lines += [(), *((Run(text, "text"),) for text in break_lines(self.current.text, width))]
        return lines

    def render_line(self, y: int) -> Strip:
        """The line at `y`; in the last row how many options are below the screen, where no text follows them."""
        below = sum(first >= self.scroll_offset.y + self.size.height - 1 for first in self._first_lines)
        hidden = self._more is not None and y == self.size.height - 1 and not (self.current and self.current.text)
        if self._more is None or not hidden or self.scroll_offset.y >= self.max_scroll_y or not below:
            return super().render_line(y)
        line = pad(f"  {self._more(below + self._left_out)}", self.line_width)
        return Strip([Segment(line, self._style("text"))]).adjust_cell_length(self.line_width, self._base)

    def _option_lines(self, number: int, option: Choosable, width: int) -> list[Line]:
        here = self._marked and number == self._cursor
        mark = f"{'›' if here else ' '} {number + 1} " if self._numbered else f"{'›' if here else ' '} "
        lead = mark + option.lead
        tone = "cursor" if here else "option"
        return [
            (Run(lead if count == 0 else " " * width_of(lead), tone), Run(text, tone))
            for count, text in enumerate(break_lines(option.label, max(2, width - width_of(lead))))
        ]
