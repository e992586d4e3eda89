"""Which question a drafter means: by its id, its label, its number, or any words of it and of the glossary."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from nianbao.interview.asking import Asked
from nianbao.interview.hearing import Hearing
from nianbao.interview.kinds import Breakdown, Passage
from nianbao.interview.replay import State
from nianbao.interview.script import Script
from nianbao.language.folding import bare
from nianbao.language.numerals import read_number

_SHORTEST = 2
"""Signs of a name below which it is found in too much."""

_NUMBERED = re.compile(r"第?(.{1,4})[题问]")


def question_named(state: State, text: str, hearing: Hearing) -> Asked | None:
    """The reached question that a few words name; None where they name none.

    “新收”, “邮编”, “许可”, “第三题” (the third of those answered); else any words of its label, its options, its
    sentence, and what the glossary calls the same: “应收”, “三审三校”, “主动公开条数”.
    """
    return state.find(text) or next(_named(state, text, hearing), None)


def _named(state: State, text: str, hearing: Hearing) -> Iterator[Asked]:
    said = bare(text)
    if not said:
        return
    yield from (asked for asked in state.reached if text in asked.label)
    yield from (asked for asked in state.reached if said in bare(asked.label))
    yield from (asked for asked in state.reached if said in asked.question.called)
    yield from (asked for name in hearing.meant(text) for asked in state.reached if asked.fills == name)
    yield from (asked for asked in state.reached if said in _parts(asked, hearing.script))
    yield from _numbered(state, said)
    yield from _by_any_words(state, said, hearing)
    term = hearing.glossary.find(said)
    yield from (asked for name in (term.names if term else ()) for asked in _by_any_words(state, bare(name), hearing))


def _numbered(state: State, said: str) -> Iterator[Asked]:
    """The third of those answered, for “第三题”."""
    if numbered := _NUMBERED.fullmatch(said):
        number = read_number(numbered[1])
        answered = [asked for asked in state.reached if (turn := state.turns.get(asked.id)) and turn.answer.at]
        if isinstance(number, int) and 1 <= number <= len(answered):
            yield answered[number - 1]


def _by_any_words(state: State, said: str, hearing: Hearing) -> Iterator[Asked]:
    """Questions by an option or their sentence that has the words, by a name in them, by what their label shares."""
    asked_alone = [asked for asked in state.reached if not isinstance(asked.question.answer, Passage)]
    yield from (asked for asked in asked_alone if any(said in name for name in _options(asked)))
    yield from (asked for asked in asked_alone if said in bare(_sentence(state, asked)))
    yield from _within(asked_alone, said, lambda asked: (bare(asked.label), *asked.question.called))
    yield from _sharing(asked_alone, said, hearing.pleas.common)
    common = hearing.pleas.common
    yield from _within(asked_alone, said, lambda asked: (*_parts(asked, hearing.script) - common, *_options(asked)))


def _within(questions: Sequence[Asked], said: str, names: Callable[[Asked], Iterable[str]]) -> Iterator[Asked]:
    """Those that have a name which stands in the words, the one with the longest first."""
    found = [
        (len(name), -place)
        for place, asked in enumerate(questions)
        for name in names(asked)
        if len(name) >= _SHORTEST and name in said
    ]
    return (questions[-place] for _, place in sorted(found, reverse=True))


def _sharing(questions: Sequence[Asked], said: str, common: Collection[str]) -> Iterator[Asked]:
    """The question whose label shares the longest piece with the words, half of them at least."""
    shared = [(_shared(said, bare(asked.label), common), -place) for place, asked in enumerate(questions)]
    length, place = max(shared, default=(0, 0))
    if length >= _SHORTEST and length * 2 >= len(said):
        yield questions[-place]


def _shared(said: str, label: str, common: Collection[str]) -> int:
    found = SequenceMatcher(None, said, label, autojunk=False).find_longest_match()
    return 0 if said[found.a : found.a + found.size] in common else found.size


def _sentence(state: State, asked: Asked) -> str:
    turn = state.turns.get(asked.id)
    return turn.ask if turn else asked.question.ask


def _options(asked: Asked) -> tuple[str, ...]:
    options = getattr(asked.question.answer, "options", ())
    return tuple(bare(name) for option in options for name in (option.label, *option.names))


def _parts(asked: Asked, script: Script) -> frozenset[str]:
    """What the parts of a breakdown are called, alone or several at once."""
    answer = asked.question.answer
    if not isinstance(answer, Breakdown):
        return frozenset()
    slots = script.slots(answer.slots)
    keys = {slot.key for slot in slots}
    broad = (name for name, those in script.spoken.broad.items() if keys.issuperset(those))
    return frozenset(bare(name) for name in (*broad, *(name for slot in slots for name in slot.names)))


def part_named(state: State, text: str) -> Asked | None:
    """The first open question of the part that is named, else its first one; None where no part is."""
    wanted = [asked for asked in state.reached if text and text in (asked.part.key, *_titles(asked))]
    return next((asked for asked in wanted if asked in state.open), wanted[0] if wanted else None)


def _titles(asked: Asked) -> tuple[str, ...]:
    return (asked.part.title, asked.part.short, *asked.part.short.split())
