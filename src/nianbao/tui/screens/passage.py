"""The words of one passage on a screen of their own, to be changed as the drafter likes."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static, TextArea

from nianbao.interview.line_breaking import legible
from nianbao.tui.widgets.editor import Editor
from nianbao.tui.widgets.key_line import Key, KeyLine


class PassageScreen(Screen[str]):
    """Gives the text as it was adopted, "" where it was left as it had been."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,ctrl+s", "adopt", show=False),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._editor = Editor(text)

    def compose(self) -> ComposeResult:
        """The text between its title and its length."""
        yield Static(legible(self._title), markup=False, id="title")
        yield self._editor
        yield Static("", markup=False, id="length")
        yield KeyLine([Key("F2", "采用", "adopt"), Key("Esc", "不改了", "leave"), Key("Ctrl+Z", "撤销", "undo")])

    def on_mount(self) -> None:
        """The caret is at the end of the text."""
        self._editor.move_cursor(self._editor.document.end)
        self._editor.focus()
        self._count()

    def on_text_area_changed(self, _: TextArea.Changed) -> None:
        """Counts again."""
        self._count()

    def _count(self) -> None:
        self.query_one("#length", Static).update(f"{len(''.join(self._editor.text.split()))} 字")

    def on_key_line_pressed(self, event: KeyLine.Pressed) -> None:
        """A key of the last line was clicked."""
        self.call_later(self.run_action, event.action)

    def action_undo(self) -> None:
        """Takes the last change back."""
        self._editor.undo()

    def action_adopt(self) -> None:
        """Leaves with the text."""
        self.dismiss(self._editor.text.strip())

    def action_leave(self) -> None:
        """Leaves the passage as it was."""
        self.dismiss("")
