"""Tables that stand in text: rows of cells between tabs, or between “|”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from nianbao.reading.blocks import Block, Cell, Paragraph, Table

_LONGEST_LABEL = 60
_BARS = re.compile(r"[|｜│┃║]")
_RULE = re.compile(r"[\s|｜│┃║+\-=:：─━═┌┐└┘├┤┬┴┼╋┏┓┗┛┣┫┳┻╔╗╚╝╠╣╦╩╬╞╡╪]*")


def with_tables(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, with paragraphs that are rows of a table put together as tables."""
    done: list[Block] = []
    open_table = _OpenTable()
    for block in blocks:
        if isinstance(block, Paragraph) and open_table.takes(block):
            continue
        done.extend(open_table.closed())
        done.append(block)
    done.extend(open_table.closed())
    return done


@dataclass
class _OpenTable:
    """The rows so far, and lines after them that may belong to a cell of the next one."""

    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    between: list[Paragraph] = field(default_factory=list)

    def takes(self, line: Paragraph) -> bool:
        """Whether a line is part of the table."""
        row = _row(line.text)
        if row is not None:
            self.rows.extend((Cell(label.text.strip()),) for label in self.between)
            self.between.clear()
            self.rows.extend([row] if row else [])
            return True
        if self.rows and _is_part_of_row(line.text):
            self.between.append(line)
            return True
        return False

    def closed(self) -> Iterator[Block]:
        """The table, and the lines after it; one row with a sentence in it is a paragraph."""
        if len(self.rows) == 1 and any("。" in cell.text for cell in self.rows[0]):
            yield Paragraph(" ".join(cell.text for cell in self.rows[0]))
        elif self.rows:
            yield Table(tuple(self.rows))
        yield from self.between
        self.rows, self.between = [], []


def _row(line: str) -> tuple[Cell, ...] | None:
    """The cells of a line; empty for a ruled line between rows, None where the line is no row."""
    if "\t" in line.lstrip() or line.count("\t") > 1:
        return _cells(line.strip("\n\r").split("\t"))
    if len(_BARS.findall(line)) < 2:
        return () if _is_ruled(line) else None
    if _RULE.fullmatch(line) and not _is_blank_row(line):
        return ()
    inner = line.strip()
    parts = _BARS.split(inner)
    if _BARS.match(inner):
        parts = parts[1:]
    if _BARS.match(inner[-1]):
        parts = parts[:-1]
    return _cells(parts)


def _cells(parts: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(Cell(part.strip()) for part in parts)


def _is_ruled(line: str) -> bool:
    """A line of box-drawing characters: “┌──┬──┐”, “+---+---+”."""
    stripped = line.strip()
    return len(stripped) > 4 and stripped[0] in "┌├└┏┣┗╔╠╚╞+" and bool(_RULE.fullmatch(stripped))


def _is_blank_row(line: str) -> bool:
    return not re.search(r"[-=:：─━═]", line)


def _is_part_of_row(text: str) -> bool:
    """Whether a line without cells may belong to a cell that is broken over lines, or stand across the table."""
    stripped = text.strip()
    return 0 < len(stripped) <= _LONGEST_LABEL and not stripped.endswith(("。", "：", ":"))


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text, whatever ends them; other control characters than tabs are left out."""
    for line in re.split(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]", text):
        yield "".join(sign for sign in line if sign == "\t" or sign.isprintable() or sign.isspace())
