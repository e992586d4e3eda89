"""Days, as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.interview.understanding import Unclear, chinese_numeral, day

TODAY = date(2026, 1, 10)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("2026-01-31", date(2026, 1, 31)),
        ("2026/1/31", date(2026, 1, 31)),
        ("2026.1.31", date(2026, 1, 31)),
        ("２０２６－０１－３１", date(2026, 1, 31)),
        ("20260131", date(2026, 1, 31)),
        ("26.1.31", date(2026, 1, 31)),
        ("2026年1月31日", date(2026, 1, 31)),
        ("2026 年 1 月 31 日前", date(2026, 1, 31)),
        ("2026年1月31日（星期六）", date(2026, 1, 31)),
        ("二〇二六年一月三十一日", date(2026, 1, 31)),
        ("1月31日", date(2026, 1, 31)),
        ("一月三十一号", date(2026, 1, 31)),
        ("1.31", date(2026, 1, 31)),
        ("1-31", date(2026, 1, 31)),
        ("31日", date(2026, 1, 31)),
        ("明年3月31日", date(2027, 3, 31)),
        ("今年3月31日", date(2026, 3, 31)),
        ("明天", date(2026, 1, 11)),
    ],
)
def test_a_day_is_understood(text: str, meaning: date) -> None:
    assert day(text, today=TODAY) == meaning


def test_a_day_without_its_year_is_the_nearest_one() -> None:
    assert day("12月30日", today=TODAY) == date(2025, 12, 30)
    assert day("1月31日", today=date(2025, 12, 20)) == date(2026, 1, 31)


@pytest.mark.parametrize("text", ["2月30日", "2026-13-01", "二月三十日", "2025-02-29", "0.1", "32日", "1026-01-01"])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(Unclear) as caught:
        day(text, today=TODAY)
    assert caught.value.key == "unclear_no_such_day"


@pytest.mark.parametrize("text", ["2026年1月", "月底", "31", "1.31.26", "今年", "31 January 2026"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(Unclear) as caught:
        day(text, today=TODAY)
    assert caught.value.key == "unclear_date"


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_full_date_is_understood_in_each_way_of_writing(meaning: date) -> None:
    year, month, number = meaning.year, meaning.month, meaning.day
    digits = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))
    for text in (
        meaning.isoformat(),
        f"{year}.{month}.{number}",
        f"{year}年{month}月{number}日",
        f"{digits}年{chinese_numeral(month)}月{chinese_numeral(number)}日",
    ):
        assert day(text, today=TODAY) == meaning
