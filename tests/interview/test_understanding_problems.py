"""Problem–measure pairs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.interview.understanding import Unclear, pairs


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("更新不够及时——按栏目定时限", [("更新不够及时", "按栏目定时限")]),
        ("更新慢 -> 定时限", [("更新慢", "定时限")]),
        ("更新慢→定时限；形式单一→用图表", [("更新慢", "定时限"), ("形式单一", "用图表")]),
        ("更新慢：定时限\n形式单一：用图表", [("更新慢", "定时限"), ("形式单一", "用图表")]),
        ("更新慢\t定时限\n形式单一\t用图表", [("更新慢", "定时限"), ("形式单一", "用图表")]),
        ("1. 更新慢——定时限\n2、形式单一——用图表。", [("更新慢", "定时限"), ("形式单一", "用图表")]),
        ("一是更新慢——定时限；二是形式单一——用图表", [("更新慢", "定时限"), ("形式单一", "用图表")]),
        ("（一）更新慢：定时限", [("更新慢", "定时限")]),
        ("问题：更新慢，措施：定时限", [("更新慢", "定时限")]),
        ("问题：更新慢\n整改措施：定时限", [("更新慢", "定时限")]),
        ("更新慢——定时限；每周检查", [("更新慢", "定时限；每周检查")]),
        ("12345热线答复慢——10:30 前转办", [("12345热线答复慢", "10:30 前转办")]),
    ],
)
def test_problems_are_read_with_their_measures(text: str, found: list[tuple[str, str]]) -> None:
    assert pairs(text) == found


@pytest.mark.parametrize("text", ["1、3、9", "更新慢", "没有"])
def test_an_answer_without_pairs_gives_none(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize(
    "text", ["更新慢——", "——定时限", "更新慢——定时限\n2. 形式单一", "问题：更新慢", "形式单一\n更新慢——定时限"]
)
def test_a_problem_without_a_measure_among_pairs_is_refused(text: str) -> None:
    with pytest.raises(Unclear) as caught:
        pairs(text)
    assert caught.value.key == "unclear_pair"


PHRASES = st.text("更新及时公开形式，、“”一二", min_size=1, max_size=20).map(lambda text: f"栏目{text}事")


@given(st.lists(st.tuples(PHRASES, PHRASES), min_size=1, max_size=8), st.sampled_from(["——", "→", "：", "\t"]))
def test_pairs_read_back_as_they_are_written(written: list[tuple[str, str]], sign: str) -> None:
    assert pairs("\n".join(f"{problem}{sign}{measure}" for problem, measure in written)) == written
