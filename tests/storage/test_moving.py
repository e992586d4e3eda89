"""Drafts renamed, copied, put into the recycle bin and taken out again: nothing is overwritten, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from offices import opened
from talking import NOW
from typing_lines import sat

from nianbao.session.folder_reports import reports_in
from nianbao.storage.document import load
from nianbao.storage.kept_versions import Kept, keep_version, versions
from nianbao.storage.listing import list_projects
from nianbao.storage.lock import LockedError
from nianbao.storage.moving import BIN, bin_draft, copy_draft, rename_draft, take_out
from nianbao.storage.safe_file import backup_of


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft with a copy before its last save and one version."""
    sat(tmp_path, "没有", "2025", "云浦区档案局")
    path = tmp_path / "云浦区档案局-2025.json"
    keep_version(path, path.read_bytes(), NOW, Kept.DAY)
    return path


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.glob("*.json*")}


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("初稿", "初稿.json"),
        ("张三/李四: 改?", "张三_李四_改.json"),
        ("../外面", "外面.json"),
        ("", "未命名.json"),
        ("con", "_con.json"),
        ("云浦区档案局-2025", "云浦区档案局-2025.json"),
    ],
)
def test_renamed_it_is_called_as_wished_as_far_as_a_file_can_be(draft: Path, wanted: str, name: str) -> None:
    before = draft.read_bytes()
    assert rename_draft(draft, wanted) == draft.with_name(name)
    assert draft.with_name(name).read_bytes() == before
    assert names(draft.parent) == {name, f"{name}.bak"}


def test_a_name_that_is_taken_gets_a_number(draft: Path) -> None:
    draft.with_name("初稿.json").write_text("another")
    assert rename_draft(draft, "初稿").name == "初稿-2.json"
    assert draft.with_name("初稿.json").read_text() == "another"


def test_what_the_drafter_called_it_stays_when_it_is_answered_further(draft: Path) -> None:
    path = rename_draft(draft, "初稿")
    with opened(path) as drafting:
        drafting.conversation.say("政府部门")
        assert drafting.project.path == path


@pytest.mark.parametrize("move", [lambda path: rename_draft(path, "初稿"), bin_draft], ids=["renamed", "binned"])
def test_its_versions_and_its_copy_go_along(draft: Path, move: Callable[[Path], Path]) -> None:
    path = move(draft)
    assert [each.kind for each in versions(path)] == [Kept.DAY]
    assert versions(draft) == []
    assert backup_of(path).exists()


def test_one_that_is_open_stays_where_it_is(draft: Path) -> None:
    with opened(draft):
        for move in (bin_draft, lambda path: rename_draft(path, "初稿")):
            with pytest.raises(LockedError):
                move(draft)
    assert draft.exists()
    assert len(versions(draft)) == 1


class TestBin:
    def test_it_is_out_of_the_list_and_whole(self, draft: Path) -> None:
        before = draft.read_bytes()
        path = bin_draft(draft)
        assert path == draft.parent / BIN / draft.name
        assert path.read_bytes() == before
        assert list_projects(draft.parent) == []
        assert [each.organ for each in list_projects(draft.parent / BIN)] == ["云浦区档案局"]

    def test_taken_out_it_is_as_it_was(self, draft: Path) -> None:
        before = draft.read_bytes()
        assert take_out(bin_draft(draft)) == draft
        assert draft.read_bytes() == before
        assert len(versions(draft)) == 1

    def test_two_of_one_name_lie_in_it_side_by_side(self, draft: Path) -> None:
        data = draft.read_bytes()
        bin_draft(draft)
        draft.write_bytes(data)
        assert bin_draft(draft).name == "云浦区档案局-2025-2.json"
        assert names(draft.parent / BIN) >= {"云浦区档案局-2025.json", "云浦区档案局-2025-2.json"}

    def test_taken_out_beside_another_of_its_name_it_gets_a_number(self, draft: Path) -> None:
        data = draft.read_bytes()
        path = bin_draft(draft)
        draft.write_bytes(data)
        assert take_out(path).name == "云浦区档案局-2025-2.json"

    def test_a_damaged_draft_can_go_there_too(self, draft: Path) -> None:
        draft.write_bytes(b"{")
        assert bin_draft(draft).read_bytes() == b"{"

    def test_neither_it_nor_the_versions_are_reports_of_the_folder(self, draft: Path) -> None:
        second = copy_draft(draft)
        bin_draft(second)
        assert reports_in([draft.parent], "（勾稽核对表）") == [draft]
        assert reports_in([draft.parent / BIN], "（勾稽核对表）") == [draft.parent / BIN / second.name]


class TestCopy:
    def test_it_is_the_same_and_apart(self, draft: Path) -> None:
        copy = copy_draft(draft)
        assert copy.name == "云浦区档案局-2025-2.json"
        assert load(copy).memory == load(draft).memory
        assert versions(copy) == []

    def test_it_is_changed_on_the_way(self, draft: Path) -> None:
        copy = copy_draft(draft, lambda document: replace(document, organ="云浦区司法局"))
        assert load(copy).organ == "云浦区司法局"
        assert load(draft).organ == "云浦区档案局"
