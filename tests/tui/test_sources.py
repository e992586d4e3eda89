"""Where the figures and passages of the report came from, on request."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from driven_app import go_to, open_draft, press, said, say, unbroken
from offices import finished
from tui_host import assert_rows_fit, at_both_sizes

from nianbao.interview.sources import blocks_of
from nianbao.session.report_blocks import BlockKind
from nianbao.tui.app import NianbaoApp
from nianbao.tui.widgets.preview import Preview


@pytest.fixture(autouse=True)
def draft(tmp_path: Path) -> None:
    finished(tmp_path, "district-government").close()


def sources_shown(app: NianbaoApp) -> Iterator[str]:
    return (block.text for block in app.screen.query_one(Preview).blocks if block.kind is BlockKind.SOURCE)


@at_both_sizes
async def test_f6_tells_them_below_every_passage_and_table(app: NianbaoApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await open_draft(pilot)
        assert list(sources_shown(app)) == []
        await press(pilot, "f6")
        told = list(sources_shown(app))
        assert any(text.startswith("新收申请：") and "您填的，01-12" in text for text in told)
        assert any(text.startswith("单位全称：") for text in told)
        assert app.screen.query_one(Preview).display
        assert_rows_fit(app)
        await press(pilot, "f6")
        assert list(sources_shown(app)) == []


async def test_they_stand_below_what_they_are_about(app: NianbaoApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await open_draft(pilot)
        await go_to(pilot, "other")
        await say(pilot, "/来源")
        blocks = app.screen.query_one(Preview).blocks
        heading = next(number for number, block in enumerate(blocks) if block.key == "other")
        below = [block.text.partition("：")[0] for block in blocks[heading + 2 :]]
        assert blocks[heading + 1].kind is BlockKind.PARAGRAPH
        assert below[-1] == "六、其他需要报告的事项"
        assert "收到收费通知" not in unbroken(app).partition("五、")[0]


async def test_those_that_are_named_are_told_in_the_conversation(app: NianbaoApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await open_draft(pilot)
        await say(pilot, "/来源 联系电话")
        assert "联系电话：0345-6600123（您填的，01-12 09:30）" in said(app)
        assert list(sources_shown(app)) == []


def test_every_question_belongs_to_a_passage_or_table(tmp_path: Path) -> None:
    with finished(tmp_path / "more", "district-government") as drafting:
        conversation = drafting.conversation
        form = conversation.script.form
        blocks = blocks_of(conversation.state.reached, form)
        assert set(blocks.values()) <= {*form.passages, "disclosure", "requests", "disputes"}
        assert {question: blocks[question] for question in ("organ.name", "requests.any", "requests.channels")} == {
            "organ.name": "opening",
            "requests.any": "requests",
            "requests.channels": "requests",
        }
