"""The part of the conversation in which a register is taken in: read, settled, shown, and only then counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nianbao.errors import NianbaoError
from nianbao.interview import understanding
from nianbao.interview.answers import Answer
from nianbao.interview.asking import Asked, Asking, Prompt
from nianbao.interview.kinds import YesNo
from nianbao.interview.kinds.register_answer import RegisterAnswer, counted
from nianbao.interview.replies import echo
from nianbao.interview.understanding import Unclear
from nianbao.interview.utterance import Tone, Utterance
from nianbao.register.usage import KeptUsage
from nianbao.report.provenance import Origin

if TYPE_CHECKING:
    from nianbao.interview.answering import Answering
    from nianbao.interview.keeping import Said
    from nianbao.interview.register_taking import RegisterTaking

ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ods", ".csv", ".tsv")
"""The endings by which a file that is dragged in at another question is taken for a register."""

MOST_TOLD = 10
"""What could not be placed, as much as is told in the conversation."""

_YES = "1"


class RegisterTalk:
    """Takes registers in for a conversation. Nothing is answered before the drafter has seen what was counted."""

    def __init__(self, conversation: Answering, registers: KeptUsage) -> None:
        self._conversation, self._registers = conversation, registers
        self.taking: RegisterTaking | None = None

    def given_at(self, prompt: Prompt, text: str) -> Path | None:
        """The register that is dragged in at another question about applications; None where the line is none."""
        if isinstance(prompt.asked.question.answer, RegisterAnswer) or prompt.asked.part.key != self._part():
            return None
        try:
            path = understanding.file_path(text)
            return path if path.suffix.lower() in ENDINGS and path.is_file() else None
        except (Unclear, OSError, ValueError):
            return None

    def begins(self, prompt: Prompt, path: Path) -> Said:
        """Reads a register; a line that says that there are applications is answered on the way."""
        from nianbao.interview.register_taking import RegisterTaking

        if isinstance(prompt.asked.question.answer, YesNo):
            self._conversation.answer(self._conversation.script.spoken.yes[0])
        conversation = self._conversation
        try:
            self.taking = RegisterTaking(
                path,
                self._registers,
                conversation.script,
                self._year(),
                conversation.today,
                conversation.state.draft.names,
            )
        except NianbaoError as error:
            return (
                Utterance(Tone.ERROR, str(error), prompt.asked.id),
                self._reply(Tone.NOTICE, "register_refused"),
            )
        return (*self._read(self.taking), *self._next(self.taking))

    def goes_on(self, text: str) -> Said:
        """The drafter's word for the wording at hand, or whether what was counted is to count."""
        taking = self.taking
        if taking is None:
            return ()
        try:
            return self._settled(taking, text)
        except Unclear as unclear:
            names = self._conversation.state.draft.names
            detail = {"answer": text.strip(), "example": _YES, "label": "", **unclear.detail}
            return (self._conversation.speech.say(Tone.UNCLEAR, unclear.key, names, self._id(), **detail),)
        except NianbaoError as error:
            return (Utterance(Tone.ERROR, str(error), self._id()), *self._next(taking))

    def _settled(self, taking: RegisterTaking, text: str) -> Said:
        if (column := taking.column_point) is not None:
            taking.settle_column(column, text)
            return self._next(taking)
        if (point := taking.point) is not None:
            told = taking.settle(point, text)
            return (*self._said(Tone.ECHO, iter((told,) if told else ())), *self._next(taking))
        return self._confirmed(taking, text)

    def _read(self, taking: RegisterTaking) -> Said:
        return tuple(self._said(Tone.NOTICE, taking.telling.summary(taking.result)))

    def _next(self, taking: RegisterTaking) -> Said:
        """The next wording to be settled; else what changed since the register was last taken in; else all counts."""
        if (column := taking.column_point) is not None:
            told = taking.telling.asks_column(column.doubt, [option.label for option in column.options])
            return (Utterance(Tone.CHALLENGE, told, self._id()),)
        if (point := taking.point) is not None:
            told = taking.telling.asks(point.first, point.places, [option.label for option in point.options])
            return (Utterance(Tone.CHALLENGE, told, self._id()),)
        changed = list(self._changes(taking))
        if changed:
            told = "\n".join((*changed, taking.telling.heading("changed_ask")))
            return (Utterance(Tone.CHALLENGE, told, self._id()),)
        return self._counts(taking)

    def _confirmed(self, taking: RegisterTaking, text: str) -> Said:
        if text.strip() in ("", _YES):
            return self._counts(taking)
        if text.strip() == "2":
            self.taking = None
            return (self._reply(Tone.ECHO, "register_left"), *self._conversation.asks())
        return self._next(taking)

    def _counts(self, taking: RegisterTaking) -> Said:
        """What was counted becomes the answer; answers given before to the questions that it fills give way to it."""
        conversation, telling = self._conversation, taking.telling
        self.taking = None
        value = taking.value()
        answer = Answer(text=str(taking.path), value=value, origin=Origin.TYPED, at=conversation.now)
        with conversation.one_step():
            said = conversation.take(self._id(), answer)
            for asked in self._filled():
                conversation.take(asked.id, Answer(text=self._default(asked), origin=Origin.REGISTER))
        last = conversation.last_year
        columns = {each.key: each.label for each in conversation.script.form.requests.applicant_columns}
        notes = (
            telling.totals(taking.result, taking.tables),
            *telling.unplaced(taking.result, MOST_TOLD),
            *telling.carried_in(taking.tables, last.cells if last else {}, columns),
            *telling.deadlines(taking.result, taking.workdays, conversation.today),
            *telling.notes(taking.result),
        )
        echoed = said or echo(conversation.state, conversation.speech, self._id())
        return (*echoed, *self._said(Tone.NOTICE, iter(notes)), *conversation.asks())

    def _filled(self) -> Iterator[Asked]:
        """The questions answered before that the register answers now."""
        for asked in list(self._conversation.state.reached):
            if asked.id in self._conversation.answers and self._default(asked):
                yield asked

    def _default(self, asked: Asked) -> str:
        """What the register that was counted says at a question; empty where it says nothing."""
        conversation = self._conversation
        asking = Asking(conversation.script, conversation.state.draft, conversation.last_year, conversation.today)
        counted = asking.counted(asked)
        return counted.text if counted else ""

    def _changes(self, taking: RegisterTaking) -> Iterator[str]:
        """The cells whose lines differ from those of the register as it was taken in before."""
        before = self._conversation.answers.get(self._id())
        if before is None or not isinstance(before.value, dict) or not before.value.get("lines"):
            return
        was: Mapping[str, Any] = before.value["lines"]  # type: ignore[assignment]
        now = taking.value()["lines"]
        labels = self._conversation.script.form.labels
        for cell in dict.fromkeys((*was, *now)):
            old, new = was.get(cell, {}), now.get(cell, {})
            if old != new:
                yield taking.telling.change(
                    labels[cell], counted(old), counted(new), _beyond(new, old), _beyond(old, new)
                )

    def _id(self) -> str:
        return next(
            (question.id for _, question in self._conversation.script if isinstance(question.answer, RegisterAnswer)),
            "",
        )

    def _part(self) -> str:
        return next(
            (part.key for part, each in self._conversation.script if isinstance(each.answer, RegisterAnswer)), ""
        )

    def _year(self) -> int:
        return int(self._conversation.state.draft.names.values["year"])

    def _said(self, tone: Tone, sentences: Iterator[str]) -> Iterator[Utterance]:
        return (Utterance(tone, sentence, self._id()) for sentence in sentences)

    def _reply(self, tone: Tone, key: str) -> Utterance:
        return self._conversation.speech.say(tone, key, self._conversation.state.draft.names, self._id())


def _beyond(these: Mapping[str, list[int]], those: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """The lines of these sheets that are not among those."""
    left = {sheet: [line for line in lines if line not in those.get(sheet, [])] for sheet, lines in these.items()}
    return {sheet: lines for sheet, lines in left.items() if lines}
