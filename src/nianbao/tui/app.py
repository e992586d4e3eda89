"""The app: its frame at once, then a start screen, then the conversation of one draft; leaving saves."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from nianbao.tui import terminal  # isort: skip - before Textual
from textual import work
from textual.app import App, ComposeResult
from textual.filter import LineFilter
from textual.widgets import Static

from nianbao.errors import ProjectError
from nianbao.language.line_breaking import legible
from nianbao.storage.appearance import Appearance, Borders, load_appearance, save_appearance
from nianbao.storage.config_folder import config_folder
from nianbao.tui.ending_signals import leave_on_signals
from nianbao.tui.screens import STYLES as SCREEN_STYLES
from nianbao.tui.themes import OWN_COLOURS, THEMES, LookWanted, PlainSigns, choices, named
from nianbao.tui.widgets import STYLES as WIDGET_STYLES

if TYPE_CHECKING:
    from nianbao.interview.keeping import Said
    from nianbao.session.drafting import Drafting, Office

Opened = Callable[[], "tuple[Office, Path]"]
"""Gives the questions and sentences, and the folder of the drafts; raises NianbaoError."""


class NianbaoApp(terminal.TerminalCures, App[None]):
    """The app over one folder of drafts; `opened` is called once the frame is painted, for it takes the longest."""

    TITLE = "年报"
    CSS_PATH: ClassVar[list[str | PurePath]] = [*WIDGET_STYLES, *SCREEN_STYLES]

    def __init__(
        self, opened: Opened, *, look_file: Path | None = None, now: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__()
        self._opened, self._now, self._look_file = opened, now, look_file
        self._plain_signs = PlainSigns(enabled=False)
        self.drafting: Drafting | None = None
        self._warned = ""
        self.register_theme(OWN_COLOURS)
        self.look = load_appearance(look_file) if look_file else Appearance()
        self._wear()

    def compose(self) -> ComposeResult:
        """The frame that stands while the questions are read."""
        yield Static(" 政府信息公开工作年度报告\n\n 正在打开……", markup=False)

    def on_mount(self) -> None:
        """Opens the questions as soon as the frame is painted."""
        leave_on_signals(lambda code: self.exit(return_code=code))
        self.call_after_refresh(self._begin)

    def _wear(self) -> None:
        self.theme = THEMES[self.look.colours]
        self._plain_signs.enabled = self.look.borders is Borders.PLAIN

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's, and the one for plain borders."""
        return [*super().get_line_filters(), *([self._plain_signs] if self._plain_signs.enabled else [])]

    def wear(self, look: Appearance) -> None:
        """Shows another look from now on, also the next time; raises ProjectError where it cannot be kept."""
        self.look = look
        self._wear()
        self.refresh_css(animate=False)
        if self._look_file is not None:
            save_appearance(self._look_file, look)

    @work
    async def on_look_wanted(self, event: LookWanted) -> None:
        """Puts on the look that was named, else one that is chosen now."""
        from nianbao.tui.screens.choice import ChoiceScreen

        speech = self.speech
        if speech is None:
            return
        which = ChoiceScreen(speech, speech.text("look_which"), choices(self.look, speech))
        chosen = named(event.words, speech) or await self.push_screen_wait(which)
        if not chosen:
            return
        try:
            self.wear(self.look.with_choice(chosen))
        except ProjectError as error:
            self.notify(legible(str(error)), severity="error", timeout=20, markup=False)

    def _begin(self) -> None:
        """Asks which draft to go on with where there are any, else begins one."""
        from nianbao.interview.reply_texts import Speech
        from nianbao.session.draft_actions import put_away
        from nianbao.session.drafting import Drafting
        from nianbao.storage.listing import list_projects
        from nianbao.tui.screens.start import StartScreen

        office, folder = self._opened()
        self.speech = Speech(office.script.replies)
        if list_projects(folder) or put_away(folder):
            start = StartScreen(office, folder, now=self._now)
            self.push_screen(start, lambda drafting: self._converse(drafting, start.said))
        else:
            self._converse(Drafting.begin(office, folder, now=self._now))
        self.call_after_refresh(gc.enable)

    def _converse(self, drafting: Drafting | None, said: Said = ()) -> None:
        from nianbao.tui.screens.chat import ChatScreen

        if drafting is None:
            return
        self.drafting = drafting
        self.copies_into = drafting.project.path.parent
        self.push_screen(ChatScreen(drafting, said))

    def saved_before_leaving(self) -> bool:
        """Saves; where that fails says why, and leaves only when asked again."""
        from nianbao.session.drafting import unsaved

        fault = unsaved(self.drafting) if self.drafting is not None else ""
        if fault and fault != self._warned:
            self._warned = fault
            told = self.speech.text("quit_unsaved", fault=fault) if self.speech is not None else fault
            self.notify(legible(told), severity="error", timeout=20, markup=False)
            return False
        return True


def run_app(opened: Opened, *, now: Callable[[], datetime] = datetime.now) -> int:
    """Runs the app until the drafter leaves; gives the exit code. Raises NianbaoError, or what went wrong inside."""
    app = NianbaoApp(opened, look_file=config_folder() / "appearance.json", now=now)
    try:
        app.run()
        if app.fault is not None:
            raise app.fault
    finally:
        if app.drafting is not None:
            app.drafting.close()
    if app.drafting is not None and app.drafting.project.path.exists():
        conversation, path = app.drafting.conversation, app.drafting.project.path
        print(conversation.speech.text("quit_saved", conversation.state.draft.names, path=path))
    return app.return_code or 0
