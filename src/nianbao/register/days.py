"""The day in a cell of a register: a spreadsheet's date or number, or a text, with or without a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from nianbao.language.written_days import WrittenDay, days_in, written_day
from nianbao.register.sheet import Formula, Value, written

_FIRST_YEAR, _LAST_YEAR = 2008, 2100
"""The 条例 is in force since 2008; an earlier day is an empty cell that is formatted as one, or a slip."""

_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(39448, 73051)
"""Days of 2008 to 2099 as a spreadsheet numbers them."""

_COMPACT = range(20080101, 21000101)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class CellDay:
    """What a cell says of a day: the day, or a day that lacks its year, or the fault that keeps it from being one."""

    day: date | None = None
    without_year: WrittenDay | None = None
    fault: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether the cell says nothing."""
        return self.day is None and self.without_year is None and not self.fault

    def after(self, start: date) -> CellDay:
        """The same with its year settled as the first in which the day does not come before `start`."""
        if self.without_year is None:
            return self
        found = (self.without_year.in_year(year) for year in (start.year, start.year + 1))
        return _checked(next((day for day in found if day is not None and day >= start), None))

    def within(self, year: int) -> CellDay:
        """The same with `year` where it lacks its own."""
        return self if self.without_year is None else _checked(self.without_year.in_year(year))


NOTHING = CellDay()
UNCLEAR, TOO_OLD, SEVERAL = "unclear_day", "old_day", "several_days"
"""The faults: no day can be made of it, it lies before 2008, there are several."""


def cell_day(value: Value) -> CellDay:
    """The day that a cell holds; a time of day behind it is left out."""
    if isinstance(value, date):
        return _checked(value)
    if isinstance(value, Formula | bool):
        return CellDay(fault=UNCLEAR)
    if isinstance(value, int | float):
        return _numbered(value)
    text = written(value)
    if not text:
        return NOTHING
    return _numbered(int(text)) if text.isdigit() and len(text) == 5 else _texted(text[:_LONGEST])


def all_days(value: Value) -> tuple[CellDay, ...]:
    """Every day in a cell, those without a year as such; nothing where it holds none."""
    one = cell_day(value)
    if one.fault == SEVERAL:
        return tuple(map(_of_text, days_in(written(value))))
    return () if one.fault or one.is_empty else (one,)


def _numbered(number: float) -> CellDay:
    if number in _COMPACT:
        return _of_text(written_day(str(int(number))))
    if int(number) in _SERIALS:
        return _checked(_SERIAL_ZERO + timedelta(int(number)))
    if number < 1:
        return CellDay(fault=TOO_OLD)
    # 3.1 may be 3.10 whose last digit the spreadsheet dropped.
    text = str(Decimal(str(number)))
    month, _, day = text.partition(".")
    return (
        CellDay(fault=UNCLEAR) if not day or day in ("1", "2", "3") or int(month) > 12 else _of_text(written_day(text))
    )


def _texted(text: str) -> CellDay:
    whole = written_day(text)
    if whole is not None:
        return _of_text(whole)
    found = days_in(text)
    if len(set(found)) > 1:
        return CellDay(fault=SEVERAL)
    return _of_text(found[0] if found else None)


def _of_text(found: WrittenDay | None) -> CellDay:
    if found is None or found.month is None:
        return CellDay(fault=UNCLEAR)
    if found.year is None:
        # A leap year shows whether there is such a day at all.
        return CellDay(without_year=found) if found.in_year(2024) else CellDay(fault=UNCLEAR)
    return _checked(found.in_year(found.year))


def _checked(day: date | None) -> CellDay:
    if day is None:
        return CellDay(fault=UNCLEAR)
    if day.year < _FIRST_YEAR:
        return CellDay(fault=TOO_OLD)
    return CellDay(day) if day.year < _LAST_YEAR else CellDay(fault=UNCLEAR)
