"""The script: every question in the order of asking, with the words in which the conversation answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, model_validator

from nianbao.data_files import DataFiles
from nianbao.frozen_model import FrozenModel
from nianbao.interview.kinds import AnswerKind, Breakdown, Pairs, RegisterAnswer, Several
from nianbao.interview.kinds.register_answer import IN_TIME
from nianbao.interview.reply_texts import ReplyTexts
from nianbao.interview.understanding import Slot, Spoken, slots
from nianbao.report.format import ReportFormat
from nianbao.report.organs import TRAITS
from nianbao.wording.proposals import Wording

if TYPE_CHECKING:
    from nianbao.checks.settings import CheckSettings
    from nianbao.checks.words import CheckWords


class Question(FrozenModel):
    """A question of prompts/. Its texts are Jinja over the names of wording.names.

    `label`: what it is about, in a few words, for echoes and lists; `called`: what else people call it;
    `fills`: the name of what it answers;
    `when`: asked only if; `default`: what Enter takes; `default_from`: names whose values Enter takes;
    `from_register`: names below `register` whose values Enter takes where a register was counted, without being asked
    where each of its lines has its place;
    `taken`: the default is taken without asking while this holds; `otherwise`: what its cells are when it is not
    asked; `zeroes`: prefixes that become 0 when the answer is no or 0; `each`: asked once for each of these;
    `nothing`: what else says that there is none; `none_as`: the words that stand for none where words are demanded;
    `opens`: why further questions are asked after it, in a few words;
    `counted`: what is counted, so that several with their numbers are added up;
    `explains`: the rules that last year's published report can break: the answer says why, and is printed.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_.]*$")
    label: str
    called: tuple[str, ...] = ()
    ask: str
    answer: AnswerKind
    hint: str = ""
    help: str = ""
    basis: str = ""
    mistake: str = ""
    example: str = ""
    echo: str = ""
    when: str = ""
    default: str = ""
    default_from: str = ""
    from_register: str = ""
    taken: str = ""
    otherwise: Literal["", "zero"] = ""
    zeroes: tuple[str, ...] = ()
    each: Literal["", "applicants", "problems", "last_problems"] = ""
    fills: str = ""
    nothing: tuple[str, ...] = ()
    none_as: str = ""
    opens: str = ""
    counted: tuple[str, ...] = ()
    check: tuple[str, ...] = ()
    explains: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _fills_what_it_can(self) -> Question:
        if isinstance(self.answer, Breakdown) and "{slot}" not in self.fills:
            raise ValueError("分项的问题，fills 里要有 {slot}")
        if self.each and "{item}" not in self.fills and not isinstance(self.answer, Pairs):
            raise ValueError("逐项问的问题，fills 里要有 {item}")
        return self


class ScriptPart(FrozenModel):
    """A part of the conversation, shown in the head line."""

    key: str
    title: str
    short: str


@dataclass(frozen=True)
class Script:
    """All questions by part, the words in which the conversation answers, and the wording that it proposes."""

    files: DataFiles
    wording: Wording
    parts: tuple[ScriptPart, ...]
    questions: tuple[tuple[ScriptPart, Question], ...]
    spoken: Spoken
    replies: ReplyTexts
    register_told: ReplyTexts
    units_told: ReplyTexts

    @property
    def form(self) -> ReportFormat:
        """The format of the report that is drafted."""
        return self.files.form

    @cached_property
    def check_words(self) -> CheckWords:
        """The words by which the checks read prose: they are needed with the first answer, not at the start."""
        from nianbao.checks.words import load_words

        return load_words(self.files)

    @cached_property
    def check_settings(self) -> CheckSettings:
        """The limits of the checks, as the office sets them."""
        from nianbao.checks.settings import load_settings

        return load_settings(self.files)

    def slots(self, group: str) -> tuple[Slot, ...]:
        """The slots of a breakdown, with their official labels where they are cells of the tables."""
        return self._slots[group]

    @cached_property
    def _slots(self) -> Mapping[str, tuple[Slot, ...]]:
        rows = {
            "applicants": self.form.requests.applicant_columns,
            "outcomes": (*self.form.requests.outcome_rows, *self.form.requests.rows),
            "results": self.form.disputes.result_columns,
        }
        return {
            group: slots(group, _labels(rows.get(group, ()), names), self.spoken)
            for group, names in self.spoken.slots.items()
        }

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """What each name is called: the printed label of a cell, else the label of the question that fills it."""
        own = {name: label for _, question in self.questions for name, label in self.filled(question)}
        traits = {f"agency.{trait}": own.get(f"agency.{field}", "") for trait, field in TRAITS.items()}
        return {**traits, **own, **self.form.labels}

    def filled(self, question: Question) -> Iterator[tuple[str, str]]:
        """The names that a question fills, {item} still open, each with what it is called."""
        slots = self._slots_of(question)
        if isinstance(question.answer, RegisterAnswer):
            yield IN_TIME, question.label
        if "{slot}" not in question.fills:
            yield question.fills, question.label
        for key, label in slots.items():
            yield question.fills.replace("{slot}", key), f"{question.label}·{label}"

    def _slots_of(self, question: Question) -> Mapping[str, str]:
        match question.answer:
            case Breakdown(slots=group):
                return {slot.key: slot.short for slot in self.slots(group)}
            case Several(options=options) if "{slot}" in question.fills:
                return {option.key: option.label for option in options}
            case _:
                return {}

    def __iter__(self) -> Iterator[tuple[ScriptPart, Question]]:
        return iter(self.questions)


def _labels(rows: Iterable[Any], names: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The printed label of each slot of a group; its first name where it is no row or column of a table."""
    printed = {row.key: row.label for row in rows if hasattr(row, "key")}
    order = [key for key in printed if key in names] or list(names)
    return {key: printed.get(key, names[key][0]) for key in order}
