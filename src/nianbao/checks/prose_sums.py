"""Lists of the prose added up: the parts after “其中”, and the parts of the 信息处理费."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from nianbao.checks.case import Case
from nianbao.checks.finding import Severity
from nianbao.checks.lists import MONEY, PartsList, worth
from nianbao.checks.messages import gap
from nianbao.checks.rules import Fault, rule
from nianbao.checks.words import CheckWords, alternatives


class _Fees:
    """The patterns that a set of words makes."""

    def __init__(self, words: CheckWords) -> None:
        self.of_which = re.compile(alternatives(words.of_which))
        self.fees = re.compile(alternatives(words.fees))
        self.part = re.compile(alternatives(words.fee_parts))
        self.total = re.compile(alternatives(words.fee_totals))


@lru_cache(maxsize=4)
def _fees(words: CheckWords) -> _Fees:
    return _Fees(words)


def list_fault(listed: PartsList) -> Fault:
    """A list whose parts do not make up its number, as a fault."""
    values = [worth(part) for part in (*listed.parts, *listed.carried)]
    sums = f"{' + '.join(str(value) for value in values)} = {sum(values)}" if len(values) > 1 else str(values[0])
    total, unit = worth(listed.total), "元" if listed.is_money else listed.total.unit
    message = f"正文写“{listed.total.words}”，而所列各项 {sums}，与 {total} {unit}{gap(sum(values), total)}。"
    return Fault(listed.total.passage, message, sum(values), total)


@rule("X-08", Severity.WARNING, "“共 N 条，其中…”各项之和等于 N，“包括…”不超过 N", "正文自身的数字")
def parts_sum_up(case: Case) -> Iterator[Fault]:
    """The parts sum to the number, unless 等 or 主要 says that they are a selection."""
    for listed in case.prose.lists:
        if not (listed.counts_outcomes or listed.is_money or listed.holds):
            yield list_fault(listed)


@rule("X-11", Severity.WARNING, "信息处理费各项之和等于总额", "国办函〔2020〕109号")
def fees_sum_up(case: Case) -> Iterator[Fault]:
    """按件 and 按页 make up the 信息处理费."""
    listed = (each for each in case.prose.lists if each.is_money)
    yield from (list_fault(each) for each in (*listed, *_fee_lists(case)) if not each.holds)


def _fee_lists(case: Case) -> Iterator[PartsList]:
    """“按件计收 100 元，按页计收 40 元，共计 140 元”."""
    patterns = _fees(case.words)
    for sentence in case.prose.sentences:
        if not patterns.fees.search(sentence.text) or patterns.of_which.search(sentence.text):
            continue
        amounts = [each for each in sentence.quantities if each.unit in MONEY and each.exact]
        parts = tuple(each for each in amounts if patterns.part.search(each.before))
        totals = [each for each in amounts if each not in parts and patterns.total.search(each.before)]
        if totals and len(parts) > 1:
            yield PartsList(totals[0], (), parts)
