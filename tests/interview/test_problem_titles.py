"""Problems named by their titles: whatever other words a title holds, it means its own problem."""

from __future__ import annotations

import pytest
from offices import answered, example

from nianbao.interview.conversation import Conversation


@pytest.fixture(scope="module")
def at_problems() -> Conversation:
    conversation = answered(example("district-government"))
    conversation.edit("problems.choose")
    return conversation


def test_every_title_that_is_offered_means_its_own_problem(at_problems: Conversation) -> None:
    prompt = at_problems.prompt
    assert prompt is not None
    kind, hearing = prompt.asked.question.answer, at_problems.hearing
    for pair in prompt.situation.offered:
        heard = hearing.hear(prompt, pair.title)
        assert [each["key"] for each in kind.understand(heard.text, prompt.situation)] == [pair.key]
