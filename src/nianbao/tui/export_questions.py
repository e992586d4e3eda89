"""Writing the report out from the app: the questions about it, one after the other."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from textual.app import App

from nianbao.errors import NianbaoError
from nianbao.interview.commands import ANSWERS, DRAFT, EXPORT_KINDS
from nianbao.language.line_breaking import legible
from nianbao.session import exporting
from nianbao.session.answers_out import save_answers
from nianbao.session.choices import Choosable
from nianbao.session.drafting import Drafting
from nianbao.session.export_targets import ChangedFileError
from nianbao.tui.changed_file import another_target
from nianbao.tui.open_file import open_with_system
from nianbao.tui.screens.choice import ChoiceScreen
from nianbao.tui.terminal import copy_text


async def export(app: App[Any], drafting: Drafting, argument: str = "") -> bool:
    """Asks, writes, and says where; True where the drafter wishes to look at what stands in the way instead.

    `argument` is what was typed behind the command: 草稿, or a kind of file.
    """
    if argument == ANSWERS:
        await _save_answers(app, drafting)
        return False
    way = exporting.DRAFT if argument == DRAFT else await _way(app, drafting)
    if way not in (exporting.DRAFT, exporting.FINAL):
        return way == exporting.REVIEW
    kind = EXPORT_KINDS.get(argument) or await _kind(app, drafting)
    if kind == ANSWERS:
        await _save_answers(app, drafting)
    elif kind:
        await _write(app, drafting, exporting.target_of(drafting, kind, draft=way == exporting.DRAFT), kind, way)
    return False


async def _kind(app: App[Any], drafting: Drafting) -> str:
    speech = drafting.conversation.speech
    answers = Choosable(ANSWERS, speech.text("export_answers"))
    which = ChoiceScreen(speech, speech.text("export_which"), [*exporting.export_kinds(speech), answers])
    return await app.push_screen_wait(which)


async def _save_answers(app: App[Any], drafting: Drafting) -> None:
    try:
        path = save_answers(drafting)
    except NianbaoError as error:
        app.notify(legible(str(error)), severity="error", timeout=20, markup=False)
        return
    await _show(app, drafting, path, drafting.conversation.speech.text("answers_written", path=path))


async def _write(app: App[Any], drafting: Drafting, target: Path, kind: str, way: str) -> None:
    """Writes, and asks first about a file that was changed since it was written."""
    try:
        # LibreOffice takes seconds for a PDF: the screen goes on being drawn.
        path = await asyncio.to_thread(exporting.export_as, drafting, kind, target, draft=way == exporting.DRAFT)
    except ChangedFileError as changed:
        another = await another_target(app, drafting, changed, target)
        if another is not None:
            await _write(app, drafting, another, kind, way)
    except NianbaoError as error:
        app.notify(legible(str(error)), severity="error", timeout=20, markup=False)
    else:
        await _show(app, drafting, path, exporting.written(drafting, path, kind))


async def _way(app: App[Any], drafting: Drafting) -> str:
    """How to go on: review, as a draft, or as final."""
    speech = drafting.conversation.speech
    sentence, ways = exporting.export_ways(drafting.blockers(), speech)
    return await app.push_screen_wait(ChoiceScreen(speech, sentence, ways)) if ways else exporting.FINAL


async def _show(app: App[Any], drafting: Drafting, path: Path, sentence: str) -> None:
    speech = drafting.conversation.speech
    ways = exporting.after_export(speech)
    while way := await app.push_screen_wait(ChoiceScreen(speech, sentence, ways)):
        if way == "copy":
            sentence = copy_text(str(path), path.parent, speech)
        else:
            sentence = open_with_system(path if way == "file" else path.parent, speech)
