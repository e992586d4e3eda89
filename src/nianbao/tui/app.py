"""The app: a start screen, then the conversation of one draft; leaving saves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any, ClassVar

from nianbao.tui import terminal  # isort: skip - before Textual
from textual.app import App

from nianbao.interview.line_breaking import legible
from nianbao.projects.drafting import Drafting, Office, unsaved
from nianbao.projects.listing import list_projects
from nianbao.tui.screens import STYLES as SCREEN_STYLES
from nianbao.tui.screens.chat import ChatScreen
from nianbao.tui.screens.start import StartScreen
from nianbao.tui.widgets import STYLES as WIDGET_STYLES


class NianbaoApp(terminal.TerminalCures, App[None]):
    """The app over one folder of drafts."""

    TITLE = "年报"
    CSS_PATH: ClassVar[list[str | PurePath]] = [*WIDGET_STYLES, *SCREEN_STYLES]

    def __init__(self, office: Office, folder: Path, *, now: Callable[[], datetime] = datetime.now) -> None:
        super().__init__()
        self._office, self._folder, self._now = office, folder, now
        self.drafting: Drafting | None = None
        self._warned = ""

    def on_mount(self) -> None:
        """Asks which draft to go on with where there are any, else begins one."""
        if list_projects(self._folder):
            self.push_screen(StartScreen(self._office, self._folder, now=self._now), self._converse)
        else:
            self._converse(Drafting.begin(self._office, self._folder, now=self._now))

    def _converse(self, drafting: Drafting | None) -> None:
        if drafting is None:
            return
        self.drafting = drafting
        self.copies_into = drafting.project.path.parent
        self.push_screen(ChatScreen(drafting))

    def saved_before_leaving(self) -> bool:
        """Saves; where that fails says why, and leaves only when asked again."""
        fault = unsaved(self.drafting) if self.drafting is not None else ""
        if fault and fault != self._warned:
            self._warned = fault
            self.notify(legible(f"{fault}再按一次 Ctrl+Q 仍然退出。"), severity="error", timeout=20, markup=False)
            return False
        return True


def run_app(office: Office, folder: Path, *, now: Callable[[], datetime] = datetime.now) -> int:
    """Runs the app until the drafter leaves; gives the exit code. Raises ProjectError, or what went wrong inside."""
    app = NianbaoApp(office, folder, now=now)
    try:
        app.run()
        fault = app.fault
        if fault is not None:
            raise fault
    finally:
        if app.drafting is not None:
            path: Any = app.drafting.project.path
            app.drafting.close()
    if app.drafting is not None and path.exists():
        print(
            app.drafting.conversation.speech.text("quit_saved", app.drafting.conversation.state.draft.names, path=path)
        )
    return 0
