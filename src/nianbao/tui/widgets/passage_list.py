"""All passages one below the other as they will stand, with the cursor on one, and how far they were read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.message import Message

from nianbao.language.line_breaking import break_lines, legible
from nianbao.session.passages_shown import ReadPassage
from nianbao.tui.widgets.line_view import Line, LineView, Run


class PassageReading(LineView):
    """The passages; `far` is how many of their lines were on the screen by now."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--head", "line--here", "line--text"}

    @dataclass
    class Read(Message):
        """So many lines were read, of so many."""

        far: int
        of: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._passages: tuple[ReadPassage, ...] = ()
        self._first_lines: list[int] = []
        self._cursor = 0
        self.far = 0

    @property
    def current(self) -> str:
        """The key of the passage that the cursor is on; empty where there is none."""
        return self._passages[self._cursor].key if self._passages else ""

    @property
    def at_first(self) -> bool:
        """Whether the cursor is on the first passage."""
        return self._cursor == 0

    @property
    def unread(self) -> tuple[str, ...]:
        """The keys of the passages whose last lines were never on the screen."""
        ends = [*self._first_lines[1:], len(self._lines)]
        return tuple(each.key for each, end in zip(self._passages, ends, strict=False) if end > self.far)

    def show(self, passages: Iterable[ReadPassage]) -> None:
        """Shows passages as they are now; those that are shown for the first time are unread."""
        before = [each.key for each in self._passages]
        self._passages = tuple(passages)
        if [each.key for each in self._passages] != before:
            self._cursor = self.far = 0
            self.scroll_to(y=0, animate=False)
        self.break_again()
        self._note()

    def move(self, by: int) -> None:
        """The cursor to the passage before or after, which is brought into sight."""
        self._cursor = max(0, min(self._cursor + by, len(self._passages) - 1))
        self.break_again()
        if self._first_lines:
            self.scroll_to(y=self._first_lines[self._cursor], animate=False)
        self._note()

    def action_page(self, direction: int) -> None:
        """Scrolls by one screen less a line; the cursor goes to the first passage that begins there."""
        super().action_page(direction)
        top = self.scroll_offset.y
        starts = [number for number, line in enumerate(self._first_lines) if line <= top + 1]
        self._cursor = starts[-1] if starts else 0
        self.break_again()
        self._note()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Scrolling shows further lines."""
        super().watch_scroll_y(old_value, new_value)
        self._note()

    def on_resize(self) -> None:
        """Another height shows more or fewer lines."""
        super().on_resize()
        self._note()

    def _note(self) -> None:
        """Tells how far the lines were on the screen by now."""
        if not self._lines or not self.size.height:
            return
        self.far = max(self.far, min(len(self._lines), self.scroll_offset.y + self.size.height))
        self.post_message(self.Read(self.far, len(self._lines)))

    def _broken(self, width: int) -> list[Line]:
        lines: list[Line] = []
        self._first_lines = []
        for number, passage in enumerate(self._passages):
            self._first_lines.append(len(lines))
            here = number == self._cursor
            mark = "› " if here else "  "
            lines += [(Run(line, "here" if here else "head"),) for line in break_lines(mark + passage.head, width)]
            for paragraph in legible(passage.text).split("\n"):
                lines += [(Run(line, "text"),) for line in break_lines(f"　　{paragraph.strip()}", width)]
        return lines
