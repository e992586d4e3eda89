"""All passages read in the app, and long lists narrowed down while one types."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path

import pytest
from driven_app import go_to, open_draft, press, said, screen_text
from offices import begun, example
from talking import alone
from textual.pilot import Pilot
from tui_host import SIZES, assert_rows_fit

from nianbao.session.choices import Choosable, choices_named, without_last_word
from nianbao.tui.app import NianbaoApp
from nianbao.tui.screens.one_passage import PassageScreen
from nianbao.tui.widgets.composer import Composer
from nianbao.tui.widgets.options import Options
from nianbao.tui.widgets.passage_list import PassageReading


@cache
def almost() -> tuple[str, bytes]:
    """A draft in which all is answered but the passages, as its file."""
    answers = example("department-quiet")
    with tempfile.TemporaryDirectory() as folder, begun(Path(folder)) as drafting:
        while (prompt := alone(drafting.conversation, answers)) is not None and prompt.asked.id != "passages":
            drafting.conversation.answer(answers.get(prompt.asked.id, ""))
        path = drafting.project.path
        return path.name, path.read_bytes()


@pytest.fixture(autouse=True)
def draft(tmp_path: Path) -> None:
    name, content = almost()
    (tmp_path / name).write_bytes(content)
    (tmp_path / name).chmod(0o600)


def told(app: NianbaoApp) -> str:
    return str(app.screen.query_one(Composer).placeholder)


def at(app: NianbaoApp) -> str:
    prompt = app.drafting.conversation.prompt if app.drafting else None
    return prompt.asked.id if prompt else ""


async def told_how_far(pilot: Pilot[None]) -> str:
    """What the composer says once the passages have their room on the screen."""
    while "读到" not in told(pilot.app):  # type: ignore[arg-type]
        await pilot.pause()
    return told(pilot.app)  # type: ignore[arg-type]


async def read_to_the_end(pilot: Pilot[None]) -> None:
    reading = pilot.app.screen.query_one(PassageReading)
    while reading.scroll_offset.y < reading.max_scroll_y:
        await press(pilot, "pagedown")


async def test_they_stand_below_one_another_and_how_far_they_are_read_is_told(app: NianbaoApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_draft(pilot)
        assert "PgDn 往下" in await told_how_far(pilot)
        assert "1 开头　完整" in screen_text(app)
        await read_to_the_end(pilot)
        of = told(app).partition("／")[2].partition(" 行")[0]
        assert f"读到 {of}／{of} 行" in told(app)
        assert "PgDn" not in told(app)
        assert "六、其他需要报告的事项" in screen_text(app)
        await press(pilot, "enter")
        assert "9 段都采用了" in said(app)
        assert "没有看到底" not in said(app)
        assert at(app) == ""


async def test_what_is_adopted_unread_is_said_to_be(app: NianbaoApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_draft(pilot)
        await told_how_far(pilot)
        await press(pilot, "enter")
        assert "六、其他需要报告的事项没有看到底" in said(app)
        assert "其中开头" not in said(app)
        unread = said(app).rpartition("其中")[2]
        headings = ("（二）依申请公开", "（三）政府信息管理", "（四）政府信息公开平台建设", "（五）监督保障")
        assert "、".join(headings) in unread


async def test_left_and_right_change_the_wording_of_the_passage_under_the_cursor(app: NianbaoApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_draft(pilot)
        await press(pilot, "down", "down", "right")
        assert "3 （一）主动公开　换个说法" in screen_text(app)
        await press(pilot, "left", "right", "enter")
        answers = app.drafting.conversation.answers if app.drafting else {}
        assert answers["overview.proactive"].value["style"] == "full_2"
        assert answers["opening"].value["style"] == "full"


@pytest.mark.parametrize(
    ("keys", "question"), [(["3", "enter"], "overview.proactive"), (["down", "f2"], "overview.lead")]
)
async def test_one_is_opened_by_its_number_or_under_the_cursor(app: NianbaoApp, keys: list[str], question: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_draft(pilot)
        await press(pilot, *keys)
        assert at(app) == question
        assert not app.screen.query_one(PassageReading).display
        await press(pilot, "e")
        assert isinstance(app.screen, PassageScreen)
        await press(pilot, "escape", "enter")
        assert at(app) == "passages"


async def test_up_on_the_first_goes_to_the_question_before(app: NianbaoApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_draft(pilot)
        await press(pilot, "down", "up", "up")
        assert at(app) == "other.matters"


async def test_any_size_at_any_time(app: NianbaoApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_draft(pilot)
        for size in (*SIZES, (60, 20), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert_rows_fit(app)
            assert "读到" in await told_how_far(pilot)


async def test_one_long_passage_scrolls_and_says_how_far_it_is_read(app: NianbaoApp) -> None:
    async with app.run_test(size=(80, 20)) as pilot:
        await open_draft(pilot)
        await go_to(pilot, "opening")
        assert "PgDn 往下" in await told_how_far(pilot)
        options = app.screen.query_one(Options)
        while options.scroll_offset.y < options.max_scroll_y:
            await press(pilot, "pagedown")
        assert "PgDn" not in told(app)
        await press(pilot, "enter")
        assert "没有看到" not in said(app)


async def test_what_is_typed_of_a_list_narrows_it_down(app: NianbaoApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_draft(pilot)
        await go_to(pilot, "problems.choose")
        options = app.screen.query_one(Options)
        every = len(options.offered)
        found = re.search(r"还有 (\d+) 项", screen_text(app))
        assert found is not None
        last = every - int(found[1])
        assert f"{last} {options.offered[last - 1].label}" in screen_text(app)
        assert f"{last + 1} {options.offered[last].label}" not in screen_text(app)
        pilot.app.screen.query_one(Composer).insert("更新")
        await pilot.pause()
        assert [option.label for option in options.offered] == ["更新不够及时"]
        assert f"还有 {every - 1} 项" in screen_text(app)
        await press(pilot, "down", "enter")
        await pilot.pause()
        assert app.screen.query_one(Composer).text == "2、"
        assert len(options.offered) == every


CHOICES = [
    Choosable("1", "更新不够及时"),
    Choosable("2", "公开形式单一"),
    Choosable("3", "更新目录", group="目录类"),
]


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("", ["更新不够及时", "公开形式单一", "更新目录"]),
        ("更新", ["更新不够及时", "更新目录"]),
        ("1、形式", ["公开形式单一"]),
        ("1、2", ["更新不够及时", "公开形式单一", "更新目录"]),
        ("没有这一项", ["更新不够及时", "公开形式单一", "更新目录"]),
        ("更新，", ["更新不够及时", "公开形式单一", "更新目录"]),
        ("目录类", ["更新目录"]),
    ],
)
def test_the_word_typed_last_names_the_choices(typed: str, labels: list[str]) -> None:
    assert [choice.label for choice in choices_named(CHOICES, typed)] == labels


@pytest.mark.parametrize(("typed", "kept"), [("更新", ""), ("1、形式", "1、"), ("1、2", "1、2"), ("", "")])
def test_a_chosen_number_takes_the_place_of_the_word(typed: str, kept: str) -> None:
    assert without_last_word(typed) == kept
