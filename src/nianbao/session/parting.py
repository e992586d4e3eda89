"""A draft that another program changed while it was open: where the two copies are, and which answers differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nianbao.errors import ProjectError
from nianbao.interview.answers import Answer, Answers
from nianbao.interview.conversation import Conversation
from nianbao.interview.keeping import Said
from nianbao.storage.document import load


@dataclass(frozen=True)
class DifferingAnswer:
    """A question by its id and label, with what was typed here and in the other copy; empty where nothing was."""

    question: str
    label: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class Parting:
    """The two copies: `theirs` stays as the other program left it, the draft goes on in `ours`.

    `saved` is when the other copy was saved; `fault` says why it cannot be read, empty where it can.
    """

    ours: Path
    theirs: Path
    saved: datetime | None
    answers: Answers
    differing: tuple[DifferingAnswer, ...]
    fault: str = ""


def parting(conversation: Conversation, ours: Path, theirs: Path) -> Parting:
    """What became of a draft whose file another program changed."""
    try:
        document = load(theirs)
    except ProjectError as error:
        return Parting(ours, theirs, None, {}, (), str(error))
    answers = document.memory.answers
    return Parting(ours, theirs, document.saved, answers, tuple(_differing(conversation, answers)))


def _differing(conversation: Conversation, theirs: Answers) -> Iterator[DifferingAnswer]:
    labels = {question.id: question.label for _, question in conversation.script}
    labels |= {asked.id: asked.label for asked in conversation.state.reached}
    for id in dict.fromkeys((*conversation.answers, *theirs)):
        here, there = _typed(conversation.answers, id), _typed(theirs, id)
        if here != there:
            yield DifferingAnswer(id, labels.get(id, id), here, there)


def _typed(answers: Mapping[str, Answer], id: str) -> str:
    return answers[id].text if id in answers else ""


def take_theirs(conversation: Conversation, found: Parting) -> Said:
    """Take over every answer that differs in the other copy, as one step; what only stands here stays."""
    with conversation.one_step():
        return tuple(
            each
            for differing in found.differing
            if differing.question in found.answers
            for each in conversation.take(differing.question, found.answers[differing.question])
        )
