"""Something to be read through over the whole screen: a version of the draft, two years side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from nianbao.interview.reply_texts import Speech
from nianbao.language.line_breaking import legible
from nianbao.session.keys_at_hand import Key
from nianbao.session.reading_blocks import ReadingBlock
from nianbao.tui.screens.single_question import AskingScreen
from nianbao.tui.widgets.key_line import KeyLine
from nianbao.tui.widgets.reading_view import ReadingView

FIRST, SECOND = "f2", "f3"
"""The keys of what can be done with what is read, given back where they are pressed."""


class ReadingScreen(AskingScreen[str]):
    """Gives the key that was pressed for one of the `ways`, "" where the drafter only read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f7", "leave", show=False),
        Binding("f2", "take('f2')", show=False),
        Binding("f3", "take('f3')", show=False),
        Binding("up", "by(-1)", show=False),
        Binding("down", "by(1)", show=False),
    ]

    def __init__(self, speech: Speech, title: str, blocks: Iterable[ReadingBlock], *ways: str) -> None:
        super().__init__()
        self.speech = speech
        self._title = title
        self._reading = ReadingView(blocks)
        self._ways = dict(zip((FIRST, SECOND), ways, strict=False))

    def compose(self) -> ComposeResult:
        """A title above what is to be read."""
        yield Static(legible(self._title), markup=False, id="title")
        yield self._reading
        text = self.speech.text
        ways = (Key(key.upper(), does, f"take('{key}')") for key, does in self._ways.items())
        scroll = Key("PgDn", text("key_scroll_down"), "page(1)")
        yield KeyLine([*ways, scroll, Key("Esc", text("key_back"), "leave")])

    def on_mount(self) -> None:
        """The keys go to what is to be read."""
        self._reading.focus()

    def on_key_line_pressed(self, event: KeyLine.Pressed) -> None:
        """A key of the last line was clicked."""
        self.call_later(self.run_action, event.action)

    def action_by(self, lines: int) -> None:
        """Scrolls by lines."""
        self._reading.scroll_relative(y=lines, animate=False)

    def action_page(self, direction: int) -> None:
        """Scrolls by a screen."""
        self._reading.action_page(direction)

    def action_take(self, key: str) -> None:
        """Leaves with the key, where it does something."""
        if key in self._ways:
            self.dismiss(key)

    def action_leave(self) -> None:
        """Leaves."""
        self.dismiss("")
