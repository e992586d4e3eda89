"""Figures stay what was typed: what is not a figure by the grammar of docs/domain.md is asked about, never repaired."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spoken_words import WORDS

from nianbao.interview.understanding import Slot, Unclear, breakdown, count, money, several
from nianbao.interview.understanding.spoken_choices import Option
from nianbao.language.numbers_in_text import FIGURE_FORMS

APPLICANTS = (Slot("person", "自然人", ("自然人",)), Slot("firm", "商业企业", ("商业企业", "企业")))

BROKEN = [
    *(".5", "．5", "5..6", "..5", ".5.", "1.2.3", "三.五", ".五", "5.万", "5。6", "5.6.7"),
    *("3*4", "3**4", "10**5", "3×4", "3x4", "8*", "*8", "**8**", "3_5", "_5", "5_", "3＿5", "3＊4", "2^10"),
    *("5“6", "5”6", '5"6', "5'6", "5’6", "1'234", "5「6", "5《6》", "5》6", "三“五"),
    *("8+", "8＋", "+8", "3+4", "8件+", "8 +", ">5", "5>", "<5", "＞5", "≥5", "≤5", "≈5"),
    *("~5", "5~", "～5", "5-", "5—", "5件-", "5至", "5到", "到5"),
    *(
        "19:2",
        "5/6",
        "5|6",
        "5=6",
        "5!6",
        "5;6",
        "5、6",
        "5，6",
        "5,6",
        "1,2345",
        "12,34",
        "1,23,456",
        ",5,6",
        "1,,234",
    ),
    *("5(6)", "5%", "5‰", "5％", "#5", "5#", "$5", "5&6", "5\\6", "5@6"),
    *("5²", "½", "①", "5½", "5e3", "1e5", "0x10", "5k", "5w", "5O", "l0", "5\u202e6", "\u202e12"),
    *("5\u200b6", "5\u200d6", "5\u20606", "5\ufeff6", "5\u00ad6", "１\u200b２\u200b３"),
    *("27 76", "2 7", "5\n6", "5\t6", "1 234", "5 万 6", "5万6", "3万5", "1二3", "五5", "5五"),
    *("5或6", "5件6", "不是5", "没有5", "5没有", "5?", "5？", "半", "三点半", "点5", "5点", "万", "百分之5"),
]

BRACKETED = ["(5)", "（5）", "[5]", "(2776)", "5/", "|5"]
"""A negative number of book-keeping, or cut out of a table, where it is all that is said."""


@pytest.mark.parametrize("text", BROKEN + BRACKETED)
def test_a_broken_figure_is_no_count(text: str) -> None:
    with pytest.raises(Unclear):
        count(text, WORDS)


@pytest.mark.parametrize(
    "text", [*(f"{text}万元" for text in (".5", "5..6", "3*4", "3_5", "5“6", "8+", "1.2.3")), *BROKEN]
)
def test_a_broken_figure_is_no_amount(text: str) -> None:
    with pytest.raises(Unclear):
        money(text, WORDS, unit="万元", decimals=4)


@pytest.mark.parametrize("text", [text for text in BROKEN if text not in ("5\n6", "5\t6")])
def test_a_broken_figure_is_no_count_of_a_column(text: str) -> None:
    for line in (f"自然人{text}", f"自然人 {text}，企业3"):
        with pytest.raises(Unclear):
            breakdown(line, APPLICANTS, WORDS)


@pytest.mark.parametrize("between", ["*", "/", ":", "=", "+", "，100，", ".", "_", "，20", "“"])
def test_a_figure_is_not_cut_into_a_total_and_a_part(between: str) -> None:
    with pytest.raises(Unclear):
        breakdown(f"50{between}300企业", APPLICANTS, WORDS)


@pytest.mark.parametrize(
    "line",
    [
        "自然人3+企业4",
        "自然人3 + 企业 4",
        "自然人：3、企业：4",
        "自然人=3；企业=4",
        "自然人3/企业4",
        "自然人 “3” 企业 “4”",
    ],
)
def test_signs_between_a_figure_and_a_name_keep_them_apart(line: str) -> None:
    assert breakdown(line, APPLICANTS, WORDS).counts == {"person": 3, "firm": 4}


@pytest.mark.parametrize("text", ["1*2", "1_2", "1“2"])
def test_two_figures_with_a_sign_between_choose_nothing(text: str) -> None:
    with pytest.raises(Unclear):
        several(text, [Option(f"k{number}", f"第{number}种写法") for number in range(1, 15)])


_AROUND = re.compile(r"[\s.，、。；！,;!“”‘’\"'「」『』《》〈〉元块件条是共：:=*_—-]*")
"""Punctuation and small words that may stand before and behind a figure."""


def _is_one_figure(text: str) -> bool:
    """Whether a text is a figure of the grammar between such signs, none of them written onto it as a part of it."""
    forms = "|".join(f"(?:{pattern})" for pattern in FIGURE_FORMS.values())
    found = re.fullmatch(rf"(?P<before>{_AROUND.pattern}?)(?:{forms})(?P<behind>{_AROUND.pattern})", text)
    return found is not None and not re.search(r"[.*_-]\Z", found["before"]) and not re.match(r"[*_]", found["behind"])


@settings(max_examples=400, deadline=None)
@given(st.text(st.sampled_from("0123456789０５,，.．。、 ：:+*/_-—~“”'()<>=^%|万十三五点件元条共是\n\t"), max_size=9))
@example(".5")
@example("10**5")
@example("5“6")
def test_no_string_outside_the_grammar_gives_a_number(text: str) -> None:
    try:
        count(text, WORDS)
    except Unclear:
        return
    assert _is_one_figure(text.translate(str.maketrans("０５，．", "05,.")))


@given(st.integers(0, 10**7), st.sampled_from("*_+/:=^“”'~|<>-"), st.integers(0, 10**7))
def test_two_numbers_with_a_sign_between_are_never_one(first: int, sign: str, second: int) -> None:
    with pytest.raises(Unclear):
        money(f"{first}{sign}{second}", WORDS, unit="元", decimals=2)
