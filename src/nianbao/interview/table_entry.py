"""Figures entered straight into cells of the tables, turned into answers to the questions that fill those cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nianbao.interview.asking import Asked, Prompt
from nianbao.interview.challenges import Challenge
from nianbao.interview.conversation import Conversation
from nianbao.interview.keeping import Said
from nianbao.interview.kinds import Breakdown, YesNo
from nianbao.interview.script import Question
from nianbao.interview.understanding import spell_breakdown
from nianbao.interview.utterance import Tone, Utterance
from nianbao.language.numerals import Number
from nianbao.wording.sandbox import printed

NAMED = 6
"""Cells that are named where many could not be filled."""

_HEARD = (Tone.ECHO, Tone.UNCLEAR, Tone.ERROR)
_NOT_TAKEN = (Tone.UNCLEAR, Tone.ERROR)


def enter_cells(conversation: Conversation, cells: Mapping[str, Number | None]) -> Said:
    """Answer every question that fills one of `cells`, in the order of the script; gives what was said to each.

    None blanks a cell: its 件 are still to be placed. A question that opens a block (“有没有申请”) is answered from the
    figures in it. A breakdown keeps its counts for the cells that are not entered; nothing becomes 0 unsaid. What could
    not be entered, and a total that is not the sum, is said at the end. All of it is one step that can be taken back.
    """
    with conversation.one_step():
        return _Entry(conversation, cells).enter()


class _Entry:
    def __init__(self, conversation: Conversation, cells: Mapping[str, Number | None]) -> None:
        self.conversation, self.entered = conversation, cells
        self.form = conversation.script.form
        self.before = conversation.state.report.cells
        self.cells = {key: value for key, value in cells.items() if not self.form.is_total(key)}
        self.said: list[Utterance] = []
        self.told: set[str] = set()
        self.challenges: list[Challenge] = []

    def enter(self) -> Said:
        done: set[str] = set()
        while (asked := self._next(done)) is not None:
            done.add(asked.id)
            if isinstance(asked.question.answer, YesNo):
                self._open_or_close(asked)
            else:
                self._fill(asked)
        self.conversation.challenge = None
        return (*self.said, *self._contradictions(), *self._left_out())

    def _next(self, done: set[str]) -> Asked | None:
        reached = (asked for asked in self.conversation.state.reached if asked.id not in done)
        return next((asked for asked in reached if self._differs(self._cells_of(asked))), None)

    def _cells_of(self, asked: Asked) -> Iterable[str]:
        """The cells that a question fills itself, or that hang on it."""
        if isinstance(asked.question.answer, YesNo):
            prefixes = tuple(f"{each}." for each in asked.question.zeroes)
            return [key for key in self.cells if prefixes and key.startswith(prefixes)]
        return self._own(asked).values()

    def _differs(self, keys: Iterable[str]) -> bool:
        now = self.conversation.state.report.cells
        return any(key in self.cells and self.cells[key] != now.get(key) for key in keys)

    def _own(self, asked: Asked) -> dict[str, str]:
        """The cells of a question by the slots of its answer."""
        answer = asked.question.answer
        if not isinstance(answer, Breakdown):
            return {"": asked.fills}
        return {
            slot.key: asked.fills.replace("{slot}", slot.key) for slot in self.conversation.script.slots(answer.slots)
        }

    def _wanted(self, keys: Iterable[str]) -> dict[str, Number | None]:
        return {key: self.cells[key] if key in self.cells else self.before.get(key) for key in keys}

    def _open_or_close(self, asked: Asked) -> None:
        """Yes for a figure in the block; no once every figure that has to be said is 0."""
        wanted = self._wanted(self._said_first(asked.question))
        spoken = self.conversation.script.spoken
        if any(wanted.values()) or any(self.cells[key] for key in self._cells_of(asked)):
            if self._answer_gate(asked, spoken.yes[0]):
                self.cells = {**{key: value for key, value in wanted.items() if value is not None}, **self.cells}
        elif None not in wanted.values():
            self._answer_gate(asked, spoken.no[0])
        elif asked.id not in self.conversation.state.turns:
            missing = [self.form.labels[key] for key, value in wanted.items() if value is None]
            self._partly(asked, missing, self._cells_of(asked))

    def _said_first(self, question: Question) -> list[str]:
        """The cells of a block that rest on no other: those of the breakdowns that have no sum to reach."""
        script = self.conversation.script
        below = (
            each
            for _, each in script
            if isinstance(each.answer, Breakdown)
            and not each.answer.total
            and each.fills.startswith(tuple(f"{prefix}." for prefix in question.zeroes))
        )
        return [name for each in below for name, _ in script.filled(each)]

    def _answer_gate(self, asked: Asked, text: str) -> bool:
        turn = self.conversation.state.turns.get(asked.id)
        if turn is not None and turn.spelled == text:
            return False
        self._say(asked, text)
        return True

    def _fill(self, asked: Asked) -> None:
        answer, own = asked.question.answer, self._own(asked)
        if not isinstance(answer, Breakdown):
            value = self.cells[asked.fills]
            if value is not None:
                self._say(asked, str(printed(value)))
            return
        missing = [] if answer.total else self._missing(asked, answer)
        if missing:
            self._partly(asked, missing, own.values())
            return
        counts = self._counts(asked, answer)
        self._go_to(asked)
        if self.conversation.prompt is not None:
            self._say(asked, self._spelled(self.conversation.prompt, answer, counts))

    def _missing(self, asked: Asked, answer: Breakdown) -> list[str]:
        """The slots without a figure, unless the others come to the sum that was said."""
        own = self._own(asked)
        wanted = self._wanted(own.values())
        turn = self.conversation.state.turns.get(asked.id)
        stated = turn.value["total"] if turn is not None and turn.value else None
        if stated is not None and stated == sum(value or 0 for value in wanted.values()):
            return []
        slots = self.conversation.script.slots(answer.slots)
        return [slot.short for slot in slots if wanted[own[slot.key]] is None]

    def _counts(self, asked: Asked, answer: Breakdown) -> dict[str, Number]:
        """What each slot is to have; of a breakdown with a sum to reach only the slots that were said."""
        own = self._own(asked)
        if not answer.total:
            return {slot: value or 0 for slot, value in zip(own, self._wanted(own.values()).values(), strict=True)}
        turn = self.conversation.state.turns.get(asked.id)
        counts: dict[str, Number] = dict(turn.value["counts"]) if turn is not None and turn.value else {}
        for slot, key in own.items():
            value = self.cells.get(key, counts.get(slot))
            if value is not None:
                counts[slot] = value
            elif counts.get(slot):
                counts[slot] = 0
        return counts

    def _spelled(self, prompt: Prompt, answer: Breakdown, counts: Mapping[str, Number]) -> str:
        """What a drafter would type; a 0 only where it would not be understood of itself."""
        standing: Mapping[str, Any] = (prompt.situation.already or prompt.situation.standing or {}).get("counts", {})
        if not answer.total or sum(counts.values()) == prompt.situation.total:
            counts = {slot: count for slot, count in counts.items() if count or standing.get(slot)}
        spelled = {slot: printed(count) for slot, count in counts.items()}
        return spell_breakdown(spelled, prompt.situation.slots) or self.conversation.script.spoken.none[0]

    def _go_to(self, asked: Asked) -> None:
        prompt = self.conversation.prompt
        if prompt is None or prompt.asked.id != asked.id:
            self.conversation.edit(asked.id)

    def _say(self, asked: Asked, text: str) -> None:
        self._go_to(asked)
        said = [each for each in self.conversation.answer(text) if each.tone in _HEARD]
        self.said.extend(said)
        if any(each.tone in _NOT_TAKEN for each in said):
            self.told.update(self._cells_of(asked))
        if self.conversation.challenge is not None:
            self.challenges.append(self.conversation.challenge)

    def _partly(self, asked: Asked, missing: list[str], about: Iterable[str]) -> None:
        self.told.update(about)
        self.said.append(self._notice("table_partly", asked.id, label=asked.label, missing=missing))

    def _contradictions(self) -> Iterator[Utterance]:
        """What the checks found at an answer and still find now that all are given."""
        now = self.conversation.found({each.finding.id for each in self.challenges})
        for finding, question in {each.finding: each.question for each in self.challenges}.items():
            if finding in now:
                yield self._notice("table_contradiction", question, message=finding.message)

    def _left_out(self) -> Iterator[Utterance]:
        now = self.conversation.state.report.cells
        kept: dict[str, list[str]] = {}
        for key, value in self.entered.items():
            stands = now.get(key)
            if key in self.told or value == stands:
                continue
            if self.form.is_total(key):
                if value is not None and stands is not None:
                    yield self._notice("table_total", label=self.form.labels[key], sum=stands, value=printed(value))
                continue
            why = "table_blank" if value is None else "table_not_yet" if stands is None else "table_not_asked"
            kept.setdefault(why, []).append(self.form.labels[key])
        for why, labels in kept.items():
            yield self._notice(why, labels=labels[:NAMED], more=len(labels) > NAMED)

    def _notice(self, key: str, question: str = "", /, **detail: Any) -> Utterance:
        names = self.conversation.state.draft.names
        return self.conversation.speech.say(Tone.NOTICE, key, names, question, **detail)
