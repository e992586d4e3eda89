"""A screen that asks the drafter for one thing and gives it back once."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType

from nianbao.interview.reply_texts import Speech


class AskingScreen(Screen[ScreenResultType]):
    """Screen that is left once.

    Textual closes whatever screen is uppermost: a second Enter that was on its way would close the one below.
    """

    speech: Speech
    """Says what stands on the screen; every screen is given it."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leaves with the result; nothing where it was left before, or where another screen is above it."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()
