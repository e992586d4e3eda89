"""The report as it stands, drawn by lines, with the passage or cell at hand marked and in sight."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import ClassVar

from nianbao.language.line_breaking import break_lines, legible, width_of
from nianbao.session.report_blocks import BlockKind, PreviewBlock
from nianbao.tui.grid_drawing import DrawnLine
from nianbao.tui.table_drawing import draw_table
from nianbao.tui.widgets.line_view import Line, LineView, Run


class Preview(LineView, can_focus=True):
    """The blocks in order; `mark` shows which of them the question at hand is about."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*(f"line--{kind}" for kind in BlockKind), "line--marked"}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._blocks: tuple[PreviewBlock, ...] = ()
        self._mark = ""
        self._marked_line: int | None = None

    @property
    def blocks(self) -> tuple[PreviewBlock, ...]:
        """What is shown."""
        return self._blocks

    def show(self, blocks: Iterable[PreviewBlock], mark: str = "") -> None:
        """Shows the report with the blocks and cells marked whose key is like `mark` (“requests.*.natural_person”)."""
        self._blocks = tuple(blocks)
        self._mark = mark
        self.break_again()
        self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        line, height = self._marked_line, self.size.height
        if line is not None and not self.scroll_offset.y <= line < self.scroll_offset.y + height - 1:
            self.scroll_to(y=max(0, line - height // 3), animate=False)

    def _broken(self, width: int) -> list[Line]:
        self._marked_line = None
        lines: list[Line] = []
        for block in self._blocks:
            for line in self._block_lines(block, width):
                if self._marked_line is None and any(run.tone == "marked" for run in line):
                    self._marked_line = len(lines)
                lines.append(line)
        return lines

    def _block_lines(self, block: PreviewBlock, width: int) -> Iterable[Line]:
        if block.form is not None:
            drawn = draw_table(block.form, block.key, block.cells, width)
            return [self._table_line(line) for line in drawn]
        tone = "marked" if self._marks(block.key) else block.kind
        lines = [(Run(text, tone),) for text in _set(block, width)]
        return [(), *lines] if block.kind in (BlockKind.HEADING, BlockKind.PART) else lines

    def _table_line(self, line: DrawnLine) -> Line:
        runs, done = [], 0
        for cell in line.cells:
            if self._marks(cell.key):
                runs += [Run(line.text[done : cell.start], "table"), Run(line.text[cell.start : cell.end], "marked")]
                done = cell.end
        return [*runs, Run(line.text[done:], "table")]

    def _marks(self, key: str) -> bool:
        return fnmatchcase(key, self._mark)


def _set(block: PreviewBlock, width: int) -> list[str]:
    """The lines of a block of words: a title in the middle, a paragraph with its first line indented."""
    if block.kind is BlockKind.TITLE:
        return [" " * ((width - width_of(line)) // 2) + line for line in break_lines(block.text, width)]
    if block.kind is BlockKind.PARAGRAPH:
        paragraphs = legible(block.text).split("\n")
        return [line for paragraph in paragraphs for line in break_lines(f"　　{paragraph.strip()}", width)]
    if block.kind is BlockKind.SOURCE:
        return [f"　{line}" for line in break_lines(block.text, width - 2)]
    return break_lines(block.text, width)
