"""The editor of one passage: what is still last year's stands in 【】, is stepped through and confirmed."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.widgets.text_area import Location, Selection

from nianbao.session.choices import length_of
from nianbao.tui.widgets.editor import Editor
from nianbao.wording.unconfirmed import Span, marks


class PassageEditor(Editor):
    """Editor for a passage; where nothing is `doubted`, 【】 are the drafter's own and mean nothing."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"passage-editor--doubt"}

    def __init__(self, text: str, *, doubted: bool) -> None:
        super().__init__(text)
        self._doubted = doubted

    @property
    def length(self) -> int:
        """The characters of the text (字)."""
        return length_of(self.text, doubted=self._doubted)

    @property
    def doubts(self) -> list[Span]:
        """Where something is to be confirmed, the 【】 included."""
        return marks(self.text) if self._doubted else []

    @property
    def doubt_here(self) -> Span | None:
        """The doubt that is selected, or that the caret stands in."""
        first, last = self._selected()
        inside = first < last
        return next(((start, end) for start, end in self.doubts if start + (not inside) <= first <= last <= end), None)

    @property
    def is_selected(self) -> bool:
        """Whether a doubt is selected as a whole, so that typing replaces it."""
        return self._selected() in self.doubts

    def _selected(self) -> Span:
        start, end = sorted(self.selection)
        return self._index(start), self._index(end)

    def _index(self, place: Location) -> int:
        return len(self.get_text_range((0, 0), place))

    def _place(self, index: int) -> Location:
        before = self.text[:index]
        return before.count("\n"), index - before.rfind("\n") - 1

    def select_doubt(self) -> bool:
        """Selects the doubt that the caret stands in or before, then the next, then the first; False without any."""
        doubts = self.doubts
        if not doubts:
            return False
        caret = self._index(self.selection.end)
        start, end = next((span for span in doubts if span[1] > caret), doubts[0])
        self.selection = Selection(self._place(start), self._place(end))
        return True

    def confirm_doubt(self) -> None:
        """Takes the 【】 away from the doubt here and selects the next; only selects where the caret is in none."""
        here = self.doubt_here
        if here is not None:
            start, end = here
            self._replace(self.text[start + 1 : end - 1], self._place(start), self._place(end))
        self.select_doubt()

    def put(self, text: str, unit: str = "") -> None:
        """Puts words where the caret is or instead of what is selected; the `unit` where it does not stand already."""
        start, end = sorted(self.selection)
        if not self.text[self._index(end) :].startswith(unit):
            text += unit
        self._replace(text, start, end)

    def take(self, text: str) -> None:
        """Puts another text in the place of the whole; it can be undone."""
        self._replace(text, (0, 0), self.document.end)

    def _replace(self, text: str, start: Location, end: Location) -> None:
        """One step that can be undone; the caret is behind it."""
        self.history.checkpoint()
        self.replace(text, start, end, maintain_selection_offset=False)
        self.history.checkpoint()

    def get_line(self, line_index: int) -> Text:
        """The line with what is to be confirmed in a colour of its own."""
        line = super().get_line(line_index)
        if self._doubted:
            style = self.get_component_rich_style("passage-editor--doubt", partial=True)
            for start, end in marks(line.plain):
                line.stylize(style, start, end)
        return line
