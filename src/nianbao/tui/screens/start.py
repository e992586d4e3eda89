"""Where the app begins: the drafts that exist, and a new one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from nianbao.errors import NianbaoError, ProjectError
from nianbao.interview.keeping import Said
from nianbao.interview.reply_texts import Speech
from nianbao.interview.understanding import Unclear, file_path
from nianbao.language.line_breaking import legible
from nianbao.session.answers_arriving import draft_of, is_answers_file
from nianbao.session.choices import Choosable
from nianbao.session.draft_actions import listed_as, put_away
from nianbao.session.drafting import Drafting, Office
from nianbao.session.keys_at_hand import Key
from nianbao.storage.document import DamagedError
from nianbao.storage.listing import list_projects
from nianbao.storage.lock import LockedError
from nianbao.storage.project import recover
from nianbao.tui.colleagues_answers import take_file_in
from nianbao.tui.screens.choice import ChoiceScreen
from nianbao.tui.screens.reason import ReasonScreen
from nianbao.tui.screens.single_question import AskingScreen
from nianbao.tui.tidying import take_out, tidy
from nianbao.tui.widgets.key_line import KeyLine
from nianbao.tui.widgets.options import Options
from nianbao.tui.widgets.wrapped_sentences import WrappedSentences
from nianbao.wording.names import Names

NEW, ANSWERS, TAKE_OUT = "new", "answers", "take_out"


class StartScreen(AskingScreen[Drafting]):
    """Gives the draft to go on with; what cannot be opened is said, and another can be chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.quit", show=False),
        Binding("f2", "tidy", show=False),
    ]

    def __init__(self, office: Office, folder: Path, **clock: Any) -> None:
        super().__init__()
        self.speech = Speech(office.script.replies)
        self._office, self._folder, self._clock = office, folder, clock
        self._drafts = list_projects(folder)
        self.said: Said = ()
        """What was said to a file of answers that the draft was begun or compared with."""

    def compose(self) -> ComposeResult:
        """The drafts, those saved last first, then a new one."""
        text = self.speech.text
        yield Static(text("start_title"), markup=False, id="title")
        yield Static(text("start_which", drafts=len(self._drafts)), markup=False, id="sentence")
        yield Options()
        yield WrappedSentences(id="note")
        yield WrappedSentences(id="fault")
        yield Static(legible(text("start_folder", folder=self._folder)), markup=False, id="folder")
        opens, tidies = Key(text("key_enter"), text("key_open"), "choose"), Key("F2", text("key_tidy"), "tidy")
        yield KeyLine([opens, tidies, Key("Ctrl+Q", text("key_quit"), "app.quit")])

    def on_mount(self) -> None:
        """The keys go to the drafts."""
        self._list()
        self.query_one(Options).focus()

    def _list(self, note: str = "") -> None:
        """Lists the drafts as they are now, below what was done with one of them."""
        text, binned = self.speech.text, len(put_away(self._folder))
        self._drafts = list_projects(self._folder)
        self.query_one("#sentence", Static).update(text("start_which", drafts=len(self._drafts)))
        drafts = (Choosable(str(number), listed_as(draft, self.speech)) for number, draft in enumerate(self._drafts))
        taken_out = [Choosable(TAKE_OUT, text("start_put_away", count=binned))] if binned else []
        new, answers = Choosable(NEW, text("start_new")), Choosable(ANSWERS, text("start_answers"))
        self.query_one(Options).offer([*drafts, new, *taken_out, answers])
        self.query_one("#note", WrappedSentences).show(note)
        self.query_one("#fault", WrappedSentences).show("")

    def on_options_chosen(self, event: Options.Chosen) -> None:
        """Opens the draft."""
        if event.key == NEW:
            self._open(None)
        elif event.key == ANSWERS:
            self._ask_for_answers()
        elif event.key == TAKE_OUT:
            self._look_after(lambda: take_out(self.app, self.speech, self._folder))
        else:
            self._open(self._drafts[int(event.key)].path)

    def on_key_line_pressed(self, event: KeyLine.Pressed) -> None:
        """A key of the last line was clicked."""
        self.call_later(self.run_action, event.action)

    def action_choose(self) -> None:
        """Opens the draft under the cursor."""
        self.query_one(Options).action_choose()

    def action_tidy(self) -> None:
        """Something else done with the draft under the cursor."""
        current = self.query_one(Options).current
        if current is not None and current.key.isdecimal():
            path = self._drafts[int(current.key)].path
            self._look_after(lambda: tidy(self.app, self._office, self.speech, path))

    @work
    async def _look_after(self, does: Callable[[], Awaitable[str]]) -> None:
        try:
            if self.app.screen is self and (note := await does()):
                self._list(note)
        except ProjectError as error:
            self.query_one("#fault", WrappedSentences).show(str(error))

    def on_paste(self, event: events.Paste) -> None:
        """A file of answers that is dragged into the window."""
        event.stop()
        if is_answers_file(event.text) and not self.query_one(Options).disabled:
            self._open_answers(event.text)

    @work
    async def _ask_for_answers(self) -> None:
        text = self.speech.text
        which = ReasonScreen(self.speech, text("brought_which"), text("brought_example"))
        if typed := await self.app.push_screen_wait(which):
            self._open_answers(typed)

    @work
    async def _open_answers(self, typed: str) -> None:
        """Opens the draft of a file's organ and year to compare it, else a new one that it fills."""
        options, note = self.query_one(Options), self.query_one("#note", WrappedSentences)
        options.disabled = True
        note.show(self.speech.text("brought_reading"))
        try:
            given = file_path(typed)
            path = await asyncio.to_thread(draft_of, self._office, self._folder, given, **self._clock)
            drafting = await self._drafting_or_restored(path)
        except Unclear as unclear:
            detail = {"answer": typed, "example": self.speech.text("brought_example"), **unclear.detail}
            self._refuse(self.speech.text(unclear.key, Names(self._office.files.form), **detail))
        except NianbaoError as error:
            self._refuse(str(error))
        else:
            self.said = await take_file_in(self.app, drafting, typed)
            self.dismiss(drafting)

    def _refuse(self, fault: str) -> None:
        """Says why a file of answers is not opened, and lets another be chosen."""
        options = self.query_one(Options)
        options.disabled = False
        options.focus()
        self.query_one("#note", WrappedSentences).show("")
        self.query_one("#fault", WrappedSentences).show(fault)

    @work
    async def _open(self, path: Path | None) -> None:
        if self.app.screen is not self:
            return
        try:
            self.dismiss(await self._drafting_or_restored(path))
        except ProjectError as error:
            self.query_one("#fault", WrappedSentences).show(str(error))

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
        ways = [Choosable(key, self.speech.text(key)) for key in ("take_over_yes", "take_over_not")]
        return await self.app.push_screen_wait(ChoiceScreen(self.speech, str(locked), ways)) == "take_over_yes"

    async def _agrees_to_restore(self, damage: DamagedError) -> bool:
        ways = [Choosable("yes", self.speech.text("start_restore")), Choosable("", self.speech.text("start_leave"))]
        return await self.app.push_screen_wait(ChoiceScreen(self.speech, str(damage), ways)) == "yes"
