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

NEW = "new"


class StartScreen(AskingScreen[Drafting]):
    """Gives the draft to go on with; what cannot be opened is said, and another can be chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.quit", show=False)]

    def __init__(self, office: Office, folder: Path, **clock: Any) -> None:
        super().__init__()
        self.speech = Speech(office.script.replies)
        self._office, self._folder, self._clock = office, folder, clock
        self._drafts = list_projects(folder)

    def compose(self) -> ComposeResult:
        """The drafts, those saved last first, then a new one."""
        text = self.speech.text
        yield Static(text("start_title"), markup=False, id="title")
        yield Static(text("start_which", drafts=len(self._drafts)), markup=False, id="sentence")
        drafts = (Option(str(number), self._named(draft)) for number, draft in enumerate(self._drafts))
        yield Options([*drafts, Option(NEW, text("start_new"))])
        yield Sentences(id="fault")
        yield Static(legible(text("start_folder", folder=self._folder)), markup=False, id="folder")
        yield KeyLine([Key(text("key_enter"), text("key_open"), "choose"), Key("Ctrl+Q", text("key_quit"), "app.quit")])

    def on_mount(self) -> None:
        """The keys go to the drafts."""
        self.query_one(Options).focus()

    def _named(self, draft: Listed) -> str:
        return self.speech.text(
            "start_listed",
            organ=draft.organ or draft.path.stem,
            year=draft.year,
            answered=draft.answered,
            saved=f"{draft.saved:%m-%d %H:%M}" if draft.saved else "",
            fault=draft.fault,
            issued=f"{draft.issues[-1].at:%Y-%m-%d}" if draft.issues else "",
            file=draft.path.name if draft.has_twin else "",
        )

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
        ways = [Option(key, self.speech.text(key)) for key in ("take_over_yes", "take_over_not")]
        return await self.app.push_screen_wait(ChoiceScreen(self.speech, str(locked), ways)) == "take_over_yes"

    async def _agrees_to_restore(self, damage: DamagedError) -> bool:
        ways = [Option("yes", self.speech.text("start_restore")), Option("", self.speech.text("start_leave"))]
        return await self.app.push_screen_wait(ChoiceScreen(self.speech, str(damage), ways)) == "yes"
