"""What a draft was before: kept by day and by export, bounded, and gone along with its file wherever that goes."""

from __future__ import annotations

import os
import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from offices import office
from talking import NOW

from nianbao.session.drafting import Drafting
from nianbao.storage import kept_versions as kept
from nianbao.storage.document import load
from nianbao.storage.kept_versions import Kept, folder_of, keep_version, versions


class Days:
    """A draft that is opened and answered on one day after the other."""

    def __init__(self, folder: Path) -> None:
        self.now = NOW
        with Drafting.begin(office(), folder, now=lambda: self.now) as drafting:
            for line in ("没有", "2025", "云浦区档案局"):
                drafting.conversation.say(line)
            self.path = drafting.project.path

    def says(self, *lines: str, days: int = 0) -> None:
        self.now += timedelta(days=days)
        with Drafting.open(office(), self.path, now=lambda: self.now) as drafting:
            for line in lines:
                drafting.conversation.say(line)
            self.path = drafting.project.path


@pytest.fixture
def draft(tmp_path: Path) -> Days:
    return Days(tmp_path)


def test_nothing_is_kept_while_a_day_lasts(draft: Days) -> None:
    draft.says("政府部门")
    assert versions(draft.path) == []


def test_what_a_day_ended_with_is_kept_at_the_first_answer_of_the_next(draft: Days) -> None:
    before = draft.path.read_bytes()
    draft.says("政府部门", "", days=1)
    (version,) = versions(draft.path)
    assert (version.at, version.kind) == (NOW, Kept.DAY)
    assert version.path.read_bytes() == before


def test_opening_it_alone_keeps_nothing(draft: Days) -> None:
    draft.says(days=3)
    assert versions(draft.path) == []


def test_the_newest_comes_first(draft: Days) -> None:
    for line in ("政府部门", "我局", "/撤销"):
        draft.says(line, days=1)
    assert [each.at.day for each in versions(draft.path)] == [14, 13, 12]


def test_they_follow_the_file_when_its_organ_is_changed(draft: Days) -> None:
    draft.says("政府部门", days=1)
    draft.says("/改 单位全称", "云浦区档案馆")
    assert draft.path.name == "云浦区档案馆-2025.json"
    assert [each.kind for each in versions(draft.path)] == [Kept.DAY]


def test_where_they_cannot_be_kept_the_answer_is_all_the_same(draft: Days) -> None:
    folder_of(draft.path).parent.write_text("in the way")
    draft.says("政府部门", days=1)
    assert load(draft.path).memory.answers["organ.kind"].text == "政府部门"


def test_a_file_that_is_no_version_is_none(draft: Days) -> None:
    folder_of(draft.path).mkdir(parents=True)
    for name in ("20260112-093000-day.txt", "20261312-093000-day.json", "20260112-093000-week.json", "说明.json"):
        (folder_of(draft.path) / name).write_text("{}")
    assert versions(draft.path) == []


def test_two_of_one_second_are_both_kept(draft: Days) -> None:
    for data in (b"1", b"2"):
        keep_version(draft.path, data, NOW, Kept.BEFORE)
    assert {each.path.read_bytes() for each in versions(draft.path)} == {b"1", b"2"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
def test_they_are_their_users_alone(draft: Days) -> None:
    draft.says("政府部门", days=1)
    folder = folder_of(draft.path)
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (folder.parent, folder, *folder.iterdir())]
    assert modes == [0o700, 0o700, 0o600]


class TestBounds:
    @pytest.fixture(autouse=True)
    def few(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(kept, "MOST", 4)
        monkeypatch.setattr(kept, "LARGEST", 1000)

    def put(self, draft: Days, kinds: str, size: int = 1) -> list[str]:
        words = {"d": Kept.DAY, "b": Kept.BEFORE, "x": Kept.DRAFT, "i": Kept.ISSUED}
        for number, kind in enumerate(kinds):
            keep_version(draft.path, b"x" * size, datetime(2026, 1, 1 + number), words[kind])
        return [f"{each.kind}{each.at.day}" for each in reversed(versions(draft.path))]

    @pytest.mark.parametrize(
        ("kinds", "left"),
        [
            ("dddd", ["day1", "day2", "day3", "day4"]),
            ("ddddd", ["day2", "day3", "day4", "day5"]),
            ("idddd", ["issued1", "day3", "day4", "day5"]),
            ("dxidx", ["draft2", "issued3", "day4", "draft5"]),
            ("iiiid", ["issued2", "issued3", "issued4", "day5"]),
            ("xxbii", ["draft1", "draft2", "issued4", "issued5"]),
        ],
    )
    def test_days_give_way_first_and_what_was_issued_last(self, draft: Days, kinds: str, left: list[str]) -> None:
        assert self.put(draft, kinds) == left

    def test_so_they_do_by_their_bytes(self, draft: Days) -> None:
        assert self.put(draft, "didd", size=400) == ["issued2", "day4"]

    def test_one_that_is_too_large_alone_is_kept(self, draft: Days) -> None:
        assert self.put(draft, "dd", size=2000) == ["day2"]
