"""Drafts that another program made odd: each is told with its name, the others open, and nothing of them is lost."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from offices import begun, opened
from typing_lines import sat

from nianbao.errors import ProjectError
from nianbao.session.drafting import unsaved
from nianbao.session.unsaved import text_beside
from nianbao.storage.document import DamagedError, load
from nianbao.storage.listing import list_projects

NESTED: Any = json.loads("[" * 500 + "]" * 500)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    with begun(tmp_path) as drafting:
        for line in ("没有", "2025", "云浦区档案局"):
            drafting.conversation.say(line)
        return drafting.project.path


def changed(path: Path, **keys: Any) -> None:
    data = json.loads(path.read_text(encoding="utf-8")) | keys
    path.write_text(json.dumps(data), encoding="utf-8")


def with_text(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


ODD: dict[str, Callable[[Path], None]] = {
    "a number without end": lambda path: with_text(path, "2025,", "1e99999999999999999999,"),
    "a number of a thousand digits": lambda path: with_text(path, "2025,", "1." + "0" * 1000 + ","),
    "a number that is none": lambda path: with_text(path, "2025,", "NaN,"),
    "nested lists among the answers": lambda path: changed(path, answers={"a": {"text": "1", "value": NESTED}}),
    "nested lists under a key of its own": lambda path: changed(path, more=NESTED),
    "half a character": lambda path: with_text(path, "云浦区档案局", "云浦区\\ud83d档案局"),
    "half a character in a key": lambda path: changed(path, **{"\ud83d": 1}),
    "no mapping": lambda path: path.write_text("[1]"),
    "UTF-16": lambda path: path.write_bytes(path.read_text().encode("utf-16")),
    "nothing": lambda path: path.write_bytes(b""),
}


@pytest.mark.parametrize("make_odd", ODD.values(), ids=ODD)
def test_one_odd_draft_is_told_by_its_name_and_the_others_open(
    tmp_path: Path, draft: Path, make_odd: Callable[[Path], None]
) -> None:
    odd = draft.with_name("怪文件.json")
    odd.write_bytes(draft.read_bytes())
    make_odd(odd)
    faults = {each.path.name: each.fault for each in list_projects(tmp_path)}
    assert faults[draft.name] == ""
    assert "怪文件.json" in faults[odd.name]
    with pytest.raises(DamagedError):
        load(odd)
    with opened(draft) as drafting:
        assert drafting.report.organ.name == "云浦区档案局"


@pytest.mark.parametrize("saved", ["0001-01-01T00:00:00", "9999-12-31T23:59:59.999999Z", "2026-01-12T09:30:00+14:00"])
def test_a_draft_saved_at_any_time_is_listed_and_opens(tmp_path: Path, draft: Path, saved: str) -> None:
    changed(draft, saved=saved)
    assert [each.fault for each in list_projects(tmp_path)] == [""]
    opened(draft).close()


MOMENTS = [
    "2026-01-12T09:30:00+08:00",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-12:00",
    "2026-01-12T01:30:00Z",
]


@pytest.mark.parametrize("at", MOMENTS)
def test_an_answer_that_names_a_time_zone_stands_beside_those_that_do_not(draft: Path, at: str) -> None:
    data = json.loads(draft.read_text(encoding="utf-8"))
    for key in ("organ.year", "organ.name"):
        data["answers"][key]["at"] = at if key == "organ.name" else "2026-01-12T09:30:00"
    draft.write_text(json.dumps(data | {"saved": at, "issues": [{"at": at, "file": "甲.docx"}]}), encoding="utf-8")
    assert [each.fault for each in list_projects(draft.parent)] == [""]
    with opened(draft) as drafting:
        drafting.seal.lift("补一个数")
        drafting.conversation.say("政府部门")
        assert drafting.export(draft=True).exists()


@pytest.mark.parametrize("value", [1.5, 0.1, 1, "1.5", [0.25, {"a": 2.5}], None, True, "，"])
def test_keys_that_are_not_known_come_out_as_they_went_in(draft: Path, value: Any) -> None:
    changed(draft, later=value)
    with opened(draft) as drafting:
        drafting.conversation.say("政府部门")
        path = drafting.project.path
    assert json.loads(path.read_text(encoding="utf-8"))["later"] == value


@pytest.mark.skipif(sys.platform != "linux", reason="only here a folder's name may be any bytes")
def test_a_folder_named_in_gbk_holds_drafts_and_last_years_report(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + "年报".encode("gbk")))
    folder.mkdir()
    lines = [str(folder / "没有这个.docx"), "没有", "2025", "云浦区档案局", "/来源", ""]
    sitting = sat(folder, raw="\n".join(lines).encode("utf-8", "surrogateescape"))
    assert sitting.code == 0
    assert "没有存上" not in sitting.flat
    (found,) = list_projects(folder)
    assert (found.organ, found.fault) == ("云浦区档案局", "")
    opened(found.path).close()


def test_what_cannot_be_saved_is_told_kept_in_mind_and_written_beside(tmp_path: Path, draft: Path) -> None:
    drafting = opened(draft)
    drafting.project.document = drafting.project.document.__class__(
        **{**vars(drafting.project.document), "more": {"x": object()}}
    )
    said = "\n".join(each.text for each in drafting.conversation.say("政府部门"))
    assert "这一句没有存上" in said
    assert "记下了" not in said
    assert drafting.conversation.answers["organ.kind"].text == "政府部门"
    beside = text_beside(draft)
    assert "政府部门" in beside.read_text(encoding="utf-8")
    assert "没有存上" in unsaved(drafting)
    drafting.project.document = drafting.project.document.__class__(**{**vars(drafting.project.document), "more": {}})
    assert unsaved(drafting) == ""
    assert not beside.exists()
    drafting.close()
    assert load(draft).memory.answers["organ.kind"].text == "政府部门"


def test_a_text_of_the_drafters_own_beside_the_draft_is_not_written_over(draft: Path) -> None:
    beside = text_beside(draft)
    beside.write_text("我的笔记")
    drafting = opened(draft)
    drafting.project.document = drafting.project.document.__class__(
        **{**vars(drafting.project.document), "more": {"x": object()}}
    )
    drafting.conversation.say("政府部门")
    assert beside.read_text() == "我的笔记"
    assert "政府部门" in beside.with_stem(f"{beside.stem}-2").read_text(encoding="utf-8")
    with pytest.raises(ProjectError):
        drafting.save()
    drafting.close()
