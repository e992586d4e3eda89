"""Counts and money, as people type them."""

from __future__ import annotations

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spoken_words import WORDS

from nianbao.interview.understanding import Unclear, chinese_numeral, count, money, without_name
from nianbao.reading.pasted import LARGEST


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5", 5),
        ("５", 5),
        ("五", 5),
        ("十", 10),
        ("十二", 12),
        ("廿五", 25),
        ("两百", 200),
        ("二〇", 20),
        ("二○二五", 2025),
        ("一百二", 120),
        ("一百一十", 110),
        ("一百十五", 115),
        ("一千零五", 1005),
        ("一千零五十", 1050),
        ("壹仟贰佰", 1200),
        ("1,234", 1234),
        ("１，２３４", 1234),
        ("3万", 30_000),
        ("3.5万", 35_000),
        ("2.1846万", 21_846),
        ("1万2千", 12_000),
        ("三百万", 3_000_000),
        ("百万", 1_000_000),
        ("1亿2000万", 120_000_000),
        ("五件", 5),
        ("16条", 16),
        ("  16 条。", 16),
        ("64人次", 64),
        ("共16条", 16),
        ("一共有十六条政府信息", 16),
        ("今年主动公开了16条", 16),
        ("每月一次，12 次", 12),
        ("没有", 0),
        ("沒有", 0),
        ("無", 0),
        ("无", 0),
        ("零", 0),
        ("〇", 0),
        ("0", 0),
        ("零件", 0),
        ("没有收到申请", 0),
        ("一件也没有", 0),
    ],
)
def test_a_count_is_read_as_it_is_typed(text: str, number: int) -> None:
    assert count(text, WORDS) == number


@pytest.mark.parametrize(
    "text",
    [
        "二三十",
        "大概20",
        "十几件",
        "约5件",
        "两三件",
        "三五件",
        "七八百",
        "一百二三十",
        "20左右",
        "20多件",
        "二十余件",
        "几十",
        "上百件",
        "3-5件",
        "3到5件",
        "三至五件",
        "10～20",
        "不到20件",
        "至少3件",
        "一个半",
    ],
)
def test_a_vague_count_is_not_taken(text: str) -> None:
    with pytest.raises(Unclear) as caught:
        count(text, WORDS)
    assert caught.value.key == "unclear_vague"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "unclear_empty"),
        ("  \n", "unclear_empty"),
        ("-5", "unclear_negative"),
        ("－５", "unclear_negative"),
        ("负五件", "unclear_negative"),
        ("3.5", "unclear_whole"),
        ("三点五件", "unclear_whole"),
        ("10000000001", "unclear_huge"),
        ("99999999999999999999", "unclear_huge"),
        ("1 234", "unclear_count"),
        ("16和17", "unclear_count"),
        ("5%", "unclear_count"),
        ("二三", "unclear_vague"),
        ("一百二五", "unclear_count"),
        ("3万5", "unclear_count"),
        ("万", "unclear_count"),
        ("很好", "unclear_count"),
        ("[/]", "unclear_count"),
        ("{{ 7 * 7 }}", "unclear_count"),
        ("5" * 2001, "unclear_long"),
    ],
)
def test_what_is_no_count_is_refused_with_its_reason(text: str, key: str) -> None:
    with pytest.raises(Unclear) as caught:
        count(text, WORDS)
    assert caught.value.key == key


@given(st.integers(0, 10**8 - 1))
def test_a_chinese_numeral_counts_what_it_says_and_what_cn2an_reads(number: int) -> None:
    written = chinese_numeral(number)
    assert count(written, WORDS) == number == cn2an.cn2an(written, "normal")


FULL_WIDTH = str.maketrans("0123456789,", "０１２３４５６７８９，")


@given(
    number=st.integers(0, LARGEST),
    grouped=st.booleans(),
    wide=st.booleans(),
    measure=st.sampled_from(["", "件", "条", " 人次", "份"]),
)
def test_digits_count_the_same_in_any_width_with_separators_and_measure(
    number: int, grouped: bool, wide: bool, measure: str
) -> None:
    digits = f"{number:,}" if grouped else str(number)
    assert count((digits.translate(FULL_WIDTH) if wide else digits) + measure, WORDS) == number


@given(st.integers(0, LARGEST))
def test_a_count_reads_back_as_it_is_spelled(number: int) -> None:
    assert count(str(number), WORDS) == number


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("12000", "元", "12000"),
        ("12元", "元", "12"),
        ("12.50元", "元", "12.5"),
        ("¥1,234.5", "元", "1234.5"),
        ("人民币两千七百元整", "元", "2700"),
        ("3.5万", "元", "35000"),
        ("3.5", "万元", "3.5"),
        ("3.5万", "万元", "3.5"),
        ("3.5万元", "万元", "3.5"),
        ("三点五万元", "万元", "3.5"),
        ("35000元", "万元", "3.5"),
        ("12元", "万元", "0.0012"),
        ("1.2亿元", "万元", "12000"),
        ("200亿", "万元", "2000000"),
        ("共收取182.465万元", "万元", "182.465"),
        ("182.465万元", "万元", "182.465"),
        ("没有", "万元", "0"),
        ("0", "元", "0"),
    ],
)
def test_money_is_converted_to_its_unit(text: str, unit: str, amount: str) -> None:
    assert str(money(text, WORDS, unit=unit, decimals=4)) == amount


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("12345.6元", "unclear_decimals"),
        ("0.00001", "unclear_decimals"),
        ("约3万", "unclear_vague"),
        ("3万多", "unclear_vague"),
        ("-3元", "unclear_negative"),
        ("一百万亿元", "unclear_huge"),
        ("99999999999999", "unclear_huge"),
        ("钱", "unclear_money"),
        ("3元5角", "unclear_money"),
    ],
)
def test_what_is_no_amount_is_refused_with_its_reason(text: str, key: str) -> None:
    with pytest.raises(Unclear) as caught:
        money(text, WORDS, unit="万元", decimals=4)
    assert caught.value.key == key


def test_too_many_decimals_are_told_in_the_unit_of_the_question() -> None:
    with pytest.raises(Unclear) as caught:
        money("12345.6元", WORDS, unit="万元", decimals=4)
    assert caught.value.detail == {"answer": "12345.6元", "value": "1.23456", "unit": "万元", "decimals": 4}


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("现行有效 12", "现行有效的规范性文件", 12),
        ("现行有效的规范性文件：12件", "现行有效的规范性文件", 12),
        ("培训次数是两次", "培训次数", 2),
        ("十二件", "培训次数", 12),
        ("12", "", 12),
    ],
)
def test_the_name_of_the_question_may_stand_in_front_of_the_number(text: str, name: str, number: int) -> None:
    assert count(without_name(text, name), WORDS) == number


@pytest.mark.parametrize("text", ["培训次数", "别的 12", "培训次数 12，13"])
def test_a_name_alone_or_another_one_is_no_number(text: str) -> None:
    with pytest.raises(Unclear):
        count(without_name(text, "培训次数"), WORDS)


@given(amount=st.decimals(0, 10**9, places=4, allow_nan=False), unit=st.sampled_from(["元", "万元"]))
def test_an_amount_in_its_own_unit_is_that_amount(amount: Decimal, unit: str) -> None:
    assert money(f"{amount}", WORDS, unit=unit, decimals=4) == amount
    assert money(f"{amount}{unit}", WORDS, unit=unit, decimals=4) == amount


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3，不对，4", 4),
        ("3件，不对，是4件", 4),
        ("5件，错了，6件", 6),
        ("3，应该是4", 4),
        ("没有，不对，有1件", 1),
        ("5件，写错了，没有", 0),
        ("3，不对，4，说错了，5", 5),
    ],
)
def test_who_corrects_himself_means_the_number_that_he_said_last(text: str, value: int) -> None:
    assert count(text, WORDS) == value
    assert money(text.replace("件", ""), WORDS, unit="万元", decimals=4) == value


@pytest.mark.parametrize("text", ["不对，4", "3，不对", "3 4，不对，5", "3，不对，4 5", "除了3", "改成4"])
def test_a_correction_of_no_number_or_by_none_is_asked_back(text: str) -> None:
    with pytest.raises(Unclear):
        count(text, WORDS)
