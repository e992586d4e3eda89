"""How the screen looks is kept, and never stops anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from nianbao.errors import ProjectError
from nianbao.storage.appearance import Appearance, Borders, Colours, load_appearance, save_appearance


@pytest.mark.parametrize("colours", Colours)
@pytest.mark.parametrize("borders", Borders)
def test_what_was_chosen_is_there_the_next_time(tmp_path: Path, colours: Colours, borders: Borders) -> None:
    path = tmp_path / "config" / "appearance.json"
    save_appearance(path, Appearance(colours, borders))
    assert load_appearance(path) == Appearance(colours, borders)


@pytest.mark.parametrize(
    "kept", ["", "{", "[]", "1", '{"colours": "dark"}', '{"colours": "pink", "borders": "lines"}', "[" * 9999, "\0"]
)
def test_what_cannot_be_read_is_as_at_the_beginning(tmp_path: Path, kept: str) -> None:
    path = tmp_path / "appearance.json"
    path.write_text(kept, encoding="utf-8")
    assert load_appearance(path) == Appearance()


def test_without_a_file_it_is_as_at_the_beginning(tmp_path: Path) -> None:
    assert load_appearance(tmp_path / "appearance.json") == Appearance()


@pytest.mark.parametrize(
    ("choice", "look"),
    [
        ("light", Appearance(Colours.LIGHT, Borders.LINES)),
        ("terminal", Appearance(Colours.TERMINAL, Borders.LINES)),
        ("plain", Appearance(Colours.DARK, Borders.PLAIN)),
    ],
)
def test_one_choice_leaves_the_other(choice: str, look: Appearance) -> None:
    assert Appearance().with_choice(choice) == look


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "appearance.json").mkdir()
    with pytest.raises(ProjectError, match="外观没有存下来：这是一个文件夹"):
        save_appearance(tmp_path / "appearance.json", Appearance())
