"""What can be chosen in the conversation: each with what a drafter would type for it, and nothing taken unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest
from driven_app import go_to, open_draft, press, said, say, screen_text
from offices import answered, example, finished, office
from talking import NOW
from textual.pilot import Pilot

from nianbao.interview.conversation import Conversation
from nianbao.session.choices import offers
from nianbao.tui.app import NianbaoApp
from nianbao.tui.screens.one_passage import PassageScreen
from nianbao.tui.widgets.composer import Composer
from nianbao.tui.widgets.options import Options

OWN = "根据有关规定，现将本单位上一年度政府信息公开工作情况公布如下，请予监督。"


def contradicted() -> Conversation:
    """More 年末现行有效 than were issued and repealed allow, with last year's report at hand."""
    conversation = answered(example("county-department"))
    conversation.edit("overview.on_request")
    conversation.say("2025年，我局未收到政府信息公开申请。")
    assert conversation.challenge is not None
    return conversation


def test_in_front_of_each_stands_what_is_typed_for_it() -> None:
    conversation = office().converse(now=lambda: NOW)
    conversation.say("没有")
    conversation.say("2025")
    conversation.say("云浦区档案局")
    assert [(option.lead, option.key) for option in offers(conversation)][:2] == [("1 ", "1"), ("2 ", "2")]
    assert [(option.lead, option.key) for option in offers(contradicted())][-1] == ("回车 ", "")


async def at_the_opening(pilot: Pilot[None], text: str) -> None:
    """Back at a passage that was answered."""
    await open_draft(pilot)
    await go_to(pilot, "opening")
    await say(pilot, text)
    await go_to(pilot, "opening")


@pytest.mark.parametrize(
    ("keys", "kept"), [(["enter"], True), (["down", "up", "enter"], True), (["down", "enter"], False)]
)
async def test_enter_keeps_the_drafters_own_words(app: NianbaoApp, tmp_path: Path, keys: list[str], kept: bool) -> None:
    finished(tmp_path).close()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_the_opening(pilot, OWN)
        assert "› 回车 保留现在的写法（36 字）" in screen_text(app)
        assert app.drafting is not None
        assert app.drafting.conversation.prompt is not None
        first = app.drafting.conversation.prompt.proposals[0].text
        await press(pilot, *keys)
        assert app.drafting.report.passages["opening"] == (OWN if kept else first)


async def test_the_cursor_is_on_the_proposal_that_stands(app: NianbaoApp, tmp_path: Path) -> None:
    finished(tmp_path).close()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_the_opening(pilot, "完整")
        option = app.screen.query_one(Options).current
        assert option is not None
        assert option.label.startswith("完整")
        assert "保留现在的写法" not in screen_text(app)


async def test_the_cursor_is_on_the_option_that_enter_takes(app: NianbaoApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await say(pilot, "没有", "2025", "云浦区档案局")
        await pilot.pause()
        assert "› 5 政府部门" in screen_text(app)
        assert "回车采用：政府部门" in screen_text(app)


@pytest.mark.parametrize("key", ["e", "f2"])
async def test_a_passage_is_opened_as_it_stands(app: NianbaoApp, tmp_path: Path, key: str) -> None:
    finished(tmp_path).close()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_the_opening(pilot, OWN)
        await press(pilot, key)
        assert isinstance(app.screen, PassageScreen)
        assert OWN[:30] in screen_text(app)


async def test_a_number_that_is_put_off_stays(app: NianbaoApp, tmp_path: Path) -> None:
    finished(tmp_path, "county-department").close()
    async with app.run_test(size=(80, 24)) as pilot:
        await open_draft(pilot)
        await go_to(pilot, "overview.on_request")
        await say(pilot, "2025年，我局未收到政府信息公开申请。", "")
        assert app.drafting is not None
        assert app.drafting.report.passages["overview.on_request"] == "2025年，我局未收到政府信息公开申请。"
        assert "先放着" in said(app)


async def test_a_passage_is_as_long_beside_its_number_as_in_its_editor(app: NianbaoApp, tmp_path: Path) -> None:
    finished(tmp_path).close()
    async with app.run_test(size=(120, 36)) as pilot:
        await open_draft(pilot)
        await go_to(pilot, "opening")
        long = next(option for option in app.screen.query_one(Options)._options if "\n" in option.text)
        await press(pilot, *["down"] * (int(long.key) - 1), "e")
        assert isinstance(app.screen, PassageScreen)
        assert f"▸ {long.label}" in screen_text(app)


async def at_the_problems(pilot: Pilot[None]) -> None:
    await open_draft(pilot)
    await go_to(pilot, "problems.choose")


async def test_no_option_is_marked_where_enter_takes_none(app: NianbaoApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await say(pilot, "没有", "2025", "云浦区档案局", "", "", "", "门户网站")
        await say(pilot, "望澜路1号，345012，0345-6620418")
        await go_to(pilot, "overview.practices")
        options = app.screen.query_one(Options)
        assert "1 更新了主动公开事项目录" in screen_text(app)
        assert "› 1 更新了主动公开事项目录" not in screen_text(app)
        await press(pilot, "down")
        assert "› 1 更新了主动公开事项目录" in screen_text(app)
        assert options.armed
        await press(pilot, "up")
        assert not options.armed
        assert "› 1 更新了主动公开事项目录" not in screen_text(app)


async def test_from_the_option_that_enter_takes_down_goes_to_the_next(app: NianbaoApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await say(pilot, "没有", "2025", "云浦区档案局")
        await press(pilot, "down")
        assert "› 6 垂直管理部门" in screen_text(app)


async def test_several_are_chosen_by_keys_alone(app: NianbaoApp, tmp_path: Path) -> None:
    finished(tmp_path).close()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_the_problems(pilot)
        await press(pilot, "down", "down", "enter", "down", "enter")
        assert app.screen.query_one(Composer).text == "2、3、"
        await press(pilot, "up", "down", "4", "enter")
        assert app.drafting is not None
        value = app.drafting.conversation.answers["problems.choose"].value
        assert app.drafting.conversation.answers["problems.choose"].text == "2、3、4"
        assert len(value) == 3


async def test_the_keys_name_the_way_into_the_options(app: NianbaoApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await say(pilot, "没有", "2025")
        assert "↓ 往下选" not in screen_text(app)
        await say(pilot, "云浦区档案局")
        assert "↓ 往下选" in screen_text(app)


async def test_problems_stand_below_the_name_of_their_subject(app: NianbaoApp, tmp_path: Path) -> None:
    finished(tmp_path).close()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_the_problems(pilot)
        options = app.screen.query_one(Options)
        rows = screen_text(app).splitlines()
        head = next(number for number, row in enumerate(rows) if row.strip() == "主动公开")
        assert rows[head + 1].strip() == "1 公开内容不够全面"
        await pilot.click(Options, offset=(3, 1))
        assert app.screen.query_one(Composer).text == ""
        await pilot.click(Options, offset=(3, 2))
        assert app.screen.query_one(Composer).text == "1、"
        await press(pilot, *["down"] * 8)
        assert options.current is not None
        assert options.current.group != "主动公开"
        assert options.current.group in screen_text(app)
