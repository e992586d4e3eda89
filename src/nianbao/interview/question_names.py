"""Which question a drafter means: by its id, its label or a part of it, what it is called in an answer, its number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nianbao.interview.asking import Asked
from nianbao.interview.kinds import Breakdown
from nianbao.interview.replay import State
from nianbao.interview.script import Script
from nianbao.language.folding import bare
from nianbao.language.numerals import read_number

_NUMBERED = re.compile(r"第?(.{1,4})[题问]")


def question_named(state: State, text: str, script: Script, meant: Iterable[str] = ()) -> Asked | None:
    """The reached question that a few words name; `meant` are names of the report that they may stand for.

    “新收”, “邮编”, “许可”, “第三题” (the third of those answered). None where they name none.
    """
    return state.find(text) or next(_named(state, text, script, meant), None)


def _named(state: State, text: str, script: Script, meant: Iterable[str]) -> Iterator[Asked]:
    said = bare(text)
    if not said:
        return
    yield from (asked for asked in state.reached if text in asked.label)
    yield from (asked for asked in state.reached if said in bare(asked.label))
    yield from (asked for name in meant for asked in state.reached if asked.fills == name)
    yield from (asked for asked in state.reached if said in _called(asked, script))
    if numbered := _NUMBERED.fullmatch(said):
        number = read_number(numbered[1])
        answered = [asked for asked in state.reached if (turn := state.turns.get(asked.id)) and turn.answer.at]
        if isinstance(number, int) and 1 <= number <= len(answered):
            yield answered[number - 1]


def _called(asked: Asked, script: Script) -> frozenset[str]:
    """What the parts of a breakdown are called."""
    answer = asked.question.answer
    if not isinstance(answer, Breakdown):
        return frozenset()
    return frozenset(bare(name) for slot in script.slots(answer.slots) for name in slot.names)


def part_named(state: State, text: str) -> Asked | None:
    """The first open question of the part that is named, else its first one; None where no part is."""
    wanted = [asked for asked in state.reached if text and text in (asked.part.key, *_titles(asked))]
    return next((asked for asked in wanted if asked in state.open), wanted[0] if wanted else None)


def _titles(asked: Asked) -> tuple[str, ...]:
    return (asked.part.title, asked.part.short, *asked.part.short.split())
