"""Where a sitting begins: with a draft that exists, a damaged one, or a new one."""

from pathlib import Path

import pytest
from offices import opened
from typing_lines import sat

from nianbao.storage.document import load
from nianbao.storage.listing import list_projects


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A folder with two drafts; the second was saved last."""
    sat(tmp_path, "没有", "2025", "云浦区档案局")
    sat(tmp_path, "新", "没有", "2025", "云浦区司法局")
    assert len(list_projects(tmp_path)) == 2
    return tmp_path


def test_without_drafts_the_conversation_begins_at_once(tmp_path: Path) -> None:
    assert sat(tmp_path).text.startswith("助手  要写的是")


def test_drafts_are_listed_with_organ_year_and_how_far_they_are(drafts: Path) -> None:
    text = sat(drafts).text
    assert "这里有 2 份草稿" in text
    assert "云浦区档案局，2025 年度，答了 3 问" in text


@pytest.mark.parametrize(
    ("line", "organ"), [("", 0), ("1", 0), (" 2 ", 1)], ids=["Enter takes the first", "by number", "spaces"]
)
def test_one_is_chosen(drafts: Path, line: str, organ: int) -> None:
    name = list_projects(drafts)[organ].organ
    text = sat(drafts, line, "政府部门").text
    assert "接着上次的写" in text
    assert load(drafts / f"{name}-2025.json").memory.answers["organ.kind"].text == "政府部门"


@pytest.mark.parametrize("line", ["3", "0", "-1", "档案局", "99999999999999999999"])
def test_what_is_no_choice_is_told_and_asked_again(drafts: Path, line: str) -> None:
    text = sat(drafts, line, "1").text
    assert "填 1 到 2 的序号" in text
    assert "接着上次的写" in text


def test_a_draft_that_is_open_elsewhere_is_told_and_another_can_be_chosen(drafts: Path) -> None:
    with opened(list_projects(drafts)[0].path):
        text = sat(drafts, "1", "2").flat
    assert "正在别处打开着" in text
    assert "接着上次的写" in text


class TestDamaged:
    @pytest.fixture
    def damaged(self, tmp_path: Path) -> Path:
        sat(tmp_path, "没有", "2025", "云浦区档案局")
        path = tmp_path / "云浦区档案局-2025.json"
        path.write_bytes(path.read_bytes()[:100])
        return path

    def test_the_last_good_copy_is_offered_and_taken_up(self, damaged: Path) -> None:
        text = sat(damaged.parent, "1", "是", "云浦区档案局").flat
        assert "恢复上一次保存的副本吗" in text
        assert "恢复好了" in text
        assert load(damaged).memory.answers["organ.name"].text == "云浦区档案局"

    @pytest.mark.parametrize("line", ["否", "什么"])
    def test_without_a_clear_yes_nothing_is_touched(self, damaged: Path, line: str) -> None:
        before = damaged.read_bytes()
        sat(damaged.parent, "1", line)
        assert damaged.read_bytes() == before
