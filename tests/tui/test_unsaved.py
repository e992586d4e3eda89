"""What the disk does to a draft, as the app tells it: an answer that is not saved is said to be, and kept in mind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from driven_app import app_in, open_draft, press, said, say
from offices import begun
from tui_host import notices

from nianbao.storage.document import load
from nianbao.tui.app import NianbaoApp

GONE = "文件夹不存在"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A draft in the folder of the drafts, which is on a stick that can be pulled and is called as no markup may be."""
    folder = tmp_path / "[b]U盘[/] [@click=x"
    with begun(folder) as drafting:
        drafting.conversation.say("没有")
    return folder


@pytest.fixture
def app(stick: Path) -> Iterator[NianbaoApp]:
    app = app_in(stick)
    yield app
    if app.drafting is not None:
        app.drafting.close()


def pulled(stick: Path) -> Path:
    return stick.rename(stick.with_name(f"{stick.name}-aside"))


def toasts(app: NianbaoApp) -> str:
    """What the notices on the screen say, without line breaks."""
    return "".join(str(toast.render()) for toast in app.screen.query("Toast"))


async def test_an_answer_that_could_not_be_saved_is_told(app: NianbaoApp, stick: Path) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await open_draft(pilot)
        aside = pulled(stick)
        await say(pilot, "2025")
        assert GONE in said(app)
        assert not stick.exists()
        aside.rename(stick)


async def test_leaving_saves_what_could_not_be_saved_before(app: NianbaoApp, stick: Path) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await open_draft(pilot)
        aside = pulled(stick)
        await say(pilot, "2025")
        aside.rename(stick)
        await press(pilot, "ctrl+q")
        assert app._exit
    assert app.drafting is not None
    assert load(app.drafting.project.path).memory.answers["organ.year"].value == 2025


async def test_where_it_cannot_be_saved_leaving_says_so_and_wants_the_key_again(app: NianbaoApp, stick: Path) -> None:
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await open_draft(pilot)
        aside = pulled(stick)
        await say(pilot, "2025")
        await press(pilot, "ctrl+q")
        assert not app._exit
        assert GONE in notices(app)
        await pilot.pause()
        assert toasts(app).count("[b]U盘[/] [@click=x") == 1
        assert "再按一次 Ctrl+Q 仍然退出" in notices(app)
        await press(pilot, "ctrl+q")
        assert app._exit
    aside.rename(stick)
