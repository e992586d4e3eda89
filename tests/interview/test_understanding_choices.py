"""Yes or no, one of several options, some of several."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spoken_words import WORDS

from nianbao.interview.understanding import Option, Unclear, choice, several, yes_no

STYLES = (
    Option("brief", "简明（86 字）"),
    Option("full", "完整（173 字）"),
    Option("last", "沿用去年（62 字）", ("老样子",)),
)
ORGANS = (
    Option("city", "设区的市政府"),
    Option("county", "县级政府"),
    Option("department", "政府部门", ("局", "委办局")),
)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("是", True),
        ("有", True),
        ("有的。", True),
        ("对", True),
        ("Y", True),
        ("ｙ", True),
        ("1", True),
        ("嗯", True),
        ("要吧", True),
        ("没有", False),
        ("否", False),
        ("不是", False),
        ("无", False),
        ("N", False),
        ("2", False),
    ],
)
def test_yes_and_no_are_understood(text: str, meaning: bool) -> None:
    assert yes_no(text, WORDS) is meaning


@pytest.mark.parametrize("text", ["也许", "3", "是不是", "。"])
def test_what_is_neither_yes_nor_no_is_refused(text: str) -> None:
    with pytest.raises(Unclear) as caught:
        yes_no(text, WORDS)
    assert caught.value.key == "unclear_yes_no"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1", "brief"),
        ("１", "brief"),
        ("一", "brief"),
        ("第二个", "full"),
        ("选3", "last"),
        ("2.", "full"),
        ("2、完整", "full"),
        ("2 完整", "full"),
        ("brief", "brief"),
        ("FULL", "full"),
        ("完整（173 字）", "full"),
        ("完整(173字)", "full"),
        ("简明", "brief"),
        ("去年", "last"),
        ("老样子", "last"),
    ],
)
def test_an_option_is_chosen_by_number_key_or_name(text: str, key: str) -> None:
    assert choice(text, STYLES) == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("0", "unclear_choice_number"),
        ("4", "unclear_choice_number"),
        ("字", "unclear_ambiguous"),
        ("2 简明", "unclear_choice"),
        ("随便", "unclear_choice"),
        ("", "unclear_empty"),
    ],
)
def test_what_is_no_option_is_refused_with_its_reason(text: str, key: str) -> None:
    with pytest.raises(Unclear) as caught:
        choice(text, STYLES)
    assert caught.value.key == key


def test_an_ambiguous_part_names_the_candidates() -> None:
    with pytest.raises(Unclear) as caught:
        choice("政府", ORGANS)
    assert caught.value.detail["candidates"] == ["设区的市政府", "县级政府", "政府部门"]


def test_a_label_that_is_a_number_is_chosen_by_it() -> None:
    assert choice("2025", (Option("a", "2024"), Option("b", "2025"))) == "b"


def test_a_longer_answer_may_name_its_option() -> None:
    assert choice("我们是政府部门的", ORGANS) == "department"


def test_an_option_that_is_denied_is_not_chosen() -> None:
    with pytest.raises(Unclear):
        choice("我们不是政府部门", ORGANS)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("1、3", ("brief", "last")),
        ("3 1", ("brief", "last")),
        ("１，３", ("brief", "last")),
        ("一、三", ("brief", "last")),
        ("1-3", ("brief", "full", "last")),
        ("1到2", ("brief", "full")),
        ("3-2", ("full", "last")),
        ("简明和完整", ("brief", "full")),
        ("完整、去年", ("full", "last")),
        ("1，1", ("brief",)),
        ("全部", ("brief", "full", "last")),
        ("都有", ("brief", "full", "last")),
        ("没有", ()),
        ("都没有", ()),
        ("沿用去年（62 字）", ("last",)),
    ],
)
def test_several_options_are_chosen_in_their_own_order(text: str, keys: tuple[str, ...]) -> None:
    assert several(text, STYLES) == keys


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1、4", "unclear_choice_number"),
        ("2-9", "unclear_choice_number"),
        ("1、随便", "unclear_choice"),
        ("、", "unclear_choice"),
    ],
)
def test_a_list_with_what_is_no_option_is_refused(text: str, key: str) -> None:
    with pytest.raises(Unclear) as caught:
        several(text, STYLES)
    assert caught.value.key == key


@given(chosen=st.sets(st.integers(1, 3)), between=st.sampled_from(["、", "，", " ", ",", "；", "\n"]))
def test_numbers_in_any_list_choose_their_options(chosen: set[int], between: str) -> None:
    text = between.join(map(str, chosen)) or "没有"
    assert several(text, STYLES) == tuple(STYLES[number - 1].key for number in sorted(chosen))


EIGHT = [Option(f"k{number}", f"第{sign}种写法") for number, sign in enumerate("甲乙丙丁戊己庚辛", 1)]


@pytest.mark.parametrize(
    "text",
    [
        ".5",
        "．５",
        "..5",
        ". 5",
        "。5",
        ".5 戊",
        "5.0",
        "1.5",
        "0.5",
        "-1",
        "-5",
        "+5戊",
        "5%",
        "#5",
        "5*",
        "5~",
        "=5",
        "5²",
    ],
)
def test_a_broken_number_chooses_nothing(text: str) -> None:
    for choose in (choice, several):
        with pytest.raises(Unclear):
            choose(text, EIGHT)


@pytest.mark.parametrize(
    "text", ["5", "５", "5.", "5、", "5。", "5)", "5）", "第5个", "选5", "“5”", "5.戊", "5、戊", "5 戊"]
)
def test_a_number_of_order_may_have_its_sign(text: str) -> None:
    assert choice(text, EIGHT) == "k5"


def test_a_version_in_a_name_is_no_number_of_order() -> None:
    assert choice("2.1", [Option("old", "第一版", ("1.0",)), Option("new", "第二版", ("2.1",))]) == "new"
