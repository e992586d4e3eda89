"""Where the app begins: the drafts that exist, a new one, and what cannot be opened."""

from __future__ import annotations

from driven_app import screen_text, unbroken
from offices import begun, finished
from tui_host import assert_rows_fit

from nianbao.tui.screens.chat import ChatScreen
from nianbao.tui.screens.start import StartScreen


async def test_the_start_lists_the_drafts_and_goes_on_with_one(app, tmp_path):
    finished(tmp_path).close()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, StartScreen)
        assert_rows_fit(app)
        assert "2025 年度" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.drafting.conversation.left == []


async def test_a_new_draft_beside_those_that_exist(app, tmp_path):
    finished(tmp_path).close()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.drafting.conversation.answers == {}


async def test_a_draft_that_is_open_elsewhere_is_said_to_be(app, tmp_path):
    with begun(tmp_path) as other:
        other.conversation.say("没有")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(app.screen, StartScreen)
            assert other.project.path.name in unbroken(app)
            assert "请先在那边退出，再从这里打开。" in unbroken(app)
            assert "另写一份新的" in screen_text(app)
            assert_rows_fit(app)


async def test_a_damaged_draft_is_restored_from_its_copy(app, tmp_path):
    with finished(tmp_path) as drafting:
        path = drafting.project.path
    path.write_text("{", "utf-8")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "恢复上一次保存的副本" in screen_text(app)
        assert_rows_fit(app)
        await pilot.press("1")
        await pilot.pause()
        assert isinstance(app.screen, ChatScreen)
        assert app.drafting.conversation.answers
