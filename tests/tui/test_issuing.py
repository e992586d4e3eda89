"""In the app: a draft that was issued is shown as such, and a change asks for a reason, wherever it is made."""

from __future__ import annotations

import pytest
from driven_app import go_to, open_draft, press, said, say, screen_text, unbroken
from offices import finished
from reviews import go_on, is_confirmed, review
from tui_host import assert_rows_fit, rows

REASON = "领导改了第三段"


@pytest.fixture
def issued(tmp_path):
    with finished(tmp_path) as drafting:
        drafting.export()
    return drafting


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_what_was_issued_when_stands_at_the_start_and_above(app, issued, size):
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "2026-01-12定稿" in unbroken(app)
        assert_rows_fit(app)
        await open_draft(pilot)
        assert "已定稿" in rows(app)[0]
        assert "年度报告.docx（2026年1月12日）" in said(app)
        assert_rows_fit(app)


async def test_an_answer_goes_on_after_the_reason(app, issued):
    async with app.run_test(size=(80, 24)) as pilot:
        await open_draft(pilot)
        await go_to(pilot, "overview.proactive_total")
        await say(pilot, "40")
        assert "要改，写一句原因" in unbroken(app)
        assert f"例：{REASON}" in screen_text(app)
        await say(pilot, REASON)
        assert app.drafting.report.facts["proactive_total"] == 40
        assert "已定稿" not in rows(app)[0]


async def test_a_proposal_under_the_cursor_is_no_reason(app, issued):
    async with app.run_test(size=(80, 24)) as pilot:
        await open_draft(pilot)
        before = app.drafting.conversation.answers
        await go_to(pilot, "opening")
        await press(pilot, "right", "enter")
        assert "要改，写一句原因" in unbroken(app)
        await press(pilot, "enter")
        assert "没有改，还是定稿的样子。" in unbroken(app)
        assert app.drafting.conversation.answers == before


async def test_the_table_is_filled_after_the_reason(app, issued):
    async with app.run_test(size=(80, 24)) as pilot:
        await open_draft(pilot)
        await say(pilot, "/表格 二")
        await pilot.pause()
        await press(pilot, "down", "down", "down", "4", "enter", "f2")
        assert "要改，写一句原因" in unbroken(app)
        before = app.drafting.report.cells
        await say(pilot, REASON)
        assert app.drafting.report.cells != before


@pytest.mark.parametrize(("reason", "confirmed"), [(REASON, True), ("", False)])
async def test_a_block_is_confirmed_after_the_reason(app, tmp_path, reason, confirmed):
    def issue(drafting):
        drafting.export(drafting.project.path.with_name("定稿.docx"))

    async with review(app, tmp_path, issue, size=(120, 36)) as pilot:
        await go_on(pilot, "同去年", "联系")
        await press(pilot, "enter", "enter")
        assert "要改，写一句原因" in unbroken(app)
        await say(pilot, reason)
        await pilot.pause()
        assert is_confirmed(app, "organ") is confirmed
        assert bool(app.drafting.seal.files) is not confirmed
