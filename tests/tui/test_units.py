"""A folder of subordinate organs' reports in the app: dragged in, the parts of a cell on F6, a change in the review."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from districts import DISTRICT, NAMES, YEAR, district, paper, write
from driven_app import app_in, press, said, say, screen_text
from talking import NOW
from textual import events
from textual.pilot import Pilot

from nianbao.errors import NianbaoError
from nianbao.interview.conversation import Conversation
from nianbao.interview.keeping import Said
from nianbao.interview.unit_folders import Folders
from nianbao.interview.units_talk import UnitsTalk
from nianbao.session.unit_reading import folders_read
from nianbao.tui.screens.at_work import AtWorkScreen
from nianbao.tui.widgets.preview import Preview
from nianbao.units.unit import Unit

BUREAU, TOWN = f"{DISTRICT}财政局", f"{DISTRICT}石桥镇人民政府"


async def test_the_parts_of_a_cell_are_on_f6_and_a_change_makes_it_stale(tmp_path: Path) -> None:
    made = district(tmp_path / "各单位", (BUREAU, TOWN))
    (tmp_path / "年报").mkdir()
    app = app_in(tmp_path / "年报")
    async with app.run_test(size=(120, 36)) as pilot:
        organ = ("没有", str(YEAR), f"{DISTRICT}人民政府", "县级政府", "/改 下级的报告")
        await say(pilot, *organ, f"'{made.folder}'", "/改 行政事业性收费", "")
        assert "加好了：2 份报告" in said(app)
        await press(pilot, "f6")
        told = "\n".join(block.text for block in app.screen.query_one(Preview).blocks)
        fees = {name: made.cells[name]["disclosure.fees"] for name in (BUREAU, TOWN)}
        assert all(f"{name} {number}" in told for name, number in fees.items())
        made.file(TOWN).unlink()
        write(made.folder, TOWN, paper(TOWN, {**made.cells[TOWN], "disclosure.fees": fees[TOWN] + 1}))
        assert app.drafting is not None
        assert [asked.id for asked in app.drafting.blockers().stale] == ["disclosure.fees"]
        app.drafting.close()


ORGAN = ("没有", str(YEAR), f"{DISTRICT}人民政府", "县级政府", "/改 下级的报告")


class Slow:
    """The app at the question for the folder, three reports in it; each is read once `gate` is open."""

    def __init__(self, folder: Path) -> None:
        self.folder = district(folder / "各单位", NAMES[:3]).folder
        (folder / "年报").mkdir()
        self.app = app_in(folder / "年报")
        self.gate = Event()

    async def drag_in(self, pilot: Pilot[None]) -> AtWorkScreen[Said]:
        """The screen that stands while the first report is read."""
        await say(pilot, *ORGAN)
        conversation = self.conversation
        folders = folders_read(conversation.script.files, conversation.script, NOW.date())
        conversation.units = UnitsTalk(conversation, Folders(folders.files_in, lambda file: self.read(folders, file)))
        self.app.post_message(events.Paste(str(self.folder)))
        self.app.post_message(events.Key("enter", None))
        while "份：" not in screen_text(self.app):
            await asyncio.sleep(0.01)
        assert isinstance(self.app.screen, AtWorkScreen)
        return self.app.screen

    @property
    def conversation(self) -> Conversation:
        assert self.app.drafting is not None
        return self.app.drafting.conversation

    def read(self, folders: Folders, file: Path) -> Unit:
        assert self.gate.wait(30)
        return folders.read(file)

    async def done(self, pilot: Pilot[None]) -> None:
        self.gate.set()
        await say(pilot)


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[Slow]:
    made = Slow(tmp_path)
    yield made
    made.gate.set()


async def test_it_says_how_far_it_is_while_a_folder_is_read(slow: Slow) -> None:
    async with slow.app.run_test(size=(80, 24)) as pilot:
        await slow.drag_in(pilot)
        assert re.search(r"正在读第 1／3 份：青川市白河区\S+\.\w+", screen_text(slow.app))
        assert "Esc 停下" in screen_text(slow.app)
        await slow.done(pilot)
        assert "加好了：3 份报告" in said(slow.app)


async def test_what_is_typed_while_a_folder_is_read_is_said_afterwards(slow: Slow) -> None:
    async with slow.app.run_test(size=(80, 24)) as pilot:
        await slow.drag_in(pilot)
        slow.app.post_message(events.Paste("/改 行政事业性收费"))
        slow.app.post_message(events.Key("enter", None))
        await slow.done(pilot)
        assert "加好了：3 份报告" in said(slow.app)
        prompt = slow.conversation.prompt
        assert prompt is not None
        assert prompt.asked.id == "disclosure.fees"


async def test_escape_stops_it_and_nothing_counts(slow: Slow) -> None:
    async with slow.app.run_test(size=(80, 24)) as pilot:
        await slow.drag_in(pilot)
        slow.app.post_message(events.Key("escape", None))
        await slow.done(pilot)
        assert "没有读完就停下了" in said(slow.app)
        assert "organ.units" not in slow.conversation.answers


async def test_leaving_stops_it_too(slow: Slow) -> None:
    async with slow.app.run_test(size=(80, 24)) as pilot:
        at_work = await slow.drag_in(pilot)
        await slow.app.action_quit()
        slow.gate.set()
    with pytest.raises(NianbaoError):
        at_work._watch(2, 3, slow.folder)
