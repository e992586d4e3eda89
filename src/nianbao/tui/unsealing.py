"""The reason for changing a draft that was issued, asked for before the change."""

from __future__ import annotations

from typing import Any

from textual.app import App

from nianbao.errors import ProjectError
from nianbao.language.line_breaking import legible
from nianbao.session.drafting import Drafting
from nianbao.tui.screens.reason import ReasonScreen


async def unsealed(app: App[Any], drafting: Drafting) -> bool:
    """Whether the draft may be changed now: it was not issued, or the drafter gave a reason."""
    speech, why = drafting.conversation.speech, drafting.seal.why
    if not why:
        return True
    reason = await app.push_screen_wait(ReasonScreen(speech, why, speech.text("invite_reopening")))
    if not reason:
        return False
    try:
        drafting.seal.lift(reason)
    except ProjectError as error:
        app.notify(legible(str(error)), severity="error", timeout=20, markup=False)
        return False
    return True
