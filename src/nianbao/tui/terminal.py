"""What Chinese needs of a terminal and does not get from Textual 8.2.8: every cure, with its defect and what ends it.

The one for the console of Windows stands in `windows_console`, the one for pastes in `large_pastes`. Import this module
before Textual. `tests/tui/test_terminal.py` fails when Textual's version moves: read all three files then.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nianbao.language.line_breaking import break_offsets
from nianbao.tui import windows_console
from nianbao.whole_files import PRIVATE, replace_whole

if TYPE_CHECKING:
    from textual.app import App
    from textual.geometry import Offset
    from textual.screen import Screen

    from nianbao.interview.reply_texts import Speech

    _App = App[None]
else:
    _App = object

CURED_TEXTUAL = "8.2.8"
"""The version of Textual that these cures were written for."""

# With Kitty's keyboard flags iTerm2 loses the text of input methods, and a commit of five or more characters breaks in
# the parser (32 bytes). Native Windows has no such flags to turn off. Ends when Textual asks for flag 1 alone.
if sys.platform != "win32":
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")


def why_unusable() -> str:
    """Why the app is not to run in this terminal, as a key of prompts/screens.yaml; empty where it is.

    NIANBAO_APP=0 keeps it away, 1 runs it in any terminal; never without one: with stdin piped Textual waits for ever,
    and it draws on stderr.
    """
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        return "not_a_terminal"
    wanted = os.environ.get("NIANBAO_APP")
    if wanted in ("0", "1"):
        return "" if wanted == "1" else "app_not_wanted"
    if os.environ.get("TERM") == "dumb":
        return "terminal_dumb"
    if "utf" not in (sys.stdout.encoding or "").lower():
        return "terminal_not_utf8"
    if sys.platform == "win32" and not windows_console.shows_the_app():
        return "terminal_windows"
    return ""


def break_lines_in_editors() -> None:
    """Lets every TextArea break its lines by 禁则: Textual breaks at spaces alone. Ends when the break can be set."""
    from textual.document import _wrapped_document as wrapped

    def offsets(text: str, width: int, tab_size: int, **_: object) -> list[int]:
        return break_offsets(text, width, tab=min(tab_size, width))

    vars(wrapped)["compute_wrap_offsets"] = offsets


class TerminalCures(_App):
    """For App: the terminal's own cursor at the caret, words in Chinese, honest copying, and quitting that saves.

    Textual's palette types into Input, which is one cell off under an input method, and speaks English: it is off.
    """

    ENABLE_COMMAND_PALETTE = False
    copies_into: Path | None = None
    """The folder for a copied text where there is no clipboard."""

    speech: Speech | None = None
    """What speaks in notices; None until the questions are read."""

    _last_caret: Offset

    def __init__(self) -> None:
        # Under NO_COLOR Textual turns colours into greys, which are colours; with the terminal's own it sends none.
        super().__init__(ansi_color="NO_COLOR" in os.environ or None)
        self._asking: set[object] = set()

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's cursor stands, which is where an input method opens its window.

        Textual keeps the place of the last key, wrong at start and after a resize (#6082).
        """
        focused = self.focused if self._screen_stack else None
        caret: Offset | None = getattr(focused, "cursor_screen_offset", None)
        return self._last_caret if caret is None else caret

    @cursor_position.setter
    def cursor_position(self, value: Offset) -> None:
        self._last_caret = value

    def on_load(self) -> None:
        """Before the first widget is made and the first key is read."""
        from nianbao.tui.large_pastes import cut_large_pastes

        cut_large_pastes()
        break_lines_in_editors()
        windows_console.keep_typed_characters()

    def on_mount(self) -> None:
        """Shows the terminal's cursor, which Textual hides: several terminals place the window only where it shows."""
        self.show_cursor()
        self.app_resume_signal.subscribe(self, lambda _: self.show_cursor())

    def show_cursor(self) -> None:
        """Shows the terminal's cursor, as a bar that does not blink."""
        if self._driver is not None:
            self._driver.write("\x1b[?25h\x1b[6 q")
            self._driver.flush()

    async def push_screen_wait(self, screen: Screen[Any] | str, *, mode: str | None = None) -> Any:
        """One screen at a time for whoever asks: a key pressed twice before the screen is there would open two."""
        from textual.worker import get_current_worker

        asks = get_current_worker().node
        if asks in self._asking:
            raise asyncio.CancelledError
        self._asking.add(asks)
        try:
            return await super().push_screen_wait(screen, mode=mode)
        finally:
            self._asking.discard(asks)

    def action_help_quit(self) -> None:
        """Ctrl+C where there is nothing to copy."""
        if self.speech is not None:
            self.notify(self.speech.text("quit_how"), markup=False)

    def copy_to_clipboard(self, text: str) -> None:
        """Copies a selection and says what became of it: OSC 52 fails without a word in many terminals."""
        self._clipboard = text
        if self.speech is not None:
            self.notify(copy_text(text, self.copies_into or Path.cwd(), self.speech), markup=False)

    def on_editor_too_large(self) -> None:
        """A paste was left out by an editor whose screen does not tell of it."""
        if self.speech is not None:
            # The readers are loaded after the first frame.
            from nianbao.reading.pasted import LONGEST_PASTE

            self.notify(self.speech.text("paste_too_large", limit=LONGEST_PASTE), markup=False)

    async def action_quit(self) -> None:
        """Leaves when `saved_before_leaving` says that nothing is lost."""
        if self.saved_before_leaving():
            self.exit()

    def _fatal_error(self) -> None:
        """Leaves without the traceback that Textual prints."""
        self._close_messages_no_wait()

    @property
    def fault(self) -> Exception | None:
        """What ended the app, for whoever ran it to tell; None where the drafter left."""
        return self._exception

    def saved_before_leaving(self) -> bool:
        """Saves what is not saved yet; False keeps the app open."""
        return True


def _clipboard_commands() -> list[list[str]]:
    commands = [["pbcopy"]]
    if os.environ.get("WAYLAND_DISPLAY"):
        commands.append(["wl-copy"])
    if os.environ.get("DISPLAY"):
        commands.append(["xclip", "-selection", "clipboard"])
    return [*commands, ["clip.exe"]]


def copy_text(text: str, folder: Path, speech: Speech) -> str:
    """Copies `text` with the system's own program, else writes it into `folder`; says in a sentence which it was."""
    for command in _clipboard_commands():
        if shutil.which(command[0]) and _took(command, text):
            return speech.text("copied")
    target = folder / speech.text("copied_file_name")
    try:
        replace_whole(target, text.encode("utf-8"), mode=PRIVATE)
    except OSError:
        return speech.text("not_copied", folder=folder)
    return speech.text("copied_into_file", path=target)


def _took(command: list[str], text: str) -> bool:
    # clip.exe takes UTF-16 alone; xclip stays in the background and would hold an open pipe.
    data = text.encode("utf-16" if command[0] == "clip.exe" else "utf-8")
    try:
        done = subprocess.run(
            command, input=data, timeout=3, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
