"""Tables that stand in text: rows of cells between tabs, or between “|”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from nianbao.reading.blocks import Block, Cell, Paragraph, Table
from nianbao.reading.figures import count
from nianbao.reading.separated_rows import with_rows

_LONGEST_LABEL = 60
_BARS = re.compile(r"[|｜│┃║]")
_LONE_BAR = re.compile(r"\s*[|｜│┃║]\s*")
_RUN_OF_BARS = re.compile(r"[|｜│┃║]+")
_TWO_BARS = re.compile(r"\s*[|｜│┃║]\s*[|｜│┃║]\s*")
_AROUND = re.compile(r"^[\s|｜│┃║]+|[\s|｜│┃║]+$")
_RULE = re.compile(r"[\s|｜│┃║+\-=:：─━═┌┐└┘├┤┬┴┼╋┏┓┗┛┣┫┳┻╔╗╚╝╠╣╦╩╬╞╡╪]*")


def with_tables(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, with paragraphs that are rows of a table put together as tables."""
    done: list[Block] = []
    every = list(with_rows(list(blocks)))
    open_table = _OpenTable(_is_bordered(every))
    for block in _unbarred(every):
        if isinstance(block, Paragraph) and open_table.takes(block):
            continue
        done.extend(open_table.closed())
        done.append(block)
    done.extend(open_table.closed())
    return done


@dataclass
class _OpenTable:
    """The rows so far, and lines after them that may belong to a cell of the next one; `bordered` as they all are."""

    bordered: bool
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    between: list[Paragraph] = field(default_factory=list)

    def takes(self, line: Paragraph) -> bool:
        """Whether a line is part of the table."""
        row = _row(line.text, bordered=self.bordered)
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


def _unbarred(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with lines that hold one cell and bars beside it as the cell alone.

    A line of nothing but a bar is a blank cell where the other cells have bars of their own, and a mark between two
    cells where they have none.
    """
    lines = [block.text for block in blocks if isinstance(block, Paragraph)]
    barred = [line for line in lines if _is_one_cell(line)]
    lone = sum(bool(_LONE_BAR.fullmatch(line)) for line in lines)
    twice = sum(len(_BARS.findall(line)) > 1 for line in barred) * 2 > len(barred)
    for block in blocks:
        if not isinstance(block, Paragraph):
            yield block
        elif _is_one_cell(block.text):
            yield Paragraph(_BARS.sub("", block.text).strip())
        elif _LONE_BAR.fullmatch(block.text) or (twice and _TWO_BARS.fullmatch(block.text)):
            yield from [Paragraph("")] if len(barred) >= lone else []
        else:
            yield block


def _is_one_cell(line: str) -> bool:
    """Whether a line holds one cell with a bar on one side of it, or on both."""
    around = _BARS.split(line.strip())
    inside = [part for part in around if part]
    if len(inside) != 1 or around not in (["", *inside], [*inside, ""], ["", *inside, ""]):
        return False
    return bool(inside[0].strip()) and "\t" not in inside[0]


def _row(line: str, *, bordered: bool) -> tuple[Cell, ...] | None:
    """The cells of a line; empty for a ruled line between rows, None where the line is no row."""
    if "\t" in line.lstrip() or line.count("\t") > 1:
        return _tabbed(line.strip("\n\r").split("\t"))
    if len(_BARS.findall(line)) < 2:
        return () if _is_ruled(line) else _pair(line)
    if _RULE.fullmatch(line) and not _is_blank_row(line):
        return ()
    inner = line.strip()
    parts = _BARS.split(inner)
    if bordered and _BARS.match(inner) and _BARS.match(inner[-1]):
        parts = parts[1:-1]
    return _cells(parts)


def _is_bordered(blocks: Sequence[Block]) -> bool:
    """Whether rows between bars have one at their sides as well: then the first bar of a line is no blank cell."""
    lines = [block.text.strip() for block in blocks if isinstance(block, Paragraph)]
    rows = [line for line in lines if len(_BARS.findall(line)) > 1 and not _RULE.fullmatch(line)]
    return 2 * sum(bool(_BARS.match(line) and _BARS.match(line[-1])) for line in rows) >= len(rows)


def _cells(parts: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(Cell(part.strip()) for part in parts)


def _tabbed(parts: Sequence[str]) -> tuple[Cell, ...]:
    """The cells between tabs, without bars beside them; bars in every other one are marks between cells."""
    if len(parts) > 2 and all(_LONE_BAR.fullmatch(part) for part in parts[1::2]):
        parts = parts[::2]
    return _cells([_AROUND.sub("", part) for part in parts])


def _pair(line: str) -> tuple[Cell, ...] | None:
    """The label and the number of a line with one bar between them; None where neither is a number."""
    parts = [part.strip() for part in _BARS.split(line)]
    is_pair = len(parts) == 2 and all(parts) and any(count(part).understood for part in parts)
    return _cells(parts) if is_pair else None


def _is_ruled(line: str) -> bool:
    """A line of box-drawing characters: “┌──┬──┐”, “+---+---+”."""
    stripped = line.strip()
    return len(stripped) > 4 and stripped[0] in "┌├└┏┣┗╔╠╚╞+" and bool(_RULE.fullmatch(stripped))


def _is_blank_row(line: str) -> bool:
    return not re.search(r"[-=:：─━═]", line)


def _is_part_of_row(text: str) -> bool:
    """Whether a line without cells may belong to a cell that is broken over lines, or stand across the table.

    A number ends no label: it is a row in another layout, one cell a line or in columns of spaces.
    """
    stripped = text.strip()
    if not stripped or count(stripped.split()[-1]).understood:
        return False
    return 0 < len(stripped) <= _LONGEST_LABEL and not stripped.endswith(("。", "：", ":"))


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text, whatever ends them; other control characters than tabs are left out."""
    for line in re.split(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]", text):
        yield _between_single_bars(
            "".join(sign for sign in line if sign == "\t" or sign.isprintable() or sign.isspace())
        )


def _between_single_bars(line: str) -> str:
    """A line whose cells stand between double bars, with single ones; any other as it is."""
    runs, stripped = _RUN_OF_BARS.findall(line), line.strip()
    if len(runs) < 3 or any(len(run) % 2 for run in runs) or not (_BARS.match(stripped) and _BARS.match(stripped[-1])):
        return line
    return _RUN_OF_BARS.sub(lambda run: run[0][: len(run[0]) // 2], line)
