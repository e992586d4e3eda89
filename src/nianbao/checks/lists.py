"""Lists in prose: the numbers after “其中” that are said to make up a number before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from nianbao.checks.mentions import Kind, Mention
from nianbao.checks.prose import Quantity, Sentence
from nianbao.checks.scope import scope_of
from nianbao.checks.words import CheckWords, alternatives
from nianbao.language.numerals import Number

RELATIVE = ("%", "个百分点", "倍")
"""Measure words of numbers that count nothing themselves."""
MONEY: Mapping[str, int] = {"元": 1, "万元": 10_000}
"""What a measure word of money is worth, in 元."""

_FIGURES = re.compile(r"\d[\d,.]*")

Mark = tuple[Kind, bool]
Marks = Mapping[int, Mark]
"""What the bound numbers of the prose count, by identity: the kind, and whether it is a whole total."""


def worth(quantity: Quantity) -> Number:
    """A number in its own measure word; money in 元."""
    return quantity.value * MONEY.get(quantity.unit, 1)


@dataclass(frozen=True, slots=True)
class PartsList:
    """A number and the parts that are said to make it up.

    `others` are numbers before it in the same measure word, of which the parts may be as well; `kinds` what the parts
    count.
    """

    total: Quantity
    others: tuple[Quantity, ...]
    parts: tuple[Quantity, ...]
    kinds: frozenset[Kind | None] = frozenset()

    @property
    def is_money(self) -> bool:
        """Whether it lists 元."""
        return self.total.unit in MONEY

    @property
    def counts_outcomes(self) -> bool:
        """Whether every part is an outcome of 表三."""
        return self.kinds == {Kind.OUTCOME}

    @property
    def holds(self) -> bool:
        """One part may be less than the total; several sum to it, and after them another list may follow.

        The list may as well be of another number before it, or of several: “收到 9 件，上年结转 1 件，其中…”.
        """
        values = [worth(part) for part in self.parts]
        before = [worth(each) for each in (*self.others, self.total)]
        totals = {sum(before[start:]) for start in range(len(before))} | set(before)
        if len(values) == 1:
            return values[0] <= max(totals)
        return any(sum(values[:end]) in totals for end in range(2, len(values) + 1))


class _Patterns:
    def __init__(self, words: CheckWords) -> None:
        self.of_which = re.compile(alternatives(words.of_which))
        self.selection = re.compile(alternatives(words.selection))


@lru_cache(maxsize=4)
def _patterns(words: CheckWords) -> _Patterns:
    return _Patterns(words)


def lists_in(sentences: Iterable[Sentence], mentions: Iterable[Mention], words: CheckWords) -> Iterator[PartsList]:
    """The lists of some prose that name all their parts; `mentions` are the numbers in it that speak of cells."""
    marks = {id(each.quantity): (each.kind, each.is_total) for each in mentions}
    scope, patterns = scope_of(words), _patterns(words)
    last: tuple[str, list[Quantity]] = ("", [])
    for sentence in sentences:
        counted = [each for each in sentence.quantities if each.unit not in RELATIVE and not scope.compares(each)]
        starts = [match.start() for match in patterns.of_which.finditer(sentence.text)]
        for start, end in zip(starts, [*starts[1:], len(sentence.text)], strict=False):
            earlier = [each for each in counted if each.end <= start]
            if start == 0 and last[0] == sentence.passage and len(last[1]) == 1:
                earlier = last[1]
            inside = _outside_brackets(sentence, [each for each in counted if start < each.start < end], start)
            listed = _list(earlier, inside, marks)
            if listed and _is_full(patterns, sentence, start, listed):
                yield listed
        last = (sentence.passage, counted)


def _list(earlier: list[Quantity], inside: Iterable[Quantity], marks: Marks) -> PartsList | None:
    if not earlier or not all(each.exact for each in earlier):
        return None
    total = earlier[-1]
    parts = tuple(_parts(inside, total, marks))
    others = tuple(each for each in earlier[:-1] if each.unit == total.unit)
    kinds = frozenset(marks[id(part)][0] if id(part) in marks else None for part in parts)
    return PartsList(total, others, parts, kinds) if parts else None


def _parts(inside: Iterable[Quantity], total: Quantity, marks: Marks) -> Iterator[Quantity]:
    """The numbers of the list; another measure word ends it, and so does a number that counts something else."""
    first: Quantity | None = None
    for quantity in inside:
        same_unit = quantity.unit == total.unit or {quantity.unit, total.unit} <= MONEY.keys()
        mark = marks.get(id(quantity))
        if not same_unit or (first and mark and mark != marks.get(id(first))):
            return
        first = first or quantity
        yield quantity


def _outside_brackets(sentence: Sentence, quantities: Iterable[Quantity], start: int) -> Iterator[Quantity]:
    """The numbers that are in no brackets within the stretch from `start`, up to the bracket that closes around it."""
    depth, place = 0, start
    for quantity in quantities:
        between = sentence.text[place : quantity.start]
        depth += sum(between.count(sign) for sign in "（(") - sum(between.count(sign) for sign in "）)")
        place = quantity.start
        if depth < 0:
            return
        if depth == 0:
            yield quantity


def _is_full(patterns: _Patterns, sentence: Sentence, start: int, listed: PartsList) -> bool:
    """Whether a list names all its parts: no 等, no 约, and no number that lost its measure word."""
    last = listed.parts[-1]
    told = sentence.text[start : last.end + 2]
    measured = sum(start < each.start <= last.start for each in sentence.quantities)
    exact = all(part.exact for part in listed.parts)
    return exact and not patterns.selection.search(told) and len(_FIGURES.findall(told)) <= measured
