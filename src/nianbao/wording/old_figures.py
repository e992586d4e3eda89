"""The years, dates and numbers in a text of last year's, told apart from what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from nianbao.language.numerals import (
    ONE_TO_NINE,
    ONE_TO_TEN,
    Number,
    chinese_numeral,
    han_digits,
    numbers_in,
    year_number,
)
from nianbao.wording.moving_words import MovingWords
from nianbao.wording.sandbox import printed

_DIGIT = r"[\d０-９]"
_CHINESE = f"[{ONE_TO_TEN}]"
_MONTH = rf"(?:{_DIGIT}{{1,2}}|{_CHINESE}{{1,2}})\s*月"
_DAY = rf"\s*(?:{_DIGIT}{{1,2}}|{_CHINESE}{{1,3}})\s*[日号]"
YEAR = re.compile(rf"(?:[12１２]{_DIGIT}{{3}}|[一二][{ONE_TO_NINE}〇○零]{{3}})(?=\s*年)")
"""A year in Arabic, full-width or Chinese digits, without the word after it."""

_DATE = re.compile(rf"(?:{YEAR.pattern}\s*年\s*)?{_MONTH}(?:{_DAY})?")
_FIRST_DAY = re.compile(r"(?<![\d１])[1１一]月[1１一]日")
_LAST_DAY = re.compile(r"(?:12|１２|十二)月(?:31|３１|三十一)日")
_FIVE_YEARS = re.compile('[“"]十[一二三四五六]五[”"]|十[一二三四五六]五(?=规划|时期|期间)')
_SHARE_OR_TELEPHONE = re.compile(rf"百分之[\d０-９.．点零百〇{ONE_TO_TEN}]+|{_DIGIT}{{3,4}}-{_DIGIT}{{7,8}}")
_FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")


_TEN_THOUSAND = 10_000


class OldFigureKind(StrEnum):
    """What holds a numeral: the dates of the whole year are a PERIOD, what is no figure at all is KEPT."""

    KEPT = "kept"
    YEAR = "year"
    DATE = "date"
    PERIOD = "period"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class OldFigure:
    """A figure at `start` to `end` of a sentence; `value` of a year or a number."""

    start: int
    end: int
    kind: OldFigureKind
    value: Number | None = None


class Taken:
    """Which characters of a sentence are spoken for."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)

    def take(self, start: int, end: int) -> bool:
        """Speak for `start` to `end`; False where a part of it is spoken for already."""
        if any(self._taken[start:end]):
            return False
        self._taken[start:end] = b"\1" * (end - start)
        return True


def old_figures(sentence: str, words: MovingWords, taken: Taken) -> list[OldFigure]:
    """Every figure of a sentence in what is not `taken`, in its order, none overlapping another."""
    found = [figure for figure in _candidates(sentence, words) if taken.take(figure.start, figure.end)]
    return sorted(found, key=lambda figure: figure.start)


def _candidates(sentence: str, words: MovingWords) -> Iterator[OldFigure]:
    """What could be a figure; what comes first wins over what overlaps it."""
    for pattern in words.keep:
        yield from (OldFigure(*match.span(), OldFigureKind.KEPT) for match in pattern.finditer(sentence))
    yield from (OldFigure(*match.span(), OldFigureKind.DATE) for match in _FIVE_YEARS.finditer(sentence))
    yield from _dates(sentence)
    for match in YEAR.finditer(sentence):
        yield OldFigure(*match.span(), OldFigureKind.YEAR, year_number(match[0]))
    yield from (OldFigure(*match.span(), OldFigureKind.NUMBER) for match in _SHARE_OR_TELEPHONE.finditer(sentence))
    for start, end, value in numbers_in(sentence):
        if _is_number(sentence, start, end, words):
            yield OldFigure(start, end, OldFigureKind.NUMBER, value)
    yield from (OldFigure(*match.span(), OldFigureKind.NUMBER) for match in re.finditer(rf"{_DIGIT}+", sentence))


def _dates(sentence: str) -> Iterator[OldFigure]:
    whole_year = bool(_FIRST_DAY.search(sentence) and _LAST_DAY.search(sentence))
    for match in _DATE.finditer(sentence):
        is_end = _FIRST_DAY.search(match[0]) or _LAST_DAY.search(match[0])
        yield OldFigure(*match.span(), OldFigureKind.PERIOD if whole_year and is_end else OldFigureKind.DATE)


def _is_number(sentence: str, start: int, end: int, words: MovingWords) -> bool:
    """A numeral in Chinese is a number only before a measure word: 一律, 三审三校 and 十分 hold none."""
    text = sentence[start:end]
    if re.search(_DIGIT, text):
        return True
    behind = sentence[end : end + 4].removeprefix("余").removeprefix("多")
    return behind.startswith(words.after_one if text == "一" else words.measures)


def year_like(old: str, year: int) -> str:
    """A year in the digits of the old one: 2025, ２０２５ or 二〇二五."""
    if re.search(r"[０-９]", old):
        return str(year).translate(_FULL_WIDTH)
    return str(year) if re.search(r"\d", old) else han_digits(year)


def number_like(old: str, number: Number) -> str:
    """A number in the numerals of the old one: 12, １２ or 十二."""
    plain = str(printed(number))
    if "万" in old and re.search(r"\d", old) and number >= _TEN_THOUSAND and number % 1000 == 0:
        return f"{number / _TEN_THOUSAND:g}万"
    if re.search(r"[０-９]", old):
        return plain.translate(_FULL_WIDTH)
    if re.search(r"\d", old) or number != int(number) or not 0 <= number <= 9999:
        return plain
    return "两" if number == 2 else chinese_numeral(int(number))
