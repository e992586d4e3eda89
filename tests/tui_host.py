"""A screen to try widgets of the app on, and what stands on it row by row."""

from __future__ import annotations

from typing import Any, ClassVar

from nianbao.tui import terminal  # isort: skip
from textual import events
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget
from wcwidth import wcwidth

from nianbao.tui.widgets import STYLES

HOSTILE = "[/] [b]粗[/b] \\ 😀👍🏽 𠮷 \u202e倒 \x1b[31m红 e\u0301 👨\u200d👩\u200d👧 🇨🇳 “引”——（完）。\x00\ufeff"
"""Text that breaks markup, widths and directions where it is not shown as what it is."""

SIZES = [(80, 24), (120, 36)]


class Host(terminal.TerminalCures, App[None]):
    """An app around the widgets that a test is about; `heard` holds the messages that came up from them."""

    CSS_PATH: ClassVar[list[Any]] = list(STYLES)

    def __init__(self, *widgets: Widget, hears: tuple[type[Message], ...] = ()) -> None:
        super().__init__()
        self.widgets = widgets
        self.hears = hears
        self.heard: list[Any] = []

    def compose(self) -> ComposeResult:
        yield from self.widgets

    async def _on_message(self, message: Message) -> None:
        if isinstance(message, self.hears):
            self.heard.append(message)
        await super()._on_message(message)


def rows(app: App[Any]) -> list[str]:
    """The screen as text."""
    return ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]


def notices(app: App[Any]) -> str:
    """What has been notified and is on the screen as a toast."""
    return "".join(notice.message for notice in app._notifications)


def assert_rows_fit(app: App[Any]) -> None:
    """Every row is exactly as wide as the screen."""
    width, height = app.size
    widths = [sum(wcwidth(char) for char in row) for row in rows(app)]
    assert widths == [width] * height, "\n".join(rows(app))


async def type_text(pilot: Pilot[Any], text: str) -> None:
    """Types as an input method does: a key event for each character."""
    for char in text:
        pilot.app.post_message(events.Key(char, char))
    await pilot.pause()


async def paste(pilot: Pilot[Any], text: str) -> None:
    """Pastes as a terminal does."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()
