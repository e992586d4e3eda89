"""A key pressed twice, both times before the screen has changed, does what it does once: none opens or closes two."""

from __future__ import annotations

from pathlib import Path

import pytest
from driven_app import go_to, open_draft, press
from offices import finished
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

from nianbao.tui.app import NianbaoApp
from nianbao.tui.screens.chat import ChatScreen
from nianbao.tui.screens.choice import ChoiceScreen
from nianbao.tui.screens.one_passage import PassageScreen
from nianbao.tui.screens.review_screen import ReviewScreen
from nianbao.tui.screens.tables_screen import TablesScreen

DRAFTS = "*.json"


@pytest.fixture(autouse=True)
def draft(tmp_path: Path) -> None:
    """A finished report."""
    finished(tmp_path).close()


async def press_twice(pilot: Pilot[None], key: str) -> None:
    for _ in range(2):
        pilot.app.post_message(events.Key(key, None))
    for _ in range(3):
        await pilot.pause()


def stack(app: NianbaoApp) -> list[type[Screen[object]]]:
    """The screens above the frame of the app, the lowest first."""
    return [type(screen) for screen in app.screen_stack[1:]]


@pytest.mark.parametrize(
    ("question", "key", "screen"),
    [
        ("disclosure.fees", "f2", TablesScreen),
        ("opening", "f2", PassageScreen),
        ("disclosure.fees", "f4", ChoiceScreen),
        ("disclosure.fees", "f5", ReviewScreen),
        ("disclosure.fees", "f10", ChoiceScreen),
        ("disclosure.fees", "ctrl+p", ChoiceScreen),
    ],
)
async def test_one_screen_opens(app: NianbaoApp, question: str, key: str, screen: type[Screen[object]]) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await open_draft(pilot)
        await go_to(pilot, question)
        await press_twice(pilot, key)
        assert stack(app) == [ChatScreen, screen]


@pytest.mark.parametrize(
    ("opens", "key"), [("f4", "enter"), ("ctrl+p", "enter"), ("f4", "escape"), ("f2", "escape"), ("f5", "escape")]
)
async def test_one_screen_closes(app: NianbaoApp, opens: str, key: str) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await open_draft(pilot)
        await go_to(pilot, "disclosure.fees")
        await press(pilot, opens)
        await press_twice(pilot, key)
        assert stack(app) == [ChatScreen]


async def test_one_draft_is_begun(app: NianbaoApp, tmp_path: Path) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await press(pilot, "down")
        await press_twice(pilot, "enter")
        assert stack(app) == [ChatScreen]
        assert len(list(tmp_path.glob(DRAFTS))) == 2
