"""A colleague's file of answers in the app: what it changes is read through, and counts once the drafter agrees."""

from __future__ import annotations

import asyncio
from typing import Any

from textual.app import App

from nianbao.errors import NianbaoError
from nianbao.interview.keeping import Said
from nianbao.interview.understanding import Unclear, file_path
from nianbao.interview.utterance import Tone, Utterance
from nianbao.session.drafting import Drafting
from nianbao.session.taking_in import Brought, begins_with, brought, brought_blocks, take_in, taken_in
from nianbao.tui.screens.read_through import FIRST, ReadingScreen
from nianbao.tui.screens.reason import ReasonScreen
from nianbao.tui.unsealing import unsealed


async def take_file_in(app: App[Any], drafting: Drafting, named: str) -> Said:
    """Asks for the file unless it is named, shows it, and takes it in; gives what is said to that."""
    speech = drafting.conversation.speech
    which = ReasonScreen(speech, speech.text("brought_which"), speech.text("brought_example"))
    named = named or await app.push_screen_wait(which)
    if not named:
        return ()
    try:
        found = await asyncio.to_thread(brought, drafting, file_path(named))
        return await _read(app, drafting, found)
    except Unclear as unclear:
        names = drafting.conversation.state.draft.names
        detail = {"answer": named, "example": speech.text("brought_example"), **unclear.detail}
        return (speech.say(Tone.UNCLEAR, unclear.key, names, **detail),)
    except NianbaoError as error:
        return (Utterance(Tone.ERROR, str(error)),)


async def _read(app: App[Any], drafting: Drafting, found: Brought) -> Said:
    speech = drafting.conversation.speech
    if begins_with(drafting, found):
        return (*take_in(drafting, found), taken_in(found, speech, begun=True), *drafting.conversation.asks())
    ways = (speech.text("brought_take"),) if found.others else ()
    title = speech.text("brought_title", count=len(found.others))
    key = await app.push_screen_wait(ReadingScreen(speech, title, brought_blocks(found, speech), *ways))
    if key == FIRST and await unsealed(app, drafting):
        return (*take_in(drafting, found), taken_in(found, speech), *drafting.conversation.asks())
    return ()
