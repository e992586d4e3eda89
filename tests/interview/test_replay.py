from functools import cache
from pathlib import Path

import pytest
import yaml
from talking import NOW, Talk, alone, settle, shipped

from nianbao.interview.answers import Answer
from nianbao.interview.replay import Position, replay

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


@cache
def drafted(example: Path) -> Talk:
    texts = yaml.safe_load(example.read_text(encoding="utf-8"))
    talk = Talk()
    while (prompt := alone(talk.conversation, texts)) is not None:
        settle(talk, str(texts.get(prompt.asked.id, "")))
    return talk


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_has_no_finding(example: Path) -> None:
    assert drafted(example).conversation.found(complete=True) == ()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_answers_every_question(example: Path) -> None:
    report = drafted(example).report
    script, _ = shipped()
    assert None not in [report.cell(key) for key in script.form.cells]
    assert all(report.passages[key] for key in script.form.passages)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_uses_every_answer_in_its_file(example: Path) -> None:
    talk = drafted(example)
    assert yaml.safe_load(example.read_text(encoding="utf-8")).keys() <= talk.conversation.answers.keys()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_what_was_typed_alone_gives_the_same_report_as_what_was_understood(example: Path) -> None:
    talk = drafted(example)
    script, _ = shipped()
    typed = {id: Answer(text=answer.text) for id, answer in talk.conversation.answers.items()}
    again = replay(script, typed, today=NOW.date()).report
    assert (again.cells, again.passages, again.problems) == (
        talk.report.cells,
        talk.report.passages,
        talk.report.problems,
    )
    assert (again.organ, again.facts, again.year) == (talk.report.organ, talk.report.facts, talk.report.year)


def test_the_order_of_the_answers_does_not_matter() -> None:
    talk = drafted(EXAMPLES[0])
    script, _ = shipped()
    turned = dict(reversed(talk.conversation.answers.items()))
    assert replay(script, turned, today=NOW.date()).report == talk.report


def test_an_answer_to_a_question_that_does_not_exist_is_kept_apart() -> None:
    script, _ = shipped()
    state = replay(script, {"no.such": Answer(text="1")}, today=NOW.date())
    assert "no.such" in state.misfits


def test_an_answer_that_is_not_understood_leaves_its_question_open() -> None:
    script, _ = shipped()
    state = replay(script, {"organ.year": Answer(text="去年吧")}, today=NOW.date())
    assert state.misfits["organ.year"].unclear is not None
    assert "organ.year" in [asked.id for asked in state.open]


def test_the_conversation_can_stand_at_any_question() -> None:
    talk = drafted(EXAMPLES[0])
    script, _ = shipped()
    for asked in talk.conversation.state.reached:
        state = replay(script, talk.conversation.answers, today=NOW.date(), place=Position(at=asked.id))
        assert state.prompt is not None
        assert state.prompt.asked == asked


def test_every_figure_says_where_it_came_from() -> None:
    talk = drafted(next(path for path in EXAMPLES if path.stem == "county-department"))
    sources = talk.report.sources
    assert sources["requests.new.enterprise"].source == "requests.new"
    assert sources["requests.new.enterprise"].where == "17件，企业3，律所1，其余自然人"
    assert sources["requests.new.total"].origin == "derived"
    assert sources["requests.granted.research"].origin == "derived"
    assert sources.keys() >= {key for key in talk.report.cells if not key.endswith("total")}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("organ.kind", "palace"),
        ("organ.kind", ["county"]),
        ("organ.year", 1),
        ("organ.name", 3),
        ("disclosure.fees", "NaN"),
        ("disclosure.fees", "1E+400"),
        ("disclosure.fees", 12),
        ("overview.trainings", -1),
        ("overview.trainings", True),
        ("overview.trainings", {"counts": {}, "total": 3}),
        ("requests.any", 1),
        ("requests.new", 5),
        ("requests.new", {"counts": {"natural_person": "1"}, "total": None}),
        ("requests.new", {"counts": {"nobody": 1}, "total": None}),
        ("opening", "一段"),
        ("opening", {"style": "own", "text": "一段。", "doubtful": [[2, 9]]}),
        ("problems", [{"key": 3}]),
        ("overview.practices", ["none such"]),
    ],
)
def test_a_kept_value_that_is_none_of_its_question_is_understood_anew_from_what_was_typed(
    question: str, value: object
) -> None:
    talk = drafted(next(path for path in EXAMPLES if path.stem == "district-government"))
    script, _ = shipped()
    answer = talk.conversation.answers[question]
    changed = {**talk.conversation.answers, question: answer.model_copy(update={"value": value})}
    assert replay(script, changed, today=NOW.date()).report.model_dump(exclude={"sources"}) == talk.report.model_dump(
        exclude={"sources"}
    )


def test_what_cannot_be_understood_anew_is_asked_again() -> None:
    script, _ = shipped()
    answers = {"organ.year": Answer(text="2025", value=2025), "organ.kind": Answer(text="宫殿", value="palace")}
    state = replay(script, answers, today=NOW.date())
    assert "organ.kind" in state.misfits
    assert "organ.kind" in [asked.id for asked in state.open]
