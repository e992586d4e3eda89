"""Earlier versions of the open draft: what is otherwise in them, and going back to one without losing what stands."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from later_days import PUBLISHED, changed_next_day
from offices import office, opened
from talking import NOW
from typing_lines import sat

from nianbao.session.drafting import Drafting
from nianbao.session.going_back import apart, go_back, past, past_blocks, version_options
from nianbao.session.reading_blocks import Beside
from nianbao.storage.document import load
from nianbao.storage.kept_versions import Kept, versions
from nianbao.storage.listing import list_projects


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return changed_next_day(tmp_path)


def test_they_are_named_by_when_and_why(draft: Path) -> None:
    with opened(draft) as drafting:
        assert [each.label for each in version_options(drafting)] == ["1月12日 09:30　那天写到这里"]


def test_what_is_otherwise_now_is_told_then_and_now(draft: Path) -> None:
    with opened(draft) as drafting:
        found = {each.question: (each.there, each.now) for each in past(drafting, 0).others}
        assert found == {"organ.telephone": ("0345-6620418", "待定"), PUBLISHED: ("16", "18")}


def test_going_back_gives_every_answer_as_it_was(draft: Path) -> None:
    with opened(draft) as drafting:
        then = load(versions(draft)[0].path).memory.answers
        assert go_back(drafting, past(drafting, 0)) == ()
        assert drafting.conversation.answers == then
        assert load(draft).memory == drafting.conversation.memory


def test_what_stood_is_kept_and_one_undo_brings_it_back(draft: Path) -> None:
    with opened(draft) as drafting:
        before = drafting.conversation.answers
        go_back(drafting, past(drafting, 0))
        kept = next(each for each in versions(draft) if each.kind is Kept.BEFORE)
        assert load(kept.path).memory.answers == before
        drafting.conversation.undo()
        assert drafting.conversation.answers == before


def test_an_answer_that_was_not_there_then_is_taken_out(tmp_path: Path) -> None:
    sat(tmp_path, "没有", "2025", "云浦区档案局")
    path = tmp_path / "云浦区档案局-2025.json"
    with Drafting.open(office(), path, now=lambda: NOW + timedelta(days=1)) as drafting:
        drafting.conversation.say("政府部门")
        go_back(drafting, past(drafting, 0))
        assert "organ.kind" not in drafting.conversation.answers
        drafting.conversation.redo()


def test_a_version_can_stand_as_a_draft_of_its_own(draft: Path) -> None:
    with opened(draft) as drafting:
        path = apart(drafting, past(drafting, 0))
    assert path.parent == draft.parent
    assert load(path).memory == load(versions(draft)[0].path).memory
    assert len(list_projects(draft.parent)) == 2


def test_passages_are_shown_as_they_stood(draft: Path) -> None:
    with opened(draft) as drafting:
        blocks = list(past_blocks(drafting, past(drafting, 0)))
        beside = [block for block in blocks if isinstance(block, Beside)]
        assert [block.label for block in beside] == ["联系电话", "主动公开"]
        assert len(blocks) > len(beside)


def test_line_by_line_too(draft: Path) -> None:
    text = sat(draft.parent, "", "/版本", "1", "1").flat
    assert "1 1月12日 09:30　那天写到这里" in text
    assert "现在：18" in text
    assert "回到了1月12日的样子。" in text
    (day,) = (each for each in versions(draft) if each.kind is Kept.DAY)
    assert load(draft).memory.answers == load(day.path).memory.answers


def test_an_issued_draft_is_gone_back_from_with_a_reason(draft: Path) -> None:
    with opened(draft) as drafting:
        drafting.conversation.edit("organ.telephone")
        drafting.conversation.say("0100-12345678")
        drafting.export()
    sat(draft.parent, "", "/版本", "2", "1", "")
    assert load(draft).memory.answers[PUBLISHED].text == "18"
    sat(draft.parent, "", "/版本", "2", "1", "报错了版本")
    assert load(draft).memory.answers[PUBLISHED].text != "18"
