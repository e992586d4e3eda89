"""The drafts of a folder, and last year's among them."""

from datetime import datetime
from pathlib import Path

import pytest
from offices import begun
from typing_lines import sat

from nianbao.interview.answers import Answer
from nianbao.interview.conversation import Memory
from nianbao.storage.document import Document, to_bytes
from nianbao.storage.listing import find_last, list_projects


def put(folder: Path, organ: str, year: int | None, day: int = 1) -> Path:
    saved = datetime(2026, 1, day)
    path = folder / f"{organ}-{year}.json"
    path.write_bytes(to_bytes(Document(Memory({"a": Answer(text="x")}), organ, year, saved, saved)))
    return path


def test_what_was_saved_last_comes_first(tmp_path: Path) -> None:
    put(tmp_path, "甲局", 2025, 3)
    put(tmp_path, "乙局", 2024, 9)
    put(tmp_path, "", None, 5)
    listed = list_projects(tmp_path)
    assert [(each.organ, each.year, each.answered) for each in listed] == [
        ("乙局", 2024, 1),
        ("", None, 1),
        ("甲局", 2025, 1),
    ]


def test_a_damaged_one_is_listed_with_its_fault(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{")
    (listed,) = list_projects(tmp_path)
    assert "不完整" in listed.fault


def test_other_files_are_not_listed(tmp_path: Path) -> None:
    for name in ("a.docx", ".b.json", "c.json.bak"):
        (tmp_path / name).write_text("")
    (tmp_path / "d.json").mkdir()
    assert list_projects(tmp_path) == []


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert list_projects(tmp_path / "none") == []


@pytest.mark.parametrize(
    ("organ", "found"),
    [("甲局", "甲局-2024.json"), (" 甲 局 ", "甲局-2024.json"), ("丙局", None), ("", None)],
    ids=["by name", "whatever the spaces", "another organ's is not offered", "nor one of several"],
)
def test_last_years_project_of_an_organ(tmp_path: Path, organ: str, found: str | None) -> None:
    put(tmp_path, "甲局", 2024)
    put(tmp_path, "甲局", 2023)
    put(tmp_path, "乙局", 2024)
    path = find_last(tmp_path, 2025, organ)
    assert (path.name if path else None) == found


def test_where_only_one_organ_drafts_its_last_year_is_found_by_itself(tmp_path: Path) -> None:
    path = put(tmp_path, "甲局", 2024)
    put(tmp_path, "甲局", 2025)
    assert find_last(tmp_path, 2025) == path


def test_copies_that_a_cloud_drive_made_are_told_apart_by_file_and_time(tmp_path: Path) -> None:
    with begun(tmp_path) as drafting:
        for line in ("没有", "2025", "云浦区档案局"):
            drafting.conversation.say(line)
        path = drafting.project.path
    copy = path.with_name("云浦区档案局-2025 (张三 的冲突副本 2026-01-12).json")
    copy.write_bytes(path.read_bytes())
    assert {each.has_twin for each in list_projects(tmp_path)} == {True}
    text = sat(tmp_path).flat
    assert f"文件是 {copy.name}，01-12 09:30 保存" in text
    copy.unlink()
    assert [each.has_twin for each in list_projects(tmp_path)] == [False]
