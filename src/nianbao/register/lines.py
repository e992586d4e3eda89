"""The lines of a register: each application with what its columns say, and the lines that are none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nianbao.errors import RegisterError
from nianbao.language.folding import bare
from nianbao.register.columns import Columns, Contents, Doubt, columns
from nianbao.register.days import CellDay, cell_day
from nianbao.register.heads import HeadWords, heads
from nianbao.register.sheet import Formula, Sheet, Value, column_name, said, written
from nianbao.register.vocabulary import RegisterVocabulary

_SPEAKING = ("received", "applicant", "kind", "outcome", "answered", "content", "channel")
"""The fields of which one at least says that a line is more than a number of order."""

_COUNTED = ("received", "applicant", "kind", "outcome", "answered")


@dataclass(frozen=True, slots=True)
class LinePlace:
    """Where a line stands: its sheet, and its number from 1 as a spreadsheet shows it."""

    sheet: str
    line: int


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A line of a register that is an application: its place, its cells, and the columns that say what they are."""

    place: LinePlace
    row: tuple[Value, ...]
    columns: Columns
    received: CellDay
    answered: CellDay

    def text(self, field: str) -> str:
        """What the line says of a field, in one line."""
        if field in self.columns.several:
            return " ".join(filter(None, map(written, self.columns.values(self.row, field))))
        return written(self.columns.value(self.row, field))

    def values(self, field: str) -> tuple[Value, ...]:
        """The cells of a field that say something."""
        return tuple(value for value in self.columns.values(self.row, field) if written(value))


@dataclass(frozen=True)
class SheetLines:
    """The applications of a sheet; `skipped` are the numbers of the lines that are none, `title` what stands above,
    `heads` the columns by number and head.
    """

    sheet: str
    title: str
    lines: tuple[RegisterLine, ...]
    skipped: tuple[int, ...]
    doubts: tuple[Doubt, ...]
    heads: tuple[tuple[int, str], ...]


def sheet_lines(
    sheet: Sheet, words: HeadWords, contents: Contents, vocabulary: RegisterVocabulary
) -> SheetLines | None:
    """The applications of a sheet; None where it has no head. Raises RegisterError where a formula has no result."""
    found = tuple(heads(sheet, words))
    if not found:
        return None
    reader = _Reader(sheet, tuple(map(bare, vocabulary.data.not_lines)))
    ends = [*(head.first for head in found[1:]), len(sheet.rows)]
    lines: list[RegisterLine] = []
    skipped: list[int] = []
    doubts: dict[str, Doubt] = {}
    for head, end in zip(found, ends, strict=True):
        body = sheet.rows[head.last + 1 : end]
        these = columns(head, body, contents)
        doubts.update({doubt.field: doubt for doubt in these.doubts} if body else {})
        for number in range(head.last + 1, end):
            line = reader.line(number, these)
            if line is not None:
                lines.append(line)
            elif reader.is_spoken(number):
                skipped.append(number + 1)
    title = " ".join(written(value) for row in sheet.rows[: found[0].first] for value in dict.fromkeys(row))
    texts = tuple((cell.column, cell.text) for cell in found[0].cells)
    return SheetLines(sheet.name, title, tuple(lines), tuple(skipped), tuple(doubts.values()), texts)


class _Reader:
    """Reads one line after the other of a sheet."""

    def __init__(self, sheet: Sheet, not_lines: tuple[str, ...]) -> None:
        self._sheet = sheet
        self._not_lines = not_lines

    def is_spoken(self, number: int) -> bool:
        """Whether a line that is no application says something: a sum, a remark."""
        texts = [written(value) for column, value in enumerate(self._row(number)) if not self._repeats(number, column)]
        return any(text and not text.isdigit() for text in texts)

    def line(self, number: int, columns: Columns) -> RegisterLine | None:
        """The application in a line; None for a sum, a remark, a blank, or the second line of one application."""
        row = self._row(number)
        received = cell_day(columns.value(row, "received"))
        if (received.day is None and self._is_no_line(row)) or self._goes_on(number, columns):
            return None
        if not any(written(columns.value(row, field)) for field in _SPEAKING):
            self._require_results(number, columns)
            return None
        self._require_results(number, columns)
        answered = cell_day(columns.value(row, "answered"))
        return RegisterLine(LinePlace(self._sheet.name, number + 1), row, columns, received, answered)

    def _row(self, number: int) -> tuple[Value, ...]:
        return self._sheet.rows[number]

    def _repeats(self, number: int, column: int) -> bool:
        return (number, column) in self._sheet.repeated

    def _is_no_line(self, row: Sequence[Value]) -> bool:
        """A sum, a remark, a title between lines: one text, or one that begins as none does."""
        texts = list(dict.fromkeys(filter(None, map(said, row))))
        return len(texts) < 2 or texts[0].startswith(self._not_lines)

    def _goes_on(self, number: int, columns: Columns) -> bool:
        """Whether all that is counted comes from a merged cell above: the same application, on a second line."""
        merged = [
            self._repeats(number, column) for field in _COUNTED if (column := columns.single.get(field)) is not None
        ]
        return bool(merged) and all(merged)

    def _require_results(self, number: int, columns: Columns) -> None:
        for field in _COUNTED:
            column = columns.single.get(field)
            if column is not None and isinstance(columns.value(self._row(number), field), Formula):
                raise RegisterError(
                    "有的格子是公式，文件里没有存下结果",
                    where=f"{self._sheet.name}，{column_name(column)}{number + 1}",
                    remedy="请用 Excel 或 WPS 打开，保存一次再读。",
                )


def without_repeats(sheets: Sequence[SheetLines]) -> tuple[tuple[SheetLines, ...], tuple[str, ...]]:
    """The sheets whose lines count, and the names of those whose lines all stand in others: the sheets of a year
    that is gathered in one.
    """
    kept: list[SheetLines] = []
    seen: Counter[tuple[str, ...]] = Counter()
    for sheet in sorted(sheets, key=lambda each: -len(each.lines)):
        said_there = Counter(map(_sameness, sheet.lines))
        if said_there <= seen and (len(sheet.lines) > 1 or _is_distinct(sheet.lines[0])):
            continue
        kept.append(sheet)
        seen += said_there
    names = {sheet.sheet for sheet in kept}
    return (
        tuple(sheet for sheet in sheets if sheet.sheet in names),
        tuple(sheet.sheet for sheet in sheets if sheet.sheet not in names),
    )


def _is_distinct(line: RegisterLine) -> bool:
    """Whether a line says enough to be known again."""
    return bool(line.text("number") or line.text("content"))


def _sameness(line: RegisterLine) -> tuple[str, ...]:
    fields = ("number", "received", "applicant", "kind", "content", "outcome", "answered")
    return tuple(bare(line.text(field)) for field in fields)


def same_numbers(lines: Sequence[RegisterLine]) -> Iterator[tuple[RegisterLine, RegisterLine]]:
    """Lines with one and the same number of registration, in pairs."""
    numbered = sorted(
        ((bare(line.text("number")), index) for index, line in enumerate(lines) if line.text("number")),
    )
    for (first, one), (second, other) in pairwise(numbered):
        if first == second:
            yield lines[one], lines[other]
