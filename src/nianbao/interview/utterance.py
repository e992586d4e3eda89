"""What is said in the conversation: one utterance, who says it, and in which tone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What an utterance is, so that a front end can show it apart."""

    QUESTION = "question"
    ANSWER = "answer"
    ECHO = "echo"
    HELP = "help"
    OFFER = "offer"
    UNCLEAR = "unclear"
    CHALLENGE = "challenge"
    NOTICE = "notice"
    ERROR = "error"


@dataclass(frozen=True)
class Utterance:
    """Plain text of one or several lines; `question` is the id of the question it belongs to."""

    tone: Tone
    text: str
    question: str = ""

    @property
    def from_drafter(self) -> bool:
        """Whether the drafter said it, not the assistant."""
        return self.tone is Tone.ANSWER
