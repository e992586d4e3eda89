"""A draft that another program changes while it is open: nothing is overwritten, and the drafter chooses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from offices import begun, opened
from typing_lines import sat

from nianbao.session.drafting import Drafting
from nianbao.session.parting import take_theirs
from nianbao.storage.document import load
from nianbao.storage.listing import list_projects


@pytest.fixture
def drafting(tmp_path: Path) -> Drafting:
    drafting = begun(tmp_path)
    for line in ("没有", "2025", "云浦区档案局", "政府部门"):
        drafting.conversation.say(line)
    return drafting


def change_elsewhere(path: Path, question: str = "organ.name", text: str = "云浦区档案馆") -> bytes:
    """Another program writes the file, as a cloud drive does that knows of no lock."""
    data = json.loads(path.read_text(encoding="utf-8"))
    data["answers"][question] |= {"text": text, "value": text}
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path.read_bytes()


def test_both_copies_are_kept_and_the_next_answers_go_into_ours(drafting: Drafting) -> None:
    path = drafting.project.path
    theirs = change_elsewhere(path)
    drafting.conversation.say("我局")
    assert path.read_bytes() == theirs
    assert drafting.project.path == path.with_name("云浦区档案局-2025-2.json")
    assert load(drafting.project.path).memory == drafting.conversation.memory
    drafting.conversation.say("")
    assert path.read_bytes() == theirs
    drafting.close()
    assert {each.path.name for each in list_projects(path.parent)} == {path.name, "云浦区档案局-2025-2.json"}


def test_it_is_told_once_which_answers_differ(drafting: Drafting) -> None:
    assert drafting.parting() is None
    path = drafting.project.path
    change_elsewhere(path)
    drafting.conversation.say("我局")
    found = drafting.parting()
    assert found is not None
    assert (found.ours, found.theirs) == (drafting.project.path, path)
    differing = {each.question: (each.ours, each.theirs) for each in found.differing}
    assert differing["organ.name"] == ("云浦区档案局", "云浦区档案馆")
    assert drafting.parting() is None
    drafting.close()


def test_theirs_are_taken_over_in_one_step_and_what_only_stands_here_stays(drafting: Drafting) -> None:
    change_elsewhere(drafting.project.path)
    drafting.conversation.say("我局")
    found = drafting.parting()
    assert found is not None
    before = dict(drafting.conversation.answers)
    take_theirs(drafting.conversation, found)
    assert drafting.report.organ.name == "云浦区档案馆"
    assert drafting.conversation.answers.keys() == before.keys()
    drafting.conversation.undo()
    assert drafting.conversation.answers == before
    drafting.close()


@pytest.mark.parametrize("data", [b"", b"{", b"half a file \xff"])
def test_what_another_program_has_only_half_written_is_left_to_it(drafting: Drafting, data: bytes) -> None:
    path = drafting.project.path
    path.write_bytes(data)
    drafting.conversation.say("我局")
    found = drafting.parting()
    assert found is not None
    assert found.fault
    assert path.read_bytes() == data
    assert load(drafting.project.path).memory == drafting.conversation.memory
    drafting.close()


def test_a_file_that_was_taken_away_is_written_again(drafting: Drafting) -> None:
    path = drafting.project.path
    path.unlink()
    drafting.conversation.say("我局")
    assert drafting.parting() is None
    assert load(path).memory == drafting.conversation.memory
    drafting.close()


def test_the_same_bytes_put_there_again_are_no_change(drafting: Drafting) -> None:
    path = drafting.project.path
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data)
    drafting.conversation.say("我局")
    assert drafting.project.path == path
    drafting.close()


def test_a_renaming_takes_nobodys_copy_along(tmp_path: Path) -> None:
    with begun(tmp_path) as drafting:
        for line in ("没有", "2025"):
            drafting.conversation.say(line)
        path = drafting.project.path
        theirs = change_elsewhere(path, "organ.year", "2025")
        drafting.conversation.say("云浦区档案局")
        assert path.read_bytes() == theirs
        assert drafting.project.path.name == "云浦区档案局-2025.json"


@pytest.mark.parametrize(("line", "organ"), [("1", "云浦区档案局"), ("2", "云浦区档案馆"), ("", "云浦区档案局")])
def test_in_line_mode_the_drafter_chooses(
    tmp_path: Path, line: str, organ: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sat(tmp_path, "没有", "2025", "云浦区档案局", "政府部门")
    (draft,) = list_projects(tmp_path)
    once = [draft.path]
    heard = Drafting.parting

    def changed_after_the_first_answer(self: Drafting) -> object:
        if once:
            change_elsewhere(once.pop())
        return heard(self)

    monkeypatch.setattr(Drafting, "parting", changed_after_the_first_answer)
    text = sat(tmp_path, "1", "/还剩", "我局", line).flat
    assert "这份草稿在别处被改过" in text
    assert "这边“云浦区档案局”，那边“云浦区档案馆”" in text
    with opened(tmp_path / "云浦区档案局-2025-2.json" if organ == "云浦区档案局" else _ours(tmp_path)) as again:
        assert again.report.organ.name == organ


def _ours(folder: Path) -> Path:
    return next(each.path for each in list_projects(folder) if each.path.name != "云浦区档案局-2025.json")
