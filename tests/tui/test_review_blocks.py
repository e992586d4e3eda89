"""The review: what is last year's, confirmed a block at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from driven_app import press, say, unbroken
from offices import opened
from reviews import at_hand, go_on, is_confirmed, item, review

from nianbao.tui.app import NianbaoApp
from nianbao.tui.screens.choice import ChoiceScreen
from nianbao.tui.screens.review_screen import ReviewScreen
from nianbao.tui.widgets.options import Options


class TestBlocks:
    async def test_one_confirmation_takes_the_whole_block(self, app: NianbaoApp, tmp_path: Path) -> None:
        async with review(app, tmp_path) as pilot:
            await go_on(pilot, "同去年", "单位和开头")
            await press(pilot, "enter", "enter")
            assert is_confirmed(app, "organ")
            assert item(app).startswith("同去年　一、总体情况")
            await go_on(pilot, "已核对", "单位和开头")
        app.drafting.close()
        with opened(app.drafting.project.path) as again:
            assert [block.key for block in again.blockers().unchanged if block.confirmed] == ["organ"]

    async def test_it_can_be_taken_back(self, app: NianbaoApp, tmp_path: Path) -> None:
        async with review(app, tmp_path) as pilot:
            await go_on(pilot, "同去年", "单位和开头")
            await press(pilot, "enter", "enter")
            await go_on(pilot, "已核对", "单位和开头")
            await press(pilot, "enter")
            assert "收回，还要再看" in unbroken(app)
            await press(pilot, "enter")
            assert not is_confirmed(app, "organ")

    @pytest.mark.parametrize("pressed", [["down", "enter"], ["escape"]])
    async def test_it_can_be_left(self, app: NianbaoApp, tmp_path: Path, pressed: list[str]) -> None:
        async with review(app, tmp_path) as pilot:
            await go_on(pilot, "同去年", "单位和开头")
            await press(pilot, "enter")
            assert isinstance(app.screen, ChoiceScreen)
            await press(pilot, *pressed)
            assert isinstance(app.screen, ReviewScreen)
            assert item(app).startswith("同去年　单位和开头")
            assert not is_confirmed(app, "organ")

    async def test_one_of_its_answers_is_changed_and_the_block_is_next(self, app: NianbaoApp, tmp_path: Path) -> None:
        async with review(app, tmp_path) as pilot:
            await go_on(pilot, "同去年", "单位和开头 9 项")
            await press(pilot, "enter")
            assert "联系电话：0345-6620418" in unbroken(app)
            await press(pilot, *["down"] * 9, "enter")
            assert at_hand(app) == "organ.telephone"
            await say(pilot, "0345-6620419")
            assert item(app).startswith("同去年　单位和开头 8 项")

    async def test_a_click_confirms(self, app: NianbaoApp, tmp_path: Path) -> None:
        async with review(app, tmp_path) as pilot:
            await go_on(pilot, "同去年", "单位和开头")
            await press(pilot, "enter")
            await pilot.click(Options, offset=(6, 0))
            await pilot.pause()
            assert is_confirmed(app, "organ")

    async def test_the_review_says_how_many_are_left_to_be_looked_at(self, app: NianbaoApp, tmp_path: Path) -> None:
        async with review(app, tmp_path) as pilot:
            count = len(app.drafting.blockers().unchanged)
            assert f"同去年{count}处" in unbroken(app)
            await go_on(pilot, "同去年")
            await press(pilot, "enter", "enter")
            assert f"同去年{count - 1}处" in unbroken(app)
