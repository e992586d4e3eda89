"""This year beside last year in the app, to be read through."""

from __future__ import annotations

from typing import Any

from textual.app import App

from nianbao.interview.conversation import Conversation
from nianbao.interview.keeping import Said
from nianbao.tui.screens.read_through import ReadingScreen


async def look_at_both_years(app: App[Any], conversation: Conversation) -> Said:
    """Shows the comparison until the drafter leaves it; nothing is to be said of that."""
    from nianbao.session.two_years import two_years

    title = conversation.speech.text("years_title", year=conversation.year)
    await app.push_screen_wait(ReadingScreen(conversation.speech, title, two_years(conversation)))
    return ()
