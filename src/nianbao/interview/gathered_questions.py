"""Which open questions are put together as one: those that a question of the script gathers, none of them answered."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from nianbao.interview.answers import Answers
from nianbao.interview.asking import Asked, Asking
from nianbao.interview.kinds import Manner, Together
from nianbao.interview.script import Question, Script

LEAST = 2
"""Open questions below which there is nothing to put together."""


@dataclass(frozen=True)
class GatheredQuestion:
    """A question that stands for others: `open` are those of them that are to be answered, `answered` the others."""

    asked: Asked
    open: tuple[Asked, ...]
    answered: tuple[Asked, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it is put in the place of the others: not where one was answered alone, but for passages."""
        reads = self.manner is Manner.PASSAGES
        return len(self.open) >= LEAST and (reads or not self.answered)

    @property
    def together(self) -> Together:
        """How it puts them together."""
        answer = self.asked.question.answer
        assert isinstance(answer, Together)
        return answer

    @property
    def manner(self) -> Manner:
        """How a line is parted among them."""
        return self.together.manner


def gathered(asked: Asked, asking: Asking, answers: Answers) -> GatheredQuestion:
    """What a question stands for at its place: the questions that are asked and that nothing is known of."""
    members = [each for each in _members(asked, asking) if asking.condition(each)]
    left = tuple(each for each in members if each.id not in answers and not asking.taken(each))
    return GatheredQuestion(asked, left, tuple(each for each in members if each.id in answers))


def _members(asked: Asked, asking: Asking) -> Iterator[Asked]:
    wanted = questions_of(asked.question)
    for part, question in asking.script:
        if question.id in wanted:
            yield from asking.instances(part, question)


def questions_of(question: Question) -> Container[str]:
    """The ids of the questions that a question stands for; none where it stands for itself."""
    return question.answer.questions if isinstance(question.answer, Together) else ()


def read_at_the_end(script: Script, answers: Answers) -> frozenset[str]:
    """The passages that wait for the question that reads them as a whole; none where fewer than two are left."""
    reading = (question.answer for _, question in script if isinstance(question.answer, Together))
    passages = [id for each in reading if each.manner is Manner.PASSAGES for id in each.questions]
    left = frozenset(id for id in passages if id not in answers)
    return left if len(left) >= LEAST else frozenset()


def gathering_of(script: Script, ids: frozenset[str]) -> str:
    """The id of the question that stands for all of these; empty where none does."""
    known = {question.id for _, question in script}
    # Without its item, where an answer has one.
    asked = {id if id in known else id.rpartition(".")[0] for id in ids}
    standing = (question.id for _, question in script if all(id in questions_of(question) for id in asked))
    return next(standing, "") if len(ids) >= LEAST else ""
