"""The conversation: one line typed, what is said back, and the answers as they then stand."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from nianbao.checks import Finding, findings
from nianbao.errors import NianbaoError
from nianbao.interview.amending import Amending
from nianbao.interview.answers import Answer, Reason, plain
from nianbao.interview.asked_back import AskedBack
from nianbao.interview.asking import Asked, Default, Prompt
from nianbao.interview.challenges import JUMP, Challenge, challenge, explained_at, explains, reason_for
from nianbao.interview.commands import Action, Command, Commands
from nianbao.interview.hearing import Heard, Hearing
from nianbao.interview.keeping import Keeping, Said
from nianbao.interview.kinds import File, Passage, Register, Units, Year
from nianbao.interview.last_year import reported_year
from nianbao.interview.memory import Memory
from nianbao.interview.pleas import Sense
from nianbao.interview.question_names import part_named, question_named
from nianbao.interview.register_taking import Registers
from nianbao.interview.register_talk import RegisterTalk
from nianbao.interview.replay import State
from nianbao.interview.replies import asks, echo, help_lines, jumped, staleness, transcript
from nianbao.interview.reply_texts import Speech
from nianbao.interview.script import Script
from nianbao.interview.sealing import Sealing
from nianbao.interview.understanding import Unclear
from nianbao.interview.units_taking import Folders
from nianbao.interview.units_talk import UnitsTalk
from nianbao.interview.utterance import Tone, Utterance
from nianbao.report.model import Report
from nianbao.report.provenance import Origin

TWICE = 2
"""Answers in a row that were not understood, after which the help is unfolded."""


class Conversation(Keeping):
    """A drafter's conversation. Nothing is lost by any call; `keep` is called whenever the memory has changed.

    `read_last` reads last year's report or project and gives it with a sentence for each gap; it raises ReadingError.
    `found_last` is last year's project, offered as the default. `script_of` gives a year's script, by its format.
    """

    def __init__(  # noqa: PLR0913 - each is a choice of the caller's
        self,
        script: Script,
        commands: Commands,
        memory: Memory = Memory(),  # noqa: B008 - frozen
        *,
        read_last: Callable[[Path], tuple[Report, tuple[str, ...]]],
        keep: Callable[[Memory], None],
        found_last: Path | None = None,
        now: Callable[[], datetime] = datetime.now,
        script_of: Callable[[int], Script] | None = None,
    ) -> None:
        known = {"found_last_year": str(found_last)} if found_last else {}
        self.speech = Speech(script.replies)
        super().__init__(script, memory, keep, known, now, script_of)
        self.commands, self._read_last = commands, read_last
        self.challenge: Challenge | None = None
        self.doubted: tuple[str, str] | None = None
        self._missed = ("", 0)
        self.registers = RegisterTalk(self, Registers(script.files))
        self.units = UnitsTalk(self, Folders())
        self.sealing = Sealing(self)
        self._listen()

    def _listen(self) -> None:
        self.hearing = Hearing(self.script)
        self._amending = Amending(self.script.spoken, self.speech)
        self._asked_back = AskedBack(self.script, self.hearing, self.speech)

    def _replay(self) -> State:
        before, state = self.script, super()._replay()
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

    def transcript(self) -> Said:
        """The conversation so far, in the order of the script, up to the question to be answered next."""
        return transcript(self.state, self.speech)

    def greets(self) -> Said:
        """What is said when a conversation begins, or is taken up again."""
        answered = sum(question in self.answers for question in self.state.turns)
        names = {"answered": answered, "left": len(self.left), "this_year": reported_year(self.today)}
        greeting = self._reply(Tone.NOTICE, "greeting_resumed" if self.answers else "greeting", None, **names)
        return (greeting, *(self.sealing.greets() or self.units.looks_again()))

    def asks(self) -> Said:
        """The question to be answered next, with what to count; or that all is answered."""
        return asks(self.state, self.speech)

    def say(self, text: str) -> Said:
        """One line or paste typed by the drafter: a command, the answer to a challenge, or an answer."""
        return self.sealing.attempt(lambda: self._say(text))

    def _say(self, text: str) -> Said:
        command = self.commands.parse(text)
        if command is not None:
            self.registers.taking = self.units.taking = self.sealing.taking = None
            return self.perform(command)
        for talk in (self.sealing, self.registers, self.units):
            if talk.taking is not None:
                return talk.goes_on(text)
        if self.challenge is not None:
            met = self._meet(self.challenge, text.strip())
            if met is not None:
                return met
        return self.answer(text)

    def answer(self, text: str) -> Said:
        """Answer the question at hand; an empty text takes its default, what is no answer is answered itself."""
        self.challenge, prompt = None, self.prompt
        if prompt is None:
            return self.asks()
        if (register := self.registers.given_at(prompt, text)) is not None:
            return self.registers.begins(prompt, register)
        try:
            heard = self._confirmed(prompt, text) or self.hearing.hear(prompt, text)
            return self._heard(prompt, heard, text)
        except Unclear as unclear:
            return self._not_understood(prompt, text, unclear)
        except NianbaoError as error:
            return (Utterance(Tone.ERROR, str(error), prompt.asked.id), *self._without_file(prompt))

    def _confirmed(self, prompt: Prompt, text: str) -> Heard | None:
        """The answer that was asked about before it is kept, where the drafter now says yes."""
        doubted, self.doubted = self.doubted, None
        if doubted is None or doubted[0] != prompt.asked.id or not self.script.spoken.is_yes(text):
            return None
        return Heard(doubted[1])

    def _heard(self, prompt: Prompt, heard: Heard, text: str) -> Said:
        asked = prompt.asked
        if heard.doubtful:
            self.doubted = (asked.id, heard.text)
            return (self._reply(Tone.NOTICE, "doubtful", asked, answer=heard.text),)
        sense = heard.plea.sense if heard.plea else None
        if sense is Sense.PUT_OFF:
            return self._put_off(asked, text, plea=True)
        if sense is Sense.BACK:
            return self._called_back()
        if sense or heard.refused or heard.other:
            return self._asked_back.answer(self.state, prompt, heard)
        return self._answer(prompt, heard.text, typed=text)

    def _called_back(self) -> Said:
        """Go to the question that was answered last, with what was answered to it."""
        here = self.prompt.asked.id if self.prompt else ""
        last = next((each.question for each in reversed(self.memory.history) if each.question != here), "")
        said = self.edit(last) if self.state.find(last) else self.back()
        prompt = self.prompt
        turn = self.state.turns.get(prompt.asked.id) if prompt else None
        if turn is None or prompt is None or said[-1].tone is Tone.NOTICE:
            return said
        spelled = "" if isinstance(prompt.asked.question.answer, Passage) else turn.spelled
        return (self._reply(Tone.QUESTION, "called_back", prompt.asked, label=prompt.asked.label, value=spelled),)

    def _not_understood(self, prompt: Prompt, text: str, unclear: Unclear) -> Said:
        """What was not understood, or the answer to what it asks; the second time in a row with all of the help."""
        asked, names = prompt.asked, self.state.draft.names
        plea = self.hearing.plea(text)
        if plea and plea.sense not in (Sense.PUT_OFF, Sense.BACK):
            return self._asked_back.answer(self.state, prompt, Heard(text, plea=plea))
        detail = {"answer": text.strip(), "example": prompt.example, "label": asked.label, **unclear.detail}
        said = self.speech.say(Tone.UNCLEAR, unclear.key, names, asked.id, **detail)
        self._missed = (asked.id, self._missed[1] + 1 if self._missed[0] == asked.id else 1)
        if self._missed[1] < TWICE:
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
        said = self._store(asked.id, Answer(text=text.strip(), postponed=True, at=self._now()))
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
        if self._amending.begins_anew(prompt, text):
            return (self._reply(Tone.NOTICE, "anew", asked, label=asked.label), *self.asks())
        prompt, text = self._amending.read(prompt, text)
        given = self._given(prompt, text)
        value: Any = asked.question.answer.understand(given.text, prompt.situation)
        if isinstance(asked.question.answer, Register) and value["path"]:
            return self.registers.begins(prompt, Path(value["path"]))
        if isinstance(asked.question.answer, Units) and value["path"]:
            return self.units.begins(prompt, Path(value["path"]))
        own = typed.strip("\r\n") if text.strip() and given.text == text.strip("\r\n") else given.text
        remarks = self._read(value) if isinstance(asked.question.answer, File) and value else ()
        answer = Answer(
            text=self._typed(asked, own, prompt, value),
            value=plain(value),
            origin=given.origin,
            at=self._now(),
            seen={name: plain(used) for name, used in self._rests_on(prompt, value, given).items()},
            reasons=self._reasons(asked, value),
        )
        before = self.state
        said = self._store(asked.id, answer)
        # What is not on the disk is not told as kept.
        told = self._amending.told(prompt, value, self.state.draft.names) or echo(self.state, self.speech, asked.id)
        return (*(said or told), *remarks, *self._consequences(before, asked))

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
        earlier, situation = self.answers.get(asked.id), prompt.situation
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

    def _consequences(self, before: State, asked: Asked) -> Said:
        """What the answer brought about: answers to be looked at again, a contradiction, the next question."""
        stale = staleness(before, self.state, self.script, self.speech)
        found = self.found((*asked.question.check, JUMP))
        self.challenge = challenge(found, asked, self.state, self.answers)
        if self.challenge is None:
            return (*jumped(before, self.state, asked, self.script, self.speech), *stale, *self.asks())
        return (*stale, self._reply(Tone.CHALLENGE, "challenge", asked, **self.challenge.detail(self.script.form)))

    def _meet(self, met: Challenge, text: str) -> Said | None:
        """The drafter's answer to a challenge; None where it is a new answer to the question itself."""
        if not text:
            self.challenge = None
            return self.asks()
        number, rest = ("", text) if text.isdigit() and len(text) > 1 else (text[0], text[1:].strip())
        if number == "1" and not rest and met.mended:
            self._go(at=met.question)
            return self.answer(met.mended)
        if number == "2" and not rest and met.earlier:
            return self.edit(met.earlier)
        if number == "3" and met.explicable:
            missing = self._reply(Tone.UNCLEAR, "reason_missing", None, correction=met.correction)
            return self.explain(met, rest) if rest else (missing,)
        self._go(at=met.question)
        return None

    def explain(self, met: Challenge, reason: str) -> Said:
        """Keep the reason for which a finding may stand, in the place of one that was given before."""
        if met.correction:
            return self._correct(met, reason)
        at = explained_at(met.finding, self.answers) or met.question
        answer = self.answers[at]
        others = (each for each in answer.reasons if not explains(each, met.finding))
        said = self._store(at, answer.model_copy(update={"reasons": (*others, met.reason(reason))}))
        self.challenge = None
        asked = self.state.find(met.question)
        return (*(said or (self._reply(Tone.ECHO, "reason_kept", asked, reason=reason),)), *self.asks())

    def _correct(self, met: Challenge, reason: str) -> Said:
        """Answer the question about last year's report, then go on where the drafter was."""
        before = self.answers
        self._go(at=met.correction)
        said = self.answer(reason)
        if self.answers is before:
            return said
        self._go(after=met.question)
        return (*said[:1], *self.asks())

    def perform(self, command: Command) -> Said:
        """What the conversation itself does of the commands; the rest is the front end's."""
        commands = "\n".join(self.commands.lines())
        moves: dict[Action, Callable[[], Said]] = {
            Action.HELP: lambda: (self._reply(Tone.NOTICE, "help_commands", None, commands=commands),),
            Action.BACK: self.back,
            Action.UNDO: self.undo,
            Action.REDO: self.redo,
            Action.EDIT: lambda: self.edit(command.argument),
            Action.JUMP: lambda: self.jump(command.argument),
            Action.LEFT: self.review,
        }
        if command.action in moves:
            return moves[command.action]()
        return (self._reply(Tone.UNCLEAR, "unknown_command", None, text=command.argument, commands=commands),)

    def back(self) -> Said:
        """Go to the answered question before the one at hand."""
        answered = [asked.id for asked in self.state.reached if asked.id in self.answers]
        here = self.prompt.asked.id if self.prompt else ""
        order = [asked.id for asked in self.state.reached]
        before = [id for id in answered if here not in order or order.index(id) < order.index(here)]
        if not before:
            return (self._reply(Tone.NOTICE, "nothing_before", None),)
        return self.edit(before[-1])

    def edit(self, question: str) -> Said:
        """Go to a question that was reached, by its id, its label or a part of it; says why where it is 待复核."""
        found = question_named(self.state, question, self.script, self.hearing.meant(question))
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
        left = [asked.label for asked in self.left]
        return (
            self._reply(Tone.NOTICE, "left_list" if left else "all_done", None, left=left, stale=len(stale)),
            *stale,
        )

    def _reply(self, tone: Tone, key: str, asked: Asked | None, **detail: Any) -> Utterance:
        return self.speech.say(tone, key, self.state.draft.names, asked.id if asked else "", **detail)


def _differ_in_reasons(now: Answer | None, before: Answer | None) -> bool:
    return now is not None and before is not None and now.model_copy(update={"reasons": before.reasons}) == before
