"""In the app: this year beside last year, and a colleague's file of answers, read through before it counts."""

from __future__ import annotations

import pytest
from driven_app import open_draft, press, say, screen_text, unbroken
from offices import finished
from reviews import review, tell
from second_years import second_year
from tui_host import assert_rows_fit

from nianbao.session.answers_out import save_answers
from nianbao.session.marking import marked
from nianbao.storage.answers_file import read_answers
from nianbao.tui.screens.chat import ChatScreen
from nianbao.tui.screens.read_through import ReadingScreen
from nianbao.tui.screens.review_screen import ReviewScreen
from nianbao.tui.widgets.reading_view import told_apart

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)])


@SIZES
async def test_f7_sets_both_years_side_by_side(app, tmp_path, size):
    with second_year(tmp_path) as drafting:
        tell(drafting, "overview.proactive_total", "160")
    async with app.run_test(size=size) as pilot:
        await open_draft(pilot)
        await press(pilot, "f7")
        await pilot.pause()
        text = " ".join(screen_text(app).split())
        assert "2025 年和 2024 年对照" in text
        assert "主动公开（条） 16 160 +144" in text
        assert "变化较大，报告里还没有一句说明" in text
        assert_rows_fit(app)
        await press(pilot, "pagedown")
        assert_rows_fit(app)
        await press(pilot, "f7")
        assert isinstance(app.screen, ChatScreen)


async def test_from_the_review_it_leads_back_to_it(app, tmp_path):
    async with review(app, tmp_path) as pilot:
        await press(pilot, "f7")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, ReviewScreen)


@SIZES
async def test_a_file_of_answers_is_shown_and_then_taken_in(app, tmp_path, size):
    with finished(tmp_path) as drafting:
        path = save_answers(drafting)
        assert read_answers(path)["overview.proactive_total"] == "16"
    path.write_text(path.read_text("utf-8").replace("proactive_total: '16'", "proactive_total: '18'"), "utf-8")
    async with app.run_test(size=size) as pilot:
        await open_draft(pilot)
        await say(pilot, f"/收进 '{path}'")
        await pilot.pause()
        assert "同事改了 1 处" in screen_text(app)
        assert "收进来的" in screen_text(app)
        assert_rows_fit(app)
        assert app.drafting.report.facts["proactive_total"] == 16
        await press(pilot, "f2")
        assert "收进来了，1处。" in unbroken(app)
        assert app.drafting.report.facts["proactive_total"] == 18


async def test_all_answers_are_written_from_the_command(app, tmp_path):
    finished(tmp_path).close()
    async with app.run_test(size=(80, 24)) as pilot:
        await open_draft(pilot)
        await say(pilot, "/导出 答案")
        await pilot.pause()
        assert "全部回答写好了" in screen_text(app)
        assert_rows_fit(app)
    assert len(list(tmp_path.glob("*（全部回答）.yaml"))) == 1


@pytest.mark.parametrize("width", [10, 24, 80])
def test_what_is_marked_keeps_its_mark_wherever_the_line_breaks(width):
    before, now = (
        "2024年，我局主动公开信息 16 条。\n没有收费。",
        "2025年，我局主动公开信息 18 条，均按时公开。\n没有收费。",
    )
    pieces = marked(before, now)[1]
    lines = list(told_apart(pieces, width))
    shown = "".join(run.text for line in lines for run in line if run.tone == "changed")
    assert "".join(shown.split()) == "".join("".join(piece.text for piece in pieces if piece.changed).split())
