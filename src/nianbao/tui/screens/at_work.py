"""Something that takes a while, run beside the screen: how far it is, and Esc to stop it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import ClassVar

from textual import events, work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Static

from nianbao.interview.reply_texts import Speech
from nianbao.interview.units_talk import UnitsTalk
from nianbao.language.line_breaking import legible
from nianbao.tui.screens.single_question import AskingScreen
from nianbao.tui.widgets.wrapped_sentences import WrappedSentences


class HowFar(Message):
    """A file is about to be read."""

    def __init__(self, number: int, count: int, file: Path) -> None:
        super().__init__()
        self.number, self.count, self.file = number, count, file


class AtWorkScreen(ModalScreen[ScreenResultType], AskingScreen[ScreenResultType]):
    """Gives what came of `speak`, which reads a folder of reports; what is typed meanwhile is typed afterwards."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", show=False, priority=True)]

    def __init__(self, speech: Speech, units: UnitsTalk, speak: Callable[[], ScreenResultType]) -> None:
        super().__init__()
        self.speech = speech
        self._units, self._speak = units, speak
        self._stopped = Event()
        self._typed: list[events.Key | events.Paste] = []

    def compose(self) -> ComposeResult:
        """How far it is above the key that stops it."""
        with Vertical():
            yield WrappedSentences(self.speech.text("at_work_begins"))
            yield Static(self.speech.text("at_work_how"), markup=False, classes="hint")

    def on_mount(self) -> None:
        """Begins."""
        self._run()

    @work
    async def _run(self) -> None:
        app, before = self.app, self._units.watch
        self._units.watch = self._watch
        try:
            result = await asyncio.to_thread(self._speak)
        finally:
            self._units.watch = before
        app.call_later(self._type_on, app)
        self.dismiss(result)

    def _type_on(self, app: App[object]) -> None:
        """What was typed meanwhile goes to the screen below."""
        for event in self._typed:
            app.post_message(event)

    def _watch(self, number: int, count: int, file: Path) -> None:
        """In the other thread, before each file."""
        if self._stopped.is_set():
            raise self._units.stopped()
        self.post_message(HowFar(number, count, file))

    def on_how_far(self, event: HowFar) -> None:
        """Tells it."""
        told = self.speech.text("at_work", number=event.number, count=event.count, file=event.file.name)
        self.query_one(WrappedSentences).show(legible(told))

    def on_key(self, event: events.Key) -> None:
        """Keeps what is typed on."""
        self._typed.append(events.Key(event.key, event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Keeps what is pasted."""
        self._typed.append(events.Paste(event.text))

    def action_stop(self) -> None:
        """Stops before the next file; what was read does not count."""
        self._stopped.set()

    def on_unmount(self) -> None:
        """Leaving the app stops it too."""
        self._stopped.set()
