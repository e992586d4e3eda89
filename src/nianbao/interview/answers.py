"""The answers of a drafter: a mapping from question id to answer, and the changes that can be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, JsonValue

from nianbao.frozen_model import FrozenModel
from nianbao.report.provenance import Moment, Origin


class Reason(FrozenModel):
    """Why a warning is right as it stands: holds only while the finding's cell, found and expected stay the same."""

    rule: str
    where: str
    found: str
    expected: str
    text: str


class Answer(FrozenModel):
    """What was typed, what was understood, and the facts that it rested on as they stood then.

    A `postponed` one (待定) is asked again before the end. `value` is None in an answer that was typed into a file
    and is understood on replay.
    """

    text: str
    value: JsonValue = None
    postponed: bool = False
    origin: Origin = Origin.TYPED
    at: Moment | None = None
    seen: Mapping[str, JsonValue] = {}
    reasons: tuple[Reason, ...] = ()


Answers = Mapping[str, Answer]


class AnswerChange(FrozenModel):
    """What can be taken back: the answer to a question as it stood before, None where there was none.

    One that is `joined` was made in one step with the change before it.
    """

    question: str
    before: Answer | None = None
    joined: bool = False


def without_last_step(
    answers: Answers, history: Sequence[AnswerChange]
) -> tuple[Answers, list[AnswerChange], list[AnswerChange]]:
    """The answers and the history as before the last step, and the changes of that step, the first one first."""
    now, left, step = dict(answers), list(history), list[AnswerChange]()
    while left and (not step or step[0].joined):
        change = left.pop()
        step.insert(0, change)
        if change.before is None:
            now.pop(change.question, None)
        else:
            now[change.question] = change.before
    return now, left, step


def step_of(history: Sequence[AnswerChange], question: str) -> list[AnswerChange]:
    """The changes of the last step in which the answer to a question was changed; none where it was not."""
    steps: list[list[AnswerChange]] = []
    for change in history:
        if change.joined and steps:
            steps[-1].append(change)
        else:
            steps.append([change])
    return next((step for step in reversed(steps) if any(each.question == question for each in step)), [])


def plain(value: Any) -> JsonValue:
    """A value as JSON keeps it: money as a string of the decimal, tuples as lists, models as mappings."""
    match value:
        case Decimal():
            return str(value)
        case list() | tuple():
            return [plain(item) for item in value]
        case BaseModel():
            return value.model_dump(mode="json")
        case _:
            return value  # type: ignore[no-any-return]
