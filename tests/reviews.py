"""The review of a second year's draft in the app, driven by its keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from driven_app import open_draft, press
from second_years import NOTHING, second_year
from textual.pilot import Pilot
from tui_host import rows

from nianbao.session.drafting import Drafting
from nianbao.tui.app import NianbaoApp
from nianbao.tui.screens.chat import ChatScreen
from nianbao.tui.screens.review_screen import ReviewScreen
from nianbao.tui.widgets.options import Options

LEFT = {"overview.trainings": "待定", "other.matters": "待定"}
DENIED = "2025年，我局收到政府信息公开申请1件。"


def tell(drafting: Drafting, question: str, text: str) -> None:
    drafting.conversation.edit(question)
    drafting.conversation.answer(text)


def under_way(drafting: Drafting) -> None:
    """Something of every kind: left, to be looked at again, contradictory, explained, confirmed."""
    tell(drafting, "disclosure.documents", "制发3，废止1")
    tell(drafting, "overview.on_request", DENIED)
    silent = next(finding for finding in drafting.blockers().warnings if "没有说明" in finding.message)
    drafting.explain(silent, "去年的问题都改了")
    drafting.confirm(next(block for block in drafting.blockers().unchanged if block.key == "overview"))


@asynccontextmanager
async def review(
    app: NianbaoApp,
    folder: Path,
    prepare: Callable[[Drafting], None] = lambda _: None,
    otherwise: Mapping[str, str] = NOTHING,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Pilot[None]]:
    """The review of a second year's draft."""
    with second_year(folder, otherwise) as drafting:
        prepare(drafting)
    async with app.run_test(size=size) as pilot:
        await open_draft(pilot)
        await press(pilot, "f5")
        assert isinstance(app.screen, ReviewScreen)
        yield pilot


def item(app: NianbaoApp) -> str:
    """The item under the cursor, with its kind."""
    current = app.screen.query_one(Options).current
    return f"{current.lead}{current.label}" if current else ""


async def go_on(pilot: Pilot[None], kind: str, about: str = "") -> None:
    """Moves the cursor to the first item of a kind, or to the one of them that is about something."""
    await press(pilot, "home")
    seen = None
    while not (item(pilot.app).startswith(kind) and about in item(pilot.app)):
        assert item(pilot.app) != seen
        seen = item(pilot.app)
        await press(pilot, "down")


def at_hand(app: NianbaoApp) -> str:
    prompt = app.drafting.conversation.prompt
    return prompt.asked.id if prompt and isinstance(app.screen, ChatScreen) else ""


def keys(app: NianbaoApp) -> str:
    return rows(app)[-1]


def is_confirmed(app: NianbaoApp, key: str) -> bool:
    return next(block.confirmed for block in app.drafting.blockers().unchanged if block.key == key)
