"""A TextArea for Chinese: the terminal's own cursor at the caret, and nothing in it that a screen cannot show."""

from __future__ import annotations

from textual import events
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import TextArea

from nianbao.language.line_breaking import legible
from nianbao.reading.pasted import LONGEST_PASTE
from nianbao.tui.large_pastes import UNMARKED


class Editor(TextArea):
    """Text of several lines. Input is not used: it keeps one pasted line, has no undo and is off by one cell."""

    class TooLarge(Message):
        """A paste was left out: with what stands here already it is longer than `LONGEST_PASTE`."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        super().__init__(legible(text), soft_wrap=True, show_line_numbers=False, tab_behavior="focus", id=id)
        self.cursor_blink = False
        self.highlight_cursor_line = False

    @property
    def _draw_cursor(self) -> bool:
        """Never: a painted cursor would stand beside the terminal's own."""
        return False

    @property
    def cursor_screen_offset(self) -> Offset:
        """The caret on the screen, also right after a resize."""
        self._recompute_cursor_offset()  # type: ignore[no-untyped-call]
        return super().cursor_screen_offset

    def on_resize(self) -> None:
        """Paints again: Textual breaks the lines anew, but paints them only where they become more or fewer."""
        self.refresh()

    async def _on_paste(self, event: events.Paste) -> None:
        """Lets a paste in whole or, before its lines are broken, not at all."""
        if len(self.text) + len(event.text) <= LONGEST_PASTE:
            return
        event.stop()
        event.prevent_default()
        if event.text.startswith(UNMARKED):
            self.clear()
        self.post_message(self.TooLarge())

    def edit(self, edit: Edit) -> EditResult:
        """Lets in only what a screen can show, with every pasted line."""
        edit.text = legible(edit.text)
        return super().edit(edit)
