"""The report written out from the app: what stands in the way, as what, and what became of it."""

from __future__ import annotations

import pytest
from driven_app import press, say, screen_text
from offices import finished
from tui_host import assert_rows_fit, rows


async def test_a_finished_report_is_written_from_f10(app, tmp_path):
    finished(tmp_path).close()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        await pilot.press("f10")
        await pilot.pause()
        while "写成哪一种？" not in screen_text(app):
            assert "就是这样，导出" in screen_text(app)
            await pilot.press("2")
            await pilot.pause()
        assert_rows_fit(app)
        await pilot.press("1")
        await pilot.pause()
        assert "写好了，每个数都和草稿核对过" in screen_text(app)
        assert_rows_fit(app)
        name = "临澜市云浦区退役军人事务局2025年政府信息公开工作年度报告"
        assert {path.name for path in tmp_path.glob("*.docx")} == {f"{name}.docx", f"{name}（勾稽核对表）.docx"}


async def test_what_stands_in_the_way_is_named_and_nothing_else(app, tmp_path):
    with finished(tmp_path) as drafting:
        drafting.conversation.edit("overview.proactive_total")
        drafting.conversation.say("18")
        assert drafting.conversation.state.stale
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "1")
        assert "待复核 1 处" in rows(app)[0]
        assert "都答完了" not in screen_text(app)
        assert "还有待复核的，输入“/检查”" in rows(app)[-2]
        await press(pilot, "f10")
        assert "还有 1 项待复核，先改好再导出。" in screen_text(app)


@pytest.mark.parametrize(("way", "told"), [("1", "这里不能直接打开"), ("3", "这里没有剪贴板")])
async def test_what_became_of_a_written_file_is_said_above_the_ways(app, tmp_path, monkeypatch, way, told):
    for display in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(display, raising=False)
    monkeypatch.setenv("PATH", "")
    finished(tmp_path).close()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "1")
        await say(pilot, "/导出 草稿")
        await pilot.pause()
        await press(pilot, "1", way)
        assert told in screen_text(app)
        assert "4 回到对话" in screen_text(app)
        assert_rows_fit(app)


async def test_an_unfinished_report_is_written_as_a_draft_only(app, tmp_path):
    async with app.run_test(size=(80, 24)) as pilot:
        await say(pilot, "没有", "2025", "云浦区档案局", "政府部门")
        await pilot.press("f10")
        await pilot.pause()
        assert "项没有答" in screen_text(app)
        await pilot.press("2")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        assert (tmp_path / "云浦区档案局2025年政府信息公开工作年度报告（草稿）.docx").exists()
