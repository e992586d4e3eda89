"""What project files are called."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.storage.naming import file_stem, named_by_program, project_name

NAMES = st.text(max_size=300) | st.text('<>:"/\\|?*. \n\tCON局', max_size=40)


@pytest.mark.parametrize(
    ("organ", "year", "name"),
    [
        ("青岫县自然资源局", 2025, "青岫县自然资源局-2025"),
        ("", 2025, ""),
        ("青岫县自然资源局", None, ""),
        ("甲局/乙局", 2025, "甲局_乙局-2025"),
        (" ../../etc ", 2025, "etc-2025"),
        ("con", 2025, "_con-2025"),
        ("\u202e局\0", 2025, "局-2025"),
    ],
)
def test_a_project_is_called_after_organ_and_year(organ: str, year: int | None, name: str) -> None:
    assert project_name(organ, year) == name


@given(NAMES)
def test_any_organ_gives_a_name_that_every_system_takes(organ: str) -> None:
    name = project_name(organ, 2025)
    if name:
        assert not set(name) & set('<>:"/\\|?*\n\t\0')
        assert not name.startswith(".")
        assert len(f".{name}.json.bak.tmp".encode()) <= 255


@given(NAMES, st.sampled_from(["", "（草稿）"]))
def test_a_written_report_has_such_a_name_too(title: str, mark: str) -> None:
    stem = file_stem(title, mark)
    assert stem.endswith(mark)
    assert 0 < len(f".{stem}.docx".encode()) <= 255


@pytest.mark.parametrize(
    ("stem", "renamed"),
    [("未命名-3", True), ("甲局-2025", True), ("甲局-2025-2", True), ("我的草稿", False), ("甲局-2025备份", False)],
)
def test_only_a_name_that_the_program_gave_is_changed_by_it(stem: str, renamed: bool) -> None:
    assert named_by_program(Path(f"{stem}.json"), "甲局-2025") is renamed
