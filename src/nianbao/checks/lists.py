"""Lists in prose: the numbers after “其中”, “包括” or a colon that are said to make up a number before them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from nianbao.checks.mentions import Mention, MentionKind
from nianbao.checks.prose import ProseSentence, Quantity
from nianbao.checks.scope import scope_of
from nianbao.checks.words import CheckWords, alternatives
from nianbao.language.numerals import Number

RELATIVE = ("%", "个百分点", "倍")
"""Measure words of numbers that count nothing themselves."""
MONEY: Mapping[str, int] = {"元": 1, "万元": 10_000}
"""What a measure word of money is worth, in 元."""

_FIGURES = re.compile(r"\d[\d,.]*")
_ORDINALS = re.compile(r"(?<=[：:；;，,])[（(]?\d{1,2}[）).、．](?!\d)")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_POINTS = "、，；"
_FULL = str.maketrans(",;", "，；")
_SHORTEST_LIST = 2

Mark = tuple[MentionKind, bool]
Marks = Mapping[int, Mark]
"""What the bound numbers of the prose count, by identity: the kind, and whether it is a whole total."""


def worth(quantity: Quantity) -> Number:
    """A number in its own measure word; money in 元."""
    return quantity.value * MONEY.get(quantity.unit, 1)


@dataclass(frozen=True, slots=True)
class PartsList:
    """A number and the parts that are said to make it up.

    `others` are numbers before it in the same measure word, of which the parts may be as well; `kinds` what the parts
    count. `ends` are how many parts stand before each place where the sentence may end the list; `carried` are what is
    still open, which belongs to what was received; `included` says that the parts may be some of the whole only.
    """

    total: Quantity
    others: tuple[Quantity, ...]
    parts: tuple[Quantity, ...]
    kinds: frozenset[MentionKind | None] = frozenset()
    ends: tuple[int, ...] = ()
    carried: tuple[Quantity, ...] = ()
    included: bool = False

    @property
    def is_money(self) -> bool:
        """Whether it lists 元."""
        return self.total.unit in MONEY

    @property
    def counts_outcomes(self) -> bool:
        """Whether every part is an outcome of 表三."""
        return self.kinds == {MentionKind.OUTCOME}

    @property
    def holds(self) -> bool:
        """One part may be less than the total; several sum to it, and after them another list may follow.

        Parts that come to less than half are some of it.

        The list may as well be of another number before it, or of several: “收到 9 件，上年结转 1 件，其中…”.
        """
        values = [worth(part) for part in self.parts]
        before = [worth(each) for each in (*self.others, self.total)]
        totals = {sum(before[start:]) for start in range(len(before))} | set(before)
        if self.included or len(values) == 1:
            return sum(values) <= max(totals)
        left = sum(worth(each) for each in self.carried)
        if 2 * (sum(values) + left) < min(before):
            return True
        ends = [end for end in self.ends or range(len(values) + 1) if end >= _SHORTEST_LIST]
        sums = [sum(values[:end]) for end in ends]
        return any(each in totals or each + left in totals for each in sums)


class _Patterns:
    def __init__(self, words: CheckWords) -> None:
        included = alternatives(words.includes)
        self.start = re.compile(
            rf"(?P<of>{alternatives(words.of_which)})(?:[，,：:]?(?:{included}))?|(?P<inc>{included})"
        )
        self.selection = re.compile(rf"^[，,：:]*(?:{alternatives(words.selection)})")
        self.and_more = re.compile(rf"^(?:{alternatives(words.and_more)})")
        self.other_matter = re.compile(alternatives((*words.other_matters, *words.selection)))
        self.carried_in = re.compile(alternatives((*words.requests.carried_in, *words.last_year)))
        self.open = re.compile(alternatives((*words.requests.still_open, *words.requests.carried_out)))


@lru_cache(maxsize=4)
def _patterns(words: CheckWords) -> _Patterns:
    return _Patterns(words)


def lists_in(sentences: Iterable[ProseSentence], mentions: Iterable[Mention], words: CheckWords) -> Iterator[PartsList]:
    """The lists of some prose that name all their parts; `mentions` are the numbers in it that speak of cells."""
    marks = {id(each.quantity): (each.kind, each.is_total) for each in mentions}
    scope, patterns = scope_of(words), _patterns(words)
    last: tuple[str, list[Quantity]] = ("", [])
    for sentence in sentences:
        counted = [each for each in sentence.quantities if each.unit not in RELATIVE and not scope.compares(each)]
        starts = _starts(sentence, counted, patterns)
        for number, start in enumerate(starts):
            after = (each.place for each in starts[number + 1 :] if not each.in_brackets or start.in_brackets)
            end = next(after, len(sentence.text))
            earlier = [each for each in counted if each.end <= start.place]
            if start.place == 0 and last[0] == sentence.passage and len(last[1]) == 1:
                earlier = last[1]
            inside = [each for each in counted if start.place < each.start < end]
            listed = _list(earlier, _outside_brackets(sentence, inside, start.place), marks, start, patterns)
            if listed and _is_full(patterns, sentence, start, listed):
                yield listed
        last = (sentence.passage, counted)


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a list begins and where its first item does; whether its parts may be some of the whole only."""

    place: int
    text: int
    included: bool
    in_brackets: bool = False


def _starts(sentence: ProseSentence, counted: list[Quantity], patterns: _Patterns) -> list[_Start]:
    """Where lists begin: at “其中”, at “包括”, or where a colon or a bracket follows a number at once."""
    found = [
        _Start(match.start(), match.end(), match["of"] is None or len(match[0]) > len(match["of"]) + 1)
        for match in patterns.start.finditer(sentence.text)
    ]
    for quantity, following in pairwise(counted):
        sign = sentence.text[quantity.end : quantity.end + 1]
        is_named = following.unit == quantity.unit and not any(
            quantity.end <= start.place <= following.start for start in found
        )
        if sign in ("：", ":", "（", "(") and is_named:
            found.append(_Start(quantity.end, quantity.end + 1, sign in "（(", sign in "（("))
    return sorted(found, key=lambda start: start.place)


def _list(
    earlier: list[Quantity], inside: Iterable[Quantity], marks: Marks, start: _Start, patterns: _Patterns
) -> PartsList | None:
    if not earlier or not all(each.exact for each in earlier):
        return None
    total = earlier[-1]
    before = tuple(each for each in earlier[:-1] if each.unit == total.unit)
    if patterns.carried_in.search(total.before) and before:
        total, before = before[-1], (*before[:-1], total)
    parts, carried = _parts(inside, total, marks, patterns)
    kinds = frozenset(marks[id(part)][0] if id(part) in marks else None for part in parts)
    if not parts or (start.included and len(parts) < _SHORTEST_LIST):
        return None
    return PartsList(total, before, parts, kinds, _ends(parts, patterns), carried, start.included)


def _parts(
    inside: Iterable[Quantity], total: Quantity, marks: Marks, patterns: _Patterns
) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """The numbers of the list, and what is still open.

    Another measure word ends it, and so does a number that counts something else.
    """
    parts: list[Quantity] = []
    carried: list[Quantity] = []
    for quantity in inside:
        same_unit = quantity.unit == total.unit or {quantity.unit, total.unit} <= MONEY.keys()
        mark = marks.get(id(quantity))
        if not same_unit:
            break
        if patterns.open.search(quantity.before + quantity.after) and (not mark or mark[0] is MentionKind.REQUESTS):
            carried.append(quantity)
            continue
        if parts and mark and mark != marks.get(id(parts[0])):
            break
        parts.append(quantity)
    return tuple(parts), tuple(carried)


def _ends(parts: tuple[Quantity, ...], patterns: _Patterns) -> tuple[int, ...]:
    """How many parts the list may have: all, or those before a stronger point than the list's own, or before something
    else that a comma begins: a verb, a selection, or another list of the same whole.
    """
    ends = [len(parts)]
    between = [_IN_BRACKETS.sub("", after.sentence[before.end : after.start]) for before, after in pairwise(parts)]
    for count, words in enumerate(between, start=1):
        another = patterns.other_matter.search(words) or _is_another_list(parts[:count], parts[count:])
        if _strength(words) > _strength(between[0]) or (_strength(words) and another):
            ends.append(count)
    return tuple(ends)


def _strength(between: str) -> int:
    """How much the point between two numbers parts them: “、” less than “，”, “，” less than “；”."""
    found = [_POINTS.index(sign) for sign in between.translate(_FULL) if sign in _POINTS]
    return max(found, default=0)


def _is_another_list(before: tuple[Quantity, ...], rest: tuple[Quantity, ...]) -> bool:
    """Whether the parts that follow sum to the same: the whole parted in another way."""
    return len(rest) > 1 and sum(map(worth, before)) == sum(map(worth, rest))


def _outside_brackets(sentence: ProseSentence, quantities: Iterable[Quantity], start: int) -> Iterator[Quantity]:
    """The numbers that are in no brackets within the stretch from `start`, up to the bracket that closes around it."""
    opens = sentence.text[start : start + 1] in ("（", "(")
    depth, place = (-1 if opens else 0), start
    for quantity in quantities:
        between = sentence.text[place : quantity.start]
        depth += sum(between.count(sign) for sign in "（(") - sum(between.count(sign) for sign in "）)")
        place = quantity.start
        if depth < 0:
            return
        if depth == 0:
            yield quantity


def _is_full(patterns: _Patterns, sentence: ProseSentence, start: _Start, listed: PartsList) -> bool:
    """Whether a list names all its parts: no 等, no 约, and no number that lost its measure word."""
    last = listed.parts[-1]
    told = _ORDINALS.sub("", sentence.text[start.place : last.end + 2])
    measured = sum(start.place < each.start <= last.start for each in sentence.quantities)
    exact = all(part.exact for part in listed.parts)
    selects = patterns.selection.search(sentence.text[start.text :]) or any(
        patterns.and_more.search(sentence.text[part.end :]) for part in listed.parts
    )
    return exact and not selects and len(_FIGURES.findall(told)) <= measured
