"""Where the app begins: the drafts that exist, a new one, and what cannot be opened."""

from __future__ import annotations

from driven_app import press, say, screen_text, unbroken
from offices import begun, finished
from tui_host import assert_rows_fit

from nianbao.storage.moving import bin_draft
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


class TestLookingAfterDrafts:
    async def test_one_is_renamed(self, app, tmp_path):
        finished(tmp_path).close()
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await press(pilot, "f2", "1")
            await say(pilot, "初稿")
            await pilot.pause()
            assert "改好了：初稿.json" in screen_text(app)
            assert "文件是 初稿.json" in screen_text(app)
            assert_rows_fit(app)
        assert (tmp_path / "初稿.json").exists()

    async def test_without_a_name_it_keeps_its_own(self, app, tmp_path):
        path = finished(tmp_path).project.path
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await press(pilot, "f2", "1", "escape")
            assert isinstance(app.screen, StartScreen)
        assert path.exists()

    async def test_a_copy_stands_beside_it(self, app, tmp_path):
        finished(tmp_path).close()
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await press(pilot, "f2", "2")
            assert "这里有 2 份草稿" in screen_text(app)
            assert "复制好了" in screen_text(app)

    async def test_put_away_it_is_gone_and_can_be_taken_out(self, app, tmp_path):
        path = finished(tmp_path)
        path.close()
        before = path.project.path.read_bytes()
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await press(pilot, "f2", "5")
            assert "这里没有草稿了。" in screen_text(app)
            assert "已经移到回收站" in screen_text(app)
            assert not path.project.path.exists()
            assert_rows_fit(app)
            await press(pilot, "2")
            assert "取回哪一份？" in screen_text(app)
            await press(pilot, "1")
            assert "取回来了" in screen_text(app)
        assert path.project.path.read_bytes() == before

    async def test_with_nothing_but_the_bin_the_start_still_leads_there(self, app, tmp_path):
        drafting = finished(tmp_path)
        drafting.close()
        bin_draft(drafting.project.path)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert "从回收站取回（1 份）" in screen_text(app)

    async def test_one_that_is_open_elsewhere_stays(self, app, tmp_path):
        with finished(tmp_path) as drafting:
            async with app.run_test(size=(80, 24)) as pilot:
                await pilot.pause()
                await press(pilot, "f2", "5")
                assert "请先在那边退出" in unbroken(app)
                assert drafting.project.path.exists()
