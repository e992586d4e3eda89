"""The line of keys: what is shown, what fits, what a click does."""

import pytest
from tui_host import Host, assert_rows_fit, rows

from nianbao.session.keys_at_hand import Key
from nianbao.tui.widgets.key_line import KeyLine

KEYS = [
    Key("回车", "采用默认", "submit"),
    Key("↑", "上一问", "back"),
    Key("F1", "数什么", "help"),
    Key("F5", "检查", "review"),
    Key("F10", "导出", "export"),
    Key("F3", "预览", "preview"),
]


def host() -> Host:
    return Host(KeyLine(KEYS), hears=(KeyLine.Pressed,))


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (80, " 回车 采用默认   ↑ 上一问   F1 数什么   F5 检查   F10 导出"),
        (40, " 回车 采用默认   ↑ 上一问   F1 数什么"),
    ],
)
async def test_five_keys_at_most_and_as_many_as_fit(width, line):
    async with host().run_test(size=(width, 3)) as pilot:
        assert rows(pilot.app)[0].rstrip() == line
        assert_rows_fit(pilot.app)


@pytest.mark.parametrize(("x", "action"), [(1, "submit"), (13, "submit"), (17, "back"), (29, "help"), (53, "export")])
async def test_a_click_presses_the_key(x, action):
    async with host().run_test(size=(80, 3)) as pilot:
        await pilot.click(KeyLine, offset=(x, 0))
        assert [heard.action for heard in pilot.app.heard] == [action]


async def test_a_click_behind_the_last_key_presses_nothing():
    async with host().run_test(size=(80, 3)) as pilot:
        await pilot.click(KeyLine, offset=(75, 0))
        assert pilot.app.heard == []
