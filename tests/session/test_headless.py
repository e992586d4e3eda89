"""An interview without a drafter."""

from pathlib import Path

import pytest
from offices import EXAMPLES, answered, office
from talking import NOW

from nianbao.checks import Severity
from nianbao.session.headless import PlayedAnswers, run_answers
from nianbao.session.standing import standing
from nianbao.storage.answers_file import read_answers

ORGAN = {"organ.name": "云浦区档案局", "organ.kind": "政府部门", "organ.address": "没有", "organ.telephone": "没有"}


def outcome(answers: dict[str, str]) -> PlayedAnswers:
    return run_answers(office().converse(now=lambda: NOW), answers)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_answers_every_question_and_nothing_contradicts(path: Path) -> None:
    conversation = office().converse(now=lambda: NOW)
    assert run_answers(conversation, read_answers(path)).complete
    assert [finding for finding in standing(conversation).findings if finding.severity is Severity.ERROR] == []


def test_a_question_without_answer_takes_its_default() -> None:
    conversation = answered(ORGAN)
    assert conversation.state.report.year == 2025
    assert conversation.state.report.organ.self_reference == "我局"


def test_a_question_without_either_is_left(tmp_path: Path) -> None:
    left = outcome({})
    assert left.left["organ.name"] == "单位全称"
    assert not left.complete


@pytest.mark.parametrize("words", ["约3000", "(2776)", "-5", "27 76", "N/A", "三四十"])
@pytest.mark.parametrize("id", ["requests.new", "disclosure.decisions"])
def test_every_cell_of_a_row_that_cannot_be_read_is_named_with_its_column(id: str, words: str) -> None:
    of, columns = {"requests.new": (6, ("自然人", "科研机构")), "disclosure.decisions": (3, ("许可", "强制"))}[id]
    cells = [words, "0", "(3)", *["0"] * (of - 3)]
    answers = read_answers(EXAMPLES[0]) | {id: "\t".join(cells)}
    refused = {each.question: each.said for each in outcome(answers).refused}
    for column, text in zip(columns, (words, "(3)"), strict=True):
        assert f"{column}“{text}”" in refused[id]


def test_what_is_put_off_is_left_too() -> None:
    assert "overview.proactive_total" in outcome(ORGAN | {"overview.proactive_total": "待定"}).left


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("overview.proactive_total", "大概二十条", "准数"),
        ("organ.kind", "外星机构", "可选"),
        ("last_year", "/没有/这个文件.docx", "找不到"),
    ],
)
def test_an_answer_that_is_not_taken_comes_back_with_the_reason(question: str, text: str, said: str) -> None:
    (refused,) = outcome(ORGAN | {question: text}).refused
    assert refused.question == question
    assert said in refused.said


def test_a_breakdown_that_does_not_reach_its_total_is_refused() -> None:
    answers = {"requests.any": "有", "requests.new": "5件都是自然人", "requests.outcomes.natural_person": "予以公开3"}
    (refused,) = outcome(ORGAN | answers | {"requests.carried_in": "没有"}).refused
    assert refused.question == "requests.outcomes.natural_person"
    assert "还有 2 件" in refused.said


def test_a_question_that_is_taken_without_asking_can_be_answered_all_the_same() -> None:
    conversation = answered(ORGAN | {"organ.scope": "本局机关和档案馆"})
    assert conversation.state.report.organ.scope == "本局机关和档案馆"


@pytest.mark.parametrize(
    ("question", "text"),
    [("organ.short_name", "云档"), ("organ.telephone", "13812345678"), ("overview.key_areas", "民生")],
)
def test_an_answer_that_would_be_asked_about_says_how_to_insist(question: str, text: str) -> None:
    needed = ORGAN | {"organ.kind": "县级政府", "organ.name": "云浦区人民政府", question: text}
    told = {refused.question: refused.said for refused in outcome(needed).refused}
    assert told[question] == f"“{text}”不大像这一项。确实要这样写的，前面加“就写”：就写{text}。"
    assert question not in {refused.question for refused in outcome(needed | {question: f"就写{text}"}).refused}


def test_an_id_of_no_question_comes_back_with_the_nearest() -> None:
    assert outcome({"organ.nmae": "甲", "天气": "晴"}).unknown == {"organ.nmae": "organ.name", "天气": ""}


def test_a_question_that_is_not_reached_is_told() -> None:
    assert outcome(ORGAN | {"requests.any": "没有", "requests.new": "3"}).unasked == ("requests.new",)


def test_the_order_of_the_answers_does_not_matter() -> None:
    answers = read_answers(EXAMPLES[0])
    assert answered(dict(reversed(answers.items()))).state.report.cells == answered(answers).state.report.cells
