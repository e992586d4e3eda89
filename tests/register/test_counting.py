"""Where a line belongs: the year, the outcome, 表四; what cannot be placed is told with its line and never counted."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from registers import HEAD, counted, filled, lines_of, read, read_rows, text_table

from nianbao.register.usage import Usage

D = date


def one(folder: Path, received: Any, answered: Any, outcome: str, applicant: str = "赵一", kind: str = "自然人") -> Any:
    return counted(read_rows(folder, HEAD, (1, received, applicant, kind, "内容", answered, outcome)))


class TestTheYear:
    @pytest.mark.parametrize(
        ("received", "answered", "outcome", "rows"),
        [
            (D(2025, 1, 1), D(2025, 1, 9), "公开", {"new", "granted"}),
            (D(2025, 12, 31), "", "", {"new", "carried_out"}),
            (D(2025, 12, 1), D(2026, 1, 4), "公开", {"new", "carried_out"}),
            (D(2024, 12, 31), D(2025, 1, 2), "公开", {"carried_in", "granted"}),
            (D(2024, 12, 31), "", "办理中", {"carried_in", "carried_out"}),
            (D(2024, 6, 1), D(2026, 1, 2), "公开", {"carried_in", "carried_out"}),
            (D(2025, 5, 1), "未答复", "", {"new", "carried_out"}),
            (D(2025, 5, 1), "/", "—", {"new", "carried_out"}),
            (D(2025, 5, 1), "", "撤回", {"new", "other_other"}),
        ],
    )
    def test_decides_the_rows(
        self, tmp_path: Path, received: date, answered: Any, outcome: str, rows: set[str]
    ) -> None:
        _, counts = one(tmp_path, received, answered, outcome)
        assert filled(counts) == {f"{row}.natural_person": 1 for row in rows}

    @pytest.mark.parametrize(
        ("received", "answered", "reason"),
        [(D(2026, 1, 1), "", "received_later"), (D(2024, 3, 1), D(2024, 12, 31), "answered_before")],
    )
    def test_a_line_of_neither_part_is_listed(self, tmp_path: Path, received: date, answered: Any, reason: str) -> None:
        result, counts = one(tmp_path, received, answered, "公开")
        assert (filled(counts), [(each.place.line, each.reason) for each in result.outside]) == ({}, [(2, reason)])

    def test_an_outcome_without_a_day_is_told(self, tmp_path: Path) -> None:
        result, _ = one(tmp_path, D(2025, 5, 1), "", "撤回")
        assert [place.line for place in result.assumed] == [2]

    @pytest.mark.parametrize(
        ("name", "title", "year"),
        [
            ("2024年台账.xlsx", "台账", 2024),
            ("台账.xlsx", "某局2023年度登记台账", 2023),
            ("台账.xlsx", "登记台账", 2025),
        ],
    )
    def test_is_told_by_name_title_or_lines(self, tmp_path: Path, name: str, title: str, year: int) -> None:
        lines = [(1, D(each, 3, 3), "赵一", "自然人", "", "", "") for each in (2024, 2025, 2025, 2026)]
        assert read_rows(tmp_path, (title,), HEAD, *lines, name=name).likely_year == year


class TestWhatCannotBePlaced:
    @pytest.mark.parametrize(
        ("received", "answered", "outcome", "field", "reason"),
        [
            ("", D(2025, 3, 1), "公开", "received", "no_received_day"),
            ("三月初", D(2025, 3, 1), "公开", "received", "unclear_day"),
            ("2025年2月30日", "", "", "received", "unclear_day"),
            (D(1900, 1, 5), "", "", "received", "old_day"),
            (3.1, "", "", "received", "unclear_day"),
            (D(2025, 3, 5), D(2025, 3, 1), "公开", "answered", "answered_before_received"),
            (D(2025, 3, 5), "已寄", "公开", "answered", "unclear_day"),
            (D(2025, 3, 5), "2025.3.9，2025.3.20", "公开", "answered", "several_days"),
            (D(2025, 3, 5), D(2025, 3, 20), "", "outcome", "no_outcome"),
            (D(2025, 3, 5), D(2025, 3, 20), "不予公开", "outcome", "outcome_unclear"),
            (D(2025, 3, 5), D(2025, 3, 20), "办理中", "outcome", "answered_but_open"),
            (D(2024, 3, 5), "", "公开", "answered", "year_of_answer_unknown"),
        ],
    )
    def test_is_told_with_its_line_and_column(
        self, tmp_path: Path, received: Any, answered: Any, outcome: str, field: str, reason: str
    ) -> None:
        result, counts = one(tmp_path, received, answered, outcome)
        (left,) = result.unplaced
        assert (left.place.line, left.field, left.reason) == (2, field, reason)
        assert counts.cells["requests.handled.total"] == counts.cells["requests.carried_out.total"] == 0

    def test_an_applicant_of_no_column_counts_nowhere(self, tmp_path: Path) -> None:
        result, counts = one(tmp_path, D(2025, 3, 5), D(2025, 3, 20), "公开", "某某", "法人")
        assert [(left.field, left.text) for left in result.unplaced] == [("kind", "法人")]
        assert filled(counts) == {}


class TestDisputes:
    HEAD = ("收到日期", "申请人类型", "答复日期", "办理结果", "行政复议", "行政诉讼")

    def cells(self, folder: Path, reconsideration: str, litigation: str) -> dict[str, int]:
        row = (D(2025, 3, 5), "自然人", D(2025, 3, 20), "公开", reconsideration, litigation)
        counts = counted(read_rows(folder, self.HEAD, row))[1]
        return {key.removeprefix("disputes."): value for key, value in filled(counts).items() if "disputes" in key}

    @pytest.mark.parametrize(
        ("reconsideration", "litigation", "cells"),
        [
            ("维持", "", {"reconsideration.upheld": 1}),
            ("驳回复议请求", "无", {"reconsideration.upheld": 1}),
            ("撤销并责令重新答复", "", {"reconsideration.corrected": 1}),
            ("确认违法", "", {"reconsideration.corrected": 1}),
            ("驳回复议申请", "", {"reconsideration.other": 1}),
            ("审理中", "", {"reconsideration.pending": 1}),
            ("", "驳回诉讼请求", {"litigation_direct.upheld": 1}),
            ("/", "裁定驳回起诉", {"litigation_direct.other": 1}),
            ("维持", "准予撤诉", {"reconsideration.upheld": 1, "litigation_after_reconsideration.other": 1}),
            ("否", "复议后起诉，尚未审结", {"litigation_after_reconsideration.pending": 1}),
            ("维持", "未经复议直接起诉，判决撤销", {"reconsideration.upheld": 1, "litigation_direct.corrected": 1}),
        ],
    )
    def test_go_to_their_group_and_result(
        self, tmp_path: Path, reconsideration: str, litigation: str, cells: dict[str, int]
    ) -> None:
        assert self.cells(tmp_path, reconsideration, litigation) == cells

    @pytest.mark.parametrize(
        "text",
        [
            *("是", "有", "驳回", "已判决", "2025年5月申请复议", "未维持", "不予撤销", "没有撤销原行为"),
            *("一审驳回诉讼请求，已上诉", "第一次撤销，第二次维持"),
        ],
    )
    def test_without_a_result_are_told(self, tmp_path: Path, text: str) -> None:
        row = (D(2025, 3, 5), "自然人", D(2025, 3, 20), "公开", text, "")
        result, _ = counted(read_rows(tmp_path, self.HEAD, row))
        assert [(left.field, left.reason) for left in result.unplaced] == [("reconsideration", "result_unclear")]

    def test_a_register_without_their_columns_says_nothing_of_them(self, tmp_path: Path) -> None:
        _, counts = one(tmp_path, D(2025, 5, 1), D(2025, 5, 9), "公开")
        assert not any(key.startswith("disputes") for key in counts.cells)


def test_what_an_office_settled_places_its_lines(tmp_path: Path) -> None:
    usage = Usage(
        outcomes={"不予公开": "denied_third_party"}, applicants={"法人": "enterprise"}, columns={"received": "进件"}
    )
    head = ("序号", "进件", *HEAD[2:])
    row = (1, D(2025, 3, 5), "某某", "法人", "内容", D(2025, 3, 20), "不予公开")
    counts = counted(read_rows(tmp_path, head, row, usage=usage), usage=usage)[1]
    assert filled(counts) == {"new.enterprise": 1, "denied_third_party.enterprise": 1}


BLOCKS = (
    # How many lines, received, kind, name, answered, outcome.
    (3, D(2024, 12, 16), "自然人", "赵一", D(2025, 1, 8), "予以公开"),
    (1, D(2024, 12, 30), "", "某某有限公司", D(2025, 1, 17), "信息不存在"),
    (1, D(2024, 3, 1), "自然人", "赵一", D(2024, 3, 20), "予以公开"),
    (20, D(2025, 2, 10), "自然人", "赵一", D(2025, 2, 28), "同意公开"),
    (9, D(2025, 4, 14), "", "钱二", D(2025, 5, 7), "非本机关职责"),
    (6, D(2025, 5, 12), "企业", "某某厂", D(2025, 6, 5), "部分公开"),
    (4, D(2025, 7, 7), "", "某某律师事务所", D(2025, 7, 25), "第三方不同意"),
    (3, D(2025, 8, 4), "公民", "孙三", D(2025, 8, 20), "重复申请"),
    (2, D(2025, 9, 1), "自然人", "李四", "", "撤回"),
    (5, D(2025, 12, 22), "自然人", "周五", "", ""),
    (3, D(2025, 12, 8), "", "某某协会", D(2026, 1, 5), "公开"),
    (3, D(2026, 1, 6), "自然人", "吴六", "", ""),
)
SIXTY = {
    "new.natural_person": 39,
    "new.enterprise": 6,
    "new.legal_service": 4,
    "new.public_interest": 3,
    "carried_in.natural_person": 3,
    "carried_in.enterprise": 1,
    "granted.natural_person": 23,
    "unavailable_not_held.natural_person": 9,
    "unavailable_not_held.enterprise": 1,
    "partial.enterprise": 6,
    "denied_third_party.legal_service": 4,
    "rejected_repeat.natural_person": 3,
    "other_other.natural_person": 2,
    "carried_out.natural_person": 5,
    "carried_out.public_interest": 3,
}
FIVE_THOUSAND = {
    "new.natural_person": 3257,
    "new.enterprise": 498,
    "new.legal_service": 332,
    "new.public_interest": 249,
    "carried_in.natural_person": 249,
    "carried_in.enterprise": 83,
    "granted.natural_person": 1929,
    "unavailable_not_held.natural_person": 747,
    "unavailable_not_held.enterprise": 83,
    "partial.enterprise": 498,
    "denied_third_party.legal_service": 332,
    "rejected_repeat.natural_person": 249,
    "other_other.natural_person": 166,
    "carried_out.natural_person": 415,
    "carried_out.public_interest": 249,
}
"""83 times the sixty, and 20 more of the fourth block."""


def lines(times: int) -> list[tuple[Any, ...]]:
    return [
        (None, received, name, kind, f"第{number}项", answered, outcome)
        for many, received, kind, name, answered, outcome in BLOCKS
        for number in range(many * times)
    ]


def test_sixty_lines_give_what_was_counted_by_hand(tmp_path: Path) -> None:
    result, counts = counted(read_rows(tmp_path, ("2025年台账",), HEAD, *lines(1), ("合计", "60件")))
    assert filled(counts) == SIXTY
    assert counts.cells["requests.new.total"] == 52
    assert counts.cells["requests.handled.total"] + counts.cells["requests.carried_out.total"] == 56
    assert lines_of(counts, "requests.carried_in.natural_person") == [3, 4, 5]
    assert (len(result.outside), result.unplaced) == (4, [])


def test_five_thousand_lines_give_what_was_counted_by_hand(tmp_path: Path) -> None:
    more = [(None, D(2025, 2, 10), "赵一", "自然人", "再一项", D(2025, 2, 28), "同意公开")] * 20
    text_table("gb18030", ",")(tmp_path / "台账.csv", {"台账": (HEAD, *lines(83), *more)})
    register = read(tmp_path / "台账.csv")
    result, counts = counted(register)
    assert (len(register.lines), filled(counts)) == (5000, FIVE_THOUSAND)
    assert lines_of(counts, "requests.granted.natural_person")[-1] == 5001
    assert (len(result.outside), result.unplaced) == (332, [])


class TestFees:
    @pytest.mark.parametrize("said", [2200, "2200元", "100.50", "一百元", "已缴", "是"])
    def test_a_line_with_a_fee_is_told(self, tmp_path: Path, said: Any) -> None:
        line = (1, D(2025, 5, 1), "赵一", "自然人", "内容", D(2025, 5, 9), "公开", said)
        result, _ = counted(read_rows(tmp_path, (*HEAD, "收费"), line))
        assert [place.line for place in result.fees] == [2]

    @pytest.mark.parametrize("said", ["", 0, "0", "0.00", "0元", "无", "未收费", "免费", "/", "—"])
    def test_one_without_is_not(self, tmp_path: Path, said: Any) -> None:
        line = (1, D(2025, 5, 1), "赵一", "自然人", "内容", D(2025, 5, 9), "公开", said)
        result, _ = counted(read_rows(tmp_path, (*HEAD, "信息处理费"), line))
        assert result.fees == []

    def test_no_number_is_made_of_it(self, tmp_path: Path) -> None:
        line = (1, D(2025, 5, 1), "赵一", "自然人", "内容", D(2025, 5, 9), "公开", 2200)
        _, counts = counted(read_rows(tmp_path, (*HEAD, "收费"), line))
        assert filled(counts) == {"new.natural_person": 1, "granted.natural_person": 1}
