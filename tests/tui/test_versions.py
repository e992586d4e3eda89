"""Earlier versions in the app: chosen, read through, and gone back to."""

from __future__ import annotations

import pytest
from driven_app import open_draft, press, say, screen_text, unbroken
from later_days import changed_next_day
from offices import finished
from tui_host import assert_rows_fit

from nianbao.storage.document import load
from nianbao.storage.kept_versions import Kept, versions


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_in_the_app_one_is_chosen_read_and_gone_back_to(app, tmp_path, size):
    path = changed_next_day(tmp_path)
    async with app.run_test(size=size) as pilot:
        await open_draft(pilot)
        await say(pilot, "/版本")
        await pilot.pause()
        assert "那天写到这里" in screen_text(app)
        await press(pilot, "1")
        assert "和现在不同的 2 处" in screen_text(app)
        assert "那时" in screen_text(app)
        assert_rows_fit(app)
        await press(pilot, "pagedown", "f2")
        assert "回到了1月12日的样子" in unbroken(app)
        (day,) = (each for each in versions(path) if each.kind is Kept.DAY)
        assert app.drafting.conversation.answers == load(day.path).memory.answers


async def test_without_any_that_is_said(app, tmp_path):
    finished(tmp_path).close()
    async with app.run_test(size=(80, 24)) as pilot:
        await open_draft(pilot)
        await say(pilot, "/版本")
        await pilot.pause()
        assert "还没有留下别的版本" in unbroken(app)
