"""Workdays: Monday to Friday but for the holidays that the State Council announces, and an office's own days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import chinese_calendar

from nianbao.register.usage import Usage

_SATURDAY = 5


class Workdays:
    """Counts workdays. A year whose holidays are not announced yet counts every Monday to Friday, and is told.

    `unknown_years` are those years, of all the days that were asked after.
    """

    def __init__(self, usage: Usage) -> None:
        self._days_off = frozenset(usage.days_off)
        self._workdays = frozenset(usage.workdays)
        self._own_years = {day.year for day in usage.days_off}
        self.unknown_years: set[int] = set()

    def is_workday(self, day: date) -> bool:
        """Whether a day is worked: an office's own days count before the State Council's."""
        if day in self._days_off or day in self._workdays:
            return day in self._workdays
        known = _is_announced_workday(day)
        if known is None:
            if day.year not in self._own_years:
                self.unknown_years.add(day.year)
            return day.weekday() < _SATURDAY
        return known

    def after(self, start: date, count: int) -> date:
        """The workday that is the `count`-th after `start`, the day of `start` not counted."""
        day = start
        while count > 0:
            day += timedelta(1)
            count -= self.is_workday(day)
        return day

    def between(self, start: date, end: date) -> int:
        """The workdays after `start` up to `end`; 0 where `end` is not later."""
        return sum(self.is_workday(start + timedelta(days)) for days in range(1, (end - start).days + 1))


@cache
def _is_announced_workday(day: date) -> bool | None:
    """Whether a day is worked; None in a year for which nothing is announced."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None
