"""The conversation: one line typed, what is said back, and the answers as they then stand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import JsonValue

from nianbao.checks import Finding, findings
from nianbao.errors import NianbaoError
from nianbao.interview.answers import Answer, Answers, Change, Reason, plain, without_last_step
from nianbao.interview.asking import Asked, Default, Prompt
from nianbao.interview.challenges import Challenge, challenge, explained_at, explains
from nianbao.interview.commands import Action, Command, Commands
from nianbao.interview.kinds import File, Passage, Year
from nianbao.interview.last_year import usable
from nianbao.interview.replay import Place, State, replay
from nianbao.interview.replies import asks, echo, staleness, transcript
from nianbao.interview.reply_texts import Speech
from nianbao.interview.script import Script
from nianbao.interview.understanding import Unclear
from nianbao.interview.utterance import Tone, Utterance
from nianbao.report.model import Report
from nianbao.report.provenance import Origin

LAST_YEAR = "last_year"
"""The id of the question that asks for last year's report."""

YEAR = "organ.year"
"""The id of the question that asks which year is reported on."""

REMEMBERED = 500
"""Changes that can be taken back."""

Said = tuple[Utterance, ...]


@dataclass(frozen=True)
class Memory:
    """All that a project keeps: the answers, the changes that can be taken back, the reports read, by their path.

    `confirmed` holds by block what the answers were, question id → as spelled, when the drafter found them all right as
    they had been last year.
    """

    answers: Answers = field(default_factory=dict)
    history: tuple[Change, ...] = ()
    read: Mapping[str, Report] = field(default_factory=dict)
    confirmed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


class Conversation:
    """A drafter's conversation. Nothing is lost by any call; `keep` is called whenever the memory has changed.

    `read_last` reads a published report or a project of last year, and gives it with a sentence for each gap in it; it
    raises ReadingError. `found_last` is last year's project where one was found, offered as the default.
    """

    def __init__(
        self,
        script: Script,
        commands: Commands,
        memory: Memory = Memory(),
        *,
        read_last: Callable[[Path], tuple[Report, tuple[str, ...]]],
        keep: Callable[[Memory], None],
        found_last: Path | None = None,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self.script, self.commands, self.memory = script, commands, memory
        self.speech = Speech(script.replies)
        self.challenge: Challenge | None = None
        self._read_last, self._keep, self._now = read_last, keep, now
        self._known = {"found_last_year": str(found_last)} if found_last else {}
        self._place = Place()
        self._in_one_step = self._joins = False
        self.state = self._replay()

    def _replay(self) -> State:
        return replay(self.script, self.answers, self.last_year, today=self.today, place=self._place, known=self._known)

    @property
    def today(self) -> date:
        """The day by the conversation's clock."""
        return self._now().date()

    @property
    def answers(self) -> Answers:
        """The answers by question id."""
        return self.memory.answers

    @property
    def last_year(self) -> Report | None:
        """Last year's report, as far as this year's draft may use it; None where none was read."""
        answer, year = self.answers.get(LAST_YEAR), self.answers.get(YEAR)
        report = self.memory.read.get(str(answer.value)) if answer else None
        return usable(report, year.value if year and isinstance(year.value, int) else None) if report else None

    @property
    def prompt(self) -> Prompt | None:
        """The question to be answered next; None where all are answered."""
        return self.state.prompt

    @property
    def left(self) -> list[Asked]:
        """The questions that can be reached and are not answered, those put off among them."""
        return self.state.open

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
            complete=complete,
        )

    def transcript(self) -> Said:
        """The conversation so far, in the order of the script, up to the question to be answered next."""
        return transcript(self.state, self.speech)

    def greets(self) -> Said:
        """What is said when a conversation begins, or is taken up again."""
        answered = sum(question in self.answers for question in self.state.turns)
        names = {"answered": answered, "left": len(self.left), "this_year": self._now().year - 1}
        return (self._reply(Tone.NOTICE, "greeting_resumed" if self.answers else "greeting", None, **names),)

    def asks(self) -> Said:
        """The question to be answered next, with what to count; or that all is answered."""
        return asks(self.state, self.speech)

    def say(self, text: str) -> Said:
        """One line or paste typed by the drafter: a command, the answer to a challenge, or an answer."""
        command = self.commands.parse(text)
        if command is not None:
            return self.perform(command)
        if self.challenge is not None:
            met = self._meet(self.challenge, text.strip())
            if met is not None:
                return met
        return self.answer(text)

    def answer(self, text: str) -> Said:
        """Answer the question at hand; an empty text takes its default."""
        self.challenge = None
        prompt = self.prompt
        if prompt is None:
            return self.asks()
        try:
            return self._answer(prompt, text)
        except Unclear as unclear:
            names = self.state.draft.names
            detail = {"answer": text.strip(), "example": prompt.example, "label": prompt.asked.label, **unclear.detail}
            return (self.speech.say(Tone.UNCLEAR, unclear.key, names, prompt.asked.id, **detail),)
        except NianbaoError as error:
            return (Utterance(Tone.ERROR, str(error), prompt.asked.id), *self._without_file(prompt))

    def _without_file(self, prompt: Prompt) -> Said:
        """What can be done about a file that could not be read."""
        if not isinstance(prompt.asked.question.answer, File):
            return ()
        found = prompt.default is not None and not self.script.spoken.is_none(prompt.default.text)
        return (self._reply(Tone.NOTICE, "file_refused", prompt.asked, found=found),)

    def _answer(self, prompt: Prompt, text: str) -> Said:
        asked = prompt.asked
        if self.script.spoken.is_pending(text):
            if isinstance(asked.question.answer, Year):  # every question names it
                raise Unclear("not_postponable", {})
            said = self._store(asked.id, Answer(text=text.strip(), postponed=True, at=self._now()))
            return (*(said or (self._reply(Tone.ECHO, "postponed", asked, label=asked.label),)), *self.asks())
        given = self._given(prompt, text)
        value: Any = asked.question.answer.understand(given.text, prompt.situation)
        remarks = self._read(value) if isinstance(asked.question.answer, File) and value else ()
        answer = Answer(
            text=self._typed(asked, given.text, prompt, value),
            value=plain(value),
            origin=given.origin,
            at=self._now(),
            seen={name: plain(used) for name, used in self._rests_on(prompt, value, given).items()},
            reasons=self._reasons(asked, plain(value)),
        )
        before = self.state
        said = self._store(asked.id, answer)
        # What is not on the disk is not told as kept.
        return (*(said or echo(self.state, self.speech, asked.id)), *remarks, *self._consequences(before, asked))

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
        """A breakdown that is given in several lines keeps them all, a passage whose numbers are confirmed its text."""
        earlier = self.answers.get(asked.id)
        if not prompt.situation.already or not earlier:
            return text
        if isinstance(asked.question.answer, Passage):
            return str(value["text"])
        return f"{earlier.text}，{text}"

    def _reasons(self, asked: Asked, value: JsonValue) -> tuple[Reason, ...]:
        """The reasons given for the answer as it stood, where it stays the same."""
        earlier = self.answers.get(asked.id)
        return earlier.reasons if earlier is not None and earlier.value == value else ()

    def _rests_on(self, prompt: Prompt, value: Any, given: Default) -> dict[str, Any]:
        if prompt.proposals and isinstance(value, dict):
            chosen = next((item for item in prompt.proposals if item.style == value["style"]), prompt.proposals[0])
            return dict(chosen.used)
        return {**prompt.used, **given.used}

    def _read(self, path: str) -> Said:
        report, gaps = self._read_last(Path(path))
        self.memory = replace(self.memory, read={**self.memory.read, path: report})
        names = {"agency": report.organ.name, "read_year": report.year, "gaps": gaps}
        read = self._reply(Tone.NOTICE, "last_year_read", None, **names)
        return (read, self._reply(Tone.NOTICE, "last_year_gaps", None, **names)) if gaps else (read,)

    def _consequences(self, before: State, asked: Asked) -> Said:
        """What the answer brought about: answers to be looked at again, a contradiction, the next question."""
        stale = staleness(before, self.state, self.script, self.speech)
        self.challenge = challenge(self.found(asked.question.check), asked, self.state, self.answers.values())
        if self.challenge is None:
            return (*stale, *self.asks())
        return (*stale, self._reply(Tone.CHALLENGE, "challenge", asked, **self._options(self.challenge)))

    def _options(self, met: Challenge) -> dict[str, Any]:
        return {
            "message": met.finding.message,
            "figure": met.finding.where in self.script.form.known_cells,
            "found": met.finding.found,
            "expected": met.finding.expected,
            "mended": met.mended,
            "earlier": met.earlier,
            "explicable": met.explicable,
        }

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
            return self.explain(met, rest) if rest else (self._reply(Tone.UNCLEAR, "reason_missing", None),)
        self._go(at=met.question)
        return None

    def explain(self, met: Challenge, reason: str) -> Said:
        """Keep the reason for which a warning may stand, in the place of one that was given before."""
        at = explained_at(met.finding, self.answers) or met.question
        answer = self.answers[at]
        others = (each for each in answer.reasons if not explains(each, met.finding))
        said = self._store(at, answer.model_copy(update={"reasons": (*others, met.reason(reason))}))
        self.challenge = None
        asked = self.state.find(met.question)
        return (*(said or (self._reply(Tone.ECHO, "reason_kept", asked, reason=reason),)), *self.asks())

    def confirm(self, block: str, spelled: Mapping[str, str]) -> Said:
        """Keep that the answers of a block are right as they were last year; an empty mapping takes that back."""
        return self._remember(replace(self.memory, confirmed={**self.memory.confirmed, block: dict(spelled)}))

    def perform(self, command: Command) -> Said:
        """What the conversation itself does of the commands; the rest is the front end's."""
        moves: dict[Action, Callable[[], Said]] = {
            Action.HELP: lambda: (self._reply(Tone.NOTICE, "help_commands", None, commands=self._commands()),),
            Action.BACK: self.back,
            Action.UNDO: self.undo,
            Action.EDIT: lambda: self.edit(command.argument),
            Action.JUMP: lambda: self.jump(command.argument),
            Action.LEFT: self.review,
        }
        if command.action in moves:
            return moves[command.action]()
        return (self._reply(Tone.UNCLEAR, "unknown_command", None, text=command.argument, commands=self._commands()),)

    def _commands(self) -> str:
        return "\n".join(self.commands.lines())

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
        found = self.state.find(question) or self._labelled(question)
        if found is None:
            return (self._reply(Tone.UNCLEAR, "nothing_to_edit", None, text=question),)
        self.challenge = None
        self._go(at=found.id)
        stale = staleness(None, self.state, self.script, self.speech)
        return (*(each for each in stale if each.question == found.id), *self.asks())

    def _labelled(self, text: str) -> Asked | None:
        return next((asked for asked in self.state.reached if text and text in asked.label), None)

    def jump(self, part: str) -> Said:
        """Go to a part: to its first open question, else to its first one."""
        wanted = [asked for asked in self.state.reached if part and part in (asked.part.key, *_titles(asked))]
        if not wanted:
            return (self._reply(Tone.UNCLEAR, "nothing_to_jump", None, text=part),)
        first = next((asked for asked in wanted if asked in self.state.open), wanted[0])
        return self.edit(first.id)

    def undo(self) -> Said:
        """Take back the last step, whatever it was, and go to its question."""
        answers, history, step = without_last_step(self.answers, self.memory.history)
        if not step:
            return (self._reply(Tone.NOTICE, "nothing_to_undo", None),)
        labels = [asked.label for change in step if (asked := self.state.find(change.question))]
        self.challenge = None
        self._place = Place(at=step[0].question)
        said = self._remember(replace(self.memory, answers=answers, history=tuple(history)))
        asked = self.state.find(step[0].question)
        return (*said, self._reply(Tone.NOTICE, "undone", asked, labels=labels), *self.asks())

    def review(self) -> Said:
        """What is left, what is to be looked at again, and what is kept but does not count."""
        stale = staleness(None, self.state, self.script, self.speech)
        names = [asked.label for asked in self.left]
        key = "left_list" if names else "all_done"
        return (self._reply(Tone.NOTICE, key, None, left=names, stale=len(stale)), *stale)

    def _go(self, *, at: str = "", after: str = "") -> None:
        self._place = Place(at, after)
        self.state = self._replay()

    @contextmanager
    def one_step(self) -> Iterator[None]:
        """What is answered meanwhile is taken back together; then it goes on from the first of it that is open."""
        self._in_one_step, began = True, len(self.memory.history)
        try:
            yield
        finally:
            self._in_one_step = self._joins = False
            for change in self.memory.history[began : began + 1]:
                self._go(after=change.question)

    def take(self, question: str, answer: Answer) -> Said:
        """Put an answer in place as it was given elsewhere, without asking; says what the disk did not do."""
        return self._store(question, answer)

    def _store(self, question: str, answer: Answer) -> Said:
        change = Change(question=question, before=self.answers.get(question), joined=self._joins)
        self._joins = self._in_one_step
        history = (*self.memory.history, change)[-REMEMBERED:]
        self._place = Place(after=question)
        return self._remember(replace(self.memory, answers={**self.answers, question: answer}, history=history))

    def _remember(self, memory: Memory) -> Said:
        """Take over the memory and have it kept; where that fails the drafter is told, and it stays in mind."""
        self.memory = memory
        self.state = self._replay()
        try:
            self._keep(memory)
        except NianbaoError as error:
            return (Utterance(Tone.ERROR, str(error)),)
        return ()

    def _reply(self, tone: Tone, key: str, asked: Asked | None, **detail: Any) -> Utterance:
        return self.speech.say(tone, key, self.state.draft.names, asked.id if asked else "", **detail)


def _titles(asked: Asked) -> tuple[str, ...]:
    return (asked.part.title, asked.part.short, *asked.part.short.split())
