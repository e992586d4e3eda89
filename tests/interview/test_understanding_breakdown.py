"""Breakdowns: one answer that gives several columns or rows their numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spoken_words import APPLICANTS, OUTCOMES, RESULTS, WORDS

from nianbao.interview.understanding import Slot, SpokenCounts, Unclear, breakdown, slots, spell_breakdown

GIVEN_BEFORE = {"granted": 61, "partial": 12, "unavailable_not_held": 33, "rejected_petition": 5}


def refusal(text: str, among: tuple[Slot, ...] = APPLICANTS, **about: object) -> Unclear:
    with pytest.raises(Unclear) as caught:
        breakdown(text, among, WORDS, **about)
    return caught.value


@pytest.mark.parametrize(
    ("text", "counts", "stated"),
    [
        ("5件，自然人4、企业1", {"natural_person": 4, "enterprise": 1}, 5),
        ("５件，自然人４、企业１", {"natural_person": 4, "enterprise": 1}, 5),
        ("5 自然人4 企业1", {"natural_person": 4, "enterprise": 1}, 5),
        ("共5件，其中自然人4件，企业1件。", {"natural_person": 4, "enterprise": 1}, 5),
        ("自然人4件，企业1件，共5件", {"natural_person": 4, "enterprise": 1}, 5),
        ("5件都是自然人", {"natural_person": 5}, 5),
        ("五件，全部是自然人提的", {"natural_person": 5}, 5),
        ("5件，自然人", {"natural_person": 5}, 5),
        ("1件自然人", {"natural_person": 1}, None),
        ("132，其中企业 9，律所3，其余自然人", {"natural_person": 120, "enterprise": 9, "legal_service": 3}, 132),
        ("132件：企业9件，律所3件，剩下的都是个人", {"natural_person": 120, "enterprise": 9, "legal_service": 3}, 132),
        ("132，企业 9，律所3，其他的都是自然人", {"natural_person": 120, "enterprise": 9, "legal_service": 3}, 132),
        ("自然人4，公司1", {"natural_person": 4, "enterprise": 1}, None),
        ("自然人：4；企业：1", {"natural_person": 4, "enterprise": 1}, None),
        ("自然人——4\n企业——1", {"natural_person": 4, "enterprise": 1}, None),
        ("自然人--4，企业-->1", {"natural_person": 4, "enterprise": 1}, None),
        ("自然人\n4\n企业\n1", {"natural_person": 4, "enterprise": 1}, None),
        ("4个自然人和1家企业", {"natural_person": 4, "enterprise": 1}, None),
        ("自然人四件 企业一件", {"natural_person": 4, "enterprise": 1}, None),
        ("自然人、企业各2件", {"natural_person": 2, "enterprise": 2}, None),
        ("自然人4，企业没有", {"natural_person": 4, "enterprise": 0}, None),
        ("4个个人，没有企业", {"natural_person": 4, "enterprise": 0}, None),
        ("法人3，企业2，律所1", {"enterprise": 2, "legal_service": 1}, None),
        ("今年共收到6件（自然人4，企业2）", {"natural_person": 4, "enterprise": 2}, 6),
    ],
)
def test_applicants_are_counted(text: str, counts: dict[str, int], stated: int | None) -> None:
    understood = breakdown(text, APPLICANTS, WORDS)
    assert (understood.counts, understood.stated_total) == (counts, stated)
    assert understood.unassigned == (None if stated is None else 0)


def test_a_total_alone_leaves_all_of_it_unassigned() -> None:
    assert breakdown("5件", APPLICANTS, WORDS) == SpokenCounts({}, 5, 5)


def test_what_a_stated_total_leaves_over_is_told() -> None:
    assert breakdown("共5件，自然人4", APPLICANTS, WORDS) == SpokenCounts({"natural_person": 4}, 5, 1)


@pytest.mark.parametrize("text", ["没有", "无", "都没有", "一件也没有", "0", "0件", "零"])
def test_none_is_a_zero_said_of_each(text: str) -> None:
    assert breakdown(text, APPLICANTS, WORDS) == SpokenCounts({slot.key: 0 for slot in APPLICANTS}, 0, 0)


def test_none_is_taken_where_the_total_is_known_to_be_none() -> None:
    assert breakdown("没有", OUTCOMES, WORDS, total=0).unassigned == 0


def test_none_is_refused_where_there_is_something_to_place() -> None:
    assert refusal("没有", OUTCOMES, total=120).key == "unclear_not_none"


def test_all_others_none_is_a_zero_said_of_each_of_them() -> None:
    understood = breakdown("自然人4，其余没有", APPLICANTS, WORDS)
    assert understood.counts == {slot.key: 4 if slot.key == "natural_person" else 0 for slot in APPLICANTS}


@pytest.mark.parametrize(
    ("text", "counts", "left"),
    [
        ("予以公开 61，部分公开 12，不掌握 33，信访 5", GIVEN_BEFORE, 9),
        ("全部予以公开", {"granted": 120}, 0),
        ("都结转", {"carried_out": 120}, 0),
        ("其余都是信访", {"rejected_petition": 120}, 0),
        ("61件予以公开", {"granted": 61}, 59),
        ("予以公开六十一件", {"granted": 61}, 59),
        ("公开3，不掌握1，结转1", {"granted": 3, "unavailable_not_held": 1, "carried_out": 1}, 115),
        ("共120件，公开61", {"granted": 61}, 59),
        ("公开61，部分公开12，共73件", {"granted": 61, "partial": 12}, 47),
        ("三安全一稳定三件", {"denied_security": 3}, 117),
        ("危及“三安全一稳定”3件", {"denied_security": 3}, 117),
        ("3件三类内部事务，四件四类过程性信息", {"denied_internal": 3, "denied_deliberative": 4}, 113),
        ("撤回3", {"other_other": 3}, 117),
        ("不予公开8，其中国家秘密3、个人隐私5", {"denied_state_secret": 3, "denied_third_party": 5}, 112),
        ("无正当理由大量反复申请2件，没有现成信息1", {"rejected_excessive": 2, "unavailable_to_be_made": 1}, 117),
        ("公开61，公开改成60", {"granted": 60}, 60),
    ],
)
def test_outcomes_of_120_applications_are_counted(text: str, counts: dict[str, int], left: int) -> None:
    understood = breakdown(text, OUTCOMES, WORDS, total=120)
    assert (understood.counts, understood.unassigned) == (counts, left)


def test_a_second_line_goes_on_where_the_first_stopped() -> None:
    text = "一件过程性信息，重复申请2，撤回3，剩下的结转"
    understood = breakdown(text, OUTCOMES, WORDS, total=120, already=GIVEN_BEFORE)
    said = {"denied_deliberative": 1, "rejected_repeat": 2, "other_other": 3, "carried_out": 3}
    assert understood == SpokenCounts(
        {slot.key: (GIVEN_BEFORE | said)[slot.key] for slot in OUTCOMES if slot.key in GIVEN_BEFORE | said},
        None,
        0,
    )


def test_a_correction_replaces_what_was_given_before() -> None:
    understood = breakdown("予以公开改成60", OUTCOMES, WORDS, total=120, already=GIVEN_BEFORE)
    assert understood.counts["granted"] == 60


def test_a_slot_given_again_counts_anew() -> None:
    understood = breakdown("予以公开60", OUTCOMES, WORDS, total=120, already=GIVEN_BEFORE)
    assert understood.counts["granted"] == 60


def test_the_rest_may_go_to_a_slot_that_has_some_already() -> None:
    understood = breakdown("其余都予以公开", OUTCOMES, WORDS, total=120, already=GIVEN_BEFORE)
    assert understood.counts["granted"] == 70


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("维持2，纠正1，还没审结1", {"upheld": 2, "corrected": 1, "pending": 1}),
        ("驳回诉讼请求2", {"upheld": 2}),
        ("驳回复议请求1，驳回起诉1", {"upheld": 1, "other": 1}),
        ("驳回复议申请1", {"other": 1}),
        ("结果维持1件 其他结果1件", {"upheld": 1, "other": 1}),
    ],
)
def test_results_of_suits_are_counted(text: str, counts: dict[str, int]) -> None:
    assert breakdown(text, RESULTS, WORDS).counts == counts


def test_a_row_pasted_from_a_spreadsheet_is_read_in_the_order_of_the_columns() -> None:
    understood = breakdown("4\t1\t0\t0\t0\t0\t5\r\n", APPLICANTS, WORDS)
    assert understood.counts == dict(zip((slot.key for slot in APPLICANTS), (4, 1, 0, 0, 0, 0), strict=True))


def test_a_blank_cell_of_a_pasted_row_is_no_zero() -> None:
    understood = breakdown("4\t\t0\t0\t0\t1", APPLICANTS, WORDS, total=7)
    assert ("enterprise" in understood.counts, understood.unassigned) == (False, 2)


def test_without_a_total_the_blanks_of_a_pasted_row_are_asked_about() -> None:
    assert refusal("4\t-\t0\t0\t0\t1", APPLICANTS).detail == {"blank": 1}
    assert breakdown("4\t-\t0\t0\t0\t1，都算0", APPLICANTS, WORDS).counts["enterprise"] == 0


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("外星人3", "unclear_slot"),
        ("公开展览3", "unclear_slot"),
        ("企业9，5", "unclear_number"),
        ("自然人4，企业", "unclear_missing_number"),
        ("自然人4，自然人5", "unclear_twice"),
        ("其余自然人", "unclear_rest"),
        ("法人3", "unclear_broad"),
        ("自然人4，其中企业1", "unclear_within"),
        ("5件，企业3，自然人3", "unclear_over"),
        ("自然人4，企业1，共6件", "unclear_total_mismatch"),
        ("4\t1\t0\t0\t0\t0\t6", "unclear_total_mismatch"),
        ("自然人1.5", "unclear_whole"),
        ("自然人-4", "unclear_negative"),
        ("自然人若干", "unclear_vague"),
        ("大概二三十件吧", "unclear_vague"),
        ("自然人四五件", "unclear_vague"),
        ("各", "unclear_breakdown"),
        ("自然人" * 700, "unclear_long"),
        ("", "unclear_empty"),
    ],
)
def test_what_cannot_be_placed_is_refused_with_its_reason(text: str, key: str) -> None:
    assert refusal(text).key == key


@pytest.mark.parametrize(
    "text",
    ["有", "有的", "是", "发过", "收到过", "件", "和", "还有", "今年", "只有", "其中", "属于", "。", "；", "()", "--"],
)
def test_words_without_a_name_and_a_number_are_no_zeros(text: str) -> None:
    for total in (None, 5):
        assert refusal(text, total=total).key == "unclear_breakdown"


def test_a_total_above_the_sum_of_a_full_list_is_refused_with_both() -> None:
    full = "7件，" + spell_breakdown(dict.fromkeys((slot.key for slot in APPLICANTS), 1), APPLICANTS)
    assert refusal(full).detail == {"stated": 7, "sum": 6, "difference": 1}


def test_a_number_without_a_name_that_is_not_the_total_is_refused() -> None:
    unclear = refusal("60", OUTCOMES, total=120)
    assert (unclear.key, unclear.detail["total"]) == ("unclear_number", 120)


def test_another_total_than_the_known_one_is_refused() -> None:
    unclear = refusal("共119件，其余结转", OUTCOMES, total=120)
    assert (unclear.key, unclear.detail) == ("unclear_total_differs", {"stated": 119, "total": 120})


def test_more_than_the_total_is_told_with_the_difference() -> None:
    unclear = refusal("结转10", OUTCOMES, total=120, already=GIVEN_BEFORE)
    assert (unclear.key, unclear.detail) == ("unclear_over", {"sum": 121, "total": 120, "over": 1})


def test_an_unknown_name_is_quoted_with_the_nearest_ones() -> None:
    unclear = refusal("法律服务所3，自然人2")
    assert unclear.detail["words"] == "法律服务所"
    assert unclear.detail["near"] == ["法律服务机构"]


def test_a_name_for_several_rows_asks_for_each_of_them() -> None:
    assert refusal("无法提供 5", OUTCOMES, total=120).detail["names"] == [
        "本机关不掌握",
        "需要另行制作",
        "补正后仍不明确",
    ]


@pytest.mark.parametrize("among", [APPLICANTS, OUTCOMES, RESULTS])
def test_every_name_of_every_slot_is_understood_with_the_number_on_either_side(among: tuple[Slot, ...]) -> None:
    for slot in among:
        for name in slot.names:
            assert breakdown(f"{name}3件", among, WORDS).counts == {slot.key: 3}, name
            assert breakdown(f"3件{name}", among, WORDS).counts == {slot.key: 3}, name


@given(st.data())
def test_a_breakdown_reads_back_as_it_is_spelled(data: st.DataObject) -> None:
    among = data.draw(st.sampled_from([APPLICANTS, OUTCOMES, RESULTS]))
    keys = st.sampled_from([slot.key for slot in among])
    counts = data.draw(st.dictionaries(keys, st.integers(0, 10**6), min_size=1))
    assert breakdown(spell_breakdown(counts, among), among, WORDS).counts == counts


@given(st.data())
def test_a_breakdown_said_in_two_lines_is_the_one_said_in_one(data: st.DataObject) -> None:
    keys = st.sampled_from([slot.key for slot in OUTCOMES])
    first = data.draw(st.dictionaries(keys, st.integers(0, 99), min_size=1, max_size=6))
    later = data.draw(st.dictionaries(keys.filter(lambda key: key not in first), st.integers(0, 99), min_size=1))
    once = breakdown(spell_breakdown({**first, **later}, OUTCOMES), OUTCOMES, WORDS, total=10_000)
    before = breakdown(spell_breakdown(first, OUTCOMES), OUTCOMES, WORDS, total=10_000).counts
    assert breakdown(spell_breakdown(later, OUTCOMES), OUTCOMES, WORDS, total=10_000, already=before) == once


def test_a_name_for_several_columns_is_unknown_where_those_columns_are_not_asked_for() -> None:
    assert refusal("法人3", RESULTS).key == "unclear_slot"


def test_a_group_without_words_is_called_by_its_labels() -> None:
    rooms = slots("rooms", {"first": "（一）一楼大厅", "second": "2.二楼（东）"}, WORDS)
    assert breakdown("一楼大厅3，二楼4", rooms, WORDS).counts == {"first": 3, "second": 4}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("自然人3，不对，是4", {"natural_person": 4}),
        ("自然人3，错了，4件", {"natural_person": 4}),
        ("自然人3，说错了，应该是4", {"natural_person": 4}),
        ("自然人三件，写错了，四件", {"natural_person": 4}),
        ("自然人3，哦不，4", {"natural_person": 4}),
        ("自然人3（不对，4）", {"natural_person": 4}),
        ("自然人3，应为4，企业2", {"natural_person": 4, "enterprise": 2}),
        ("自然人3，企业2，不对，是5", {"natural_person": 3, "enterprise": 5}),
        ("自然人3，企业2，不对，自然人4", {"natural_person": 4, "enterprise": 2}),
        ("自然人3，企业没有，不对，有1件", {"natural_person": 3, "enterprise": 1}),
        ("自然人3，不对，4，错了，5", {"natural_person": 5}),
        ("5件，不对，6件，都是自然人", {"natural_person": 6}),
    ],
)
def test_who_corrects_himself_means_what_he_said_last(text: str, counts: dict[str, int]) -> None:
    assert breakdown(text, APPLICANTS, WORDS).counts == counts


@pytest.mark.parametrize("text", ["自然人3，不对", "自然人3，不对，企业3", "不对，自然人4", "5件都是自然人，不对，6件"])
def test_a_correction_of_what_is_not_clear_is_asked_back(text: str) -> None:
    assert refusal(text).key == "unclear_taken_back"


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("除了2件撤回都公开了", {"granted": 3, "other_other": 2}),
        ("除2件撤回外都公开", {"granted": 3, "other_other": 2}),
        ("除去2件撤回，都公开了", {"granted": 3, "other_other": 2}),
        ("除了撤回2件以外，其余都予以公开", {"granted": 3, "other_other": 2}),
        ("除撤回2件外，其他全公开", {"granted": 3, "other_other": 2}),
        ("除了2件撤回和1件重复申请都公开了", {"granted": 2, "rejected_repeat": 1, "other_other": 2}),
        ("除了2件撤回，其余3件都公开了", {"granted": 3, "other_other": 2}),
        ("都公开了，除了2件撤回", {"granted": 3, "other_other": 2}),
        ("全部公开，2件撤回除外", {"granted": 3, "other_other": 2}),
        ("有2件撤回，其他的都公开了", {"granted": 3, "other_other": 2}),
    ],
)
def test_what_is_excepted_is_no_part_of_the_rest(text: str, counts: dict[str, int]) -> None:
    assert breakdown(text, OUTCOMES, WORDS, total=5).counts == counts


@pytest.mark.parametrize(
    "text", ["除了2件都公开了", "除了撤回都公开了", "除了2件，都公开了", "都公开了，除了撤回", "都公开了，除了2件"]
)
@pytest.mark.parametrize("total", [None, 5])
def test_an_exception_without_its_name_or_number_is_asked_back(text: str, total: int | None) -> None:
    assert refusal(text, OUTCOMES, total=total).key == "unclear_except"


def test_without_a_total_nobody_knows_how_many_the_rest_are() -> None:
    assert refusal("除了2件撤回都公开了", OUTCOMES).key == "unclear_rest"
