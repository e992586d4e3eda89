"""The words of an office, and what is said when an answer is not understood."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spoken_words import APPLICANTS, FILES, OUTCOMES, WORDS

from nianbao.data_files import DataFiles
from nianbao.errors import DataFileError
from nianbao.interview.understanding import (
    Option,
    Spoken,
    Unclear,
    breakdown,
    choice,
    count,
    day,
    file_path,
    money,
    pairs,
    pasted_row,
    several,
    slots,
    yes_no,
)

REPLIES = FILES.prompts.yaml("replies.yaml")
JINJA = jinja2.Environment(undefined=jinja2.StrictUndefined)
OPTIONS = (Option("a", "网站"), Option("b", "新媒体"), Option("c", "公示栏"))

UNDERSTANDINGS: dict[str, Callable[[str], object]] = {
    "count": lambda text: count(text, WORDS),
    "money": lambda text: money(text, WORDS, unit="万元", decimals=4),
    "yes_no": lambda text: yes_no(text, WORDS),
    "choice": lambda text: choice(text, OPTIONS),
    "several": lambda text: several(text, OPTIONS),
    "day": lambda text: day(text, today=date(2026, 1, 10)),
    "file_path": file_path,
    "pairs": pairs,
    "pasted_row": lambda text: pasted_row(text, 6),
    "applicants": lambda text: breakdown(text, APPLICANTS, WORDS),
    "outcomes": lambda text: breakdown(text, OUTCOMES, WORDS, total=12, already={"granted": 3}),
}

TYPED = st.text(max_size=40) | st.text(
    "0159１二三十百万亿点零两几多约-—~到.,，、；：\n\t |/%件条元自然人企业公开结转其余都没有共改成各 'a\\", max_size=30
)


def reply(unclear: Unclear) -> str:
    return JINJA.from_string(REPLIES[unclear.key]).render({"answer": "", "example": "例", **unclear.detail})


def value_or_reply(name: str, text: str) -> object:
    try:
        return UNDERSTANDINGS[name](text)
    except Unclear as unclear:
        return reply(unclear)


@pytest.mark.parametrize("name", UNDERSTANDINGS)
@given(text=TYPED)
def test_any_text_gives_a_value_or_a_reply_that_can_be_said(name: str, text: str) -> None:
    assert value_or_reply(name, text) != ""


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("count", "很多", "不是准数"),
        ("count", "abc", "“abc”里没有看出是多少"),
        ("count", "-5", "“-5”是负数"),
        ("count", "3.5", "“3.5”不是整数"),
        ("count", "9" * 12, "太大了"),
        ("count", "5" * 3000, "3000 个字"),
        ("money", "12345.6元", "折合 1.23456 万元"),
        ("money", "钱", "没有看出是多少钱"),
        ("yes_no", "也许", "没有看明白"),
        ("choice", "abc", "“abc”不在可选的几项里"),
        ("choice", "7", "没有第 7 项"),
        ("several", "1、报纸", "“报纸”不在可选的几项里"),
        ("day", "月底", "没有看出是哪一天"),
        ("day", "2月30日", "“2月30日”这一天不存在"),
        ("file_path", "''", "不是一个文件的位置"),
        ("file_path", "'/a' '/b'", "好像有 2 个文件"),
        ("pairs", "更新慢——", "“更新慢——”没有看出"),
        ("applicants", "外星人3", "“外星人”没有对上"),
        ("applicants", "企业9，5", "“5”没有说是哪一项的"),
        ("applicants", "自然人4，企业", "“商业企业”后面没有数"),
        ("applicants", "自然人4，自然人5", "“自然人”这一次说了两遍"),
        ("applicants", "自然人4（含企业1）", "“自然人”后面又说“含”"),
        ("applicants", "其余自然人", "“其余自然人”要先知道总数"),
        ("applicants", "法人3", "“法人”下面分几种情形"),
        ("applicants", "5件，企业3，自然人3", "比总数 5 多了 1"),
        ("applicants", "自然人4，企业1，共6件", "您说一共 6，而各项加起来是 5，差 1"),
        ("applicants", "各", "“各”里没有看出各是多少"),
        ("outcomes", "没有", "总数是 12，不能都是“没有”"),
        ("outcomes", "共13件，其余结转", "您说一共 13，而前面填的总数是 12"),
    ],
)
def test_a_reply_says_what_was_not_understood(name: str, text: str, said: str) -> None:
    with pytest.raises(Unclear) as caught:
        UNDERSTANDINGS[name](text)
    assert said in reply(caught.value)


@pytest.mark.parametrize("text", ["待定", "不确定", " 待定。", "？"])
def test_a_question_can_be_put_off(text: str) -> None:
    assert WORDS.is_pending(text)


@pytest.mark.parametrize("text", ["同去年", "和去年一样", "不变"])
def test_last_years_answer_can_be_asked_for(text: str) -> None:
    assert WORDS.is_same_as_last_year(text)


@pytest.mark.parametrize("text", ["没有", "无。", "０"])
def test_nothing_can_be_said_of_a_whole_block(text: str) -> None:
    assert WORDS.is_none(text)


def test_a_word_for_two_slots_of_a_group_is_a_fault_of_the_file(tmp_path: Path) -> None:
    text = FILES.prompts.text("spoken.yaml").replace("enterprise: [商业企业,", "enterprise: [商业企业, 个人,")
    (tmp_path / "spoken.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match="“个人”既指 natural_person 又指 enterprise"):
        DataFiles.overlaid(prompts=tmp_path).prompts.model("spoken.yaml", Spoken)


def test_an_office_can_add_a_word_of_its_own(tmp_path: Path) -> None:
    text = FILES.prompts.text("spoken.yaml").replace("enterprise: [商业企业,", "enterprise: [商业企业, 三资,")
    (tmp_path / "spoken.yaml").write_text(text, encoding="utf-8")
    words = DataFiles.overlaid(prompts=tmp_path).prompts.model("spoken.yaml", Spoken)
    assert breakdown("三资2", slots("applicants", {}, words), words).counts == {"enterprise": 2}
