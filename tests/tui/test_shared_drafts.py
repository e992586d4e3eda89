"""A draft that others have too, as the app tells it: one signed for elsewhere, one changed while it is open."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from driven_app import app_in, open_draft, press, say, screen_text, unbroken
from offices import begun
from tui_host import assert_rows_fit

from nianbao.storage.lock import Lock
from nianbao.tui.screens.chat import ChatScreen
from nianbao.tui.screens.start import StartScreen
from nianbao.tui.widgets.wrapped_sentences import WrappedSentences


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    with begun(tmp_path) as drafting:
        for line in ("没有", "2025", "云浦区档案局"):
            drafting.conversation.say(line)
        return drafting.project.path


def change_elsewhere(path: Path) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    data["answers"]["organ.name"] |= {"text": "云浦区档案馆", "value": "云浦区档案馆"}
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


@pytest.mark.parametrize(("keys", "opens"), [(("1",), True), (("2",), False), (("escape",), False)])
async def test_a_draft_signed_for_on_another_machine_is_taken_over_on_a_yes(
    draft: Path, keys: tuple[str, ...], opens: bool
) -> None:
    held = {"host": "另一台", "pid": 1, "user": "张三", "since": "2026-01-05T08:00:00"}
    Lock(draft).path.write_text(json.dumps(held), encoding="utf-8")
    app = app_in(draft.parent)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "enter")
        assert "张三（另一台，进程1）" in unbroken(app)
        assert_rows_fit(app)
        await press(pilot, *keys)
        await pilot.pause()
        assert isinstance(app.screen, ChatScreen if opens else StartScreen)
    if app.drafting is not None:
        app.drafting.close()


@pytest.mark.parametrize(("key", "organ"), [("1", "云浦区档案局"), ("2", "云浦区档案馆"), ("escape", "云浦区档案局")])
@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_draft_changed_elsewhere_is_told_and_the_drafter_chooses(
    draft: Path, key: str, organ: str, size: tuple[int, int]
) -> None:
    app = app_in(draft.parent)
    async with app.run_test(size=size) as pilot:
        await open_draft(pilot)
        change_elsewhere(draft)
        theirs = draft.read_bytes()
        await say(pilot, "政府部门")
        told = app.screen.query_one(WrappedSentences)._text
        assert "这份草稿在别处被改过" in told
        assert "单位全称：这边“云浦区档案局”，那边“云浦区档案馆”" in told.splitlines()
        assert_rows_fit(app)
        await press(pilot, key)
        await pilot.pause()
        assert app.drafting is not None
        assert app.drafting.report.organ.name == organ
        assert draft.read_bytes() == theirs
        assert organ in screen_text(app)
    app.drafting.close()
