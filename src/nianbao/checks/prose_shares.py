"""Percentages and changes from last year in prose, computed again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from nianbao.checks.case import Case
from nianbao.checks.finding import Severity
from nianbao.checks.mentions import ON_REQUEST, Mention
from nianbao.checks.prose import ProseSentence, Quantity
from nianbao.checks.rules import Fault, rule
from nianbao.checks.scope import scope_of
from nianbao.checks.words import CheckWords, alternatives, run_of
from nianbao.language.numerals import Number
from nianbao.report.sums import total

_SOURCE = "正文自身的数字"
_TOLERANCE = Decimal("0.5")
_FIGURE = re.compile(r"\d")
_CLAUSE = re.compile(r"[，；、,;]")
_WORD = re.compile(r"[\u4e00-\u9fff]{2,}")
_TOTALS = ("requests.new.total", "requests.handled.total")


class _Shares:
    """The patterns that a set of words makes."""

    def __init__(self, words: CheckWords) -> None:
        move = rf"(?:(?P<more>{alternatives(words.more)})|(?P<less>{alternatives(words.less)}))"
        self.moved = re.compile(rf"{move}了?$")
        self.became = re.compile(rf"{move}(?:到|至|为)$")
        self.last_year = re.compile(rf"同比|(?:较|比|与)(?:{alternatives(words.last_year)}|20\d\d年)")
        self.of_which = re.compile(alternatives(words.of_which))
        self.same = re.compile(alternatives(words.same))
        self.share = re.compile(
            rf"占(?:{run_of((*words.requests.nouns, *words.shares.whole))})*(?:比例|比重|比)?[约为达到的]*$"
        )
        self.rate = re.compile(rf"(?:{alternatives(words.shares.handled_rate)})[为达到]*$")
        self.noun = re.compile(alternatives((*words.requests.nouns, *words.requests.received)))
        self.unnamed = re.compile(alternatives((*words.shares.unnamed, *words.more, *words.less)))
        self.in_time = re.compile(alternatives(words.shares.in_time))


@lru_cache(maxsize=4)
def _shares(words: CheckWords) -> _Shares:
    return _Shares(words)


def _percent(part: Number, whole: Number) -> Decimal:
    return Decimal(part) * 100 / Decimal(whole)


def _differs(stated: Number, computed: Decimal) -> bool:
    return abs(Decimal(stated) - computed) > _TOLERANCE


def _shown(value: Decimal) -> Decimal:
    """One decimal, none where it is whole."""
    rounded = round(value, 1)
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded


@rule("X-09", Severity.WARNING, "正文的百分比按原数重算，相差不超过 0.5", _SOURCE)
def percentages_recompute(case: Case) -> Iterator[Fault]:
    """占 and 增长 with both numbers in the sentence, and 办结率 from 表三."""
    for sentence in case.prose.sentences:
        for place, quantity in enumerate(sentence.quantities):
            if quantity.unit == "%" and quantity.exact:
                earlier = [each for each in sentence.quantities[:place] if each.unit != "%"]
                yield from _share(case, quantity, sentence, earlier)
                yield from _growth(case, quantity, earlier)
                yield from _rate(case, quantity)


def _share(case: Case, percent: Quantity, sentence: ProseSentence, earlier: list[Quantity]) -> Iterator[Fault]:
    """“12 件，其中自然人 10 件，占 83%”: of a number before “其中”."""
    shares = _shares(case.words)
    start = shares.of_which.search(sentence.text, 0, percent.start)
    if not earlier or start is None or not shares.share.search(percent.before):
        return
    part = earlier[-1]
    wholes = [each for each in earlier if each.end <= start.start() and each.unit == part.unit and each.value]
    sound = part.exact and part.start > start.start() and not _FIGURE.search(sentence.text, part.end, percent.start)
    if not sound or not wholes or not all(each.exact for each in wholes) or scope_of(case.words).compares(part):
        return
    known = [*(each.value for each in wholes), *(each for each in map(case.cell, _TOTALS) if each)]
    if all(_differs(percent.value, _percent(part.value, whole)) for whole in known):
        whole = wholes[-1].value
        share = _shown(_percent(part.value, whole))
        yield Fault(
            percent.passage,
            f"正文写“{percent.words}”，而 {part.value} ÷ {whole} = {share}%。",
            percent.value,
            share,
        )


def _growth(case: Case, percent: Quantity, earlier: list[Quantity]) -> Iterator[Fault]:
    """“由 10 件增加到 12 件，增长 20%”, “12 件，较上年的 10 件增长 20%”."""
    shares = _shares(case.words)
    move = shares.moved.search(percent.before)
    if len(earlier) < 2 or move is None or _speaks_of_another(case, percent.sentence, earlier[-1].end, percent.start):
        return
    one, other = earlier[-2:]
    if shares.became.search(other.before):
        before, now = one, other
    elif shares.last_year.search(other.before) and not shares.moved.search(other.before):
        before, now = other, one
    else:
        return
    if before.unit == now.unit and before.value and before.exact and now.exact:
        yield from _change(percent, move, now.value, before.value)


def _speaks_of_another(case: Case, text: str, after: int, until: int) -> bool:
    """Whether words between a number and a change name something else that grew: “12 件，信息发布量同比增长 20%”."""
    shares = _shares(case.words)
    clause = re.split(r"[，；、,;]", text[after:until])[-1] if _CLAUSE.search(text, after, until) else ""
    subject = shares.last_year.split(clause)[0]
    named = shares.unnamed.sub("", subject)
    return bool(_WORD.search(named)) and not shares.noun.search(subject)


def _rate(case: Case, percent: Quantity) -> Iterator[Fault]:
    """办结率, where nothing says that it is only of those that were due."""
    shares = _shares(case.words)
    of_all = shares.rate.search(percent.before) and not shares.in_time.search(percent.sentence)
    if percent.passage != ON_REQUEST or not of_all:
        return
    handled = case.cell("requests.handled.total")
    taken = case.total_of(("requests.new.total", "requests.carried_in.total"))
    if handled is not None and taken and _differs(percent.value, _percent(handled, taken)):
        rate = _shown(_percent(handled, taken))
        yield Fault(
            percent.passage,
            f"正文写“{percent.words}”，而表三中（七）总计 {handled} ÷（新收 + 上年结转）{taken} = {rate}%。",
            percent.value,
            rate,
        )


def _change(stated: Quantity, move: re.Match[str], now: Number, before: Number) -> Iterator[Fault]:
    """How far `now` moved from `before`, against what the prose states: a percentage or a number."""
    moved = _percent(now - before, before) if stated.unit == "%" else Decimal(now - before)
    wanted = -moved if move["less"] else moved
    wrong = _differs(stated.value, wanted) if stated.unit == "%" else stated.value != wanted
    if wrong:
        shown, unit = _shown(abs(moved)), stated.unit
        direction = "增加" if moved > 0 else "减少" if moved < 0 else "持平，变化"
        yield Fault(
            stated.passage,
            f"正文写“{stated.words}”，而上年 {before}、今年 {now}，{direction} {shown}{unit}。",
            stated.value,
            shown,
        )


@dataclass(frozen=True, slots=True)
class _Compared:
    """A number that speaks of cells, and what comes after it up to the next one."""

    mention: Mention
    sentence: ProseSentence
    end: int


def _compared(case: Case) -> Iterator[_Compared]:
    sentences = {id(quantity): each for each in case.prose.sentences for quantity in each.quantities}
    scope = scope_of(case.words)
    for mention in case.prose.mentions:
        sentence = sentences[id(mention.quantity)]
        if not _shares(case.words).last_year.search(sentence.text, mention.quantity.end):
            continue
        later = (each for each in sentence.quantities if each.start >= mention.quantity.end)
        ends = [each.start for each in later if each.unit != "%" and not scope.compares(each)]
        yield _Compared(mention, sentence, ends[0] if ends else len(sentence.text))


@rule("X-12", Severity.WARNING, "正文的同比按上年报告重算", "上年度报告")
def changes_recompute(case: Case) -> Iterator[Fault]:
    """同比 and 较上年 after a number that speaks of a cell."""
    if case.last is None:
        return
    shares = _shares(case.words)
    for each in _compared(case):
        before = _last_year(case, each.mention)
        after = each.mention.quantity.end
        moved = shares.last_year.search(each.sentence.text, after, each.end)
        if before is None or moved is None or _speaks_of_another(case, each.sentence.text, after, moved.end()):
            continue
        now = each.mention.quantity.value
        for stated, move in _moves(case, each):
            if stated.unit == each.mention.quantity.unit or (stated.unit == "%" and before):
                yield from _change(stated, move, now, before)
        if shares.same.search(each.sentence.text, after, each.end) and now != before:
            words = each.mention.quantity.words
            yield Fault(each.mention.quantity.passage, f"正文写“{words}”与上年持平，而上年是 {before}。", now, before)


def _moves(case: Case, compared: _Compared) -> Iterator[tuple[Quantity, re.Match[str]]]:
    """How much more or less than last year, up to where the prose gives last year's number itself."""
    shares, after = _shares(case.words), compared.mention.quantity.end
    for stated in compared.sentence.quantities:
        move = shares.moved.search(stated.before)
        if not after <= stated.start < compared.end:
            continue
        if move is None:
            return
        if shares.last_year.search(compared.sentence.text, after, stated.start):
            yield stated, move


def _last_year(case: Case, mention: Mention) -> Number | None:
    """The number of last year in the same cells; where the words leave the cells open, in those that fit this year."""
    fitting = [cells for cells in mention.sums if case.total_of(cells) == mention.quantity.value]
    return total(case.last_cell(key) for key in (fitting or mention.sums)[0])
