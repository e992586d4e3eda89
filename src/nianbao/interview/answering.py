"""Answering the question at hand: what a line is, what is kept of it, and what follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from nianbao.errors import NianbaoError
from nianbao.interview.answers import Answer, Reason, plain
from nianbao.interview.asking import Asked, Default, Prompt
from nianbao.interview.challenges import JUMP, Challenge, challenge, reason_for
from nianbao.interview.hearing import Heard
from nianbao.interview.keeping import Said
from nianbao.interview.kinds import File, RegisterAnswer, Units, Year
from nianbao.interview.memory import Memory
from nianbao.interview.navigation import Moving
from nianbao.interview.passage_talk import PassageTalk, reads_passages
from nianbao.interview.pleas import Sense
from nianbao.interview.register_talk import RegisterTalk
from nianbao.interview.replay import State
from nianbao.interview.replies import echo, echo_together, help_lines, jumped, more_questions, staleness
from nianbao.interview.script import Script
from nianbao.interview.together import Parted, parted
from nianbao.interview.understanding import AMBIGUOUS, Unclear
from nianbao.interview.unit_folders import Folders
from nianbao.interview.units_talk import UnitsTalk
from nianbao.interview.utterance import Tone, Utterance
from nianbao.reading.pasted import LONGEST_PASTE
from nianbao.register.usage import KeptUsage
from nianbao.report.model import Report
from nianbao.report.provenance import Origin

_MOST_SHOWN = 200

TWICE = 2
"""Answers in a row that were not understood, after which the help is unfolded."""


class Answering(Moving):
    """A conversation as far as it takes answers."""

    def __init__(
        self,
        script: Script,
        memory: Memory,
        *,
        read_last: Callable[[Path], tuple[Report, tuple[str, ...]]],
        keep: Callable[[Memory], None],
        found_last: Path | None,
        now: Callable[[], datetime],
        script_of: Callable[[int], Script] | None,
    ) -> None:
        known = {"found_last_year": str(found_last)} if found_last else {}
        super().__init__(script, memory, keep, known, now, script_of)
        self._read_last = read_last
        self.doubted: tuple[str, str] | None = None
        self._missed = ("", 0)
        self.reading = PassageTalk(self)
        self.units = UnitsTalk(self, Folders())
        self.registers = RegisterTalk(self, KeptUsage(self.script.files))

    def answer(self, text: str) -> Said:
        """Answer the question at hand; an empty text takes its default, what is no answer is answered itself."""
        self.challenge, prompt = None, self.prompt
        if prompt is None:
            return self.asks()
        if len(text) > LONGEST_PASTE:
            detail = {"length": len(text), "limit": LONGEST_PASTE}
            return self._not_understood(prompt, text[:LONGEST_PASTE], Unclear("unclear_long", detail))
        if (register := self.registers.given_at(prompt, text)) is not None:
            return self.registers.begins(prompt, register)
        confirmed = self._confirmed(prompt, text)
        typed = confirmed.text if confirmed else text
        try:
            said = self._heard(prompt, confirmed or self.hearing.hear(prompt, text), typed)
            self._missed = ("", 0)
            return said
        except Unclear as unclear:
            return self._not_understood(prompt, typed, unclear)
        except NianbaoError as error:
            return (Utterance(Tone.ERROR, str(error), prompt.asked.id), *self._without_file(prompt))

    def asks(self) -> Said:
        """The question to be answered next, with what to count; the passages as a whole where they are read."""
        prompt = self.prompt
        return self.reading.asks(prompt) if prompt and reads_passages(prompt) else super().asks()

    def _confirmed(self, prompt: Prompt, text: str) -> Heard | None:
        """The answer that was asked about before it is kept, where the drafter now says yes."""
        doubted, self.doubted = self.doubted, None
        if doubted is None or doubted[0] != prompt.asked.id or not self.script.spoken.is_yes(text):
            return None
        return Heard(doubted[1])

    def _heard(self, prompt: Prompt, heard: Heard, text: str) -> Said:
        asked = prompt.asked
        if asked.id not in self.answers and self.memory.history and self.hearing.takes_back(text):
            return self._called_back()
        if heard.doubtful:
            self.doubted = (asked.id, heard.text)
            return (self._reply(Tone.NOTICE, "doubtful", asked, answer=_shown(heard.text)),)
        sense = heard.plea.sense if heard.plea else None
        if sense is Sense.PUT_OFF:
            return self._put_off(asked, text, plea=True)
        if sense is Sense.BACK:
            return self._called_back()
        if sense or heard.refused or heard.other:
            return self._asked_back.answer(self.state, prompt, heard)
        return self._answer(prompt, heard.text, typed=text)

    def _not_understood(self, prompt: Prompt, text: str, unclear: Unclear) -> Said:
        """What was not understood, or the answer to what it asks; the second time in a row with all of the help."""
        asked, names = prompt.asked, self.state.draft.names
        plea = self.hearing.plea(text)
        if plea and plea.sense not in (Sense.PUT_OFF, Sense.BACK):
            return self._asked_back.answer(self.state, prompt, Heard(text, plea=plea))
        detail = {"answer": text.strip(), "example": prompt.example, "label": asked.label, **unclear.detail}
        said = self.speech.say(Tone.UNCLEAR, unclear.key, names, asked.id, **detail)
        if unclear.key == AMBIGUOUS:
            return (said,)
        self._missed = (asked.id, self._missed[1] + 1 if self._missed[0] == asked.id else 1)
        if self._missed[1] != TWICE:
            return (said,)
        return (said, Utterance(Tone.NOTICE, help_lines(prompt, names, self.speech), asked.id))

    def _without_file(self, prompt: Prompt) -> Said:
        """What can be done about a file that could not be read."""
        if not isinstance(prompt.asked.question.answer, File):
            return ()
        found = prompt.default is not None and not self.script.spoken.is_none(prompt.default.text)
        return (self._reply(Tone.NOTICE, "file_refused", prompt.asked, found=found),)

    def _put_off(self, asked: Asked, text: str, *, plea: bool = False) -> Said:
        if isinstance(asked.question.answer, Year):  # every question names it
            raise Unclear("not_postponable", {})
        if self.prompt and reads_passages(self.prompt):
            raise Unclear("passages_wait", {})
        postponed = Answer(text=text.strip(), postponed=True, at=self._now())
        together = self.prompt.members if self.prompt else ()
        with self.one_save() as said:
            for one in together or (asked,):
                self._store(one.id, postponed)
        echoed = self._reply(Tone.ECHO, "put_off_on_plea" if plea else "postponed", asked, label=asked.label)
        waiting = [each for each in self.left if each.id in self.answers]
        if len(waiting) < len(self.left):
            return (*(said or (echoed,)), *self.asks())
        names = [each.label for each in waiting]
        return (*(said or (echoed,)), self._reply(Tone.NOTICE, "only_put_off", None, left=names))

    def _answer(self, prompt: Prompt, text: str, typed: str) -> Said:
        """Understand and keep an answer in plain words, with what was `typed`."""
        asked = prompt.asked
        if self.script.spoken.is_pending(text):
            return self._put_off(asked, text)
        if reads_passages(prompt):
            return self.reading.answer(prompt, text)
        if prompt.members:
            return self._answer_together(prompt, text)
        return self._answer_alone(prompt, text, typed)

    def _answer_alone(self, prompt: Prompt, text: str, typed: str) -> Said:
        """The same at a question that stands for itself."""
        asked = prompt.asked
        if self._amending.begins_anew(prompt, text):
            return (self._reply(Tone.NOTICE, "anew", asked, label=asked.label), *self.asks())
        prompt, text = self._amending.read(prompt, text)
        given = self._given(prompt, text)
        value: Any = asked.question.answer.understand(given.text, prompt.situation)
        if isinstance(asked.question.answer, RegisterAnswer) and value["path"]:
            return self.registers.begins(prompt, Path(value["path"]))
        if isinstance(asked.question.answer, Units) and value["path"]:
            return self.units.begins(prompt, Path(value["path"]))
        remarks = self._read(value) if isinstance(asked.question.answer, File) and value else ()
        before = self.state
        said = self._store(asked.id, self._as_kept(prompt, value, given, text, typed))
        # What is not on the disk is not told as kept.
        told = self._amending.told(prompt, value, self.state.draft.names) or echo(self.state, self.speech, asked.id)
        return (*(said or told), *remarks, *self.consequences(before, (asked,)))

    def _as_kept(self, prompt: Prompt, value: Any, given: Default, text: str, typed: str) -> Answer:
        asked = prompt.asked
        return Answer(
            text=self._typed(
                asked,
                typed.strip("\r\n") if given.text == text.strip("\r\n") and text.strip() else given.text,
                prompt,
                value,
            ),
            value=plain(value),
            origin=given.origin,
            at=self._now(),
            seen={name: plain(used) for name, used in self._rests_on(prompt, value, given).items()},
            reasons=self._reasons(asked, value),
        )

    def _given(self, prompt: Prompt, text: str) -> Default:
        """What was typed, the default for an empty line, last year's answer for 同去年."""
        text = text.strip("\r\n")
        if self.script.spoken.is_same_as_last_year(text):
            if not prompt.same:
                raise Unclear("no_last_year", {})
            return Default(prompt.same, Origin.LAST_YEAR, {})
        if text.strip():
            return Default(text, Origin.TYPED, {})
        if prompt.default is None:
            raise Unclear("no_default", {})
        return prompt.default

    def _typed(self, asked: Asked, text: str, prompt: Prompt, value: Any) -> str:
        """What is kept as typed: also what was typed before of an answer that was not finished."""
        earlier = self.answers.get(asked.id)
        situation = prompt.situation
        if not earlier or (not situation.already and situation.standing is None):
            return text
        return asked.question.answer.joined(earlier.text, text, value, prompt.situation)

    def _reasons(self, asked: Asked, value: Any) -> tuple[Reason, ...]:
        """The reasons given for the answer as it stood, where it stays the same; an answer can be a reason itself."""
        if asked.question.explains:
            found = self.found(asked.question.explains) if value else ()
            return tuple(reason_for(finding, str(value)) for finding in found)
        earlier = self.answers.get(asked.id)
        return earlier.reasons if earlier is not None and earlier.value == plain(value) else ()

    def _rests_on(self, prompt: Prompt, value: Any, given: Default) -> dict[str, Any]:
        if prompt.proposals and isinstance(value, dict):
            chosen = next((item for item in prompt.proposals if item.style == value["style"]), prompt.proposals[0])
            return dict(chosen.used)
        return {**prompt.used, **given.used}

    def _read(self, path: str) -> Said:
        report, gaps = self._read_last(Path(path))
        self.memory = replace(self.memory, read={**self.memory.read, path: report})
        organ = report.organ.model_dump()
        names = {"agency": report.organ.name, "organ": organ, "read_year": report.year, "gaps": gaps}
        read = self._reply(Tone.NOTICE, "last_year_read", None, **names)
        return (read, self._reply(Tone.NOTICE, "last_year_gaps", None, **names)) if gaps else (read,)

    def consequences(self, before: State, answered: Sequence[Asked]) -> Said:
        """What answers brought about: others to be looked at again, a contradiction, the next question."""
        stale = staleness(before, self.state, self.script, self.speech)
        found = ((asked, self._challenged(asked)) for asked in answered)
        asked, self.challenge = next(((asked, met) for asked, met in found if met), (None, None))
        if self.challenge is None:
            jumps = (told for asked in answered for told in jumped(before, self.state, asked, self.script, self.speech))
            return (*jumps, *stale, *more_questions(before, self.state, self.speech, answered), *self.asks())
        return (*stale, self._reply(Tone.CHALLENGE, "challenge", asked, **self.challenge.detail(self.script.form)))

    def _challenged(self, asked: Asked) -> Challenge | None:
        return challenge(self.found((*asked.question.check, JUMP)), asked, self.state, self.answers)

    def _answer_together(self, prompt: Prompt, text: str) -> Said:
        """Part a line among the questions that the prompt stands for, and keep what it says to each in one step."""
        line = text.strip() or (prompt.default.text if prompt.default else "")
        if not line:
            raise Unclear("no_default", {})
        self._see_unsealed()  # before it goes to one of them
        found, before = parted(prompt, line, self.hearing), self.state
        kept: list[Asked] = []
        alone = list(found.alone)
        with self.one_save() as said:
            for id in found.words:
                self._keep_part(id, found, kept, alone)
        said.extend(self._kept_together(prompt, kept) if not said else ())
        if found.doubtful:
            self._go(at=found.doubtful[0])
            self.doubted = found.doubtful
            return (*said, self._reply(Tone.NOTICE, "doubtful", None, answer=_shown(found.doubtful[1])))
        alone.extend(asked.id for asked in kept if self.state.turns[asked.id].remaining)
        if following := next((id for id in alone if self.state.find(id)), ""):
            self._go(at=following)
        return (*said, *self.consequences(before, kept))

    def _keep_part(self, id: str, found: Parted, kept: list[Asked], alone: list[str]) -> None:
        """Keep what a line says to one of the questions; where that is not understood it is asked alone."""
        self._go(at=id)
        prompt, words = self.prompt, found.words[id]
        if self.script.spoken.is_pending(words):
            self._store(id, Answer(text=words, postponed=True, at=self._now()))
            return
        if prompt is None or prompt.asked.id != id:  # understood once the question is reached
            self._store(id, Answer(text=words, at=self._now()))
            return
        try:
            heard = self.hearing.hear(prompt, words)
            value = prompt.asked.question.answer.understand(heard.text, prompt.situation)
        except Unclear:
            alone.append(id)
            return
        kept.append(prompt.asked)
        typed = Default(heard.text, Origin.TYPED, {})
        given = (prompt.default or typed) if id in found.taken else typed
        self._store(id, self._as_kept(prompt, value, given, heard.text, words))

    def _kept_together(self, prompt: Prompt, kept: Sequence[Asked]) -> Said:
        """What was understood of a line, of all questions at once."""
        return echo_together(self.state, self.speech, prompt, [asked.id for asked in kept])


def _shown(text: str) -> str:
    """As much of an answer as it is asked about with."""
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
