"""The part of the conversation in which all passages are read as a whole, and adopted by one Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nianbao.interview.answers import Answer, plain
from nianbao.interview.asking import Asked, Prompt
from nianbao.interview.kinds import Manner, Together
from nianbao.interview.passage_reading import Drafted, drafted, wished
from nianbao.interview.understanding.unclear import bounded
from nianbao.interview.utterance import Tone, Utterance
from nianbao.language.folding import bare

if TYPE_CHECKING:
    from nianbao.interview.answering import Answering
    from nianbao.interview.keeping import Said
    from nianbao.interview.replay import State


def reads_passages(prompt: Prompt) -> bool:
    """Whether a prompt puts all passages as a whole."""
    answer = prompt.asked.question.answer
    return isinstance(answer, Together) and answer.manner is Manner.PASSAGES


class PassageTalk:
    """Shows the passages as they will stand. Which wording each has is forgotten when the program is left."""

    def __init__(self, conversation: Answering) -> None:
        self._conversation = conversation
        self._styles: dict[str, str] = {}
        self._prompts: tuple[State | None, dict[str, Prompt]] = (None, {})

    @property
    def _drafts(self) -> dict[str, Prompt]:
        """Each passage as a question of its own: worked out once for each state of the answers."""
        state = self._conversation.state
        if self._prompts[0] is not state:
            self._prompts = (state, dict(self._conversation.drafts()))
        return self._prompts[1]

    def passages(self) -> tuple[Drafted, ...]:
        """All passages in the order of printing, those that were adopted among them."""
        state = self._conversation.state
        by_passage = {asked.fills: asked for asked in state.reached}
        order = [by_passage[key] for key in self._conversation.script.form.passages if key in by_passage]
        return drafted(order, self._drafts, state.shown.passages, self._styles)

    def turn(self, question: str, by: int) -> None:
        """Show a passage in the wording before (-1) or after (1)."""
        for passage in self.passages():
            if passage.asked.id == question and passage.proposals:
                self._styles[question] = passage.proposals[(passage.at + by) % len(passage.proposals)].style

    def asks(self, prompt: Prompt) -> Said:
        """How many passages there are and how long they are; then each of them."""
        passages = self.passages()
        detail = {"passages": passages, "length": sum(each.length for each in passages)}
        return (
            self._say(Tone.QUESTION, "passages_drafted", prompt.asked, **detail),
            self._say(Tone.OFFER, "passages_offered", prompt.asked, **detail),
        )

    def answer(self, prompt: Prompt, text: str) -> Said:
        """Enter adopts all, a number opens one, a number with a wording changes it; raises Unclear."""
        if self._adopts(prompt, text):
            return self._adopt(prompt)
        wish = wished(self.passages(), bounded(text))
        if wish.opened:
            return self._conversation.edit(wish.opened)
        self._styles.update(wish.styles)
        return self.asks(prompt)

    def _adopts(self, prompt: Prompt, text: str) -> bool:
        default = prompt.default.text if prompt.default else ""
        said, words = bare(text), map(bare, (default, *prompt.asked.question.nothing))
        return not said or said in words or prompt.situation.spoken.is_yes(text)

    def _adopt(self, prompt: Prompt) -> Said:
        """Keep each passage that has a wording, in one step; the others are asked for alone."""
        conversation, before = self._conversation, self._conversation.state
        adopted = [each for each in self.passages() if each.proposals]
        answers = {each.asked.id: self._kept(each, self._drafts[each.asked.id]) for each in adopted}
        with conversation.one_save() as said:
            for id, answer in answers.items():
                conversation.take(id, answer)
        detail = {"passages": adopted, "length": sum(each.length for each in adopted)}
        echo = self._say(Tone.ECHO, "passages_adopted", prompt.asked, **detail)
        return (*(said or (echo,)), *conversation.consequences(before, [each.asked for each in adopted]))

    def _kept(self, passage: Drafted, prompt: Prompt) -> Answer:
        proposal = passage.proposals[passage.at]
        value = prompt.asked.question.answer.understand(str(passage.at + 1), prompt.situation)
        seen = {name: plain(used) for name, used in proposal.used.items()}
        return Answer(text=proposal.label, value=plain(value), at=self._conversation.now, seen=seen)

    def _say(self, tone: Tone, key: str, asked: Asked, **detail: object) -> Utterance:
        conversation = self._conversation
        return conversation.speech.say(tone, key, conversation.state.draft.names, asked.id, **detail)
