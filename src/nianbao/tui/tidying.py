"""Drafts looked after at the start of the app: what is to be done with one, and taking one out of the recycle bin."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.app import App

from nianbao.interview.reply_texts import Speech
from nianbao.session.choices import Choosable
from nianbao.session.draft_actions import FOLDER, RENAME, listed_as, put_away, taken_out, tidied, tidy_ways
from nianbao.session.drafting import Office
from nianbao.tui.open_file import open_with_system
from nianbao.tui.screens.choice import ChoiceScreen
from nianbao.tui.screens.reason import ReasonScreen


async def tidy(app: App[Any], office: Office, speech: Speech, path: Path) -> str:
    """Asks what to do with a draft and does it; what was done, "" for nothing. Raises ProjectError."""
    way = await app.push_screen_wait(ChoiceScreen(speech, speech.text("tidy_which"), tidy_ways(speech)))
    if way == FOLDER:
        return open_with_system(path.parent, speech)
    name = await _name(app, speech) if way == RENAME else ""
    return tidied(way, path, office, speech, name) if way and (name or way != RENAME) else ""


async def _name(app: App[Any], speech: Speech) -> str:
    asked, example = speech.text("tidy_name"), speech.text("tidy_name_example")
    return await app.push_screen_wait(ReasonScreen(speech, asked, example))


async def take_out(app: App[Any], speech: Speech, folder: Path) -> str:
    """Asks which draft to take out of the recycle bin; what was done, "" for nothing. Raises ProjectError."""
    drafts = put_away(folder)
    options = [Choosable(str(number), listed_as(draft, speech)) for number, draft in enumerate(drafts)]
    chosen = await app.push_screen_wait(ChoiceScreen(speech, speech.text("start_take_out"), options))
    return taken_out(drafts[int(chosen)].path, speech) if chosen else ""
