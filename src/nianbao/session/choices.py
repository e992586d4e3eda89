"""What can be chosen at this moment: the ways to meet a challenge, the options of a question, the proposals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from nianbao.interview.asking import Prompt
from nianbao.interview.challenges import Challenge
from nianbao.interview.conversation import Conversation
from nianbao.interview.kinds import Manner, Pairs, Passage, Several, Together
from nianbao.interview.reply_texts import Speech
from nianbao.wording.proposals import Proposal
from nianbao.wording.unconfirmed import unmark

_LISTED = re.compile(r"[,，、;；\s]+")


class Choosable(NamedTuple):
    """A choice: `key` is posted when it is chosen; `text`, if any, is shown while the cursor is on it.

    The lines of the label stand behind `lead`; choices of one `group` stand below its name.
    """

    key: str
    label: str
    text: str = ""
    lead: str = ""
    group: str = ""


def length_of(text: str, *, doubted: bool) -> int:
    """The characters of a passage (字), without spaces, line ends and the 【】 of what is to be confirmed."""
    plain = unmark(text)[0] if doubted else text
    return len("".join(plain.split()))


def offers(conversation: Conversation) -> list[Choosable]:
    """The options, each with what a drafter would type for it as its key, and in front; none where all is free."""
    if conversation.sealing.waits:
        return []
    if conversation.challenge is not None:
        return _ways(conversation.challenge, conversation.speech)
    prompt = conversation.prompt
    if prompt is None or _is_confirming(prompt):
        return []
    if _proposes(prompt):
        proposed = [
            _proposal(number, proposal, conversation.speech)
            for number, proposal in enumerate(prompt.proposals, start=1)
        ]
        return [*_own_words(conversation, prompt), *proposed]
    groups = prompt.groups or ("",) * len(prompt.options)
    grouped = zip(prompt.options, groups, strict=True)
    return [_numbered(number, label, group=group) for number, (label, group) in enumerate(grouped, start=1)]


def _numbered(number: int, label: str, text: str = "", group: str = "") -> Choosable:
    return Choosable(str(number), label, text, f"{number} ", group)


def _taken_by_enter(label: str, speech: Speech, text: str = "") -> Choosable:
    return Choosable("", label, text, lead=f"{speech.text('key_enter')} ")


def _ways(met: Challenge, speech: Speech) -> list[Choosable]:
    explained = "way_corrected" if met.correction else "way_explained"
    ways = [
        (met.mended, _numbered(1, speech.text("way_mended", mended=met.mended))),
        (met.earlier, _numbered(2, speech.text("way_earlier"))),
        # The reason is typed behind the space.
        (met.explicable, Choosable("3 ", speech.text(explained), lead="3 ")),
    ]
    return [*(way for possible, way in ways if possible), _taken_by_enter(speech.text("way_later"), speech)]


def _own_words(conversation: Conversation, prompt: Prompt) -> Iterator[Choosable]:
    """The passage as it stands, where it is none of the proposals: an Enter must not put one in its place."""
    if _standing(conversation, prompt) and _proposed(conversation, prompt) is None and prompt.default is not None:
        text = prompt.default.text
        label = conversation.speech.text("passage_kept", length=length_of(text, doubted=False))
        yield _taken_by_enter(label, conversation.speech, text)


def _standing(conversation: Conversation, prompt: Prompt) -> Any:
    """The value of the passage as it was answered; None where it was not."""
    turn = conversation.state.turns.get(prompt.asked.id)
    return turn.value if turn is not None else None


def _proposed(conversation: Conversation, prompt: Prompt) -> int | None:
    """Which of the proposals stands; None where none does."""
    standing = _standing(conversation, prompt)
    styles = [proposal.style for proposal in prompt.proposals]
    return styles.index(standing["style"]) if standing and standing["style"] in styles else None


def begins_at(conversation: Conversation) -> int | None:
    """The option that the cursor begins on: the one that an Enter takes; None where it takes none of them."""
    prompt = conversation.prompt
    if prompt is None or conversation.challenge is not None:
        return None
    if is_proposing(conversation):
        return _proposed(conversation, prompt) or 0
    options = list(prompt.options)
    return options.index(prompt.default.text) if prompt.default and prompt.default.text in options else None


def _proposal(number: int, proposal: Proposal, speech: Speech) -> Choosable:
    size = {"length": length_of(proposal.text, doubted=False), "doubtful": len(proposal.doubtful)}
    return _numbered(number, speech.text("passage_proposed", label=proposal.label, **size), proposal.marked)


def _proposes(prompt: Prompt) -> bool:
    """Whether the question is a passage with proposals to choose from."""
    return isinstance(prompt.asked.question.answer, Passage) and bool(prompt.proposals)


def is_proposing(conversation: Conversation) -> bool:
    """Whether the drafter is to choose among the proposals of a passage at this moment."""
    prompt = conversation.prompt
    waits = conversation.challenge is not None or conversation.sealing.waits
    return prompt is not None and not waits and _proposes(prompt) and not _is_confirming(prompt)


def _is_confirming(prompt: Prompt) -> bool:
    """Whether the numbers of last year in a passage that was taken over are being confirmed."""
    return isinstance(prompt.asked.question.answer, Passage) and bool(prompt.situation.already)


def choices_named(choices: Sequence[Choosable], typed: str) -> list[Choosable]:
    """The choices whose label or group holds what is typed last of a list; all where that is a number, or in none."""
    last = _LISTED.split(typed)[-1].strip()
    named = [choice for choice in choices if last in choice.label or last in choice.group]
    return list(choices) if not last or last.isdigit() else named or list(choices)


def without_last_word(typed: str) -> str:
    """What is typed of a list without the word that only narrowed the choices down."""
    last = _LISTED.split(typed)[-1]
    return typed.removesuffix(last) if last and not last.isdigit() else typed


def takes_many(prompt: Prompt) -> bool:
    """Whether several of the options can be chosen at once."""
    answer = prompt.asked.question.answer
    many = isinstance(answer, Together) and answer.manner in (Manner.DEEDS, Manner.EACH)
    return many or isinstance(answer, Several | Pairs)


def invitation(conversation: Conversation) -> str:
    """What the empty composer says: what Enter takes, else an example."""
    prompt, text = conversation.prompt, conversation.speech.text
    if conversation.sealing.waits:
        return text("invite_reopening")
    if conversation.challenge is not None:
        return text("invite_challenge")
    if prompt is None:
        return text("invite_stale" if conversation.state.stale else "invite_done")
    if is_proposing(conversation):
        return text("invite_passage")
    if prompt.default is not None:
        return text("invite_default", default=prompt.default.text)
    return text("invite_example", example=prompt.example) if prompt.example else ""
