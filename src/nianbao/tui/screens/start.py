"""Where the app begins: the drafts that exist, and a new one."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from nianbao.errors import ProjectError
from nianbao.interview.reply_texts import Speech
from nianbao.language.line_breaking import legible
from nianbao.session.choices import Option
from nianbao.session.drafting import Drafting, Office
from nianbao.session.keys_at_hand import Key
from nianbao.storage.document import DamagedError
from nianbao.storage.listing import Listed, list_projects
from nianbao.storage.lock import LockedError
from nianbao.storage.project import recover
from nianbao.tui.screens.asking import AskingScreen
from nianbao.tui.screens.choice import ChoiceScreen
from nianbao.tui.widgets.key_line import KeyLine
from nianbao.tui.widgets.options import Options
from nianbao.tui.widgets.sentences import Sentences
from nianbao.wording.names import Names

NEW = "new"


class StartScreen(AskingScreen[Drafting]):
    """Gives the draft to go on with; what cannot be opened is said, and another can be chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.quit", show=False)]

    def __init__(self, office: Office, folder: Path, **clock: Any) -> None:
        super().__init__()
        self._office, self._folder, self._clock = office, folder, clock
        self._drafts = list_projects(folder)

    def compose(self) -> ComposeResult:
        """The drafts, those saved last first, then a new one."""
        yield Static("政府信息公开工作年度报告", markup=False, id="title")
        yield Static(f"这里有 {len(self._drafts)} 份草稿，接着写哪一份？", markup=False, id="sentence")
        drafts = (Option(str(number), self._named(draft)) for number, draft in enumerate(self._drafts))
        yield Options([*drafts, Option(NEW, "另写一份新的（可以从去年的报告开始）")])
        yield Sentences(id="fault")
        yield Static(legible(f"草稿都在：{self._folder}"), markup=False, id="folder")
        yield KeyLine([Key("回车", "打开", "choose"), Key("Ctrl+Q", "退出", "app.quit")])

    def on_mount(self) -> None:
        """The keys go to the drafts."""
        self.query_one(Options).focus()

    def _named(self, draft: Listed) -> str:
        organ = draft.organ or draft.path.stem
        parts = [organ, *([f"{draft.year} 年度"] if draft.year else []), f"答了 {draft.answered} 问"]
        saved = f"{draft.saved:%m-%d %H:%M} 保存" if draft.saved else ""
        return "，".join([*parts, *filter(None, (saved, draft.fault))])

    def on_options_chosen(self, event: Options.Chosen) -> None:
        """Opens the draft."""
        if event.key == NEW:
            self._open(None)
        else:
            self._open(self._drafts[int(event.key)].path)

    def on_key_line_pressed(self, event: KeyLine.Pressed) -> None:
        """A key of the last line was clicked."""
        self.call_later(self.run_action, event.action)

    def action_choose(self) -> None:
        """Opens the draft under the cursor."""
        self.query_one(Options).action_choose()

    @work
    async def _open(self, path: Path | None) -> None:
        if self.app.screen is not self:
            return
        try:
            self.dismiss(await self._drafting_or_restored(path))
        except ProjectError as error:
            self.query_one("#fault", Sentences).show(str(error))

    async def _drafting_or_restored(self, path: Path | None) -> Drafting:
        try:
            return self._drafting(path)
        except LockedError as locked:
            if not locked.can_be_taken or not await self._agrees_to_take_over(locked):
                raise
            return self._drafting(path, take_over=True)
        except DamagedError as damage:
            if damage.backup is None or not await self._agrees_to_restore(damage):
                raise
            return self._drafting(recover(damage.path))

    def _drafting(self, path: Path | None, *, take_over: bool = False) -> Drafting:
        if path is None:
            return Drafting.begin(self._office, self._folder, **self._clock)
        return Drafting.open(self._office, path, take_over=take_over, **self._clock)

    async def _agrees_to_take_over(self, locked: LockedError) -> bool:
        speech, names = Speech(self._office.script.replies), Names(self._office.files.form)
        ways = [Option(key, speech.text(key, names)) for key in ("take_over_yes", "take_over_not")]
        return await self.app.push_screen_wait(ChoiceScreen(str(locked), ways)) == "take_over_yes"

    async def _agrees_to_restore(self, damage: DamagedError) -> bool:
        ways = [Option("yes", "恢复上一次保存的副本，坏了的那份改名留在旁边"), Option("", "先不动它")]
        return await self.app.push_screen_wait(ChoiceScreen(str(damage), ways)) == "yes"
