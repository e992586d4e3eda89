"""Answers as they are elsewhere - in an earlier version, in a colleague's file - beside those of the draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nianbao.interview.answers import Answer
from nianbao.interview.conversation import Conversation
from nianbao.interview.keeping import Said
from nianbao.interview.reply_texts import Speech
from nianbao.session.marking import marked
from nianbao.session.reading_blocks import Beside


@dataclass(frozen=True)
class OtherAnswer:
    """A question by its id and label, what the draft answers `now` and what is answered there, empty where nothing is.

    `answer` is the one that is given there, None where there is none.
    """

    question: str
    label: str
    now: str
    there: str
    answer: Answer | None


def other_answers(here: Conversation, there: Conversation) -> tuple[OtherAnswer, ...]:
    """Every answer that is otherwise there, in the order of the draft, then those that only stand there."""
    return tuple(_other(here, there))


def _other(here: Conversation, there: Conversation) -> Iterator[OtherAnswer]:
    labels = {question.id: question.label for _, question in here.script}
    for conversation in (there, here):
        labels |= {asked.id: asked.label for asked in conversation.state.reached}
    order = [asked.id for asked in here.state.reached]
    ids = dict.fromkeys((*order, *here.answers, *there.answers))
    for id in ids:
        mine, theirs = here.answers.get(id), there.answers.get(id)
        if not _are_same(mine, theirs):
            yield OtherAnswer(id, labels.get(id, id), _spelled(here, id), _spelled(there, id), theirs)


def _are_same(one: Answer | None, other: Answer | None) -> bool:
    if one is None or other is None:
        return one is other
    if one.value is None or other.value is None:
        return (one.text, one.postponed) == (other.text, other.postponed)
    return (one.value, one.postponed, one.reasons) == (other.value, other.postponed, other.reasons)


def _spelled(conversation: Conversation, id: str) -> str:
    """An answer as a drafter reads it; as it was typed where it is not asked at the moment."""
    answer, turn = conversation.answers.get(id), conversation.state.turns.get(id)
    if answer is None:
        return ""
    return turn.spelled if turn is not None and turn.spelled and not answer.postponed else answer.text


def answers_beside(others: Iterable[OtherAnswer], heads: tuple[str, str], speech: Speech) -> Iterator[Beside]:
    """Each answer as it is there beside what it is now, below these heads, with what differs marked."""
    nothing = speech.text("answer_none")
    for each in others:
        there, now = marked(each.there or nothing, each.now or nothing)
        yield Beside(each.label, heads, there, now)


def take_answers(conversation: Conversation, others: Iterable[OtherAnswer]) -> Said:
    """Take over the answers as they are there, as one step that can be taken back; says what the disk did not do."""
    with conversation.one_save() as told:
        for each in others:
            conversation.take(each.question, each.answer)
    return tuple(told)
