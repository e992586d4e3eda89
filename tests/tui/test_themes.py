"""The looks of the app: its colours, those of the terminal, none at all; drawn borders and plain ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from driven_app import app_in, open_draft, press, say, unbroken
from offices import SPEECH, finished
from textual.color import Color
from tui_host import HOSTILE, assert_rows_fit, at_both_sizes, notices, rows

from nianbao.storage.appearance import Appearance, Borders, Colours, load_appearance
from nianbao.tui.app import NianbaoApp
from nianbao.tui.themes import choices, named

DRAWN = set("└│┌├┘─┴┐┤┬┼▸›✓▁▂▃▄▅▆▇")


@pytest.fixture(autouse=True)
def draft(tmp_path: Path) -> None:
    """A finished report to be looked at."""
    finished(tmp_path).close()


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
    app = app_in(tmp_path)
    async with app.run_test() as pilot:
        await open_draft(pilot)
        app.wear(Appearance(colours))
        await pilot.pause()
        assert colours_of(app) == {"default"}
    assert app.drafting is not None
    app.drafting.close()


@at_both_sizes
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
    ("keys", "look"),
    [
        (["2"], Appearance(Colours.LIGHT)),
        (["down", "down", "enter"], Appearance(Colours.TERMINAL)),
        (["5"], Appearance(borders=Borders.PLAIN)),
        (["escape"], Appearance()),
    ],
)
async def test_a_command_lists_the_looks(app: NianbaoApp, keys: list[str], look: Appearance) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_draft(pilot)
        await say(pilot, "/外观")
        await pilot.pause()
        assert "›1深色（现在）" in unbroken(app)
        assert_rows_fit(app)
        await press(pilot, *keys)
        assert app.look == look


async def test_a_command_names_the_look(app: NianbaoApp) -> None:
    async with app.run_test() as pilot:
        await open_draft(pilot)
        await say(pilot, "、外观 浅色")
        await pilot.pause()
        assert app.look == Appearance(Colours.LIGHT)


async def test_a_look_that_cannot_be_kept_is_worn_all_the_same_and_told(app: NianbaoApp, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("", encoding="utf-8")
    async with app.run_test() as pilot:
        await open_draft(pilot)
        await say(pilot, "/外观 浅色")
        await pilot.pause()
        assert app.look == Appearance(Colours.LIGHT)
        assert "外观没有存下来" in notices(app)


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
    assert named(words, SPEECH) == choice


def test_the_look_that_is_worn_is_marked() -> None:
    assert [option.label for option in choices(Appearance(Colours.LIGHT), SPEECH) if "现在" in option.label] == [
        "浅色　（现在）",
        "线条边框　（现在）",
    ]
