"""What a cell of numbers says."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.reading.figures import count, money


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("22", 22),
        ("２２", 22),
        (" 22\n", 22),
        ("1139\n8889", 11398889),
        ("1,234", 1234),
        ("1，234，567", 1234567),
        ("1 234", 1234),
        ("22件", 22),
        ("22 件次", 22),
        ("3万", 30000),
        ("1.5万件", 15000),
        ("22（其中修订16件）", 22),
        ("22(含转办2件)", 22),
        ("22，其中修订16件", 22),
        ("22其中修订16件", 22),
        ("22①", 22),
        ("22*", 22),
        ("共22件", 22),
        ("（22）", 22),
        ("〇", 0),
        ("-3", -3),
        ("2.5", Decimal("2.5")),
    ],
)
def test_a_count_is_read_whatever_stands_around_it(text: str, number: int) -> None:
    assert count(text).number == number


@pytest.mark.parametrize("text", ["", " ", "\n", "/", "／", "-", "—", "——", "－", "\\", "无", " 无 ", "……", "　"])
def test_a_sign_for_nothing_is_no_number_and_not_0(text: str) -> None:
    assert count(text).number is None
    assert count(text).understood


@pytest.mark.parametrize(
    "text", ["见附件", "1、属于国家秘密", "1.属于国家秘密", "12/15", "约二十", "第3", "1" * 5000, "1,1136x"]
)
def test_what_is_neither_is_said_to_be_neither(text: str) -> None:
    assert count(text).number is None
    assert not count(text).understood


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("7730.28", "7730.28"),
        ("316441", "316441"),
        ("1,234.5万元", "1234.5"),
        ("0", "0"),
        ("0.00", "0.00"),
        ("100元", "0.01"),
        ("0元", "0"),
        ("3亿元", "30000"),
    ],
)
def test_money_is_in_wan(text: str, amount: str) -> None:
    assert str(money(text).number) == amount


def test_money_under_a_head_in_yuan_is_turned_into_wan() -> None:
    assert money("77302800", in_yuan=True).number == Decimal("7730.28")


@given(st.integers(0, 10**14))
def test_any_count_is_read_back_with_and_without_separators(number: int) -> None:
    assert count(str(number)).number == count(f"{number:,}").number == count(f"{number} 件").number == number


@given(st.text(max_size=40))
def test_no_text_is_too_strange(text: str) -> None:
    assert count(text).number is None or count(text).understood
    assert money(text).number is None or money(text).understood
