"""What stands on an office machine: fonts and word processors."""

import sys
from pathlib import Path

import pytest

from nianbao.writing.machine import FONTS, missing_fonts, registered_families, word_processors


@pytest.mark.parametrize(
    ("registered", "families"),
    [
        ("SimSun & NSimSun (TrueType)", ["SimSun", "NSimSun"]),
        ("仿宋_GB2312 (TrueType)", ["仿宋_GB2312"]),
        ("方正小标宋简体", ["方正小标宋简体"]),
        ("Times New Roman (OpenType)", ["Times New Roman"]),
    ],
)
def test_families_are_read_as_the_registry_of_windows_names_them(registered: str, families: list[str]) -> None:
    assert list(registered_families(registered)) == families


@pytest.fixture
def bin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if sys.platform == "win32":
        pytest.skip("Windows asks its registry")
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def program(folder: Path, name: str, *lines: str) -> None:
    (folder / name).write_text("#!/bin/sh\n" + "".join(f"echo '{line}'\n" for line in lines), "utf-8")
    (folder / name).chmod(0o755)


def test_fonts_are_known_by_their_chinese_and_their_english_names(bin_folder: Path) -> None:
    program(bin_folder, "fc-list", "SimHei,黑体", "FangSong_GB2312", "Times New Roman")
    assert missing_fonts() == ("方正小标宋简体", "楷体_GB2312", "宋体")


def test_a_font_of_a_longer_name_is_another_font(bin_folder: Path) -> None:
    program(
        bin_folder, "fc-list", "方正黑体简体", "新宋体,NSimSun", "SimSun-ExtB", "仿宋,FangSong", "Times New Roman PS"
    )
    assert missing_fonts() == tuple(FONTS)


def test_fonts_are_unknown_where_the_system_does_not_tell(bin_folder: Path) -> None:
    assert missing_fonts() is None


def test_word_processors_on_the_path_are_found(bin_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bin_folder, "soffice")
    program(bin_folder, "wps")
    assert [name for name, _ in word_processors()] == ["LibreOffice", "WPS 文字"]
