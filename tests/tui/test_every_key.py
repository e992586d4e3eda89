"""Every key of every screen does what it is there for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from driven_app import go_to, open_draft, press, said, say, screen_text
from offices import finished
from textual.binding import Binding
from textual.pilot import Pilot
from textual.screen import Screen
from tui_host import rows
from wcwidth import wcswidth

from nianbao.session.report_blocks import BlockKind
from nianbao.tui.app import NianbaoApp
from nianbao.tui.screens.chat import ChatScreen
from nianbao.tui.screens.choice import ChoiceScreen
from nianbao.tui.screens.one_passage import PassageScreen
from nianbao.tui.screens.read_through import ReadingScreen
from nianbao.tui.screens.reason import ReasonScreen
from nianbao.tui.screens.review_screen import ReviewScreen
from nianbao.tui.screens.start import StartScreen
from nianbao.tui.screens.tables_screen import TablesScreen
from nianbao.tui.widgets.composer import Composer
from nianbao.tui.widgets.heading import HeadLine
from nianbao.tui.widgets.key_line import KeyLine
from nianbao.tui.widgets.preview import Preview
from nianbao.tui.widgets.transcript import Transcript

SCREENS: tuple[type[Screen[object]], ...] = (
    StartScreen,
    ChatScreen,
    ChoiceScreen,
    ReasonScreen,
    ReviewScreen,
    PassageScreen,
    TablesScreen,
)


async def start(_: Pilot[None]) -> None:
    """The drafts that exist."""


async def conversation(pilot: Pilot[None]) -> None:
    await open_draft(pilot)
    await go_to(pilot, "disclosure.fees")
    pilot.app.screen.query_one(Transcript).focus()


async def parts(pilot: Pilot[None]) -> None:
    await open_draft(pilot)
    await press(pilot, "f4")


async def review(pilot: Pilot[None]) -> None:
    await open_draft(pilot)
    await go_to(pilot, "opening")
    await say(pilot, "联系电话0100-12345678。统计期限为2025年1月1日至2025年12月31日，请予监督。")
    await press(pilot, "f5")


async def reason(pilot: Pilot[None]) -> None:
    await review(pilot)
    await press(pilot, "enter", "2")


async def passage(pilot: Pilot[None]) -> None:
    await open_draft(pilot)
    await go_to(pilot, "opening")
    await press(pilot, "e")


async def tables(pilot: Pilot[None]) -> None:
    await conversation(pilot)
    await press(pilot, "f2")


def on(screen: type[Screen[object]]) -> Callable[[NianbaoApp], bool]:
    return lambda app: isinstance(app.screen, screen)


def preview(app: NianbaoApp) -> Preview:
    return app.screen.query_one(Preview)


Reach = Callable[[Pilot[None]], Awaitable[None]]
Seen = Callable[[NianbaoApp], bool]
KEYS: dict[type[Screen[object]], tuple[Reach, dict[str, Seen]]] = {
    StartScreen: (start, {"escape": lambda app: app._exit, "f2": on(ChoiceScreen)}),
    ChatScreen: (
        conversation,
        {
            "f1": lambda app: said(app).count("依据：") == 2,
            "f2": on(TablesScreen),
            "f3": lambda app: preview(app).display,
            "f4": lambda app: isinstance(app.screen, ChoiceScreen) and "跳到哪一部分？" in screen_text(app),
            "f5": on(ReviewScreen),
            "f6": lambda app: any(block.kind is BlockKind.SOURCE for block in preview(app).blocks),
            "f7": on(ReadingScreen),
            "f10": lambda app: isinstance(app.screen, ChoiceScreen) and "写成哪一种？" in screen_text(app),
            "ctrl+p": lambda app: isinstance(app.screen, ChoiceScreen) and "可以用的命令" in screen_text(app),
            "escape": lambda app: isinstance(app.focused, Composer),
            "pageup": lambda app: below(app) > 10,
            "pageup pagedown": lambda app: below(app) == 0,
        },
    ),
    ChoiceScreen: (parts, {"escape": on(ChatScreen)}),
    ReasonScreen: (reason, {"escape": on(ReviewScreen)}),
    ReviewScreen: (review, {"escape": on(ChatScreen), "f5": on(ChatScreen), "f7": on(ReadingScreen)}),
    PassageScreen: (passage, {"f2": on(ChatScreen), "ctrl+s": on(ChatScreen), "escape": on(ChatScreen)}),
    TablesScreen: (tables, {"f2": on(ChatScreen), "ctrl+s": on(ChatScreen), "escape": on(ChatScreen)}),
}
"""What is seen after the keys, the last of which is the one that it is about."""

ELSEWHERE = {(PassageScreen, key) for key in ("f3", "f4", "f5", "f6")}
"""Keys that have tests of their own, with a passage of last year: test_passage.py."""


def below(app: NianbaoApp) -> int:
    """Lines of the conversation that are below the screen."""
    transcript = app.screen.query_one(Transcript)
    return transcript.max_scroll_y - transcript.scroll_offset.y


def bound(screen: type[Screen[object]]) -> Iterator[str]:
    for binding in vars(screen).get("BINDINGS", ()):
        assert isinstance(binding, Binding)
        yield from binding.key.split(",")


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
def test_no_key_of_a_screen_is_without_a_test(screen: type[Screen[object]]) -> None:
    elsewhere = {key for at, key in ELSEWHERE if at is screen}
    assert set(bound(screen)) == {keys.split()[-1] for keys in KEYS[screen][1]} | elsewhere


@pytest.mark.parametrize(
    ("screen", "keys"),
    [(screen, keys) for screen, (_, seen) in KEYS.items() for keys in seen],
    ids=lambda each: each if isinstance(each, str) else each.__name__,
)
async def test_each_key_does_what_it_is_for(
    app: NianbaoApp, tmp_path: Path, screen: type[Screen[object]], keys: str
) -> None:
    finished(tmp_path).close()
    reach, seen = KEYS[screen]
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await reach(pilot)
        assert isinstance(app.screen, screen)
        await press(pilot, *keys.split())
        assert seen[keys](app)


@pytest.mark.parametrize(
    ("does", "screen"),
    [("填表", TablesScreen), ("更多", ChoiceScreen)],
    ids=lambda each: str(each),
)
async def test_a_key_of_the_last_line_can_be_clicked(
    app: NianbaoApp, tmp_path: Path, does: str, screen: type[Screen[object]]
) -> None:
    finished(tmp_path).close()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await conversation(pilot)
        before = rows(app)[-1].partition(does)[0]
        await pilot.click(KeyLine, offset=(wcswidth(before), 0))
        await pilot.pause()
        assert isinstance(app.screen, screen)


async def test_the_parts_in_the_head_line_can_be_clicked(app: NianbaoApp, tmp_path: Path) -> None:
    finished(tmp_path).close()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await conversation(pilot)
        await pilot.click(HeadLine, offset=(60, 0))
        await pilot.pause()
        assert "跳到哪一部分？" in screen_text(app)
