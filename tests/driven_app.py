"""The whole app in a test: driven as a fast typist does, and what it then shows."""

from __future__ import annotations

import asyncio
from pathlib import Path

from offices import example, office
from talking import NOW, line_alone
from textual import events
from textual.pilot import Pilot
from tui_host import rows

from nianbao.tui.app import NianbaoApp
from nianbao.tui.screens.at_work import AtWorkScreen
from nianbao.tui.screens.chat import ChatScreen
from nianbao.tui.widgets.composer import Composer
from nianbao.tui.widgets.transcript import Transcript


def app_in(folder: Path) -> NianbaoApp:
    """The app over the drafts of a folder, with its look kept there too."""
    return NianbaoApp(lambda: (office(), folder), look_file=folder / "config" / "appearance.json", now=lambda: NOW)


def screen_text(app: NianbaoApp) -> str:
    return "\n".join(rows(app))


def unbroken(app: NianbaoApp) -> str:
    """The screen without its line breaks and spaces."""
    return "".join("".join(rows(app)).split())


def said(app: NianbaoApp) -> str:
    return "\n".join(message.text for message in app.screen.query_one(Transcript).said)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Presses keys one by one, each when the screen has taken in the one before."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def say(pilot: Pilot[None], *lines: str) -> None:
    """Pastes and sends one line after the other without waiting, as a fast typist does."""
    await pilot.pause()
    for line in lines:
        if line:
            pilot.app.post_message(events.Paste(line))
        pilot.app.post_message(events.Key("enter", None))
    await pilot.pause()
    while isinstance(pilot.app.screen, AtWorkScreen):
        await asyncio.sleep(0.01)
    await pilot.pause()
    while any(pump.message_queue_size for pump in (pilot.app, pilot.app.screen, *pilot.app.screen.query(Composer))):
        await pilot.pause()


async def open_draft(pilot: Pilot[None]) -> None:
    """Goes on with the first draft of the list at the start."""
    await pilot.pause()
    await press(pilot, "enter")
    assert isinstance(pilot.app.screen, ChatScreen)


async def go_to(pilot: Pilot[None], question: str) -> None:
    """Goes to a question by its id."""
    chat = pilot.app.screen
    chat._attempt(lambda: chat.conversation.edit(question))
    await pilot.pause()


def typed(name: str) -> list[str]:
    """What a drafter types for an example in the app: Enter also where a contradiction is left for later."""
    answers, conversation = example(name), office().converse(now=lambda: NOW)
    lines = []
    while conversation.prompt is not None:
        lines += [] if conversation.challenge else line_alone(conversation, answers)
        prompt = conversation.prompt
        lines.append("" if conversation.challenge else answers.get(prompt.asked.id, ""))
        conversation.say(lines[-1])
    return lines
