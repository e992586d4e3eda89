"""What a passage can be written from at this moment: how it stands, the proposals, the facts for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from nianbao.interview.asking import Prompt
from nianbao.interview.conversation import Conversation
from nianbao.interview.kinds import is_doubted
from nianbao.interview.passage_facts import PassageFact, passage_facts
from nianbao.language.line_breaking import legible
from nianbao.session.choices import length_of
from nianbao.wording.unconfirmed import mark, marks


class Way(NamedTuple):
    """A text with what is still last year's in 【】; `length` in 字, `doubts` how many places are to be confirmed."""

    label: str
    text: str
    length: int
    doubts: int = 0


@dataclass(frozen=True)
class PassageMaterial:
    """A passage by its title, the ways to write it, the number of the one to begin with, and the facts for it.

    `doubted`: 【】 in it mark what is still last year's.
    """

    title: str
    ways: tuple[Way, ...]
    start: int = 0
    facts: tuple[PassageFact, ...] = ()
    doubted: bool = False


def passage_material(conversation: Conversation, prompt: Prompt, number: int | None) -> PassageMaterial:
    """The material for a passage: it begins with the proposal `number`, without one with the answer that stands."""
    ways = tuple(_ways(conversation, prompt))
    begun = _standing(conversation, prompt) if number is None else legible(prompt.proposals[number].marked)
    start = next(at for at, way in enumerate(ways) if way.text == begun)
    facts = passage_facts(conversation.script, conversation.state.draft.names.values, prompt.proposals)
    return PassageMaterial(prompt.asked.label, ways, start, facts, is_doubted(prompt.situation))


def _ways(conversation: Conversation, prompt: Prompt) -> Iterator[Way]:
    """The proposals, a text that two of them share once, then the answer as it stands where it is none of them."""
    texts: dict[str, str] = {}
    for proposal in prompt.proposals:
        texts.setdefault(legible(proposal.marked), proposal.label)
    if standing := _standing(conversation, prompt):
        texts.setdefault(standing, conversation.speech.text("passage_standing"))
    doubted = is_doubted(prompt.situation)
    for text, label in texts.items():
        yield Way(label, text, length_of(text, doubted=doubted), len(marks(text)) if doubted else 0)


def _standing(conversation: Conversation, prompt: Prompt) -> str:
    """The passage as it was answered, with what is still to be confirmed in 【】; "" where it was not."""
    turn = conversation.state.turns.get(prompt.asked.id)
    return legible(mark(turn.value["text"], turn.value["doubtful"])) if turn is not None and turn.value else ""
