"""Numerals, read and written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.language.numerals import chinese_numeral, han_digits, numbers_in, read_number, year_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5", 5),
        ("５", 5),
        ("1,234", 1234),
        ("１，２３４", 1234),
        (" 1 234 ", 1234),
        ("0", 0),
        ("零", 0),
        ("〇", 0),
        ("五", 5),
        ("十", 10),
        ("十二", 12),
        ("两百", 200),
        ("二百五", 250),
        ("二百零五", 205),
        ("二百一十五", 215),
        ("三千五", 3500),
        ("两千零五", 2005),
        ("一千零五十", 1050),
        ("一万二", 12_000),
        ("一万零五十", 10_050),
        ("一亿二千万", 120_000_000),
        ("12万亿", 12 * 10**12),
        ("贰佰叁拾", 230),
        ("二〇二五", 2025),
        ("3万", 30_000),
        ("3万5千", 35_000),
        ("1千2百", 1200),
        ("3.5万", 35_000),
        ("３．５万", 35_000),
        ("三点五万", 35_000),
        ("三点五", Decimal("3.5")),
        ("3.50", Decimal("3.50")),
    ],
)
def test_a_numeral_is_read_as_people_write_it(text: str, number: int | Decimal) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "件",
        "12件",
        "abc",
        "万",
        "百分之十",
        "十五五点",
        "1,23",
        "二三十",
        "-5",
        "点五",
        "五六百",
        "五六",
        "1" * 5000,
    ],
)
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert read_number(text) is None


def test_a_whole_number_is_never_a_decimal() -> None:
    assert isinstance(read_number("3.5万"), int)


def test_numerals_are_found_in_running_text_with_their_places() -> None:
    text = "收到12件，办结十二件，公开1,234条、３.5万元"
    assert [(text[start:end], value) for start, end, value in numbers_in(text)] == [
        ("12", 12),
        ("十二", 12),
        ("1,234", 1234),
        ("３.5万", 35_000),
    ]


def test_a_full_width_comma_parts_two_figures_of_running_text() -> None:
    assert [value for _, _, value in numbers_in("分别为12，345和6")] == [12, 345, 6]


@given(st.integers(0, 10**16 - 1))
def test_a_chinese_numeral_reads_back(number: int) -> None:
    assert read_number(chinese_numeral(number)) == number


@given(st.integers(0, 10**12))
def test_an_arabic_numeral_with_separators_reads_back(number: int) -> None:
    assert read_number(f"{number:,}") == number


@pytest.mark.parametrize("number", [-1, 10**16])
def test_a_number_below_zero_or_beyond_all_units_is_not_written_in_chinese(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        chinese_numeral(number)


@pytest.mark.parametrize("text", ["2025", "２０２５", "二〇二五", "二○二五", "二零二五", "二О二五"])
def test_a_year_is_read_in_any_digits(text: str) -> None:
    assert year_number(text) == 2025


@given(st.integers(0, 9999))
def test_a_number_digit_by_digit_is_read_back(number: int) -> None:
    assert year_number(han_digits(number)) == number
