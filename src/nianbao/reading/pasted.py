"""Rows copied from Excel, WPS or a table in Word, or typed like them: a label or none, and a cell for each column.

Every place that takes rows reads them here. A row is never shifted: what does not fit the columns is given back whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from nianbao.language.folding import folded
from nianbao.language.numbers_in_text import NUMERAL_SIGNS, read_numeral
from nianbao.language.numerals import HAN_UNITS, ONE_TO_TEN
from nianbao.report import FEE_DECIMALS, FEES, Number

LONGEST_PASTE = 50_000
"""Characters of a paste: more than all three tables with their labels, less than a file pasted by mistake."""

LARGEST = 10**10 - 1
"""Ten digits: no count of 件 in a year of one organ comes near it, nor an amount in 万元."""

NUMBERING = re.compile(rf"^(?:[(（]?[{ONE_TO_TEN}\d]+[)）、.．])+")
"""The numbers in front of a printed label: “（三）”, “1.”, “一、”."""

_NOTHING = frozenset(("/", "-", "—", "——", "--", "\\", "·", "无", "没有", "空"))
_UNITS = "件次|件|条|个|项|次|宗|起|份|部|例|人"
_NOT_OF_A_LABEL = re.compile(
    rf"大概|大约|约莫|约|左右|上下|差不多|可能|好像|估计|也许|将近|接近|近|不到|不足|至少|最少|最多|至多|超过|多|余|几|半"
    rf"|{_UNITS}|[{''.join(sorted(NUMERAL_SIGNS))}]"
)
_NO_LABEL = re.compile(r"待定|没有|没|不知|不清|待查|待核|无|空")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LONG_LABEL = 4
_SEVERAL_SPACES = re.compile(r" {2,}")
_LISTED = re.compile(r"[、，；;]")


class Mark(Enum):
    """What stands in a cell: a figure, nothing at all, a sign for nothing (“-”, “无”), or what is none of these."""

    FIGURE = "figure"
    BLANK = "blank"
    NOTHING = "nothing"
    UNREAD = "unread"


@dataclass(frozen=True)
class PastedCell:
    """A cell as it was pasted."""

    text: str

    @property
    def mark(self) -> Mark:
        """What stands in it."""
        plain = folded(self.text).strip()
        if not plain:
            return Mark.BLANK
        if plain in _NOTHING:
            return Mark.NOTHING
        return Mark.UNREAD if figure(plain) is None else Mark.FIGURE


@dataclass(frozen=True)
class PastedRow:
    """A line of a paste: the words in front of its cells, and the cells."""

    line: str
    label: str
    cells: tuple[PastedCell, ...]

    def in_columns(self, columns: int, *, with_total: bool) -> tuple[PastedCell, ...] | None:
        """The cells for `columns` columns, of which the last is a total that may be left out; None where they differ.

        Blank cells of merged labels in front, and blank ones behind the last column, are left out.
        """
        cells = list(self.cells)
        while len(cells) > columns and cells[0].mark is Mark.BLANK:
            del cells[0]
        while len(cells) > columns and cells[-1].mark is Mark.BLANK:
            del cells[-1]
        if len(cells) == columns and with_total and self.label and _could_be_shifted(cells):
            return None
        fits = len(cells) == columns or (with_total and columns > 1 and len(cells) == columns - 1)
        return tuple(cells) if fits else None


def _could_be_shifted(cells: list[PastedCell]) -> bool:
    """Whether the first cell, being blank, may belong to the label, the total being left out."""
    if cells[0].mark is not Mark.BLANK:
        return False
    total = figure(cells[-1].text)
    return not total or total != sum(figure(cell.text) or 0 for cell in cells[:-1])


def pasted_rows(text: str, is_name: Callable[[str], bool] = lambda _: False) -> list[PastedRow]:
    """The rows of a paste without its heads and empty lines; `is_name` tells the names of rows that are short words."""
    return [row for row in (_row(line, is_name) for line in text.splitlines()) if row is not None]


def figure(text: str) -> Fraction | None:
    """The number of a cell that holds one and nothing else but a measure word: “12件”, “十二”, “１,２３４”."""
    plain = re.sub(rf"(?:{_UNITS})$", "", folded(text).strip()).rstrip()
    value = read_numeral(plain) if plain else None
    return value if isinstance(value, Fraction) and value <= LARGEST else None


def number_in(text: str, cell: str) -> Number | None:
    """The number that `text` gives a cell of the tables; None where this cell can hold no such number.

    Fees are in 万元 and may say so; an amount that says 元, or counts in 万 itself, could be meant either way.
    """
    plain = folded(text).strip()
    if plain.endswith("."):
        plain = plain[:-1]
    if cell == FEES:
        plain = plain.removesuffix("万元").rstrip()
        if any(sign in plain for sign in (*HAN_UNITS, "件")):
            return None
    value = figure(plain)
    if value is None or (value.denominator != 1 and cell != FEES):
        return None
    return int(value) if value.denominator == 1 else _decimal(value)


def _decimal(value: Fraction) -> Decimal | None:
    scaled = value * 10**FEE_DECIMALS
    return None if scaled.denominator != 1 else Decimal(int(scaled)).scaleb(-FEE_DECIMALS).normalize()


def bare_label(label: str) -> str:
    """A label as two of them are compared: without numbering, spaces and the difference of widths."""
    return NUMBERING.sub("", "".join(folded(label).split()))


def _row(line: str, is_name: Callable[[str], bool]) -> PastedRow | None:
    """The row of a line; None for a line of nothing, or of words alone."""
    cells = [cell.strip() for cell in cells_of(line)]
    labels = 0
    for place, cell in enumerate(cells):
        if cell and not is_label(cell, is_name):
            break
        if cell:
            labels = place + 1
    behind = cells[labels:]
    if not any(PastedCell(cell).mark is not Mark.BLANK for cell in behind):
        return None
    return PastedRow(line.strip(), "".join(cells[:labels]), tuple(map(PastedCell, behind)))


def is_label(cell: str, is_name: Callable[[str], bool] = lambda _: False) -> bool:
    """Whether a cell names a row: words without a figure, numbered, known or long enough to be no remark on one."""
    plain = "".join(folded(cell).split())
    words = NUMBERING.sub("", plain)
    if PastedCell(cell).mark in (Mark.FIGURE, Mark.NOTHING):
        return False
    if is_name(cell) or is_name(words):
        return True
    core = _NOT_OF_A_LABEL.sub("", words)
    if re.search(r"\d", words) or _NO_LABEL.search(words) or not _HAN.search(core):
        return False
    return words != plain or len(_HAN.findall(core)) >= _LONG_LABEL


def cells_of(line: str) -> list[str]:
    """The cells of a line, parted by tabs, “|”, several spaces or single ones; typed ones by 、 and ， too."""
    line = line.strip("\r\n")
    if "\t" in line:
        return line.split("\t")
    line = line.strip()
    if "|" in line or "｜" in line:
        line = line.replace("｜", "|")
        return line.removeprefix("|").removesuffix("|").split("|")
    parts = _SEVERAL_SPACES.split(line) if _SEVERAL_SPACES.search(line) else line.split()
    return [cell for part in parts for cell in _listed(part)]


def _listed(part: str) -> Iterator[str]:
    """A word with the figures behind it that are parted by 、 or ，; a label with such a sign in it stays whole."""
    if PastedCell(part).mark is Mark.FIGURE:
        yield part
        return
    pieces = _LISTED.split(part)
    first = len(pieces)
    while first > 0 and PastedCell(pieces[first - 1]).mark in (Mark.FIGURE, Mark.NOTHING):
        first -= 1
    if first >= len(pieces) or (first == 0 and len(pieces) == 1):
        yield part
        return
    head = part[: len(part) - sum(len(piece) + 1 for piece in pieces[first:])] if first else ""
    if head:
        yield head
    yield from pieces[first:]
