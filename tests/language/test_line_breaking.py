"""Lines on a screen of cells: what they hold, how wide they are, and where they may break."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcwidth

from nianbao.language.line_breaking import CLOSING, OPENING, break_lines, break_offsets, clip, legible, pad, width_of

WIDTHS = st.integers(min_value=2, max_value=40)
ANY_TEXT = st.text(st.characters() | st.sampled_from("，。（）“”…—𠮷😀👍🏽\u0301\u200d\u202e\x1b\t 　a1.")) | st.text()


def cells(text: str) -> int:
    return sum(wcwidth(char) for char in text)


def without_spaces(text: str) -> str:
    return "".join(text.split())


@given(ANY_TEXT, WIDTHS)
def test_the_lines_joined_give_the_text_back_but_for_spaces(text, width):
    assert without_spaces("".join(break_lines(text, width))) == without_spaces(legible(text))


@given(ANY_TEXT, WIDTHS)
def test_no_line_is_wider_than_it_may_be(text, width):
    assert all(cells(line) <= width for line in break_lines(text, width))


@given(ANY_TEXT, WIDTHS)
def test_in_an_editor_spaces_count_and_nothing_is_left_out(text, width):
    paragraph = legible(text).replace("\n", "").replace("\t", "")
    offsets = [0, *break_offsets(paragraph, width), len(paragraph)]
    lines = [paragraph[start:end] for start, end in pairwise(offsets)]
    assert "".join(lines) == paragraph
    assert all(cells(line) <= width for line in lines)


PIECES = st.sampled_from("国务院公开信息条例年度报告十百千").flatmap(
    lambda char: st.sampled_from(
        [char, char + "。", char + "，", "“" + char, char + "）", "（" + char, char + "”", "12"]
    )
)


@given(st.lists(PIECES).map("".join), st.integers(min_value=4, max_value=30))
def test_punctuation_stays_with_its_word(text, width):
    lines = break_lines(text, width)
    assert not [line for line in lines if line[:1] in CLOSING or line[-1:] in OPENING] or lines == [""]


@given(
    st.lists(st.from_regex(r"[a-z0-9.]{1,8}", fullmatch=True) | st.sampled_from("年月日")), WIDTHS.map(lambda w: w + 6)
)
def test_a_latin_word_or_number_that_fits_a_line_is_not_cut(words, width):
    whole = " ".join(words)
    broken = " ".join(break_lines(whole, width))
    assert broken.split() == whole.split()


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("一二三四五", 4, ["一二", "三四", "五"]),
        ("一二，三四", 4, ["一", "二，", "三四"]),
        ("一（二）三", 6, ["一", "（二）", "三"]),
        ("共 1234 件", 6, ["共", "1234", "件"]),
        ("见 www.erqi.gov.cn 网站", 16, ["见", "www.erqi.gov.cn", "网站"]),
        ("www.erqi.gov.cn", 8, ["www.erqi", ".gov.cn"]),
        ("公开——公开", 6, ["公开——", "公开"]),
        ("一二……", 5, ["一", "二……"]),
        ("甲\n\n乙", 10, ["甲", "", "乙"]),
        ("甲\r\n乙\x0b丙\u2028丁", 10, ["甲", "乙", "丙", "丁"]),
        ("甲\t乙", 10, ["甲  乙"]),
        ("　　首行空两格", 8, ["　　首行", "空两格"]),
        ("abcd    efgh", 4, ["abcd", "efgh"]),
        ("答错了用“/改”", 10, ["答错了用", "“/改”"]),
        ("先用/检查看看", 8, ["先用", "/检查看", "看"]),
        ("统计到 12 月 31 日止", 14, ["统计到", "12 月 31 日止"]),
        ("在2025年1月31日前", 14, ["在", "2025年1月31日", "前"]),
        ("一共收到 12 件申请", 12, ["一共收到", "12 件申请"]),
        ("例：有 ／ 没有", 7, ["例：", "有 ／", "没有"]),
        ("写法。依据：条例", 8, ["写法。", "依据：条", "例"]),
    ],
)
def test_where_lines_break(text, width, lines):
    assert break_lines(text, width) == lines


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("二七区", "二七区"),
        ("\x1b[31m", "␛[31m"),
        ("\u202e倒过来", "\ufffd倒过来"),
        ("零宽\u200b空格\ufeff", "零宽空格"),
        ("👨\u200d👩\u200d👧❤\ufe0f", "👨👩👧❤"),
        ("👍🏽🇨🇳", "👍CN"),
        ("\ud800", "\ufffd"),
        ("𠮷[/][b]\\", "𠮷[/][b]\\"),
    ],
)
def test_what_a_screen_shows(text, seen):
    assert legible(text) == seen


@given(ANY_TEXT)
def test_legible_text_is_as_wide_as_its_characters_and_can_be_encoded(text):
    shown = legible(text).replace("\n", "").replace("\t", "")
    assert width_of(shown) == cells(shown)
    assert legible(shown) == shown
    shown.encode()


@given(ANY_TEXT, st.integers(min_value=0, max_value=30))
def test_padding_is_exact_and_clipping_never_wider(text, width):
    line = legible(text).replace("\n", "").replace("\t", "")
    assert cells(pad(line, width)) == width
    assert cells(clip(line, width)) <= width


@pytest.mark.parametrize(
    ("text", "width", "clipped"),
    [("一二三", 6, "一二三"), ("一二三", 5, "一二…"), ("一二三", 4, "一…"), ("abc", 0, "")],
)
def test_what_is_cut_off_is_marked(text, width, clipped):
    assert clip(text, width) == clipped
