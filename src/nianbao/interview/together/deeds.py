"""What was done in the year, in one line: deeds by number or name, those that are counted with their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nianbao.interview.asking import Asked, Prompt
from nianbao.interview.hearing import Hearing
from nianbao.interview.kinds import Breakdown, Several, Together, YesNo
from nianbao.interview.script import Script
from nianbao.interview.together.parted_line import Parted
from nianbao.interview.understanding import Option, Unclear, choice, count
from nianbao.language.folding import bare, folded
from nianbao.language.numbers_in_text import NUMERAL
from nianbao.language.numerals import read_number
from nianbao.language.word_patterns import any_of

_PARTS = re.compile(r"[,、;。\n]+")
_ORDINAL = re.compile(r"[第选]?(\d{1,2})(?:\s*[-~—到至]\s*(\d{1,2}))?(?:项|(?<=第\d)[个条]|(?<=第\d\d)[个条])?")
_PEOPLE = re.compile(rf"({NUMERAL.pattern})\s*(?:人次|人员|人|个人)")
_BRACKETS = re.compile(r"\([^()]*\)")
_EACH = "各"


@dataclass(frozen=True)
class Deed:
    """Something that may have been done: the question that it answers, what it is listed as, what it is called.

    `slot` is its part of a breakdown, or the option of a question that takes several; `counted` ones have a number.
    A question of yes or no is a deed by the first of the words that the script has for it.
    """

    question: str
    label: str
    names: tuple[str, ...]
    slot: str = ""
    counted: bool = True


def deeds(members: Sequence[Asked], together: Together, script: Script) -> list[Deed]:
    """Every deed that the questions ask for, in the order in which they are named."""
    order = {id: number for number, id in enumerate(together.questions)}
    sorted_members = sorted(members, key=lambda asked: order.get(asked.question.id, 0))
    return [deed for asked in sorted_members for deed in _deeds(asked, together, script)]


def _deeds(asked: Asked, together: Together, script: Script) -> Iterator[Deed]:
    match asked.question.answer:
        case Breakdown(slots=group):
            for slot in script.slots(group):
                yield Deed(asked.id, (*slot.names, slot.label)[min(1, len(slot.names))], slot.names, slot.key)
        case Several(options=options):
            for each in options:
                yield Deed(asked.id, each.label, (each.label, *each.names), each.key, counted=False)
        case YesNo():
            names = together.words.get(asked.question.id, (asked.question.label,))
            yield Deed(asked.id, names[0], tuple(names), counted=False)
        case _:
            label = asked.question.label
            yield Deed(asked.id, label, (label, *together.words.get(asked.question.id, ())))


def done(prompt: Prompt, text: str, hearing: Hearing) -> Parted:
    """What the line says to each question, 没有 to those that it does not speak of; raises Unclear."""
    return _Line(prompt, hearing).parted(text)


class _Line:
    def __init__(self, prompt: Prompt, hearing: Hearing) -> None:
        answer = prompt.asked.question.answer
        assert isinstance(answer, Together)
        self._together, self._members, self._hearing = answer, prompt.members, hearing
        self._spoken = prompt.situation.spoken
        self._deeds = deeds(prompt.members, answer, hearing.script)
        self._called = {folded(name): deed for deed in self._deeds for name in deed.names}
        self._names = any_of(self._called)
        self._counts: dict[Deed, str] = {}
        self._chosen: set[Deed] = set()
        self._people = ""
        beside = any_of((*self._spoken.verbs, *self._spoken.fillers, *self._spoken.total)).pattern
        self._with_people = re.compile(rf"(?:{beside})*{_PEOPLE.pattern}(?:{beside})*")

    def parted(self, text: str) -> Parted:
        if not (self._spoken.is_none(text) or self._hearing.plain.denies(text, self._all_names())):
            for listed in filter(None, map(str.strip, _PARTS.split(folded(text)))):
                for part in self._one_by_one(listed):
                    self._read(part)
        words = {asked.id: self._words_for(asked) for asked in self._members}
        alone = tuple(id for id, said in words.items() if not said)
        people = {id: self._people for id in self._together.words.get("people", ()) if self._people}
        return Parted({id: said for id, said in words.items() if said} | people, alone)

    def _one_by_one(self, part: str) -> Iterator[str]:
        """What a part of a list says of each deed, where it names several: “解读3 回应2 培训2次64人”."""
        names = list(self._names.finditer(part))
        deeds_named = [self._called[name[0]] for name in names]
        starts = [name.start() for at, name in enumerate(names) if at == 0 or deeds_named[at] not in deeds_named[:at]]
        if len(starts) < 2 or part[: starts[0]].strip():
            yield part
            return
        yield from (part[start:end].strip() for start, end in pairwise([*starts, len(part)]))

    def _all_names(self) -> list[str]:
        return [name for deed in self._deeds for name in deed.names]

    def _read(self, part: str) -> None:
        if ordinal := _ORDINAL.fullmatch(part):
            self._chosen.update(self._numbered(part, int(ordinal[1]), int(ordinal[2] or ordinal[1])))
        elif (people := self._with_people.fullmatch(bare(part))) and self._counts:
            self._people = str(read_number(people[1]))
        else:
            self._named(part)

    def _numbered(self, part: str, first: int, last: int) -> list[Deed]:
        for number in (first, last):
            if not 1 <= number <= len(self._deeds):
                detail = {"answer": part, "number": str(number), "last": len(self._deeds)}
                raise Unclear("unclear_choice_number", detail)
        return self._deeds[first - 1 : last]

    def _named(self, part: str) -> None:
        deed, name = self._meant(part)
        rest = bare(part).replace(bare(name), "", 1)
        denied = self._hearing.plain.begins_with_denial(rest) and not self._is_inexact(rest)
        if self._hearing.plain.denies(part, (name, *deed.names)) or denied:
            self._counts.update({deed: "0"} if deed.counted else {})
            return
        self._chosen.add(deed)
        people = _PEOPLE.search(rest)
        if people and _EACH not in rest:
            self._people = str(read_number(people[1]))
        number = self._number(rest.replace(people[0], "", 1) if people else rest)
        if deed.counted and number and _EACH not in rest:
            self._counts[deed] = number

    def _is_inexact(self, rest: str) -> bool:
        return NUMERAL.search(rest) is not None or any_of(self._spoken.vague).search(rest) is not None

    def _number(self, rest: str) -> str:
        """The number that is said of a deed and nothing else; empty where it is asked for alone."""
        beside = any_of((*self._spoken.total, *self._spoken.each, *self._spoken.within)).pattern
        try:
            return str(count(re.sub(rf"^(?:{beside})|(?:{beside})$", "", _BRACKETS.sub("", rest)), self._spoken))
        except Unclear:
            return ""

    def _meant(self, part: str) -> tuple[Deed, str]:
        """The deed of which the longest name stands in a part, else the one that it is a part of; raises Unclear."""
        said = bare(part)
        found = [(len(bare(name)), deed, name) for deed in self._deeds for name in deed.names if bare(name) in said]
        if found:
            _, deed, name = max(found, key=lambda each: each[0])
            return deed, name
        options = [Option(str(number), deed.label, deed.names) for number, deed in enumerate(self._deeds)]
        deed = self._deeds[int(choice(part, options))]
        if NUMERAL.search(part) and not deed.counted:
            # A number says how many, and of this nothing is counted: it answers another question.
            raise Unclear("unclear_unsure", {"answer": part})
        return deed, part

    def _words_for(self, asked: Asked) -> str:
        """What was said of a question, in its own words; empty where a number is still to be said."""
        own = [deed for deed in self._deeds if deed.question == asked.id]
        chosen = [deed for deed in own if deed in self._chosen]
        if any(deed.counted and deed not in self._counts for deed in chosen):
            return ""
        if not chosen:
            return self._spoken.none[0]
        match asked.question.answer:
            case YesNo():
                return self._spoken.yes[0]
            case Breakdown():
                return "，".join(f"{deed.names[0]}{self._counts.get(deed, 0)}" for deed in own)
            case Several():
                return "、".join(deed.label for deed in chosen)
            case _:
                return self._counts[chosen[0]]
