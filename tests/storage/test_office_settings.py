"""What an office sets once, and what goes before what."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from nianbao.errors import ProjectError
from nianbao.storage.office_settings import Settings, drafts_folder, load_settings
from nianbao.storage.register_usage import load_usage


def written(folder: Path, text: str) -> Path:
    path = folder / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "config.yaml") == Settings()


def test_an_empty_file_sets_nothing(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, "# 空\n")) == Settings()


def test_folders_are_read(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, "folder: ~/草稿\nprompts: /本局/prompts\n"))
    assert settings == Settings(folder=Path.home() / "草稿", prompts=Path("/本局/prompts"))


def test_a_user_that_does_not_exist_is_no_fault(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, "folder: ~nobody-here/草稿\n")).folder == Path("~nobody-here/草稿")
    assert drafts_folder(Path("~nobody-here"), Settings(), {}) == Path("~nobody-here")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("floder: /a", "floder"),
        ("folder: [a]", "folder"),
        ("folder: 'a", "格式不对"),
        ("- a", "全文"),
        ("folder: 2021-13-99", "格式不对"),
        ("[" * 2000, "格式不对"),
        ('folder: "a\\0b"', "folder"),
        ('folder: "\\ud800"', "folder"),
        ("#" * 100_000, "太大"),
    ],
)
def test_a_mistake_is_told_with_the_file_and_the_key(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ProjectError) as caught:
        load_settings(path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("told", "environment", "settings", "folder"),
    [
        (Path("/a"), {"NIANBAO_FOLDER": "/b"}, Settings(folder=Path("/c")), "/a"),
        (None, {"NIANBAO_FOLDER": "/b"}, Settings(folder=Path("/c")), "/b"),
        (None, {}, Settings(folder=Path("/c")), "/c"),
    ],
    ids=["the command line", "the environment", "the config file"],
)
def test_what_is_said_nearest_counts(
    told: Path | None, environment: dict[str, str], settings: Settings, folder: str
) -> None:
    assert drafts_folder(told, settings, environment) == Path(folder)


def test_else_drafts_are_kept_among_the_documents() -> None:
    assert drafts_folder(None, Settings(), {}).name == "年报"


@pytest.mark.skipif(os.name == "nt", reason="pipes and devices are made with Unix calls")
@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "link to itself"])
@pytest.mark.parametrize("load", [load_settings, load_usage])
def test_what_is_no_plain_file_is_told_at_once(tmp_path: Path, kind: str, load: Callable[[Path], object]) -> None:
    path = tmp_path / "config.yaml"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero" if kind == "device" else path)
    with pytest.raises(ProjectError, match="打不开"):
        load(path)


@pytest.mark.parametrize("load", [load_settings, load_usage])
def test_one_that_is_far_too_large_is_told(tmp_path: Path, load: Callable[[Path], object]) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes(b"# \n" * 1_000_000)
    with pytest.raises(ProjectError, match="太大"):
        load(path)
