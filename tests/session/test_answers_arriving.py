"""A colleague's file of answers that comes before a draft is open: the draft that it belongs to, or a new one."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
import yaml
from driven_app import app_in, screen_text
from offices import answered, example, finished, office
from talking import NOW
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from typing_lines import sat
from waiting import PATIENCE

from nianbao.errors import AnswersError
from nianbao.session.answers_arriving import draft_of, is_answers_file
from nianbao.session.answers_out import answers_yaml
from nianbao.storage.answers_file import read_answers
from nianbao.storage.document import load
from nianbao.storage.listing import list_projects
from nianbao.tui.screens.chat import ChatScreen
from nianbao.tui.screens.read_through import ReadingScreen

PUBLISHED = "overview.proactive_total"


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """The file of the county department, in a folder that has a blank in its name."""
    path = tmp_path / "收 到" / "全部回答.yaml"
    path.parent.mkdir()
    path.write_text(answers_yaml(answered(example("county-department"))), encoding="utf-8")
    return path


def changed(path: Path, **texts: str) -> Path:
    answers = read_answers(path) | {id.replace("__", "."): text for id, text in texts.items()}
    path.write_text(yaml.safe_dump(answers, allow_unicode=True), encoding="utf-8")
    return path


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    folder = tmp_path / "年报"
    finished(folder).close()
    return folder


def saved(folder: Path, organ: str) -> dict[str, object]:
    (path,) = (each.path for each in list_projects(folder) if organ in each.organ)
    return {id: answer.value for id, answer in load(path).memory.answers.items()}


@pytest.mark.parametrize("typed", ["'{}'", "{}", "  '{}'  "])
def test_a_line_is_a_file_of_answers_where_it_is_the_path_of_one(sent: Path, typed: str) -> None:
    assert is_answers_file(typed.format(sent).replace(" ", r"\ ") if "'" not in typed else typed.format(sent))
    assert not is_answers_file(typed.format(sent.with_name("没有.yaml")))


@pytest.mark.parametrize("line", ["", "1", "新", "没有", "~/下载/年报.docx", "a.yaml b.yaml", "\0.yaml", "。" * 5000])
def test_other_lines_are_none(line: str) -> None:
    assert not is_answers_file(line)


def test_the_draft_of_the_same_organ_and_year_is_found(sent: Path, drafts: Path) -> None:
    assert draft_of(office(), drafts, sent, lambda: NOW) is None
    finished(drafts, "county-department").close()
    found = draft_of(office(), drafts, sent, lambda: NOW)
    assert found is not None
    assert "自然资源局" in found.name
    assert draft_of(office(), drafts, changed(sent, organ__year="2024"), lambda: NOW) is None


def test_a_file_that_is_none_is_refused(drafts: Path, tmp_path: Path) -> None:
    path = tmp_path / "乱.yaml"
    path.write_text("- 1\n", encoding="utf-8")
    with pytest.raises(AnswersError):
        draft_of(office(), drafts, path, lambda: NOW)
    assert "回答文件的格式不对" in sat(drafts, str(path)).flat


class TestLineByLine:
    @pytest.mark.parametrize("others", [True, False])
    def test_a_draft_is_made_of_it(self, sent: Path, drafts: Path, tmp_path: Path, others: bool) -> None:
        folder = drafts if others else tmp_path / "新"
        said = sat(folder, f"'{sent}'").flat
        assert "照这份文件起了草稿，收进 66 问的回答。" in said
        assert saved(folder, "自然资源局")[PUBLISHED] == 428

    def test_what_of_it_is_not_understood_is_told(self, sent: Path, drafts: Path) -> None:
        said = sat(drafts, f"'{changed(sent, overview__proactive_total='很多', nothing__such='1')}'").flat
        assert "没有收：主动公开。" in said
        assert "没有收：nothing.such。" in said

    @pytest.mark.parametrize(("word", "kept"), [("", 428), ("1", 500)])
    def test_a_draft_that_stands_is_compared_and_nothing_taken_unasked(
        self, sent: Path, drafts: Path, word: str, kept: int
    ) -> None:
        finished(drafts, "county-department").close()
        said = sat(drafts, f"'{changed(sent, overview__proactive_total='500')}'", word).flat
        assert "草稿里：428" in said
        assert "收进来的：500" in said
        assert saved(drafts, "自然资源局")[PUBLISHED] == kept

    def test_dragged_into_an_open_draft_it_is_compared_too(self, sent: Path, drafts: Path) -> None:
        finished(drafts, "county-department").close()
        lines = ("1", f"'{changed(sent, overview__proactive_total='500')}'", "1")
        said = sat(drafts, *lines, "/退出").flat
        assert "收进来的：500" in said


async def shown(pilot: Pilot[None], screen: type[Screen[Any]]) -> None:
    """Waits until the file was read beside the screen, and this one is shown."""
    async with asyncio.timeout(PATIENCE):
        while not isinstance(pilot.app.screen, screen):
            await asyncio.sleep(0.01)
    await pilot.pause()


class TestInTheApp:
    async def test_a_file_that_is_none_is_said_and_another_can_be_chosen(self, drafts: Path, tmp_path: Path) -> None:
        path = tmp_path / "乱.yaml"
        path.write_text("- 1\n", encoding="utf-8")
        app = app_in(drafts)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            app.post_message(events.Paste(str(path)))
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert "回答文件的格式不对" in screen_text(app)
            await pilot.press("enter")
            await shown(pilot, ChatScreen)
            assert app.drafting is not None
            app.drafting.close()

    async def test_a_draft_is_made_of_it_where_none_stands(self, sent: Path, drafts: Path) -> None:
        app = app_in(drafts)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            app.post_message(events.Paste(f"'{sent}'"))
            await shown(pilot, ChatScreen)
            assert "照这份文件起了草稿" in screen_text(app)
            assert app.drafting is not None
            assert app.drafting.report.facts["proactive_total"] == 428
            app.drafting.close()

    async def test_a_draft_that_stands_is_compared(self, sent: Path, drafts: Path) -> None:
        finished(drafts, "county-department").close()
        app = app_in(drafts)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            app.post_message(events.Paste(f"'{changed(sent, overview__proactive_total='500')}'"))
            await shown(pilot, ReadingScreen)
            assert "500" in screen_text(app)
            await pilot.press("escape")
            await shown(pilot, ChatScreen)
            assert app.drafting is not None
            assert app.drafting.report.facts["proactive_total"] == 428
            app.drafting.close()
