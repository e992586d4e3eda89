"""The looks of the app: its colours, those of the terminal, none at all; drawn borders and plain ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from offices import finished, office
from talking import NOW
from textual.color import Color
from textual.pilot import Pilot
from tui_host import HOSTILE, SIZES, assert_rows_fit, rows

from nianbao.projects.appearance import Appearance, Borders, Colours, load_appearance
from nianbao.tui.app import NianbaoApp
from nianbao.tui.looks import choices, named
from nianbao.tui.screens.chat import ChatScreen

DRAWN = set("└│┌├┘─┴┐┤┬┼▸›✓▁▂▃▄▅▆▇")


def app_in(folder: Path) -> NianbaoApp:
    return NianbaoApp(lambda: (office(), folder), look_file=folder / "config" / "appearance.json", now=lambda: NOW)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[NianbaoApp]:
    """The app at a finished report."""
    finished(tmp_path).close()
    app = app_in(tmp_path)
    yield app
    if app.drafting is not None:
        app.drafting.close()


async def open_draft(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()
    assert isinstance(pilot.app.screen, ChatScreen)


def colours_of(app: NianbaoApp) -> set[str]:
    """The kinds of colours that are sent to the terminal: “default”, “standard” (of the sixteen), “truecolor”."""
    strips = app.screen._compositor.render_strips()
    styles = [segment.style for strip in strips for segment in strip if segment.style is not None]
    found = [colour for style in styles for colour in (style.color, style.bgcolor) if colour is not None]
    return {colour.type.name.lower() for colour in found}


def brightness(app: NianbaoApp) -> float:
    background: Color = app.screen.background_colors[1]
    return background.brightness


async def test_it_begins_light_on_dark(app: NianbaoApp) -> None:
    async with app.run_test() as pilot:
        await open_draft(pilot)
        assert brightness(app) < 0.2


async def test_dark_on_light(app: NianbaoApp) -> None:
    async with app.run_test() as pilot:
        await open_draft(pilot)
        app.wear(Appearance(Colours.LIGHT))
        await pilot.pause()
        assert brightness(app) > 0.8


async def test_the_terminals_own_colours_are_sixteen(app: NianbaoApp) -> None:
    async with app.run_test() as pilot:
        await open_draft(pilot)
        assert "truecolor" in colours_of(app)
        app.wear(Appearance(Colours.TERMINAL))
        await pilot.pause()
        assert colours_of(app) <= {"default", "standard"}


@pytest.mark.parametrize("colours", Colours)
async def test_under_no_color_none_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, colours: Colours) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    finished(tmp_path).close()
    app = app_in(tmp_path)
    async with app.run_test() as pilot:
        await open_draft(pilot)
        app.wear(Appearance(colours))
        await pilot.pause()
        assert colours_of(app) == {"default"}
    assert app.drafting is not None
    app.drafting.close()


@pytest.mark.parametrize("size", SIZES)
async def test_plain_borders_stand_where_the_drawn_ones_did(app: NianbaoApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await open_draft(pilot)
        await pilot.press("f3")
        await pilot.pause()
        drawn = rows(app)
        assert DRAWN & set("".join(drawn))
        app.wear(Appearance(borders=Borders.PLAIN))
        await pilot.pause()
        assert not DRAWN & set("".join(rows(app)))
        assert_rows_fit(app)
        app.wear(Appearance())
        await pilot.pause()
        assert rows(app) == drawn


async def test_the_look_is_there_the_next_time(app: NianbaoApp, tmp_path: Path) -> None:
    look = Appearance(Colours.LIGHT, Borders.PLAIN)
    async with app.run_test():
        app.wear(look)
    assert load_appearance(tmp_path / "config" / "appearance.json") == look
    assert app_in(tmp_path).look == look


@pytest.mark.parametrize(
    ("words", "choice"),
    [
        ("浅色", "light"),
        ("深", "dark"),
        ("终端", "terminal"),
        ("普通", "plain"),
        ("线条", "lines"),
        ("", ""),
        (HOSTILE, ""),
    ],
)
def test_a_look_is_named_by_the_beginning_of_its_name(words: str, choice: str) -> None:
    assert named(words) == choice


def test_the_look_that_is_worn_is_marked() -> None:
    assert [option.label for option in choices(Appearance(Colours.LIGHT)) if "现在" in option.label] == [
        "浅色　（现在）",
        "线条边框　（现在）",
    ]
