"""Where the drafter types: one to six lines, Enter sends them, the terminal's own cursor at the caret."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.timer import Timer

from nianbao.language.line_breaking import legible
from nianbao.tui.widgets.editor import Editor

GUARD = 0.03
"""Seconds in which an Enter that follows text waits: an input method or a paste may still be sending."""


class Composer(Editor):
    """Editor for one answer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+j", "new_line", show=False)]

    @dataclass
    class Submitted(Message):
        """Enter: the text as it was typed, commands too; the composer is empty again."""

        text: str

    class Back(Message):
        """Up in an empty composer, and in a single line where it is not kept there."""

    class Onward(Message):
        """Down in an empty composer, and in a single line where it is not kept there."""

    @dataclass
    class Aside(Message):
        """Left (-1) or right (1) in an empty composer."""

        by: int

    class TakeBack(Message):
        """Ctrl+Z in an empty composer."""

    class DoAgain(Message):
        """Ctrl+Y in an empty composer."""

    class ToEnd(Message):
        """End in an empty composer."""

    @dataclass
    class Shortcut(Message):
        """One of `shortcuts` was pressed in an empty composer."""

        key: str

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self.shortcuts: frozenset[str] = frozenset()
        self.keeps_lines = True
        """Whether up and down stay within a text of one line, too."""
        self.invite(placeholder)
        self._typed_at = 0.0
        self._sending: Timer | None = None

    def invite(self, text: str) -> None:
        """Shows `text` while nothing is typed: what Enter takes."""
        self.placeholder = Content(legible(text).replace("\n", " "))

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self._enter(event.time)
            return
        if event.character in self.shortcuts and not self.text:
            event.stop()
            event.prevent_default()
            self.post_message(self.Shortcut(event.character))
            return
        if event.is_printable:
            self._typed_at = event.time
            if self._hold_back():
                self.action_new_line()
        await super()._on_key(event)

    def _enter(self, time: float) -> None:
        """Sends at once, or once the guard has passed; a second Enter within it is a line of a paste."""
        if self._hold_back():
            self.action_new_line()
        if time - self._typed_at < GUARD:
            self._sending = self.set_timer(GUARD, self.submit)
        else:
            self.submit()

    def _hold_back(self) -> bool:
        """Whether an Enter was waiting to be sent; it waits no more."""
        if self._sending is None:
            return False
        self._sending.stop()
        self._sending = None
        return True

    def submit(self) -> None:
        """Sends the text and empties the composer."""
        self._sending = None
        text = self.text
        self.text = ""
        self.post_message(self.Submitted(text))

    def action_new_line(self) -> None:
        """A line within the answer."""
        self.insert("\n")

    def action_undo(self) -> None:
        """Takes the last edit back; TakeBack where nothing has been typed."""
        if self.text or self.history.undo_stack:
            super().action_undo()
        else:
            self.post_message(self.TakeBack())

    def action_redo(self) -> None:
        """Makes an edit again that was taken back; DoAgain where nothing has been typed."""
        if self.text or self.history.redo_stack:
            super().action_redo()
        else:
            self.post_message(self.DoAgain())

    def action_cursor_line_end(self, select: bool = False) -> None:
        """The end of the line; ToEnd where nothing is typed."""
        if self.text:
            super().action_cursor_line_end(select)
        else:
            self.post_message(self.ToEnd())

    def _keeps_vertical(self) -> bool:
        return bool(self.text) and (self.keeps_lines or "\n" in self.text)

    def action_cursor_up(self, select: bool = False) -> None:
        """One line up; Back where there is none to go to."""
        if self._keeps_vertical():
            super().action_cursor_up(select)
        else:
            self.post_message(self.Back())

    def action_cursor_down(self, select: bool = False) -> None:
        """One line down; Onward where there is none to go to."""
        if self._keeps_vertical():
            super().action_cursor_down(select)
        else:
            self.post_message(self.Onward())

    def action_cursor_left(self, select: bool = False) -> None:
        """One character to the left; Aside where nothing is typed."""
        if self.text:
            super().action_cursor_left(select)
        else:
            self.post_message(self.Aside(-1))

    def action_cursor_right(self, select: bool = False) -> None:
        """One character to the right; Aside where nothing is typed."""
        if self.text:
            super().action_cursor_right(select)
        else:
            self.post_message(self.Aside(1))
