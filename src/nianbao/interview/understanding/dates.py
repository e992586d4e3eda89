"""A day, as people write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from nianbao.interview.understanding.unclear import Unclear, bounded, quoted
from nianbao.language.folding import folded
from nianbao.language.written_days import WrittenDay, written_day

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_NAMED_DAYS = {"前天": -2, "昨天": -1, "今天": 0, "今日": 0, "明天": 1, "后天": 2}
_NAMED_YEARS = {"去年": -1, "今年": 0, "本年": 0, "明年": 1}
_REMARK = re.compile(r"\(.*\)$|(?:星期|周|礼拜)[一二三四五六日天]$|(?:之前|以前|前|为止|截止)$")


def day(text: str, *, today: date) -> date:
    """The day of “2026-01-31”, “2026年1月31日”, “1.31”, “二〇二六年一月三十一日”, “明年1月31日”, “明天”.

    Without a year the one nearest to `today` is meant; without a month this month. Raises Unclear for a day that does
    not exist or that is not understood.
    """
    said = _REMARK.sub("", "".join(folded(bounded(text)).split()).rstrip("。.,;"))
    if said in _NAMED_DAYS:
        return _moved(text, today, _NAMED_DAYS[said])
    written = written_day(_with_year(said, today))
    if written is None:
        raise Unclear("unclear_date", {"answer": quoted(text)})
    found = list(_candidates(written, today))
    if not found:
        raise Unclear("unclear_no_such_day", {"answer": quoted(text)})
    return min(found, key=lambda each: abs(each - today))


def _moved(text: str, today: date, days: int) -> date:
    try:
        return today + timedelta(days)
    except OverflowError:
        raise Unclear("unclear_no_such_day", {"answer": quoted(text)}) from None


def _with_year(said: str, today: date) -> str:
    for name, offset in _NAMED_YEARS.items():
        if said.startswith(name):
            return f"{today.year + offset}年{said.removeprefix(name)}"
    return said


def _candidates(written: WrittenDay, today: date) -> Iterator[date]:
    if written.year is not None:
        years = [written.year]
    else:
        years = [today.year - 1, today.year, today.year + 1] if written.month is not None else [today.year]
    for each in years:
        found = written.in_year(each, today.month)
        if found is not None and _FIRST_YEAR <= each <= _LAST_YEAR:
            yield found
