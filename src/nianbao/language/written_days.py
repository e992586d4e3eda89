"""Days as people write them: “2026-01-31”, “2026年1月31日”, “1.31”, “二〇二六年一月三十一日”, “20260131”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from nianbao.language.folding import folded
from nianbao.language.numbers_in_text import NUMERAL, read_numeral

_FORMS = tuple(
    map(
        re.compile,
        (
            r"(?P<year>\d{4}|\d{2})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
            r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
            r"(?:(?P<year>\d{4}|\d{2})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]?",
            r"(?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
            r"(?P<day>\d{1,2})[日号]",
        ),
    )
)
_IN_TEXT = re.compile(
    r"(?<!\d)(?:(?P<year>\d{4}|\d{2})(?:年|(?P<sign>[-/.])))(?P<month>\d{1,2})(?(sign)(?P=sign)|月)(?P<day>\d{1,2})(?!\d)"
    r"|(?<![\d年])(?P<bare_month>\d{1,2})月(?P<bare_day>\d{1,2})(?=[日号]|\D|$)"
)
# A space between digits parts a day from the time of day.
_LOOSE = re.compile(r"(?<!\d)\s+|\s+(?!\d)")


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as written: without a year, or without a month as well, where the text leaves them out."""

    day: int
    month: int | None
    year: int | None

    def in_year(self, year: int, month: int = 1) -> date | None:
        """The day in a year, and a month where the text names none; None where there is no such day."""
        try:
            return date(year, month if self.month is None else self.month, self.day)
        except ValueError:
            return None


def written_day(text: str) -> WrittenDay | None:
    """The day that a whole text writes; None where it writes none. Two digits of a year are of this century."""
    said = _with_arabic_digits("".join(folded(text).split()).replace("元月", "1月"))
    match = next(filter(None, (form.fullmatch(said) for form in _FORMS)), None)
    if match is None:
        return None
    parts = match.groupdict()
    return _day(parts["day"], parts.get("month"), parts.get("year"))


def days_in(text: str) -> tuple[WrittenDay, ...]:
    """The days that stand in a text, at least by month and day: “3月5日通知，2026-03-12 收到”."""
    said = _with_arabic_digits(_LOOSE.sub("", folded(text)))
    return tuple(
        _day(match["day"] or match["bare_day"], match["month"] or match["bare_month"], match["year"])
        for match in _IN_TEXT.finditer(said)
    )


def _day(day: str, month: str | None, year: str | None) -> WrittenDay:
    century = 2000 if year is not None and len(year) == 2 else 0
    return WrittenDay(int(day), int(month) if month else None, int(year) + century if year else None)


def _with_arabic_digits(said: str) -> str:
    return said if re.search("[.,]", said) else NUMERAL.sub(_arabic, said)


def _arabic(match: re.Match[str]) -> str:
    value = None if match[0].isascii() else read_numeral(match[0])
    return str(value) if isinstance(value, Fraction) else match[0]
