"""A question as it is put at its place in the script: when it is asked, its texts, its default, its proposals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from nianbao.interview.drafted_report import Draft
from nianbao.interview.kinds import Breakdown, Pairs, Passage, Situation, doubtful
from nianbao.interview.kinds.units import PREFIX as UNITS
from nianbao.interview.reply_texts import Speech
from nianbao.interview.script import Question, Script, ScriptPart
from nianbao.report.model import Report
from nianbao.report.provenance import Origin
from nianbao.wording.catalogue import offered
from nianbao.wording.proposals import Proposal, proposals
from nianbao.wording.sandbox import UnknownName, evaluate, render


@dataclass(frozen=True)
class Item:
    """What a repeated question is about this time: an applicant column, a problem."""

    key: str
    label: str


@dataclass(frozen=True)
class Asked:
    """A question as it is reached, once for each item."""

    part: ScriptPart
    question: Question
    item: Item | None = None

    @property
    def id(self) -> str:
        """The question's id, with the item's key behind it where it is repeated."""
        return f"{self.question.id}.{self.item.key}" if self.item else self.question.id

    @property
    def label(self) -> str:
        """What it is about, in a few words."""
        return f"{self.question.label}（{self.item.label}）" if self.item else self.question.label

    @property
    def fills(self) -> str:
        """The name that the answer sets, {slot} still open where it sets several."""
        return self._own(self.question.fills)

    @property
    def default_from(self) -> str:
        """The name whose value Enter takes, {slot} still open where there are several."""
        return self._own(self.question.default_from)

    @property
    def counted_in(self) -> tuple[str, ...]:
        """The names below `register` and below `units` whose values Enter takes, {slot} still open where it stands."""
        counted = (self.question.from_register, f"{UNITS}{self.question.fills}" if self.question.fills else "")
        return tuple(self._own(pattern) for pattern in counted if pattern)

    def _own(self, pattern: str) -> str:
        return pattern.replace("{item}", self.item.key) if self.item else pattern

    def may_fill(self, name: str) -> bool:
        """Whether the answer can set a name, or one of a row whose total it is."""
        return re.fullmatch(re.escape(self.fills).replace(re.escape("{slot}"), r"[^.]+"), name) is not None

    def spot(self, key: str) -> str:
        """Where a text of the question stands, for messages."""
        return f"prompts/{self.part.key}.yaml，{self.question.id}.{key}"


@dataclass(frozen=True)
class Default:
    """What Enter takes, and where it comes from."""

    text: str
    origin: Origin
    used: Mapping[str, Any]


@dataclass(frozen=True)
class Prompt:
    """A question in full, as a front end shows it.

    `same` is what 同去年 means here; `used` are the names that its total rests on, with their values. `members` are the
    questions that it stands for, `listed` what of them can be chosen by its number.
    """

    asked: Asked
    ask: str
    hint: str
    help: str
    basis: str
    mistake: str
    example: str
    default: Default | None
    same: str
    situation: Situation
    used: Mapping[str, Any] = field(default_factory=dict)
    none_as: str = ""
    members: tuple[Asked, ...] = ()
    listed: tuple[str, ...] = ()

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """The proposals of a passage."""
        return self.situation.proposals

    @property
    def options(self) -> tuple[str, ...]:
        """What can be chosen by its number; empty where the answer is free."""
        answer = self.asked.question.answer
        if self.members:
            return self.listed
        if isinstance(answer, Passage):
            return tuple(proposal.label for proposal in self.proposals)
        if isinstance(answer, Pairs):
            return tuple(pair.title for pair in self.situation.offered)
        return tuple(option.label for option in getattr(answer, "options", ()))

    @property
    def groups(self) -> tuple[str, ...]:
        """The group of each option; empty where they stand in none."""
        answer = self.asked.question.answer
        return tuple(pair.group for pair in self.situation.offered) if isinstance(answer, Pairs) else ()


class Asking:
    """Puts the questions of a script to a draft."""

    def __init__(self, script: Script, draft: Draft, last: Report | None, today: date) -> None:
        self.script, self.draft, self.last, self.today = script, draft, last, today
        self.names = draft.names

    def _noting(self, used: dict[str, Any]) -> Asking:
        """The same; the names that a text, a default or a proposal looks up are noted in `used`."""
        noting = copy(self)
        noting.names = self.names.noting(used)
        return noting

    def instances(self, part: ScriptPart, question: Question) -> Iterator[Asked]:
        """The question once, or once for each of its items."""
        if not question.each:
            return iter((Asked(part, question),))
        return (Asked(part, question, item) for item in self._items(question.each))

    def _items(self, each: str) -> Iterator[Item]:
        match each:
            case "applicants":
                return (Item(column.key, column.label) for column in self.script.form.requests.applicant_columns)
            case "problems":
                titles = {pair.key: pair.title for pair in self.script.wording.catalogue}
                return (Item(key, titles[key]) for key in self.draft.chosen if key in titles)
            case _:
                problems = self.last.problems if self.last else ()
                return (Item(str(number), each.problem) for number, each in enumerate(problems, start=1))

    def condition(self, asked: Asked) -> bool | None:
        """Whether the question is asked; None while that is not known yet."""
        return self._holds(asked, "when", asked.question.when) if asked.question.when else True

    def taken(self, asked: Asked) -> Default | None:
        """The default where it is taken without asking."""
        counted = self.counted(asked) if self.names.values.get("register.complete") else None
        if counted is not None and counted.origin is Origin.REGISTER:
            return counted
        if asked.question.taken and self._holds(asked, "taken", asked.question.taken):
            return self.default(asked)
        return None

    def _holds(self, asked: Asked, key: str, text: str) -> bool | None:
        try:
            return bool(evaluate(text, self.names, asked.spot(key), item=asked.item))
        except UnknownName:
            return None

    def text(self, asked: Asked, key: str) -> str:
        """One of the question's texts, empty where it needs what is not known."""
        try:
            return render(getattr(asked.question, key), self.names, asked.spot(key), item=asked.item)
        except UnknownName:
            return ""

    def situation(
        self, asked: Asked, already: Mapping[str, int] | None = None, *, proposing: bool = False
    ) -> Situation:
        """What an answer is understood against; the proposals of a passage only on request, for they cost most."""
        answer = asked.question.answer
        spoken, today = self.script.spoken, self.today
        if isinstance(answer, Breakdown):
            return Situation(spoken, today, self.script.slots(answer.slots), self._total(asked, answer), already)
        if isinstance(answer, Pairs):
            catalogue = self.script.wording.catalogue
            return Situation(spoken, today, catalogue=catalogue, offered=offered(catalogue, self.names))
        if isinstance(answer, Passage) and proposing:
            found = proposals(self.script.wording, asked.fills, self.names, self.last)
            return Situation(spoken, today, proposals=found, already=already)
        return Situation(spoken, today, label=asked.label)

    def _total(self, asked: Asked, answer: Breakdown) -> int | None:
        if not answer.total:
            return None
        try:
            return int(evaluate(answer.total, self.names, asked.spot("answer.total"), item=asked.item))
        except UnknownName:
            return None

    def default(self, asked: Asked) -> Default | None:
        """What Enter takes at this place; None where something must be typed."""
        if counted := self.counted(asked):
            return counted
        used: dict[str, Any] = {}
        noting = self._noting(used)
        text = noting._spelled(asked, asked.default_from) if asked.default_from else noting._labelled(asked)
        last = any(name.startswith("last.") and value is not None for name, value in used.items())
        return Default(text, Origin.LAST_YEAR if last else Origin.PROPOSED, used) if text else None

    def counted(self, asked: Asked) -> Default | None:
        """What a register and the reports of subordinate organs come to at this place; None where neither speaks of it.

        The register is the office's own: both are added up.
        """
        used: dict[str, Any] = {}
        noting = self._noting(used)
        found = [value for pattern in asked.counted_in if (value := noting._known(asked, pattern)) is not None]
        if not found:
            return None
        text = asked.question.answer.spell(_added(found), self.situation(asked))
        of_units = any(name.startswith(UNITS) and value is not None for name, value in used.items())
        return Default(text, Origin.UNITS if of_units else Origin.REGISTER, used) if text else None

    def _labelled(self, asked: Asked) -> str:
        """The text of the default; the label of an option that it gives by its key, also of a question put with it."""
        text = self.text(asked, "default")
        together = getattr(asked.question.answer, "questions", ())
        answers = (asked.question.answer, *(each.answer for _, each in self.script if each.id in together))
        options = (option for answer in answers for option in getattr(answer, "options", ()))
        return next((str(option.label) for option in options if option.key == text), text)

    def _spelled(self, asked: Asked, pattern: str) -> str:
        """The values of the names in `pattern` as one answer; empty where one of them is not known."""
        value = self._known(asked, pattern)
        return "" if value is None else asked.question.answer.spell(value, self.situation(asked))

    def _known(self, asked: Asked, pattern: str) -> Any:
        """The values of the names in `pattern` as one value; None where one of them is not known."""
        if "{slot}" not in pattern:
            return self._value(pattern)
        counts = {slot.key: self._value(pattern.replace("{slot}", slot.key)) for slot in self.situation(asked).slots}
        return {"counts": counts, "total": None} if counts and None not in counts.values() else None

    def _value(self, name: str) -> Any:
        try:
            return self.names.look_up(name)
        except KeyError:
            return None

    def prompt(self, asked: Asked, already: Mapping[str, Any] | None = None, standing: Any = None) -> Prompt:
        """The question in full; `standing` is the value of the answer that Enter keeps."""
        default = self.default(asked)
        used: dict[str, Any] = {}
        situation = self._noting(used).situation(asked, already, proposing=True)
        if isinstance(asked.question.answer, Passage) and already:
            default = Default(doubtful(already), Origin.LAST_YEAR, {})
        elif situation.proposals:
            default = Default(situation.proposals[0].label, Origin.PROPOSED, {})
        if isinstance(asked.question.answer, Breakdown) and not already:
            situation = replace(situation, standing=standing)
        if default is not None and default.origin is Origin.UNITS:
            # An answer rests on what the organs come to also where other numbers are typed, or where it stands.
            used.update(default.used)
        if standing is not None and not already:
            default = Default(_kept(asked, standing, situation), Origin.TYPED, {})
        texts: dict[str, Any] = {
            key: self.text(asked, key) for key in ("ask", "hint", "help", "basis", "mistake", "example", "none_as")
        }
        if default is not None and default.origin is not Origin.UNITS and (counted := self.counted(asked)):
            texts["hint"] = self._with_sum(texts["hint"], counted)
        same = "" if isinstance(asked.question.answer, Passage) else self._spelled(asked, f"last.{asked.fills}")
        return Prompt(asked, **texts, default=default, same=same, situation=situation, used=used)

    def _with_sum(self, hint: str, counted: Default) -> str:
        """The hint with what the organs come to now, where Enter keeps another answer."""
        if counted.origin is not Origin.UNITS:
            return hint
        said = Speech(self.script.units_told).text("sum_now", self.names, value=counted.text)
        return "　　".join(filter(None, (hint, said)))


def _kept(asked: Asked, value: Any, situation: Situation) -> str:
    """What Enter keeps: the answer that stands; of a passage taken from a proposal, its wording as it is now."""
    if isinstance(asked.question.answer, Passage):
        now = [proposal.marked for proposal in situation.proposals if proposal.style == value["style"]]
        return now[0] if now else str(value["text"])
    return asked.question.answer.spell(value, situation)


def _added(values: Sequence[Any]) -> Any:
    """One value of several of the same kind: counts slot by slot, yes where one of them is yes."""
    first = values[0]
    if isinstance(first, dict):
        return {
            "counts": {slot: sum(each["counts"][slot] for each in values) for slot in first["counts"]},
            "total": None,
        }
    return any(values) if isinstance(first, bool) else sum(values)
