"""The years, dates and numbers in a text of last year's, told apart from what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from nianbao.report.model import Number
from nianbao.report.numerals import numbers_in, read_number
from nianbao.wording.moving_words import MovingWords

_DIGIT = r"[\d０-９]"
_CHINESE = "[一二三四五六七八九十]"
YEAR = re.compile(rf"(?:[12１２]{_DIGIT}{{3}}|[一二][一二三四五六七八九〇○零]{{3}})(?=\s*年)")
"""A year in Arabic, full-width or Chinese digits, without the word after it."""

_DATE = re.compile(
    rf"(?:{YEAR.pattern}\s*年\s*)?(?:{_DIGIT}{{1,2}}|{_CHINESE}{{1,2}})\s*月"
    rf"(?:\s*(?:{_DIGIT}{{1,2}}|{_CHINESE}{{1,3}})\s*[日号])?"
)
_PLAN = re.compile('[“"]十[一二三四五六]五[”"]|十[一二三四五六]五(?=规划|时期|期间)')
_OTHER_NUMBER = re.compile(rf"百分之[\d０-９.．点零百〇一二三四五六七八九十]+|{_DIGIT}{{3,4}}-{_DIGIT}{{7,8}}")


class Kind(StrEnum):
    """What holds a numeral."""

    KEPT = "kept"
    YEAR = "year"
    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class OldFigure:
    """A figure at `start` to `end` of a sentence; `value` of a year or a number."""

    start: int
    end: int
    kind: Kind
    value: Number | None = None


def old_figures(sentence: str, words: MovingWords) -> list[OldFigure]:
    """Every figure of a sentence, in its order, none overlapping another."""
    found: list[OldFigure] = []
    for figure in _candidates(sentence, words):
        if not any(figure.start < other.end and other.start < figure.end for other in found):
            found.append(figure)
    return sorted(found, key=lambda figure: figure.start)


def year_of(text: str) -> int:
    """The number of a year as YEAR finds it."""
    return int(read_number(text.replace("○", "〇")) or 0)


def _candidates(sentence: str, words: MovingWords) -> Iterator[OldFigure]:
    """What could be a figure; what comes first wins over what overlaps it."""
    for pattern in words.keep:
        yield from (OldFigure(*match.span(), Kind.KEPT) for match in pattern.finditer(sentence))
    for pattern in (_PLAN, _DATE):
        yield from (OldFigure(*match.span(), Kind.DATE) for match in pattern.finditer(sentence))
    for match in YEAR.finditer(sentence):
        yield OldFigure(*match.span(), Kind.YEAR, year_of(match[0]))
    yield from (OldFigure(*match.span(), Kind.NUMBER) for match in _OTHER_NUMBER.finditer(sentence))
    for start, end, value in numbers_in(sentence):
        if _is_number(sentence, start, end, words):
            yield OldFigure(start, end, Kind.NUMBER, value)


def _is_number(sentence: str, start: int, end: int, words: MovingWords) -> bool:
    """A numeral in Chinese is a number only before a measure word: 一律, 三审三校 and 十分 hold none."""
    text = sentence[start:end]
    if re.search(_DIGIT, text):
        return True
    behind = sentence[end:].removeprefix("余").removeprefix("多")
    return behind.startswith(words.after_one if text == "一" else words.measures)
