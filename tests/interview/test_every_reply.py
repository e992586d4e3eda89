"""Every reply can be said: each has a situation that really brings it, and docs/replies.md shows it as it is said."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from replies_page import PAGE, page
from situations import Situation, heard, heard_of, tables, unbroken

from nianbao.data_files import DataFiles

PROMPTS = DataFiles().prompts
REPLIES, SCREENS, REGISTER = (PROMPTS.yaml(f"{name}.yaml") for name in ("replies", "screens", "register_told"))
SITUATIONS: dict[str, Situation] = {key: each for table in tables() for key, each in table.situations.items()}

A_SENTENCE = re.compile("[。？]")
"""What a text of the screens has that is said; names of keys, headings and choices have neither."""

A_COLUMN = "field_"
"""The texts about registers that begin so name columns in other texts."""

SAID = [
    *REPLIES,
    *(key for key, text in SCREENS.items() if A_SENTENCE.search(text)),
    *(key for key in REGISTER if not key.startswith(A_COLUMN)),
]


@pytest.mark.parametrize("key", SAID)
def test_every_reply_has_a_situation(key: str) -> None:
    assert key in SITUATIONS


@pytest.mark.parametrize("key", SITUATIONS)
def test_the_situation_brings_it(key: str) -> None:
    found = heard(SITUATIONS[key])
    assert found.said(key), found.printed[-2000:]


def test_every_situation_is_of_one_reply() -> None:
    told = Counter(key for table in tables() for key in table.situations)
    assert [key for key, count in told.items() if count > 1 or key not in {*REPLIES, *SCREENS, *REGISTER}] == []


def test_no_reply_has_the_key_of_another() -> None:
    assert [key for key in REGISTER if key in REPLIES or key in SCREENS] == []


@pytest.mark.parametrize(
    ("printed", "said"),
    [("助手  记下了：主动公开\n      16 条。\n", True), ("助手  记下了：主动公开 18 条。\n", False), ("", False)],
)
def test_what_was_rendered_and_not_printed_was_not_said(tmp_path: Path, printed: str, said: bool) -> None:
    found = heard_of(printed, [("echo_count", "记下了：主动公开 16 条。"), ("signs_ask", "")], tmp_path)
    assert bool(found.said("echo_count")) is said
    assert found.said("signs_ask") == ""


def test_the_page_shows_what_is_said() -> None:
    assert page() == PAGE.read_text(encoding="utf-8"), "python tests/replies_page.py"


def test_the_page_has_every_reply_and_every_situation() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.M)
    assert [key for key, *_ in rows] == list(SITUATIONS)
    assert all(unbroken(said) for *_, said in rows)
