"""The head of a register: which column holds what, in one line or several, found by its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from nianbao.language.folding import bare
from nianbao.register.days import cell_day
from nianbao.register.sheet import Sheet, Value, said, written
from nianbao.register.vocabulary import RegisterVocabulary

NEEDED = ("received", "outcome")
"""What no register can be counted without, besides who applied."""

IGNORED = "ignored"
_FEWEST = 3
_MOST_LINES = 3
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class HeadCell:
    """The head of a column: its words in all lines, the field they name, and how well (0 is best)."""

    column: int
    text: str
    field: str
    rank: int


@dataclass(frozen=True)
class SheetHead:
    """The head over a part of a sheet: the lines `first` to `last`, from 0, and what stands over each column."""

    first: int
    last: int
    cells: tuple[HeadCell, ...]

    def of(self, field: str) -> tuple[HeadCell, ...]:
        """The columns that may hold a field, the likeliest first."""
        return tuple(sorted((cell for cell in self.cells if cell.field == field), key=lambda cell: cell.rank))

    @cached_property
    def fields(self) -> frozenset[str]:
        """The fields that are named."""
        return frozenset(cell.field for cell in self.cells) - {IGNORED, ""}


class HeadWords:
    """Tells which field a head names."""

    def __init__(self, vocabulary: RegisterVocabulary) -> None:
        heads = vocabulary.data.heads
        own = {bare(head): (field, -1) for field, head in vocabulary.usage.columns.items()}
        ranked = ((bare(word), field, rank) for field, words in heads.items() for rank, word in enumerate(words))
        self._exact: dict[str, tuple[str, int]] = {word: (field, rank) for word, field, rank in ranked} | own
        self._inside = {field: tuple(bare(word) for word in words if len(word) > 1) for field, words in heads.items()}
        self._second = frozenset(map(bare, vocabulary.data.second_heads))

    def field(self, lines: Sequence[str]) -> tuple[str, int]:
        """The field that the lines of a head name, upper first, and its rank; an empty field where they name none."""
        whole, last = "".join(lines), lines[-1] if lines else ""
        for text in (whole, last):
            if text in self._exact:
                return self._exact[text]
        for text in (whole, last):
            found = self._contained(text)
            if found is not None:
                return found
        return "", 0

    def _contained(self, text: str) -> tuple[str, int] | None:
        for field, words in self._inside.items():
            rank = next((rank for rank, word in enumerate(words) if word in text), None)
            if rank is not None:
                return field, rank + 100
        return None

    def label(self, lines: Sequence[str]) -> str:
        """How a column is called: by its lowest line where that says enough."""
        return lines[-1] if lines[-1] in self._exact and lines[-1] not in self._second else "".join(lines)

    def is_lower_line(self, text: str) -> bool:
        """Whether a text can stand in a lower line of a head."""
        return text in self._second or text in self._exact or self._contained(text) is not None


def heads(sheet: Sheet, words: HeadWords) -> Iterator[SheetHead]:
    """Every head of a sheet from the top: registers under one another and heads repeated on each page have several."""
    line = 0
    while line < len(sheet.rows):
        head = _head(sheet, line, words)
        if head is not None:
            yield head
            line = head.last
        line += 1


def _head(sheet: Sheet, line: int, words: HeadWords) -> SheetHead | None:
    if not _may_be_head(sheet.rows[line]):
        return None
    last = line
    while last + 1 < len(sheet.rows) and last - line + 1 < _MOST_LINES and _is_lower(sheet, last + 1, words):
        last += 1
    head = SheetHead(line, last, tuple(_cells(sheet, line, last, words)))
    return head if _is_head(head) else None


def _is_head(head: SheetHead) -> bool:
    return len(head.fields) >= _FEWEST and bool(head.fields & {"received", "applicant", "kind", "answered"})


def _may_be_head(row: Sequence[Value]) -> bool:
    """Short texts without a day among them; a title over all columns is one text."""
    texts = {written(value) for value in row} - {""}
    return (
        len(texts) >= _FEWEST
        and all(isinstance(value, str) for value in row)
        and not any(cell_day(value).day for value in row)
        and sum(len(text) <= _LONGEST for text in texts) >= _FEWEST
    )


def _is_lower(sheet: Sheet, line: int, words: HeadWords) -> bool:
    """Whether a line goes on the head above it: all that it says anew are heads."""
    row = sheet.rows[line]
    own = [value for column, value in enumerate(row) if written(value) and (line, column) not in sheet.repeated]
    return bool(own) and all(isinstance(value, str) and words.is_lower_line(_head_text(value)) for value in own)


def _head_text(value: Value) -> str:
    """The text of a head without a remark in brackets: “申请人（姓名或名称）”."""
    text = said(value)
    return bare(text.partition("(")[0]) or text


def _cells(sheet: Sheet, first: int, last: int, words: HeadWords) -> Iterator[HeadCell]:
    rows = sheet.rows[first : last + 1]
    width = max(map(len, rows))
    upper = [_filled(rows, number, width) for number in range(len(rows))]
    for column in range(width):
        lines = tuple(dict.fromkeys(text for row in upper if (text := row[column])))
        if lines:
            field, rank = words.field(lines)
            yield HeadCell(column, words.label(lines), field, rank)


def _filled(rows: Sequence[Sequence[Value]], number: int, width: int) -> list[str]:
    """The texts of one line of a head; where a line below speaks, an empty one is covered by the head to its left."""
    row = [_head_text(value) for value in rows[number]] + [""] * (width - len(rows[number]))
    below = rows[number + 1 :]
    for column in range(1, width):
        speaks = any(column < len(line) and written(line[column]) for line in below)
        if not row[column] and speaks and not _speaks_over(rows[:number], column):
            row[column] = row[column - 1]
    return row


def _speaks_over(rows: Sequence[Sequence[Value]], column: int) -> bool:
    return any(column < len(row) and written(row[column]) for row in rows)
