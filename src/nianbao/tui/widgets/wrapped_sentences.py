"""Sentences that stand above what is to be chosen or typed, with our own line breaking."""

from __future__ import annotations

from textual.geometry import Size

from nianbao.language.line_breaking import break_lines
from nianbao.tui.widgets.line_view import Line, LineView, Run


class WrappedSentences(LineView, can_focus=False):
    """As many lines as the text takes, none where there is none."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = text

    def show(self, text: str) -> None:
        """Shows another text."""
        self._text = text
        self.break_again()
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the text takes; known before the first of them is on the screen."""
        return len(self._broken(width))

    def _broken(self, width: int) -> list[Line]:
        return [(Run(line),) for line in break_lines(self._text, width)] if self._text else []
