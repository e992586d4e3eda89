"""A Word file in: paragraphs and tables of its main part, straight from the XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from nianbao.reading.blocks import Block, Cell, Paragraph, Table
from nianbao.reading.numbering import Numbering, numbering
from nianbao.reading.text_tables import with_tables
from nianbao.reading.word_package import W, WordPackage, child
from nianbao.reading.word_paragraphs import boxes, nearest, text_of_paragraph
from nianbao.reading.word_styles import WORTH_A_LOOK, WordStyles, word_styles

_VAL = f"{W}val"
_NUMBERED_OR_STYLED = re.compile(rb"w:(?:numPr|pStyle|rStyle)\b")
_MERGE, _SPAN, _BEFORE = f"{W}vMerge", f"{W}gridSpan", f"{W}gridBefore"
_TABLE, _ROW_PROPERTIES, _CELL_PROPERTIES = f"{W}tbl", f"{W}trPr", f"{W}tcPr"
_PARAGRAPHS, _ROWS, _CELLS, _TABLES = {f"{W}p"}, {f"{W}tr"}, {f"{W}tc"}, {_TABLE}
_BLOCKS = {f"{W}p", _TABLE}


def read_word(data: bytes) -> tuple[Block, ...]:
    """The blocks of a .docx file; raises ReadingError where it is damaged or beyond all measure."""
    return blocks_of(WordPackage(data))


def blocks_of(package: WordPackage) -> tuple[Block, ...]:
    """The blocks of a Word file that was taken apart."""
    numbers, styles = _definitions(package)
    reader = _Reader(word_styles(styles), numbering(numbers, styles))
    return tuple(with_tables(reader.blocks(package.body)))


def _definitions(package: WordPackage) -> tuple[Any, Any]:
    """The roots of the numbering and the styles, each where the document can rest on it; None where it is damaged."""
    if not _NUMBERED_OR_STYLED.search(package.main):
        return None, None
    numbers = _definition(package, "word/numbering.xml", (b"abstractNum",))
    return numbers, _definition(package, "word/styles.xml", (*WORTH_A_LOOK, b"numPr"))


def _definition(package: WordPackage, name: str, worth: Iterable[bytes]) -> Any:
    """The root of a part with definitions, where it has anything that is worth a look."""
    xml = package.unpacked(name)
    return package.part(name) if any(each in xml for each in worth) else None


@dataclass(frozen=True)
class _Reader:
    """Reads the elements of one document; `numbers` are counted on from paragraph to paragraph."""

    styles: WordStyles
    numbers: Numbering

    def blocks(self, parent: Any) -> Iterator[Block]:
        """Paragraphs and tables in order, those in content controls, tracked insertions and text boxes included."""
        for element in nearest(parent, _BLOCKS):
            if element.tag == _TABLE:
                yield from self._table(element)
                continue
            for box in boxes(element):
                yield from self.blocks(box)
            text = text_of_paragraph(element, self.styles)
            text = self.numbers.before(element) + text if text.strip() else text
            yield from (Paragraph(line) for line in text.split("\n") if line.strip())

    def _table(self, table: Any) -> Iterator[Block]:
        """A table, or the blocks within one that only frames them."""
        if next(_cells(table), None) is None:
            return
        within = any(inner is not table for inner in table.iter(_TABLE))
        if within and any(next(nearest(cell, _TABLES), None) is not None for cell in _cells(table)):
            for cell in _cells(table):
                yield from self.blocks(cell)
            return
        yield Table(tuple(self._rows(table)))

    def _rows(self, table: Any) -> Iterator[tuple[Cell, ...]]:
        """The rows, a vertically merged cell once with the rows that it spans."""
        rows = [self._pieces(row) for row in nearest(table, _ROWS)]
        for number, pieces in enumerate(rows):
            cells: list[Cell] = []
            for piece in pieces:
                if not piece.goes_on or not _is_below(rows, number, piece):
                    cells.append(Cell(piece.text, piece.columns, 1 + _rows_below(rows, number, piece)))
            yield tuple(cells)

    def _pieces(self, row: Any) -> list[_Piece]:
        properties = child(row, _ROW_PROPERTIES)
        before = child(properties, _BEFORE) if properties is not None else None
        column = _number(before.get(_VAL), 0) if before is not None else 0
        pieces: list[_Piece] = []
        for cell in nearest(row, _CELLS):
            pieces.append(_Piece(cell, column, "\n".join(self._lines(cell))))
            column += pieces[-1].columns
        return pieces

    def _lines(self, cell: Any) -> list[str]:
        """The paragraphs of a cell, each followed by those of the text boxes that hang on it."""
        lines: list[str] = []
        for paragraph in nearest(cell, _PARAGRAPHS):
            text = text_of_paragraph(paragraph, self.styles)
            inside = [line for box in boxes(paragraph) for line in self._lines(box)]
            lines.extend([text, *inside] if text or not inside else inside)
        return lines


def _cells(table: Any) -> Iterator[Any]:
    for row in nearest(table, _ROWS):
        yield from nearest(row, _CELLS)


class _Piece:
    """A cell of one row: Word repeats a vertically merged cell in every row, saying that it goes on."""

    __slots__ = ("column", "columns", "goes_on", "merged", "text")

    def __init__(self, cell: Any, column: int, text: str) -> None:
        self.column, self.columns, self.text = column, 1, text
        self.merged = self.goes_on = False
        properties = child(cell, _CELL_PROPERTIES)
        for each in properties.iterchildren(_SPAN, _MERGE) if properties is not None else ():
            if each.tag == _SPAN:
                self.columns = _number(each.get(_VAL), 1)
            else:
                self.merged, self.goes_on = True, each.get(_VAL) != "restart"


def _number(value: str | None, default: int) -> int:
    return min(int(value), 100) if value is not None and value.isdecimal() and len(value) < 7 else default


def _is_below(rows: list[list[_Piece]], number: int, piece: _Piece) -> bool:
    """Whether the cell above is one that goes on in this one."""
    return number > 0 and any(_same_place(above, piece) and above.merged for above in rows[number - 1])


def _rows_below(rows: list[list[_Piece]], number: int, piece: _Piece) -> int:
    count = 0
    if not piece.merged:
        return 0
    for pieces in rows[number + 1 :]:
        if not any(_same_place(below, piece) and below.goes_on for below in pieces):
            break
        count += 1
    return count


def _same_place(one: _Piece, other: _Piece) -> bool:
    return (one.column, one.columns) == (other.column, other.columns)
