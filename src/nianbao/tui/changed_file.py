"""An exported file that was changed by hand, asked about in the app."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.app import App

from nianbao.errors import NianbaoError
from nianbao.language.line_breaking import legible
from nianbao.session.choices import Choosable
from nianbao.session.drafting import Drafting
from nianbao.session.export_targets import ChangedFileError
from nianbao.session.taking_back import HandChange, hand_changes, take_back
from nianbao.tui.screens.choice import ChoiceScreen
from nianbao.tui.unsealing import unsealed

BESIDE, ASIDE, BACK = "changed_file_beside", "changed_file_in_place", "changed_file_back"
TAKE, KEEP = "changed_file_take", "changed_file_keep"


async def another_target(app: App[Any], drafting: Drafting, changed: ChangedFileError, target: Path) -> Path | None:
    """Where the report is to be written now; None where the drafter leaves it, or took the changes back instead."""
    changes = _changes(drafting, changed.path)
    ways = [BESIDE, ASIDE, *([BACK] if changes else [])]
    sentence = _text(drafting, "changed_file", path=changed.path, changes=changes)
    chosen = await _ask(app, drafting, sentence, ways)
    if chosen == BESIDE:
        return drafting.free_beside(target)
    if chosen == ASIDE:
        drafting.put_aside(changed.path)
        return target
    if chosen == BACK and await unsealed(app, drafting):
        await _take_back(app, drafting, changes)
    return None


def _changes(drafting: Drafting, path: Path) -> tuple[HandChange, ...]:
    """What differs in it; nothing where it cannot be read as a report."""
    try:
        return hand_changes(drafting, path)
    except NianbaoError:
        return ()


async def _take_back(app: App[Any], drafting: Drafting, changes: tuple[HandChange, ...]) -> None:
    for number, change in enumerate(changes, start=1):
        sentence = _text(drafting, "changed_file_change", number=number, last=len(changes), change=change)
        ways = [TAKE, KEEP] if change.possible else [KEEP]
        if await _ask(app, drafting, sentence, ways) == TAKE:
            said = take_back(drafting.conversation, change)
            app.notify(legible("\n".join(each.text for each in said[:2])), markup=False)


async def _ask(app: App[Any], drafting: Drafting, sentence: str, ways: list[str]) -> str:
    options = [Choosable(way, _text(drafting, way)) for way in ways]
    return await app.push_screen_wait(ChoiceScreen(drafting.conversation.speech, legible(sentence), options))


def _text(drafting: Drafting, key: str, **detail: Any) -> str:
    conversation = drafting.conversation
    return conversation.speech.text(key, conversation.state.draft.names, **detail)
