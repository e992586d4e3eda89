"""The head line: organ and year, parts, what is left."""

import pytest
from tui_host import HOSTILE, Host, assert_rows_fit, rows

from nianbao.session.progress import PartMark
from nianbao.tui.widgets.heading import HeadLine

PARTS = [
    PartMark("一 总体", done=True),
    PartMark("二 公开", done=True),
    PartMark("三 申请", current=True),
    PartMark("四 复议诉讼"),
    PartMark("五 问题"),
    PartMark("六 其他"),
]


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (
            120,
            " 二七区商务局 · 2025 年度"
            + " " * 27
            + " ✓一 总体 ✓二 公开 ▸三 申请  四 复议诉讼  五 问题  六 其他  还有 14 问 ",
        ),
        (80, " 二七区商务局 · 2025 年度" + " " * 14 + " ✓一 ✓二 ▸三 申请  四  五  六  还有 14 问 "),
        (50, " 二七区商务局 · 2025 年度  ▸三 申请  还有 14 问 "),
        (36, " 二七区商务局 · 2025 …  还有 14 问 "),
    ],
)
async def test_it_fits_by_shortening(width, line):
    async with Host(HeadLine()).run_test(size=(width, 3)) as pilot:
        pilot.app.query_one(HeadLine).show("二七区商务局 · 2025 年度", PARTS, "还有 14 问")
        await pilot.pause()
        assert rows(pilot.app)[0].split() == line.split()
        assert_rows_fit(pilot.app)


async def test_a_hostile_name_is_text():
    async with Host(HeadLine()).run_test(size=(120, 3)) as pilot:
        pilot.app.query_one(HeadLine).show(HOSTILE, PARTS, "[/]")
        await pilot.pause()
        assert_rows_fit(pilot.app)
        assert rows(pilot.app)[0].startswith(" [/] [b]粗[/b] \\ 😀")
        assert rows(pilot.app)[0].endswith("[/] ")
