"""Replay: from the answers alone, the report so far, the questions that can be reached, and what no longer fits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from nianbao.interview.answers import Answer, Answers, plain
from nianbao.interview.asking import Asked, Asking, Prompt
from nianbao.interview.counted_cells import COUNTED, behind, is_counted
from nianbao.interview.drafted_report import Draft
from nianbao.interview.gathered_questions import GatheredQuestion, gathered, read_at_the_end
from nianbao.interview.kinds import Breakdown, Manner, Pairs, Passage, RegisterAnswer, Situation, Together, Units
from nianbao.interview.last_year import due_year
from nianbao.interview.script import Script
from nianbao.interview.together import listed
from nianbao.interview.understanding import Unclear
from nianbao.report.model import Report
from nianbao.report.provenance import Origin, Provenance
from nianbao.wording.catalogue import pair_text
from nianbao.wording.unconfirmed import mark

_PUT_OFF, _READ_AT_THE_END, _PUT_OFF_AGAIN, _NOT_ASKED = 3, 4, 5, 6
"""Ranks of what is asked next, behind 0, the question that was gone to, and 1 and 2, those open after and before."""


@dataclass(frozen=True)
class Turn:
    """An answered question, as the transcript shows it; `remaining` counts what is still to be said of it."""

    asked: Asked
    ask: str
    answer: Answer
    value: Any = None
    spelled: str = ""
    remaining: int = 0


@dataclass(frozen=True)
class Misfit:
    """An answer that is kept but does not count: its question is not asked now, or it is not understood."""

    answer: Answer
    unclear: Unclear | None = None


@dataclass(frozen=True)
class Stale:
    """An answer to be looked at again (待复核): a name that it rested on changed from `before` to `now`."""

    name: str
    before: Any
    now: Any


@dataclass
class State:
    """Everything that follows from the answers."""

    draft: Draft
    reached: list[Asked] = field(default_factory=list)
    open: list[Asked] = field(default_factory=list)
    turns: dict[str, Turn] = field(default_factory=dict)
    misfits: dict[str, Misfit] = field(default_factory=dict)
    stale: dict[str, Stale] = field(default_factory=dict)
    gathered: dict[str, GatheredQuestion] = field(default_factory=dict)
    drafts: dict[str, Prompt] = field(default_factory=dict)
    prompt: Prompt | None = None

    @property
    def report(self) -> Report:
        """The report so far."""
        return self.draft.report()

    @property
    def to_be_asked(self) -> int:
        """How many questions are still to come: those that are put together count as one."""
        together = [each for each in self.gathered.values() if each.is_open]
        inside = {asked.id for each in together for asked in each.open}
        return len(together) + sum(asked.id not in inside for asked in self.open)

    @property
    def shown(self) -> Report:
        """The report as a preview or a draft shows it: numbers of last year still to be confirmed stand in 【】."""
        report = self.report
        doubts = {
            turn.asked.fills: mark(turn.value["text"], turn.value["doubtful"])
            for turn in self.turns.values()
            if isinstance(turn.asked.question.answer, Passage) and turn.remaining
        }
        return report.model_copy(update={"passages": {**report.passages, **doubts}}) if doubts else report

    def find(self, question: str) -> Asked | None:
        """The reached question with this id."""
        return next((asked for asked in self.reached if asked.id == question), None)


@dataclass(frozen=True)
class Position:
    """Where the conversation stands: at the question `at`, or at the first open one from `after` on."""

    at: str = ""
    after: str = ""


def replay(
    script: Script,
    answers: Answers,
    last_year: Report | None = None,
    *,
    today: date,
    place: Position = Position(),
    known: Mapping[str, Any] = MappingProxyType({}),
    drafting: bool = False,
) -> State:
    """Play `answers` through the script; the same answers always give the same state.

    `State.prompt` is the question at `place` where there is one, else the first open one, else the first put off.
    `known` are further names for the texts, such as `found_last_year`. `drafting` asks for `State.drafts` too: the
    passages that are read at the end, each as it is put at its own place.
    """
    draft = Draft(script.form, last_year)
    draft.names.update({"this_year": due_year(answers, today), **known})
    return _Replay(Asking(script, draft, last_year, today), answers, place, drafting=drafting).run()


class _Replay:
    def __init__(self, asking: Asking, answers: Answers, place: Position, *, drafting: bool) -> None:
        self.asking, self.answers, self.place, self.drafting = asking, answers, place, drafting
        self.script, self.draft = asking.script, asking.draft
        self.state = State(self.draft)
        self.passed = not place.after
        self.rank = _NOT_ASKED
        self.waiting = set(read_at_the_end(self.script, answers))

    def run(self) -> State:
        for part, question in self.script:
            for asked in self.asking.instances(part, question):
                self._visit(asked)
        for id, answer in self.answers.items():
            if id not in self.state.turns:
                self.state.misfits.setdefault(id, Misfit(answer))
        return self.state

    def _visit(self, asked: Asked) -> None:
        reached = self.asking.condition(asked)
        if not reached:
            if reached is False and asked.question.otherwise == "zero":
                self._zero_own(asked)
            return
        if isinstance(asked.question.answer, Together):
            self._gather(asked)
            return
        self.state.reached.append(asked)
        already = self._settle(asked, self.answers.get(asked.id) or self._taken(asked))
        self._prompt(asked, already)

    def _gather(self, asked: Asked) -> None:
        """Put a question in the place of those that it stands for, where it is the best so far to be asked next."""
        found = self.state.gathered[asked.id] = gathered(asked, self.asking, self.answers)
        self.passed = self.passed or asked.id == self.place.after
        if found.is_open:
            self.waiting.update(each.id for each in found.open)
        rank = self._rank_of_gathered(found)
        if rank < self.rank:
            self.rank = rank
            prompt, members = self.asking.prompt(asked), found.open or found.answered
            self.state.prompt = replace(prompt, members=members, listed=listed(found.together, members, self.script))

    def _rank_of_gathered(self, found: GatheredQuestion) -> int:
        if found.asked.id == self.place.at and (found.open or found.answered):
            return 0
        if not found.is_open:
            return _NOT_ASKED
        if found.manner is Manner.PASSAGES:
            return _READ_AT_THE_END
        return 1 if self.passed else 2

    def _taken(self, asked: Asked) -> Answer | None:
        default = self.asking.taken(asked)
        return Answer(text=default.text, origin=default.origin) if default else None

    def _settle(self, asked: Asked, answer: Answer | None) -> Mapping[str, Any] | None:
        """Play one answer; one that is not finished gives its value so far."""
        if answer is None or answer.postponed:
            self.state.open.append(asked)
            if answer is not None:
                self.state.turns[asked.id] = Turn(asked, self.asking.text(asked, "ask"), answer)
            return None
        ask = self.asking.text(asked, "ask")
        try:
            value, situation = self._value(asked, answer)
        except Unclear as unclear:
            self.state.open.append(asked)
            self.state.misfits[asked.id] = Misfit(answer, unclear)
            return None
        self._fill(asked, answer, value, situation)
        remaining = asked.question.answer.remaining(value)
        spelled = asked.question.answer.spell(value, situation)
        self.state.turns[asked.id] = Turn(asked, ask, answer, value, spelled, remaining)
        self._note_stale(asked, answer)
        if remaining:
            self.state.open.append(asked)
            return dict(value)
        return None

    def _value(self, asked: Asked, answer: Answer) -> tuple[Any, Situation]:
        situation = self.asking.situation(asked)
        if answer.value is None or not asked.question.answer.fits(answer.value, situation):
            situation = self.asking.situation(asked, proposing=True)
            return asked.question.answer.understand(answer.text, situation), situation
        value: Any = answer.value
        if isinstance(asked.question.answer, Breakdown) and situation.total is not None:
            value = {**value, "total": situation.total}
        return value, situation

    def _fill(self, asked: Asked, answer: Answer, value: Any, situation: Situation) -> None:
        source = Provenance(origin=answer.origin, source=asked.id, where=answer.text[:200], at=answer.at)
        if isinstance(asked.question.answer, RegisterAnswer):
            self.draft.register_lines = value["lines"]
        if isinstance(asked.question.answer, Units):
            self.draft.unit_parts = value["parts"]
        if isinstance(asked.question.answer, Pairs):
            self.draft.choose(value)
        for key, filled in asked.question.answer.fill(value, asked.fills, situation).items():
            counted = answer.origin in COUNTED
            if counted or is_counted(key, self.draft):
                self.draft.counted[key] = behind(key, self.draft, self.script)
            self.draft.put(key, filled, self.draft.counted[key] if counted else source)
        if asked.question.zeroes and not _says_something(value):
            self.draft.zero(asked.question.zeroes, source)
        if isinstance(asked.question.answer, Pairs) or asked.question.each == "problems":
            self._compose_problems()

    def _zero_own(self, asked: Asked) -> None:
        answer = asked.question.answer
        slots = self.script.slots(answer.slots) if isinstance(answer, Breakdown) else ()
        keys = [asked.fills.replace("{slot}", slot.key) for slot in slots] or [asked.fills]
        self.draft.zero(keys, Provenance(origin=Origin.DERIVED, source=asked.id))

    def _compose_problems(self) -> None:
        catalogue = {pair.key: pair for pair in self.script.wording.catalogue}
        facts = self.draft.names.values
        self.draft.put_problems(
            tuple(
                pair_text(
                    catalogue[key],
                    fact=facts.get(f"facts.problem_fact_{key}") or "",
                    who=facts.get(f"facts.problem_who_{key}") or "",
                    due=facts.get(f"facts.problem_due_{key}") or "",
                    names=self.draft.names,
                )
                if key in catalogue
                else own
                for key, own in self.draft.chosen.items()
            )
        )

    def _note_stale(self, asked: Asked, answer: Answer) -> None:
        for name, before in answer.seen.items():
            now = plain(self.draft.names.values.get(name))
            if now != before:
                self.state.stale[asked.id] = Stale(name, before, now)
                return

    def _prompt(self, asked: Asked, already: Mapping[str, Any] | None) -> None:
        """Keep the question in full where it is the best so far to be asked next."""
        self.passed = self.passed or asked.id == self.place.after
        if self.drafting and asked.id in self.waiting and isinstance(asked.question.answer, Passage):
            self.state.drafts[asked.id] = self.asking.prompt(asked)
        rank = self._rank(asked)
        if rank < self.rank:
            self.rank = rank
            turn = self.state.turns.get(asked.id)
            self.state.prompt = self.asking.prompt(asked, already, turn.value if turn else None)

    def _rank(self, asked: Asked) -> int:
        if asked.id == self.place.at:
            return 0
        if asked.id in self.waiting or not (self.state.open and self.state.open[-1] is asked):
            return _NOT_ASKED
        if self._put_off(asked):
            return _PUT_OFF if self._comes_again(asked) else _PUT_OFF_AGAIN
        return 1 if self.passed else 2

    def _put_off(self, asked: Asked) -> bool:
        turn = self.state.turns.get(asked.id)
        return turn is not None and turn.answer.postponed

    def _comes_again(self, asked: Asked) -> bool:
        """Whether a question that was put off is asked before the passages: not once it was put off again."""
        last = self.answers.get(self.place.after)
        return (self.passed and asked.id != self.place.after) or last is None or not last.postponed


def _says_something(value: Any) -> bool:
    """False for no, for 0 and for a breakdown of nothing."""
    return any(value["counts"].values()) if isinstance(value, dict) and "counts" in value else bool(value)
