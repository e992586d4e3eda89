"""Going about in a conversation: to a question, back, to a part, to the last step taken back or done again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from nianbao.checks import Finding, findings
from nianbao.interview.amending import Amending
from nianbao.interview.answers import Answer, step_of
from nianbao.interview.asked_back import AskedBack
from nianbao.interview.asking import Asked
from nianbao.interview.challenges import Challenge
from nianbao.interview.gathered_questions import gathering_of
from nianbao.interview.hearing import Hearing
from nianbao.interview.keeping import Keeping, Said
from nianbao.interview.kinds import Passage
from nianbao.interview.memory import Memory
from nianbao.interview.question_names import part_named, question_named
from nianbao.interview.replay import State
from nianbao.interview.replies import asks, staleness
from nianbao.interview.reply_texts import Speech
from nianbao.interview.script import Script
from nianbao.interview.utterance import Tone, Utterance


class Moving(Keeping):
    """A conversation as far as it goes from question to question; `challenge` is about the last answer."""

    def __init__(
        self,
        script: Script,
        memory: Memory,
        keep: Callable[[Memory], None],
        known: Mapping[str, Any],
        now: Callable[[], datetime],
        script_of: Callable[[int], Script] | None,
    ) -> None:
        self.speech = Speech(script.replies)
        self.challenge: Challenge | None = None
        super().__init__(script, memory, keep, known, now, script_of)
        self._listen()

    def _listen(self) -> None:
        self.hearing = Hearing(self.script)
        self._amending = Amending(self.script.spoken, self.speech)
        self._asked_back = AskedBack(self.script, self.hearing, self.speech)

    def _replay(self, *, drafting: bool = False) -> State:
        before, state = self.script, super()._replay(drafting=drafting)
        if self.script is not before:
            self._listen()
        return state

    def found(self, only: Collection[str] | None = None, *, complete: bool = False) -> tuple[Finding, ...]:
        """What the checks find in the report so far; `only` restricts to rules by id."""
        if only is not None and not only:
            return ()
        return findings(
            self.state.report,
            self.script.form,
            words=self.script.check_words,
            last=self.last_year,
            today=self.today,
            only=only,
            settings=self.script.check_settings,
            complete=complete,
        )

    def asks(self) -> Said:
        """The question to be answered next, with what to count; or that all is answered."""
        return asks(self.state, self.speech)

    def _called_back(self) -> Said:
        """Go to the question that was answered last, with what was answered to it."""
        here = self.prompt.asked.id if self.prompt else ""
        last = next((each.question for each in reversed(self.memory.history) if each.question != here), "")
        said = self.edit(self._as_asked(last)) if self.state.find(last) else self.back()
        prompt = self.prompt
        turn = self.state.turns.get(prompt.asked.id) if prompt else None
        if turn is None or prompt is None or said[-1].tone is Tone.NOTICE:
            return said
        spelled = "" if isinstance(prompt.asked.question.answer, Passage) else turn.spelled
        return (self._reply(Tone.QUESTION, "called_back", prompt.asked, label=prompt.asked.label, value=spelled),)

    def back(self) -> Said:
        """Go to the answered question before the one at hand."""
        answered = [asked.id for asked in self.state.reached if asked.id in self.answers]
        here = self.prompt.asked.id if self.prompt else ""
        order = [asked.id for asked in self.state.reached]
        before = [id for id in answered if here not in order or order.index(id) < order.index(here)]
        if not before:
            return (self._reply(Tone.NOTICE, "nothing_before", None),)
        return self.edit(self._as_asked(before[-1]))

    def _as_asked(self, question: str) -> str:
        """The question that a question was last answered with, where that was one line for several; else itself."""
        step = {change.question for change in step_of(self.memory.history, question)}
        return gathering_of(self.script, frozenset(step)) or question

    def edit(self, question: str) -> Said:
        """Go to a question that was reached, by its id, its label or a part of it; says why where it is 待复核."""
        together = self.state.gathered.get(question)
        found = together.asked if together else None
        found = found or question_named(self.state, question, self.hearing)
        if found is None:
            return (self._reply(Tone.UNCLEAR, "nothing_to_edit", None, text=question),)
        self.challenge = None
        self._go(at=found.id)
        stale = staleness(None, self.state, self.script, self.speech)
        return (*(each for each in stale if each.question == found.id), *self.asks())

    def jump(self, part: str) -> Said:
        """Go to a part: to its first open question, else to its first one."""
        first = part_named(self.state, part)
        if first is None:
            return (self._reply(Tone.UNCLEAR, "nothing_to_jump", None, text=part),)
        return self.edit(first.id)

    def undo(self) -> Said:
        """Take back the last step, whatever it was, and go to its question."""
        before, given = self.state, self.answers
        step, said = self._take_back()
        if not step:
            return (self._reply(Tone.NOTICE, "nothing_to_undo", None),)
        self.challenge = None
        only_reasons = all(_differ_in_reasons(given.get(each.question), each.before) for each in step)
        key = "undone_reason" if only_reasons else "undone"
        return self._moved(key, [change.question for change in step], said, before)

    def redo(self) -> Said:
        """Do again what was taken back last."""
        questions, said = self._do_again()
        if not questions:
            return (self._reply(Tone.NOTICE, "nothing_to_redo", None),)
        self.challenge = None
        return self._moved("redone", questions, said, self.state)

    def _moved(self, key: str, questions: list[str], said: Said, full: State) -> Said:
        """What was undone or done again; `full` is the state in which all of it was reached."""
        asked = [found for question in questions if (found := full.find(question))]
        notice = self._reply(Tone.NOTICE, key, asked[0] if asked else None, labels=[each.label for each in asked])
        return (*said, notice, *self.asks())

    def review(self) -> Said:
        """What is left, what is to be looked at again, and what is kept but does not count."""
        stale = staleness(None, self.state, self.script, self.speech)
        names = [asked.label for asked in self.left]
        key = "left_list" if names else "all_done"
        return (self._reply(Tone.NOTICE, key, None, left=names, stale=len(stale)), *stale)

    def _reply(self, tone: Tone, key: str, asked: Asked | None, **detail: Any) -> Utterance:
        return self.speech.say(tone, key, self.state.draft.names, asked.id if asked else "", **detail)


def _differ_in_reasons(now: Answer | None, before: Answer | None) -> bool:
    return now is not None and before is not None and now.model_copy(update={"reasons": before.reasons}) == before
