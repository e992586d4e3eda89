"""What clerks say to each question of a county department, line by line, and what is understood of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from offices import example
from talking import Talk

from nianbao.interview.conversation import Memory
from nianbao.report import Organ, OrganKind, Report
from nianbao.session.headless import run_answers

LINES: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "lines_said.yaml").read_text(encoding="utf-8")
)
REFUSED, ASKED = "！", "？"
APPLICANTS = ("natural_person", "enterprise", "research", "public_interest", "legal_service", "other")
LAST = Report(
    year=2024,
    organ=Organ(
        name="青岫县自然资源局",
        short_name="县自然资源局",
        self_reference="我局",
        kind=OrganKind.DEPARTMENT,
        site="青岫县人民政府门户网站",
    ),
    cells={"disclosure.normative_documents.in_force": 8}
    | {f"requests.carried_out.{column}": 2 if column == "natural_person" else 0 for column in APPLICANTS}
    | {"requests.carried_out.total": 2},
    facts={"proactive_total": 13},
)


@cache
def finished() -> Memory:
    """A draft of the county department of the examples, with last year's report."""
    talk = Talk(last_years={"去年.docx": LAST})
    run_answers(talk.conversation, example("county-department") | {"last_year": "去年.docx"})
    return talk.conversation.memory


NEEDED = (
    *(
        "organ.year",
        "organ.name",
        "organ.kind",
        "organ.address",
        "overview.proactive_total",
        "overview.by_channel",
        "overview.trainings",
    ),
    *("disclosure.documents", "requests.new", "requests.carried_in", "requests.by_channel", "disputes.any"),
    "last_year",
)
"""The answers on which questions, totals and defaults rest: with few answers a line is played in a moment."""

FIRST_YEAR = ("requests.any",)
"""Asked only where last year's report is not known."""


def asked(question: str) -> Talk:
    """The drafter at a question that is not answered yet."""
    memory = finished()
    without = {question, "last_year"} if question in FIRST_YEAR else {question}
    answers = {id: memory.answers[id] for id in NEEDED if id in memory.answers and id not in without}
    return Talk(Memory(answers=answers, read=memory.read), {"去年.docx": LAST}).to(question)


def lines() -> Iterator[Any]:
    for question, said in LINES.items():
        for line, meaning in said.items():
            yield pytest.param(question, line, meaning, id=f"{question}: {line}")


def understood(question: str, talk: Talk) -> Any:
    """The value that was kept, a breakdown without its zeros; None where nothing was."""
    answer = talk.conversation.answers.get(question)
    if answer is None or answer.postponed:
        return None
    if isinstance(answer.value, dict) and "counts" in answer.value:
        counts = {slot: number for slot, number in answer.value["counts"].items() if number}
        turn = talk.conversation.state.turns[question]
        return counts | ({"left": turn.remaining} if turn.remaining else {})
    if isinstance(answer.value, list) and answer.value and isinstance(answer.value[0], dict):
        return [each["key"] for each in answer.value]
    return answer.value


@pytest.mark.parametrize(("question", "line", "meaning"), list(lines()))
def test_a_line_is_understood_or_refused_with_the_reason(question: str, line: str, meaning: Any) -> None:
    talk = asked(question)
    said = talk.say(line)
    if isinstance(meaning, str) and meaning.startswith(REFUSED):
        assert understood(question, talk) is None
        assert meaning.removeprefix(REFUSED) in said
        return
    if isinstance(meaning, str) and meaning.startswith(ASKED):
        assert understood(question, talk) is None
        assert "吗？" in said
        talk.say("是")
        meaning = yaml.safe_load(meaning.removeprefix(ASKED))
        meaning = str(meaning) if isinstance(understood(question, talk), str) else meaning
    assert understood(question, talk) == meaning, said
