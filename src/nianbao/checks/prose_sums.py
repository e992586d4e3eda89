"""Lists in prose: the parts after “其中” sum to the number before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from nianbao.checks.case import Case
from nianbao.checks.finding import Severity
from nianbao.checks.mentions import Kind
from nianbao.checks.prose import Quantity, Sentence
from nianbao.checks.rules import Fault, rule
from nianbao.checks.scope import scope_of
from nianbao.checks.telling import gap
from nianbao.checks.words import CheckWords, alternatives
from nianbao.report.model import Number

_SOURCE = "正文自身的数字"
_FEE_RULES = "国办函〔2020〕109号"
_RELATIVE = ("%", "个百分点", "倍")
_MONEY = {"元": 1, "万元": 10_000}


@dataclass(frozen=True, slots=True)
class _List:
    """A number and the parts that are said to make it up."""

    total: Quantity
    parts: tuple[Quantity, ...]
    kinds: frozenset[Kind | None]

    @property
    def is_money(self) -> bool:
        return self.total.unit in _MONEY

    @property
    def counts_outcomes(self) -> bool:
        return self.kinds == {Kind.OUTCOME}

    @property
    def holds(self) -> bool:
        """One part may be less than the total; several sum to it, and after them another list may follow."""
        total, values = _worth(self.total), [_worth(part) for part in self.parts]
        if len(values) == 1:
            return values[0] <= total
        return any(sum(values[:end]) == total for end in range(2, len(values) + 1))

    def fault(self) -> Fault:
        """The list as a fault."""
        values = [_worth(part) for part in self.parts]
        sums = f"{' + '.join(str(value) for value in values)} = {sum(values)}" if len(values) > 1 else str(values[0])
        total, unit = _worth(self.total), "元" if self.is_money else self.total.unit
        message = f"正文写“{self.total.words}”，而“其中”各项 {sums}，与 {total} {unit}{gap(sum(values), total)}。"
        return Fault(self.total.passage, message, sum(values), total)


def _worth(quantity: Quantity) -> Number:
    return quantity.value * _MONEY.get(quantity.unit, 1)


class _Lists:
    """The patterns that a set of words makes."""

    def __init__(self, words: CheckWords) -> None:
        self.of_which = re.compile(alternatives(words.of_which))
        self.selection = re.compile(alternatives(words.selection))
        self.fees = re.compile(alternatives(words.fees))
        self.fee_part = re.compile(alternatives(words.fee_parts))
        self.fee_total = re.compile(alternatives(words.fee_totals))


@lru_cache(maxsize=4)
def _patterns(words: CheckWords) -> _Lists:
    return _Lists(words)


Marks = Mapping[int, tuple[Kind, bool]]
"""What the bound numbers of the prose count, by identity: the kind, and whether it is a whole total."""


def _lists(case: Case) -> Iterator[_List]:
    patterns = _patterns(case.words)
    marks = {id(each.quantity): (each.kind, each.is_total) for each in case.prose.mentions}
    before: Sentence | None = None
    for sentence in case.prose.sentences:
        starts = [match.start() for match in patterns.of_which.finditer(sentence.text)]
        for start, end in zip(starts, [*starts[1:], len(sentence.text)], strict=False):
            total = _total(case, sentence, before, start)
            parts = tuple(_parts(case, sentence, (start, end), total, marks)) if total else ()
            told = sentence.text[start : parts[-1].end + 2] if parts else ""
            if total and parts and all(part.exact for part in parts) and not patterns.selection.search(told):
                kinds = frozenset(marks[id(part)][0] if id(part) in marks else None for part in parts)
                yield _List(total, parts, kinds)
        before = sentence


def _total(case: Case, sentence: Sentence, before: Sentence | None, start: int) -> Quantity | None:
    """The last number before “其中”; at the beginning of a sentence, the only number of the sentence before."""
    earlier = [each for each in sentence.quantities if each.end <= start and _counts(case, each)]
    if start == 0 and before is not None and before.passage == sentence.passage:
        earlier = [each for each in before.quantities if _counts(case, each)]
        earlier = earlier if len(earlier) == 1 else []
    return earlier[-1] if earlier and earlier[-1].exact else None


def _counts(case: Case, quantity: Quantity) -> bool:
    return quantity.unit not in _RELATIVE and not scope_of(case.words).compares(quantity)


def _parts(case: Case, sentence: Sentence, span: tuple[int, int], total: Quantity, marks: Marks) -> Iterator[Quantity]:
    """The numbers of the list; another unit ends it, and so does a number that counts something else."""
    first: Quantity | None = None
    for quantity in _outside_brackets(sentence, span):
        if not _counts(case, quantity):
            continue
        same_unit = quantity.unit == total.unit or {quantity.unit, total.unit} <= _MONEY.keys()
        mark = marks.get(id(quantity))
        if not same_unit or (first and mark and mark != marks.get(id(first))):
            return
        first = first or quantity
        yield quantity


def _outside_brackets(sentence: Sentence, span: tuple[int, int]) -> Iterator[Quantity]:
    """The numbers of a stretch but not those in brackets within it, up to the bracket that closes around it."""
    depth, place = 0, span[0]
    for quantity in sentence.quantities:
        if not span[0] < quantity.start < span[1]:
            continue
        between = sentence.text[place : quantity.start]
        depth += sum(between.count(sign) for sign in "（(") - sum(between.count(sign) for sign in "）)")
        place = quantity.start
        if depth < 0:
            return
        if depth == 0:
            yield quantity


@rule("X-08", Severity.WARNING, "“共 N 条，其中…”各项之和等于 N", _SOURCE)
def parts_sum_up(case: Case) -> Iterator[Fault]:
    """The parts sum to the number, unless 等 or 主要 says that they are a selection."""
    return (each.fault() for each in _lists(case) if not (each.counts_outcomes or each.is_money or each.holds))


@rule("X-11", Severity.WARNING, "信息处理费各项之和等于总额", _FEE_RULES)
def fees_sum_up(case: Case) -> Iterator[Fault]:
    """按件 and 按页 make up the 信息处理费."""
    patterns = _patterns(case.words)
    yield from (each.fault() for each in _lists(case) if each.is_money and not each.holds)
    for sentence in case.prose.sentences:
        if patterns.fees.search(sentence.text) and not patterns.of_which.search(sentence.text):
            amounts = [each for each in sentence.quantities if each.unit in _MONEY and each.exact]
            parts = tuple(each for each in amounts if patterns.fee_part.search(each.before))
            totals = [each for each in amounts if each not in parts and patterns.fee_total.search(each.before)]
            listed = [_List(total, parts, frozenset()) for total in totals[:1] if len(parts) > 1]
            yield from (each.fault() for each in listed if not each.holds)


def outcome_lists(case: Case) -> Iterator[Fault]:
    """Lists of outcomes that do not sum to the number before them."""
    return (each.fault() for each in _lists(case) if each.counts_outcomes and not each.holds)
