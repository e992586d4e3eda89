"""Every sentence of every template names the facts that it needs, and is silent while none of them is known."""

import pytest
from worded import FORM, ORGANS, wording

from nianbao.report import Report
from nianbao.wording.names import names_of
from nianbao.wording.sentences import Sentence, SentenceCase, Sentences

WHO_AND_WHEN = ("year", "agency.self_reference")
"""What every sentence may use without resting on it."""

CASES = [
    pytest.param(sentence, case, id=f"{sentence.key}-{number}")
    for sentence in wording().sentences.values()
    for number, case in enumerate(sentence.cases)
]


@pytest.mark.parametrize(("sentence", "case"), CASES)
def test_a_sentence_rests_on_a_fact(sentence: Sentence, case: SentenceCase) -> None:
    opening = sentence.key.startswith("opening.")
    assert case.facts
    assert opening or not set(case.facts) <= set(WHO_AND_WHEN)


@pytest.mark.parametrize("organ", ORGANS.values(), ids=ORGANS)
@pytest.mark.parametrize("key", [key for key in wording().sentences if not key.startswith("opening.")])
def test_with_no_fact_known_it_says_nothing(key: str, organ: object) -> None:
    names = names_of(Report(year=2025, organ=organ), FORM)
    for step in range(12):
        assert "".join(Sentences(wording().sentences, names, step).said((key,))) == ""


@pytest.mark.parametrize(
    "word", ["及时", "严格", "全面", "不予发布", "负责更新", "AB岗", "回访", "每周", "按季度", "只对"]
)
def test_no_wording_asserts_what_nobody_was_asked(word: str) -> None:
    texts = [text.source for each in wording().sentences.values() for case in each.cases for text in case.texts]
    assert not [text for text in texts if word in text]
