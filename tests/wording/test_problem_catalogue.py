from dataclasses import replace

import pytest
from worded import FORM, report, wording

from nianbao.report import Problem
from nianbao.wording.catalogue import ProblemAndMeasure, pair_text
from nianbao.wording.names import names_of
from nianbao.wording.proposals import proposals

NAMES = names_of(report(), FORM)
PAIR = wording().catalogue[0]
FIRST = replace(PAIR, problem=PAIR.problem[:1], measure=PAIR.measure[:1])


def written(pair: ProblemAndMeasure, fact: str = "", who: str = "", due: str = "") -> tuple[str, str]:
    found = pair_text(pair, fact=fact, who=who, due=due, names=NAMES)
    return found.problem, found.measure


def test_there_are_twenty_two_pairs_each_with_a_title_of_its_own() -> None:
    assert len(wording().catalogue) == 22
    assert len({pair.title for pair in wording().catalogue}) == 22


@pytest.mark.parametrize("pair", wording().catalogue, ids=lambda pair: pair.key)
def test_every_pair_reads_with_and_without_its_slots(pair: ProblemAndMeasure) -> None:
    bare, full = written(pair), written(pair, "有3个栏目缺项。", "办公室", "2026年6月底前")
    assert full[0] == f"{bare[0]}，有3个栏目缺项"
    assert full[1] == f"2026年6月底前，由办公室负责，{bare[1]}"
    for text in (*bare, *full):
        assert not text.endswith(("。", "，"))
        assert "，，" not in text
        assert "{" not in text


@pytest.mark.parametrize(
    ("who", "due", "expected"),
    [
        ("办公室", "", "由办公室负责，对照"),
        ("", "6月底", "6月底前，对照"),
        ("", "6月底前", "6月底前，对照"),
        ("", "年内", "年内，对照"),
        ("", "", "对照"),
    ],
)
def test_who_and_when_come_first_where_they_are_known(who: str, due: str, expected: str) -> None:
    assert written(FIRST, who=who, due=due)[1].startswith(expected)


def test_a_template_in_an_answer_is_text() -> None:
    assert "{{ year }}" in written(FIRST, fact="{{ year }}")[0]


@pytest.mark.parametrize("pair", wording().catalogue, ids=lambda pair: pair.key)
def test_a_chosen_pair_can_be_stepped_through(pair: ProblemAndMeasure) -> None:
    """Each step of 换个说法 says the same problem and measure in other words, with the same slots."""
    chosen = pair_text(pair, fact="有3个栏目缺项", who="办公室", due="2026年6月底", names=NAMES)
    texts = [
        each.text
        for each in proposals(wording(), "problems", names_of(report(problems=(chosen,)), FORM))
        if each.style.startswith("full")
    ]
    assert len(texts) == 1 + len(wording().again)
    for step, text in enumerate(texts):
        said = chosen.said(step)
        assert said["problem"] in text
        assert said["measure"] in text
        assert "有3个栏目缺项" in text
        assert "2026年6月底前，由办公室负责" in text
    assert len({chosen.said(step)["problem"] for step in range(len(texts))}) == len(texts)


def test_own_words_stay_as_they_were_typed_at_every_step() -> None:
    own = Problem(problem="栏目设置偏细", measure="合并重复的栏目")
    texts = [each.text for each in proposals(wording(), "problems", names_of(report(problems=(own,)), FORM))]
    assert all("栏目设置偏细" in text and "合并重复的栏目" in text for text in texts)
