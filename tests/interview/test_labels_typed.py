"""What a question lists is taken when it is typed as it stands there, one by one and all of it."""

from __future__ import annotations

import pytest
from offices import answered, example

from nianbao.interview.kinds import Choice, Several
from nianbao.interview.utterance import Tone

REFUSED = (Tone.UNCLEAR, Tone.ERROR)


def listed() -> list[tuple[str, str]]:
    reached = answered(example("district-government")).state.reached
    asked = [each for each in reached if isinstance(each.question.answer, Choice | Several)]
    return [(each.id, option.label) for each in asked for option in each.question.answer.options]


@pytest.mark.parametrize(("question", "label"), listed())
def test_a_label_is_an_answer(question: str, label: str) -> None:
    conversation = answered(example("district-government"))
    conversation.edit(question)
    assert not [each.text for each in conversation.say(label) if each.tone in REFUSED]
    assert conversation.answers[question].value
