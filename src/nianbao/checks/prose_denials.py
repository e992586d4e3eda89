"""Sentences that say that nothing came: against the tables that count it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from nianbao.checks.case import Case
from nianbao.checks.finding import Severity
from nianbao.checks.mentions import ON_REQUEST, Mention, MentionKind
from nianbao.checks.prose import ProseSentence, plain_words
from nianbao.checks.prose_figures import compared
from nianbao.checks.rules import Fault, rule
from nianbao.checks.scope import is_of_year, scope_of
from nianbao.checks.words import CheckWords, alternatives, run_of

_SOURCE = "正文与表格用同一口径"
_NEW = "requests.new.total"
_ABOUT_DISPUTES = (ON_REQUEST, "overview.safeguards")
_LINKS = ("和", "及", "或", "与", "或者", "以及", "等")
_A_FEW = "{0,60}+"
"""Words in a row: none would be passed over, and text made of nothing else does not hold the search up."""


class _Denials:
    """The patterns that a set of words makes."""

    def __init__(self, words: CheckWords) -> None:
        requests, disputes = words.no_requests, words.disputes
        nouns = alternatives(words.requests.nouns)
        self.requests = re.compile(
            rf"(?:{alternatives(requests.denials)})(?:(?!{nouns})(?:{run_of(requests.filler)})){_A_FEW}"
            rf"(?P<noun>(?:{nouns})(?:的?(?:{nouns})){_A_FEW})(?=$|[，。；、）,;)]|{alternatives(requests.goes_on)})"
        )
        named = alternatives((*disputes.reconsideration, *disputes.litigation))
        filler = f"、|{run_of((*disputes.filler, *_LINKS))}"
        run = rf"(?:(?!{named})(?:{filler})){_A_FEW}(?:{named})(?:{named}|{filler}){_A_FEW}"
        self.disputes = re.compile(
            rf"(?:{alternatives(disputes.denials)})(?P<after>{run})(?P<tail>[^，；]{{0,8}})"
            rf"|(?P<before>{run})(?:均|都)?(?:{alternatives(disputes.none_of_them)})"
        )
        self.reconsideration = re.compile(rf"(?<!经)(?:{alternatives(disputes.reconsideration)})(?!后)")
        self.litigation = re.compile(alternatives(disputes.litigation))
        self.others = re.compile(alternatives((*disputes.results_only, *disputes.foreign)))


@lru_cache(maxsize=4)
def _denials(words: CheckWords) -> _Denials:
    return _Denials(words)


def _denied(case: Case, pattern: re.Pattern[str]) -> Iterator[tuple[ProseSentence, re.Match[str]]]:
    """Where the prose denies something of this year."""
    scope = scope_of(case.words)
    for sentence in case.prose.sentences:
        matches = list(pattern.finditer(sentence.text))
        years = scope.years(sentence.text) if matches else []
        yield from ((sentence, match) for match in matches if is_of_year(years, match.start(), case.report.year))


@rule("X-02", Severity.ERROR, "新收为 0 时，正文才说“未收到申请”；不为 0 时不说", _SOURCE)
def none_received(case: Case) -> Iterator[Fault]:
    """“未收到…申请” if and only if 新收 is 0."""
    new = case.cell(_NEW)
    if new == 0:
        claims = _claims(case, MentionKind.REQUESTS)
        yield from (_claimed(each, "表三本年新收是 0") for each in claims if (_NEW,) in each.sums)
        return
    for sentence, match in _denied(case, _denials(case.words).requests):
        if new and (sentence.passage == ON_REQUEST or "公开" in match["noun"]):
            words = plain_words(match[0])
            yield Fault(sentence.passage, f"正文写“{words}”，而表三本年新收是 {new} 件，两处不一致。", words, new)


@rule("X-04", Severity.ERROR, "表四全为 0 时，正文才说“未发生复议、诉讼”；不全为 0 时不说", _SOURCE)
def no_disputes(case: Case) -> Iterator[Fault]:
    """“未发生…复议、诉讼” if and only if 表四 is all 0."""
    if case.total_of(case.form.dispute_cells) == 0:
        yield from (_claimed(each, "表四全是 0") for each in _claims(case, MentionKind.DISPUTES))
        return
    denials = _denials(case.words)
    for sentence, match in _denied(case, denials.disputes):
        about = sentence.passage in _ABOUT_DISPUTES or "信息公开" in sentence.text
        if not about or denials.others.search(match[0]):
            continue
        counted = _counted(case, denials, match["after"] or match["before"])
        if counted:
            words = plain_words(f"{match[0].removesuffix(match['tail'] or '')}")
            yield Fault(sentence.passage, f"正文写“{words}”，而表四中{counted}，两处不一致。", words, counted)


def _claims(case: Case, kind: MentionKind) -> Iterator[Mention]:
    """The numbers above 0 of a kind of which the tables count none."""
    return (mention for mention, sums in compared(case, kind) if mention.quantity.value and not any(sums))


def _claimed(mention: Mention, table: str) -> Fault:
    quantity = mention.quantity
    return Fault(quantity.passage, f"正文写“{quantity.words}”，而{table}，两处不一致。", quantity.value, 0)


def _counted(case: Case, denials: _Denials, named: str) -> str:
    """What 表四 counts of what the words name; empty where it counts nothing."""
    prefixes = {"disputes.reconsideration.": denials.reconsideration, "disputes.litigation": denials.litigation}
    meant = tuple(prefix for prefix, pattern in prefixes.items() if pattern.search(named))
    above = [key for key in case.form.dispute_cells if meant and key.startswith(meant) and case.cell(key)]
    totals = [key for key in above if key.endswith(".total")]
    return "、".join(f"{case.label(key).replace('·', '')} {case.cell(key)} 件" for key in totals or above)
