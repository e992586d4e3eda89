"""A draft that another program changed, told in the app: which answers differ, and whose are to stand."""

from __future__ import annotations

from typing import Any

from textual.app import App

from nianbao.interview.keeping import Said
from nianbao.language.line_breaking import legible
from nianbao.session.choices import Choosable
from nianbao.session.drafting import Drafting
from nianbao.session.parting import take_theirs
from nianbao.tui.screens.choice import ChoiceScreen

OURS, THEIRS = "parted_ours", "parted_theirs"


async def ask_whose(app: App[Any], drafting: Drafting) -> Said:
    """Tells what became of the draft and asks whose answers are to stand; gives what is said to it."""
    conversation, found = drafting.conversation, drafting.parting()
    if found is None:
        return ()
    names = conversation.state.draft.names

    def sentence(key: str, **detail: Any) -> str:
        return conversation.speech.text(key, names, **detail)

    kinds = (OURS, THEIRS) if any(each.theirs for each in found.differing) else (OURS,)
    ways = [Choosable(kind, sentence(kind)) for kind in kinds]
    told = legible(sentence("parted", **vars(found)))
    if await app.push_screen_wait(ChoiceScreen(conversation.speech, told, ways)) == THEIRS:
        return conversation.sealing.attempt(lambda: (*take_theirs(conversation, found), *conversation.asks()))
    return conversation.asks()
