"""The app driven through a situation.

A step is keys in angle brackets, “+” and what is pasted, “%” and the rows of the screen from now on, “!” and what
befalls the draft, or a line that is sent by Enter.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from driven_app import app_in, press, said, say, screen_text
from given_files import BEFALLS
from textual import events
from textual.pilot import Pilot
from tui_host import notices

from nianbao.tui.app import NianbaoApp
from nianbao.tui.screens.chat import ChatScreen

_KEY = re.compile(r"<([^>]+)>")
_FRAME = re.compile(r"[\u2500-\u259f]")
_SIZE = (80, 30)


def shown(folder: Path, steps: Sequence[str]) -> str:
    """What stands on the screen, in the transcript and in notices, after each of some steps."""
    # What is done beside the screen is done before the next step.
    with patch.object(asyncio, "to_thread", _at_once):
        return asyncio.run(_shown(folder, steps))


async def _at_once(does: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    return does(*arguments, **named)


async def _shown(folder: Path, steps: Sequence[str]) -> str:
    app = app_in(folder)
    seen: list[str] = []
    async with app.run_test(size=_SIZE) as pilot:
        await pilot.pause()
        seen += _seen(app)
        for step in steps:
            await _take(pilot, step, folder)
            await pilot.pause()
            seen += _seen(app)
    if app.drafting is not None:
        app.drafting.close()
    return "\n".join(seen)


async def _take(pilot: Pilot[None], step: str, folder: Path) -> None:
    if keys := _KEY.findall(step):
        await press(pilot, *keys)
    elif step.startswith("+"):
        pilot.app.post_message(events.Paste(step[1:]))
    elif step.startswith("%"):
        await pilot.resize_terminal(_SIZE[0], int(step[1:]))
    elif step.startswith("!"):
        BEFALLS[step[1:]](folder)
    else:
        await say(pilot, step)


def _seen(app: NianbaoApp) -> list[str]:
    transcript = [said(app)] if isinstance(app.screen, ChatScreen) else []
    return [_FRAME.sub("", screen_text(app)), notices(app), *transcript]
