"""Drafts looked after: what a copy for another organ begins with, and the start of line mode."""

from __future__ import annotations

from pathlib import Path

import pytest
from offices import SPEECH, finished, office, opened
from typing_lines import sat

from nianbao.interview.kinds import Choice, Pairs, Several
from nianbao.session.draft_actions import OTHER_ORGAN, tidied
from nianbao.storage.document import load
from nianbao.storage.listing import list_projects
from nianbao.storage.moving import BIN


class TestForAnotherOrgan:
    @pytest.fixture
    def copy(self, tmp_path: Path) -> Path:
        with finished(tmp_path, "county-department") as drafting:
            drafting.export()
            path = drafting.project.path
        tidied(OTHER_ORGAN, path, office(), SPEECH)
        return next(each.path for each in list_projects(tmp_path) if each.path != path)

    def test_neither_organ_nor_figure_nor_passage_comes_along(self, copy: Path) -> None:
        with opened(copy) as drafting:
            report = drafting.report
            assert (report.organ.name, report.year) == ("", 2025)
            assert {value for value in report.cells.values() if value is not None} == set()
            assert report.passages == {}

    def test_what_was_chosen_does(self, copy: Path) -> None:
        kinds = {question.id: question.answer for _, question in office().script}
        answers = load(copy).memory.answers
        assert {id for id in answers if not isinstance(kinds[id], Choice | Several | Pairs)} == {"organ.year"}
        assert any(isinstance(kinds[id], Pairs) for id in answers)

    def test_it_is_not_issued(self, copy: Path) -> None:
        assert load(copy).issues == ()

    def test_it_is_asked_whose_it_is(self, copy: Path) -> None:
        with opened(copy) as drafting:
            drafting.conversation.say("没有")
            assert drafting.conversation.prompt is not None
            assert drafting.conversation.prompt.asked.id == "organ.name"


class TestLineByLine:
    def names(self, folder: Path) -> list[str]:
        return sorted(each.path.name for each in list_projects(folder))

    @pytest.fixture(autouse=True)
    def draft(self, tmp_path: Path) -> None:
        sat(tmp_path, "没有", "2025", "云浦区档案局")

    @pytest.mark.parametrize(
        ("lines", "names"),
        [
            (["整理 1", "1", "初稿"], ["初稿.json"]),
            (["整理1", "1", "初稿"], ["初稿.json"]),
            (["整理", "2"], ["云浦区档案局-2025-2.json", "云浦区档案局-2025.json"]),
            (["整理 1", "5"], []),
            (["整理 1", "1", ""], ["云浦区档案局-2025.json"]),
            (["整理 1", ""], ["云浦区档案局-2025.json"]),
            (["整理 1", "9"], ["云浦区档案局-2025.json"]),
            (["整理 1", "5", "取回", "1"], ["云浦区档案局-2025.json"]),
        ],
    )
    def test_it_is_done_and_the_list_comes_again(self, tmp_path: Path, lines: list[str], names: list[str]) -> None:
        sat(tmp_path, *lines)
        assert self.names(tmp_path) == names

    def test_a_draft_is_opened_after_that(self, tmp_path: Path) -> None:
        text = sat(tmp_path, "整理 1", "1", "初稿", "1", "政府部门").flat
        assert "改好了：初稿.json" in text
        assert load(tmp_path / "初稿.json").memory.answers["organ.kind"].text == "政府部门"

    def test_where_none_is_left_the_list_says_how_to_go_on(self, tmp_path: Path) -> None:
        text = sat(tmp_path, "整理 1", "5", "").flat
        assert "这里没有草稿了。另写一份填“新”，从回收站取回填“取回”" in text
        assert "0 份" not in text
        assert "1 到 0" not in text

    def test_where_all_are_put_away_a_new_one_can_be_begun(self, tmp_path: Path) -> None:
        text = sat(tmp_path, "整理 1", "5", "新", "没有", "2025").flat
        assert str(tmp_path / BIN) in text
        assert self.names(tmp_path) == ["未命名-1.json"]

    def test_a_number_that_is_none_is_told(self, tmp_path: Path) -> None:
        assert "接着写就填 1" in sat(tmp_path, "整理 7").flat
