"""Every screen of the app at both sizes as it was last looked at; with hostile text on it; resized at any time.

The tables, the review and the editor of a passage have theirs in tests of their own.
"""

from __future__ import annotations

import ast
from collections.abc import Awaitable, Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from driven_app import app_in, go_to, open_draft, press, say, screen_text
from offices import ROOT, finished
from textual.pilot import Pilot
from tui_host import HOSTILE, SIZES, assert_looks_as_it_did, assert_rows_fit, at_both_sizes, still

from nianbao.session.drafting import Drafting
from nianbao.tui.app import NianbaoApp
from nianbao.tui.screens.choice import ChoiceScreen

DRAFTS = "草稿"
SEEN = "[/] [b]粗"
"""Of the hostile text what must be on the screen as it was typed."""


async def start(_: Pilot[None]) -> None:
    """The drafts that exist."""


async def question(pilot: Pilot[None]) -> None:
    await open_draft(pilot)
    await go_to(pilot, "requests.outcomes.natural_person")
    await say(pilot, "予以公开 3")


async def proposals(pilot: Pilot[None]) -> None:
    await open_draft(pilot)
    await go_to(pilot, "opening")


async def contradiction(pilot: Pilot[None]) -> None:
    await open_draft(pilot)
    await go_to(pilot, "overview.on_request")
    await say(pilot, "2025年，我区未收到政府信息公开申请，也没有上年结转的申请。")


async def report(pilot: Pilot[None]) -> None:
    await open_draft(pilot)
    await go_to(pilot, "opening")
    if "一、总体情况" not in screen_text(pilot.app):
        await press(pilot, "f3")


async def sources(pilot: Pilot[None]) -> None:
    await report(pilot)
    await press(pilot, "f6")


async def parts(pilot: Pilot[None]) -> None:
    await open_draft(pilot)
    await press(pilot, "f4")


async def commands(pilot: Pilot[None]) -> None:
    await open_draft(pilot)
    await press(pilot, "ctrl+p")


async def looks(pilot: Pilot[None]) -> None:
    await open_draft(pilot)
    await say(pilot, "/外观")
    await pilot.pause()


async def ways_to_export(pilot: Pilot[None]) -> None:
    await open_draft(pilot)
    await press(pilot, "f10")


async def written(pilot: Pilot[None]) -> None:
    await open_draft(pilot)
    await say(pilot, "/导出 草稿")
    await pilot.pause()
    await press(pilot, "3")


async def reason(pilot: Pilot[None]) -> None:
    await open_draft(pilot)
    await go_to(pilot, "opening")
    await say(pilot, f"{HOSTILE}联系电话0100-12345678。统计期限为2025年1月1日至2025年12月31日。")
    await press(pilot, "f5", "enter", "2")


Scene = Callable[[Pilot[None]], Awaitable[None]]
SCENES: tuple[Scene, ...] = (
    start,
    question,
    proposals,
    contradiction,
    report,
    sources,
    parts,
    commands,
    looks,
    ways_to_export,
    written,
    reason,
)
IN_EVERY_FOLDER_ANOTHER = (written,)
named = pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)


@cache
def draft(*, hostile: bool) -> tuple[str, bytes]:
    """A finished report as its file; the hostile one has hostile text wherever a drafter can type any."""
    with TemporaryDirectory() as folder, finished(Path(folder), "district-government") as drafting:
        if hostile:
            _make_hostile(drafting)
        path = drafting.project.path
        return path.name, path.read_bytes()


def _make_hostile(drafting: Drafting) -> None:
    for id in ("organ.name", "organ.short_name", "organ.address", "overview.assessment", "other.matters"):
        drafting.conversation.edit(id)
        drafting.conversation.answer(HOSTILE)
        drafting.conversation.answer(drafting.conversation.script.spoken.yes[0])
    for id in ("opening", "other", "overview.proactive"):
        drafting.conversation.edit(id)
        drafting.conversation.answer(f"{HOSTILE}2025年，我区主动公开政府信息21846条。")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the drafts, under a name that is the same in every run."""
    monkeypatch.chdir(tmp_path)
    Path(DRAFTS).mkdir()
    return Path(DRAFTS)


@pytest.fixture
def app(folder: Path) -> Iterator[NianbaoApp]:
    app = app_in(folder)
    yield app
    if app.drafting is not None:
        app.drafting.close()


def put(folder: Path, *, hostile: bool) -> None:
    name, data = draft(hostile=hostile)
    (folder / name).write_bytes(data)


@pytest.mark.parametrize(
    "scene", [each for each in SCENES if each not in IN_EVERY_FOLDER_ANOTHER], ids=lambda scene: scene.__name__
)
@at_both_sizes
async def test_it_looks_as_it_did(app: NianbaoApp, folder: Path, scene: Scene, size: tuple[int, int]) -> None:
    put(folder, hostile=False)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await scene(pilot)
        await still(pilot)
        assert_looks_as_it_did(app, scene.__name__.replace("_", "-"))


@named
async def test_hostile_text_is_text_on_it_at_any_size(app: NianbaoApp, folder: Path, scene: Scene) -> None:
    put(folder, hostile=True)
    async with app.run_test(size=SIZES[1]) as pilot:
        await pilot.pause()
        await scene(pilot)
        shown = not isinstance(app.screen, ChoiceScreen)  # nothing of the screen below stands beside a choice
        assert (SEEN in screen_text(app)) is shown
        for size in ((60, 20), (200, 60), (40, 12), *SIZES):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert_rows_fit(app)
        assert (SEEN in screen_text(app)) is shown


@pytest.mark.parametrize("path", sorted((ROOT / "src/nianbao/tui").rglob("*.py")), ids=lambda path: path.stem)
def test_no_words_are_taken_for_markup(path: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    shown = [call for call in calls if ast.unparse(call.func).rpartition(".")[2] in ("Static", "notify")]
    assert [ast.unparse(call) for call in shown if "markup=False" not in map(ast.unparse, call.keywords)] == []
