"""This year beside last year: the figures that changed with what explains them, and the passages with what is new."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offices import SPEECH, begun
from second_years import second_year
from typing_lines import sat

from nianbao.session.drafting import Drafting
from nianbao.session.marking import marked
from nianbao.session.reading_blocks import Beside, ReadingBlock, RowsBlock, WordsBlock
from nianbao.session.two_years import two_years

TEXTS = st.text("年公开12件，。", max_size=30)


@given(TEXTS, TEXTS)
def test_the_pieces_together_are_the_texts(before: str, after: str) -> None:
    ours, theirs = marked(before, after)
    assert ("".join(piece.text for piece in ours), "".join(piece.text for piece in theirs)) == (before, after)


@given(TEXTS, TEXTS)
def test_what_is_not_marked_stands_in_both(before: str, after: str) -> None:
    ours, theirs = marked(before, after)
    same = ["".join(piece.text for piece in pieces if not piece.changed) for pieces in (ours, theirs)]
    assert same[0] == same[1]


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [
        ("公开信息16条。", "公开信息18条。", ["18"]),
        ("公开信息16条。", "公开信息16条。", []),
        ("收到申请12件。", "收到申请12件，均已办结。", ["，均已办结"]),
        ("增长12.5%。", "增长8%。", ["8%"]),
        ("", "新写的一段。", ["新写的一段。"]),
        ("甲乙丙", "丁乙戊", ["丁乙戊"]),
    ],
)
def test_numbers_are_marked_whole_and_single_signs_keep_nothing_apart(before: str, after: str, new: list[str]) -> None:
    assert [piece.text for piece in marked(before, after)[1] if piece.changed] == new


def tables(blocks: list[ReadingBlock]) -> dict[str, tuple[str, ...]]:
    rows = (row for block in blocks if isinstance(block, RowsBlock) for row in block.rows)
    return {row[0]: row[1:] for row in rows}


def notes(blocks: list[ReadingBlock]) -> dict[str, str]:
    pairs = (zip(block.rows, block.notes, strict=True) for block in blocks if isinstance(block, RowsBlock))
    return {row[0]: note for each in pairs for row, note in each}


def tell(drafting: Drafting, question: str, text: str) -> None:
    drafting.conversation.edit(question)
    drafting.conversation.answer(text)


class TestFigures:
    def test_one_that_changed_has_both_years_and_the_difference(self, tmp_path: Path) -> None:
        with second_year(tmp_path) as drafting:
            tell(drafting, "overview.proactive_total", "20")
            assert tables(list(two_years(drafting.conversation)))["主动公开（条）"] == ("16", "20", "+4")

    def test_those_that_stayed_the_same_are_counted(self, tmp_path: Path) -> None:
        with second_year(tmp_path) as drafting:
            quiet = [
                block.text
                for block in two_years(drafting.conversation)
                if isinstance(block, WordsBlock) and block.quiet
            ]
            assert any(text.startswith("另有 ") and text.endswith("个数两年一样。") for text in quiet)

    def test_a_sentence_that_sets_it_beside_last_year_explains_it(self, tmp_path: Path) -> None:
        with second_year(tmp_path) as drafting:
            tell(drafting, "overview.proactive_total", "160")
            told = "2025年，我局主动公开政府信息160条，比上年增加144条，主要是新设了专栏。"
            tell(drafting, "overview.proactive", told)
            assert notes(list(two_years(drafting.conversation)))["主动公开（条）"] == told.rstrip("。")

    def test_one_that_merely_counts_it_does_not(self, tmp_path: Path) -> None:
        with second_year(tmp_path) as drafting:
            tell(drafting, "overview.proactive_total", "160")
            tell(drafting, "overview.proactive", "2025年，我局主动公开政府信息160条，均按时登在网站。")
            assert notes(list(two_years(drafting.conversation)))["主动公开（条）"] == SPEECH.text("years_unexplained")


PERMITS, PENALTIES = "行政许可·本年处理决定数量", "行政处罚·本年处理决定数量"
FEES = "行政事业性收费·本年收费金额（单位：万元）"


class TestWhatExplains:
    @pytest.fixture
    def drafting(self, tmp_path: Path) -> Iterator[Drafting]:
        with second_year(tmp_path) as drafting:
            tell(drafting, "disclosure.decisions", "许可9，处罚3，强制1")
            tell(drafting, "disclosure.fees", "2.5")
            tell(drafting, "overview.proactive_total", "20")
            yield drafting

    @pytest.mark.parametrize(
        ("label", "told"),
        [
            (PERMITS, "行政许可9件，比上年增加9件，主要是下放了审批事项"),
            (PERMITS, "许可件数较上年有所增加，原因是机构改革划入"),
            (PENALTIES, "行政处罚略有增加，原因是开展了专项执法"),
            ("行政强制·本年处理决定数量", "因为新划入执法职能，行政强制增加1件"),
            (FEES, "行政事业性收费同比增加2.5万元"),
            ("主动公开（条）", "全年发布20条，由于新开了专栏，比上年增加4条"),
        ],
    )
    def test_the_sentence_that_says_how_or_why_stands_beside_the_figure(
        self, drafting: Drafting, label: str, told: str
    ) -> None:
        tell(drafting, "overview.management", f"本单位规范性文件管理有序。{told}。")
        assert notes(list(two_years(drafting.conversation)))[label] == told

    @pytest.mark.parametrize(
        ("label", "told"),
        [
            (PERMITS, "行政许可9件，均在网上公开。"),
            (PERMITS, "行政处罚比上年增加3件。"),
            (FEES, "收费通知比上年增加2件。"),
            ("主动公开（条）", "新闻报道20篇，比上年增加4篇。"),
        ],
    )
    def test_a_sentence_about_something_else_or_without_a_change_does_not(
        self, drafting: Drafting, label: str, told: str
    ) -> None:
        tell(drafting, "overview.management", told)
        assert told.rstrip("。") not in notes(list(two_years(drafting.conversation)))[label]

    @pytest.mark.parametrize(
        ("question", "answer", "label"),
        [("overview.proactive_total", "2000", "主动公开（条）"), ("disclosure.fees", "0", FEES)],
    )
    def test_the_reason_that_was_given_for_a_jump_stands_there_or_nothing(
        self, drafting: Drafting, question: str, answer: str, label: str
    ) -> None:
        tell(drafting, question, answer)
        if drafting.conversation.challenge is not None:
            drafting.conversation.say("3 新开了专栏")
            assert notes(list(two_years(drafting.conversation)))[label] == "新开了专栏"
        else:
            assert not notes(list(two_years(drafting.conversation))).get(label)


class TestPassages:
    def test_they_stand_side_by_side_with_what_is_new(self, tmp_path: Path) -> None:
        with second_year(tmp_path) as drafting:
            found = [block for block in two_years(drafting.conversation) if isinstance(block, Beside)]
            opening = next(block for block in found if block.label == "正文开头的引言")
            assert "".join(piece.text for piece in opening.now) == drafting.report.passages["opening"]
            assert [piece.text for piece in opening.now if piece.changed] == ["2025", "2025"]

    def test_without_last_years_report_that_is_said(self, tmp_path: Path) -> None:
        with begun(tmp_path) as drafting:
            drafting.conversation.say("没有")
            (block,) = two_years(drafting.conversation)
            assert isinstance(block, WordsBlock)
            assert block.text.startswith("没有去年的报告")


def test_line_by_line_what_is_new_stands_in_brackets(tmp_path: Path) -> None:
    with second_year(tmp_path) as drafting:
        tell(drafting, "overview.proactive_total", "20")
    text = sat(tmp_path, "", "/两年").flat
    assert "主动公开（条）：去年 16，今年 20，增减 +4" in text
    assert "〔2025〕" in text
