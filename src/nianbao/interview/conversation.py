"""The conversation: one line typed, what is said back, and the answers as they then stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from nianbao.interview.answering import Answering
from nianbao.interview.challenges import Challenge, explained_at, explains
from nianbao.interview.commands import Action, Command, Commands
from nianbao.interview.keeping import Said
from nianbao.interview.last_year import due_year
from nianbao.interview.memory import Memory
from nianbao.interview.replies import transcript
from nianbao.interview.script import Script
from nianbao.interview.sealing import Sealing
from nianbao.interview.utterance import Tone
from nianbao.report.model import Report


class Conversation(Answering):
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
        super().__init__(
            script, memory, read_last=read_last, keep=keep, found_last=found_last, now=now, script_of=script_of
        )
        self.commands = commands
        self.sealing = Sealing(self)

    def transcript(self) -> Said:
        """The conversation so far, in the order of the script, up to the question to be answered next."""
        return transcript(self.state, self.speech)

    def greets(self) -> Said:
        """What is said when a conversation begins, or is taken up again."""
        answered = sum(question in self.answers for question in self.state.turns)
        names = {"answered": answered, "left": self.state.to_be_asked, "this_year": due_year(self.answers, self.today)}
        greeting = self._reply(Tone.NOTICE, "greeting_resumed" if self.answers else "greeting", None, **names)
        return (greeting, *(self.sealing.greets() or self.units.looks_again()))

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
