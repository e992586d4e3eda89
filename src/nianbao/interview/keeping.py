"""The answers as they are kept: every change is saved at once, can be taken back, and done again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Protocol

from nianbao.errors import NianbaoError
from nianbao.interview.answers import Answer, AnswerChange, Answers, without_last_step
from nianbao.interview.asking import Asked, Prompt
from nianbao.interview.gathered_questions import gathering_of
from nianbao.interview.last_year import due_year, usable
from nianbao.interview.memory import LAST_YEAR, REMEMBERED, YEAR, Memory
from nianbao.interview.replay import Position, State, replay
from nianbao.interview.script import Script
from nianbao.interview.utterance import Tone, Utterance
from nianbao.report.model import Report

Said = tuple[Utterance, ...]


class Seal(Protocol):
    """What keeps the answers as they are: a report that was issued."""

    @property
    def why(self) -> str:
        """Why they may not be changed, and what to do; empty where they may."""

    @property
    def greeting(self) -> str:
        """The same for whoever takes the conversation up again."""

    def lift(self, reason: str) -> None:
        """Let them be changed from now on, for a reason that is kept; raises NianbaoError."""


class Sealed(Exception):  # noqa: N818 - no fault: carries what was to be done to where the drafter is asked
    """An answer that was not changed because of a seal; what was to be done can be done again once it is lifted."""


class Keeping:
    """The memory of a conversation, with the state that follows from it; `keep` is called whenever it has changed."""

    def __init__(
        self,
        script: Script,
        memory: Memory,
        keep: Callable[[Memory], None],
        known: Mapping[str, Any],
        now: Callable[[], datetime],
        script_of: Callable[[int], Script] | None = None,
    ) -> None:
        self.script, self.memory = script, memory
        self._script_of = script_of
        self._keep, self._known, self._now = keep, known, now
        self._place = Position()
        self._in_one_step = self._joins = False
        self._taken_back: list[Mapping[str, Answer | None]] = []
        self.seal: Seal | None = None
        self.state = self._replay()

    def _replay(self, *, drafting: bool = False) -> State:
        if self._script_of is not None:
            self.script = self._script_of(self.year)
        return replay(
            self.script,
            self.answers,
            self.last_year,
            today=self.today,
            place=self._place,
            known=self._known,
            drafting=drafting,
        )

    @property
    def now(self) -> datetime:
        """The moment by the conversation's clock."""
        return self._now()

    @property
    def today(self) -> date:
        """The day by the conversation's clock."""
        return self._now().date()

    @property
    def year(self) -> int:
        """The year that is reported on, as far as it is known; else the one that is due."""
        answer = self.answers.get(YEAR)
        return answer.value if answer and isinstance(answer.value, int) else due_year(self.answers, self.today)

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

    def drafts(self) -> Mapping[str, Prompt]:
        """The passages that are read at the end, by their question's id, each as it is put at its own place."""
        return self._replay(drafting=True).drafts

    @property
    def can_do_again(self) -> bool:
        """Whether the last step was taken back and can be done again."""
        return bool(self._taken_back)

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

    @contextmanager
    def one_save(self) -> Iterator[list[Utterance]]:
        """One step that is also kept as one, so that none of it or all of it is; gives what is to be told of that."""
        told: list[Utterance] = []
        keep, before = self._keep, self.memory
        self._keep = lambda _: None
        try:
            with self.one_step():
                yield told
        finally:
            self._keep = keep
            if self.memory is not before:
                told.extend(self._saved())

    def _go(self, *, at: str = "", after: str = "") -> None:
        self._place = Position(at, after)
        self.state = self._replay()

    def have_read(self, reports: Mapping[str, Report]) -> None:
        """Have reports at hand that were read elsewhere; those that were read here stay."""
        self.memory = replace(self.memory, read={**reports, **self.memory.read})

    def take(self, question: str, answer: Answer | None) -> Said:
        """Put an answer in place as it was given elsewhere, or none, without asking; says what the disk did not do."""
        return self._store(question, answer)

    def confirm(self, block: str, spelled: Mapping[str, str]) -> Said:
        """Keep that the answers of a block are right as they were last year; an empty mapping takes that back."""
        self._see_unsealed()
        return self._remember(replace(self.memory, confirmed={**self.memory.confirmed, block: dict(spelled)}))

    def _see_unsealed(self) -> None:
        """Raise Sealed where a seal keeps the answers as they are."""
        if self.seal is not None and (why := self.seal.why):
            raise Sealed(why)

    def _store(self, question: str, answer: Answer | None) -> Said:
        """Keep the answer to a question, or that there is none any more; raises Sealed."""
        self._see_unsealed()
        self._taken_back.clear()
        return self._change(question, answer)

    def _change(self, question: str, answer: Answer | None) -> Said:
        change = AnswerChange(question=question, before=self.answers.get(question), joined=self._joins)
        self._joins = self._in_one_step
        history = (*self.memory.history, change)[-REMEMBERED:]
        answers = {id: kept for id, kept in self.answers.items() if id != question}
        self._place = Position(after=question)
        kept = {**self.answers, question: answer} if answer is not None else answers
        return self._remember(replace(self.memory, answers=kept, history=history))

    def _take_back(self) -> tuple[list[AnswerChange], Said]:
        """Undo the last step: its changes, none where there is none, and what there is to say of keeping that."""
        answers, history, step = without_last_step(self.answers, self.memory.history)
        if not step:
            return [], ()
        self._see_unsealed()
        self._taken_back.append({change.question: self.answers.get(change.question) for change in step})
        together = gathering_of(self.script, frozenset(change.question for change in step))
        self._place = Position(at=together or step[0].question)
        return step, self._remember(replace(self.memory, answers=answers, history=tuple(history)))

    def _do_again(self) -> tuple[list[str], Said]:
        """Do again the step that was taken back last: the questions that it answered, none where there is none."""
        if not self._taken_back:
            return [], ()
        self._see_unsealed()
        step = self._taken_back.pop()
        said: list[Utterance] = []
        with self.one_step():
            for question, answer in step.items():
                said.extend(self._change(question, answer))
        return list(step), tuple(said)

    def _remember(self, memory: Memory) -> Said:
        """Take over the memory and have it kept; where that fails the drafter is told, and it stays in mind."""
        self.memory = memory
        self.state = self._replay()
        return self._saved()

    def _saved(self) -> Said:
        try:
            self._keep(self.memory)
        except NianbaoError as error:
            return (Utterance(Tone.ERROR, str(error)),)
        return ()
