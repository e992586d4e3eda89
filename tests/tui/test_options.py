"""The choices: by arrow keys, digits, Enter and the mouse."""

import pytest
from tui_host import HOSTILE, Host, assert_rows_fit, at_both_sizes, rows

from nianbao.session.choices import Choosable
from nianbao.tui.widgets.options import Options

CHOICES = [
    Choosable("brief", "简明（86 字）", "未收到政府信息公开申请。"),
    Choosable("full", "完整（173 字）", "2025年，本机关未收到政府信息公开申请，未发生行政复议。"),
    Choosable("last", "沿用去年（62 字，有 1 处旧数字要确认）"),
]


def host(*options: Choosable) -> Host:
    return Host(Options(options or CHOICES), hears=(Options.Chosen,))


def heard(pilot, kind=Options.Chosen) -> list[str]:
    return [message.key for message in pilot.app.heard if isinstance(message, kind)]


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (["enter"], "brief"),
        (["down", "enter"], "full"),
        (["right", "right", "enter"], "last"),
        (["end", "enter"], "last"),
        (["end", "home", "enter"], "brief"),
        (["end", "down", "enter"], "last"),
        (["2"], "full"),
    ],
)
async def test_chosen_by_keys(keys, chosen):
    async with host().run_test() as pilot:
        await pilot.press(*keys)
        assert heard(pilot) == [chosen]


async def test_chosen_by_the_mouse():
    async with host().run_test() as pilot:
        await pilot.click(Options, offset=(6, 1))
        assert heard(pilot) == ["full"]


async def test_a_click_on_the_text_below_takes_nothing():
    async with host().run_test() as pilot:
        await pilot.click(Options, offset=(6, 4))
        assert heard(pilot) == []


async def test_a_number_that_no_option_has_takes_nothing():
    async with host().run_test() as pilot:
        await pilot.press("7")
        assert heard(pilot) == []


async def test_the_text_of_the_one_under_the_cursor_is_shown():
    async with host().run_test(size=(40, 14)) as pilot:
        assert [row.rstrip() for row in rows(pilot.app)[:6]] == [
            " › 1 简明（86 字）",
            "   2 完整（173 字）",
            "   3 沿用去年（62 字，有 1 处旧数字要确",
            "     认）",
            "",
            " 未收到政府信息公开申请。",
        ]
        await pilot.press("down")
        assert [row.rstrip() for row in rows(pilot.app)[5:7]] == [
            " 2025年，本机关未收到政府信息公开申请，",
            " 未发生行政复议。",
        ]


async def test_other_options_take_the_place_of_the_first():
    async with host().run_test() as pilot:
        options = pilot.app.query_one(Options)
        await pilot.press("down")
        options.offer([Choosable("yes", "是"), Choosable("no", "否")])
        await pilot.pause()
        assert options.size.height == 2
        assert options.current == Choosable("yes", "是")


@at_both_sizes
async def test_hostile_text_is_text_at_any_size(size):
    async with host(Choosable("a", HOSTILE, HOSTILE * 4), Choosable("b", "[/]")).run_test(size=size) as pilot:
        assert_rows_fit(pilot.app)
        assert rows(pilot.app)[0].startswith(" › 1 [/] [b]粗[/b] \\ 😀")
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert_rows_fit(pilot.app)


async def test_the_terminals_cursor_stands_at_the_option():
    async with host().run_test() as pilot:
        await pilot.press("down")
        assert pilot.app.cursor_position == (1, 1)
