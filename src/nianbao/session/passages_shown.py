"""All passages as a screen shows them while they are read as a whole, and what was left unread of them."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from nianbao.interview.conversation import Conversation
from nianbao.interview.passage_talk import reads_passages


class ReadPassage(NamedTuple):
    """A passage: the id of its question, the line above it, its text."""

    key: str
    head: str
    text: str


def is_reading(conversation: Conversation) -> bool:
    """Whether all passages are being read at this moment."""
    prompt = conversation.prompt
    return prompt is not None and conversation.challenge is None and reads_passages(prompt)


def passages_shown(conversation: Conversation) -> list[ReadPassage]:
    """The passages in the order of printing, each behind its number, its wording and its length."""
    return [
        ReadPassage(
            each.asked.id,
            conversation.speech.text(
                "reading_head",
                number=each.number,
                label=each.asked.label,
                style=each.proposal.label if each.proposal else "",
                length=each.length,
            ),
            each.text or conversation.speech.text("report_missing"),
        )
        for each in conversation.reading.passages()
    ]


def told_unread(conversation: Conversation, keys: Collection[str]) -> str:
    """That passages were adopted without having been read to their ends; empty where none was."""
    unread = {asked.fills: asked.label for asked in conversation.state.reached if asked.id in keys}
    labels = [unread[passage] for passage in conversation.script.form.passages if passage in unread]
    return conversation.speech.text("passages_unread", labels=labels) if labels else ""
