"""An interview without a drafter: each question that is reached takes its answer from a mapping, else its default."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from nianbao.interview.asking import Asked
from nianbao.interview.conversation import Conversation
from nianbao.interview.kinds import Units
from nianbao.interview.memory import LAST_YEAR
from nianbao.interview.utterance import Tone, Utterance

_FAILED = (Tone.UNCLEAR, Tone.ERROR)


@dataclass(frozen=True)
class Refused:
    """An answer that was not taken, and what the assistant said to it."""

    question: str
    label: str
    said: str


@dataclass(frozen=True)
class PlayedAnswers:
    """What became of the answers. `left` are questions without answer or default, by id and label.

    `unasked` are ids of questions that exist but were not reached; `unknown` ids of none, each with its nearest.
    `remarks` are what was said of last year's report, and of those of subordinate organs.
    """

    refused: tuple[Refused, ...] = ()
    left: Mapping[str, str] = field(default_factory=dict)
    unasked: tuple[str, ...] = ()
    unknown: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every question was answered and every answer was used."""
        return not (self.refused or self.left or self.unasked or self.unknown)


def run_answers(conversation: Conversation, texts: Mapping[str, str]) -> PlayedAnswers:
    """Answer a conversation with `texts`, question id → what a drafter would type; an empty one is Enter.

    Challenges are passed over: the checks of the finished report tell them all at once.
    """
    return _Run(conversation, texts).run()


class _Run:
    def __init__(self, conversation: Conversation, texts: Mapping[str, str]) -> None:
        self.conversation = conversation
        self.texts = texts
        self.visited: set[str] = set()
        self.refused: list[Refused] = []
        self.remarks: list[str] = []

    def run(self) -> PlayedAnswers:
        while (asked := self._together() or self._next()) is not None:
            self.visited.add(asked.id)
            self._answer(asked)
        refused = {each.question for each in self.refused}
        open_now = self.conversation.state.open
        unused = [id for id in self.texts if id not in self.visited]
        unknown = dict(self._unknown(unused))
        return PlayedAnswers(
            refused=tuple(self.refused),
            left={asked.id: asked.label for asked in open_now if asked.id not in refused},
            unasked=tuple(id for id in unused if id not in unknown),
            unknown=unknown,
            remarks=tuple(self.remarks),
        )

    def _together(self) -> Asked | None:
        """A question that stands for several, where the file answers it and none of them."""
        found = self.conversation.state.gathered.values()
        waiting = (each for each in found if each.is_open and each.asked.id in self.texts.keys() - self.visited)
        return next((each.asked for each in waiting if not self._are_answered(each.open)), None)

    def _are_answered(self, members: tuple[Asked, ...]) -> bool:
        return any(asked.id in self.texts for asked in members)

    def _next(self) -> Asked | None:
        """The first question in the order of the script that has an answer waiting, or none yet."""
        state = self.conversation.state
        waiting = {asked.id for asked in state.open} | self.texts.keys()
        return next((asked for asked in state.reached if asked.id in waiting - self.visited), None)

    def _answer(self, asked: Asked) -> None:
        prompt = self.conversation.prompt
        if prompt is None or prompt.asked.id != asked.id:
            self.conversation.edit(asked.id)
            prompt = self.conversation.prompt
        text = self.texts.get(asked.id, "")
        if prompt is None or (not text and prompt.default is None):
            return
        said = self.conversation.answer(text)
        if asked.id == LAST_YEAR or isinstance(asked.question.answer, Units):
            self.remarks.extend(each.text for each in said if each.tone is Tone.NOTICE)
        failed = [each for each in said if each.tone in _FAILED or self._is_unsettled(each)]
        if failed:
            self._refuse(asked, failed)
        elif doubted := self._doubted():
            # Also where a default is taken without asking: what the file says is not left out in silence.
            self._refuse(asked, doubted)
        elif asked.id in {each.id for each in self.conversation.state.open} and not self._put_off(asked, text):
            told = [each for each in said if each.tone in (Tone.ECHO, Tone.NOTICE)]
            self._refuse(asked, (told or list(said))[:1])

    def _doubted(self) -> list[Utterance]:
        """What is said of an answer that would be kept on a yes: nobody is there to say it."""
        conversation = self.conversation
        if conversation.doubted is None:
            return []
        names, answer = conversation.state.draft.names, conversation.doubted[1]
        return [conversation.speech.say(Tone.NOTICE, "doubtful_in_file", names, answer=answer)]

    def _put_off(self, asked: Asked, text: str) -> bool:
        """Whether a file puts a question off in so many words; a plea to skip it is a fault of the file."""
        answer = self.conversation.answers.get(asked.id)
        return answer is not None and answer.postponed and self.conversation.script.spoken.is_pending(text)

    def _is_unsettled(self, said: Utterance) -> bool:
        """Whether it asks what a wording of the register means: nobody is there to say."""
        return said.tone is Tone.CHALLENGE and self.conversation.registers.taking is not None

    def _refuse(self, asked: Asked, said: list[Utterance]) -> None:
        self.refused.append(Refused(asked.id, asked.label, "\n".join(each.text for each in said)))

    def _unknown(self, unused: list[str]) -> Iterator[tuple[str, str]]:
        known = [question.id for _, question in self.conversation.script]
        repeated = tuple(f"{question.id}." for _, question in self.conversation.script if question.each)
        for id in unused:
            if id not in known and not id.startswith(repeated):
                yield id, next(iter(get_close_matches(id, known, 1, 0.5)), "")
