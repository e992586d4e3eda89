import pytest

from nianbao.wording.phrasing import clause, counted, in_ten_thousands, is_known, is_present, is_zero, punctuated


@pytest.mark.parametrize(
    ("loose", "tidy"),
    [
        ("甲，。", "甲。"),
        ("甲，，乙。", "甲，乙。"),
        ("甲。。乙", "甲。乙。"),
        ("。甲", "甲。"),
        ("（地址：甲，）", "（地址：甲）。"),
        ("甲。，乙。", "甲。乙。"),
        ("甲。\n\n\n乙", "甲。\n乙。"),
        ("甲：", "甲。"),
        ("", ""),
        ("甲！", "甲！"),
    ],
)
def test_a_clause_that_is_left_out_takes_its_punctuation_along(loose: str, tidy: str) -> None:
    assert punctuated(loose) == tidy


def test_things_are_counted_without_those_of_which_there_are_none() -> None:
    assert counted([("甲", 2), ("乙", 0), ("丙", 1)]) == "甲2件、丙1件"
    assert counted([("甲", 2)], "条") == "甲2条"


def test_someones_words_become_a_clause() -> None:
    assert clause(" 考核 41 个部门，占 2 分。 ") == "考核41个部门，占2分"
    assert clause("Office 2 楼") == "Office 2楼"


@pytest.mark.parametrize(
    ("value", "known", "present", "zero"),
    [
        (3, True, True, False),
        (0, True, False, True),
        (None, False, False, False),
        (False, True, False, False),
        ("", True, False, False),
        ([0, 0], True, True, True),
        ([0, None], False, False, False),
    ],
)
def test_known_present_and_zero_are_three_things(value: object, known: bool, present: bool, zero: bool) -> None:
    assert (is_known(value), is_present(value), is_zero(value)) == (known, present, zero)


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("公开186000条", "公开18.6万条"),
        ("公开190000条", "公开19万条"),
        ("公开186432条", "公开186432条"),
        ("公开9000条", "公开9000条"),
    ],
)
def test_round_numbers_are_written_in_ten_thousands(plain: str, written: str) -> None:
    assert in_ten_thousands(plain) == written
