"""A screen to try widgets of the app on, and what stands on it row by row."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

import pytest
from offices import SPEECH

from nianbao.tui import terminal  # isort: skip
from textual import events
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from wcwidth import wcwidth

from nianbao.tui.screens import STYLES as SCREEN_STYLES
from nianbao.tui.widgets import STYLES

Given = TypeVar("Given")
Running = TypeVar("Running", bound=App[None])

HOSTILE = "[/] [b]粗[/b] \\ 😀👍🏽 𠮷 \u202e倒 \x1b[31m红 e\u0301 👨\u200d👩\u200d👧 🇨🇳 “引”——（完）。\x00\ufeff"
"""Text that breaks markup, widths and directions where it is not shown as what it is."""

SIZES = [(80, 24), (120, 36)]
at_both_sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))

GOLDENS = Path(__file__).parent / "tui" / "goldens"


class Host(terminal.TerminalCures, App[None]):
    """An app around the widgets that a test is about; `heard` holds the messages that came up from them."""

    CSS_PATH: ClassVar[list[Any]] = list(STYLES)
    speech = SPEECH

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


class ScreenHost(terminal.TerminalCures, App[None], Generic[Given]):
    """An app of nothing but one screen; `given` is what it gave, None before it is left, `left` whether it was."""

    CSS_PATH: ClassVar[list[Any]] = [*STYLES, *SCREEN_STYLES]
    speech = SPEECH

    def __init__(self, shown: Screen[Given]) -> None:
        super().__init__()
        self._shown = shown
        self.given: Given | None = None
        self.left = False

    def on_mount(self) -> None:
        self.push_screen(self._shown, self._take)

    def _take(self, given: Given | None) -> None:
        self.given, self.left = given, True

    @property
    def text(self) -> str:
        return "\n".join(rows(self))


@asynccontextmanager
async def running(app: Running, size: tuple[int, int]) -> AsyncIterator[tuple[Running, Pilot[None]]]:
    """An app on a screen of that size, once it is painted."""
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield app, pilot


async def settled(pilot: Pilot[Any]) -> None:
    """Once every message has been taken in, those too that came up from one widget to the next.

    A pause of Textual's own ends when the process takes little time of the processor, as it does on a busy machine.
    """
    await pilot.pause()
    while any(node.message_queue_size for node in [pilot.app, *pilot.app.screen.walk_children(with_self=True)]):
        await pilot.pause()


async def still(pilot: Pilot[Any]) -> None:
    """Once the screen is laid out anew and nothing moves on it: a scroll bar may be drawn a frame late."""
    pilot.app.screen.refresh(layout=True)
    seen: list[str] = []
    unmoved = 0
    while unmoved < 2:
        await settled(pilot)
        await asyncio.sleep(0.03)
        now = rows(pilot.app)
        unmoved, seen = (unmoved + 1 if now == seen else 0), now


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Presses keys without waiting, then lets the screen take them in."""
    await pilot.press(*keys)
    await settled(pilot)


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


def assert_looks_as_it_did(app: App[Any], name: str) -> None:
    """The screen is the one that was looked at and kept; GOLDENS=write keeps it as it is now."""
    assert_rows_fit(app)
    width, height = app.size
    golden = GOLDENS / f"{name}-{width}x{height}.txt"
    seen = "".join(f"{row.rstrip()}\n" for row in rows(app))
    if os.environ.get("GOLDENS") == "write":
        golden.write_text(seen, encoding="utf-8")
    assert seen == golden.read_text(encoding="utf-8")


async def type_text(pilot: Pilot[Any], text: str) -> None:
    """Types as an input method does: a key event for each character."""
    for char in text:
        pilot.app.post_message(events.Key(char, char))
    await settled(pilot)


async def paste(pilot: Pilot[Any], text: str) -> None:
    """Pastes as a terminal does."""
    pilot.app.post_message(events.Paste(text))
    await settled(pilot)
