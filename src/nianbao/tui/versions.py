"""Earlier versions of the draft in the app: one is chosen, read, and gone back to or put beside the others."""

from __future__ import annotations

from typing import Any

from textual.app import App

from nianbao.errors import NianbaoError
from nianbao.interview.keeping import Said
from nianbao.interview.utterance import Tone, Utterance
from nianbao.session.drafting import Drafting
from nianbao.session.going_back import Past, apart, go_back, past, past_blocks, past_title, version_options
from nianbao.tui.screens.choice import ChoiceScreen
from nianbao.tui.screens.read_through import FIRST, SECOND, ReadingScreen
from nianbao.tui.unsealing import unsealed


async def look_at_versions(app: App[Any], drafting: Drafting) -> Said:
    """Shows versions until the drafter leaves or goes back to one; gives what is said to that."""
    speech, options = drafting.conversation.speech, version_options(drafting)
    if not options:
        return (Utterance(Tone.NOTICE, speech.text("versions_none")),)
    sentence = speech.text("versions_which", count=len(options))
    while number := await app.push_screen_wait(ChoiceScreen(speech, sentence, options)):
        try:
            said = await _read(app, drafting, past(drafting, int(number)))
        except NianbaoError as error:
            return (Utterance(Tone.ERROR, str(error)),)
        if said:
            return said
    return ()


async def _read(app: App[Any], drafting: Drafting, chosen: Past) -> Said:
    speech = drafting.conversation.speech
    title, blocks = past_title(chosen, speech), past_blocks(drafting, chosen)
    ways = (speech.text("version_go_back"), speech.text("version_apart"))
    key = await app.push_screen_wait(ReadingScreen(speech, title, blocks, *ways))
    if key == FIRST and await unsealed(app, drafting):
        said = go_back(drafting, chosen)
        told = Utterance(Tone.NOTICE, speech.text("version_gone_back", at=chosen.version.at))
        return (*said, told, *drafting.conversation.asks())
    if key == SECOND:
        return (Utterance(Tone.NOTICE, speech.text("version_stands_apart", path=apart(drafting, chosen))),)
    return ()
