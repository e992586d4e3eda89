"""Years in the prose: the report's own, or another that has its reason to stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from nianbao.checks.case import Case
from nianbao.checks.finding import Severity
from nianbao.checks.prose import ProseSentence, plain_words, smooth
from nianbao.checks.rules import Fault, rule
from nianbao.checks.words import CheckWords, alternatives
from nianbao.language.numerals import ONE_TO_NINE, year_number

_PROBLEMS, _OPENING = "problems", "opening"
_YEAR = re.compile(rf"(?<!\d)(20\d\d|二[〇零][〇零{ONE_TO_NINE}]{{2}})年(?![-—~至])")
# A text copied from an earlier report keeps its year; years farther off are history or a goal.
_LEFT_OVER = (-3, -2, -1, 1)
_SPAN_BEFORE = re.compile(r"\d年?[-—~至]$")
_SIGNED = re.compile(r"[1-4]月")
_LONGEST_NAME = 30


class _Patterns:
    """The patterns that a set of words makes."""

    def __init__(self, words: CheckWords) -> None:
        wording = words.wording
        moved = alternatives((*words.more, *words.less, *words.same))
        self.compared = re.compile(rf"(?:{alternatives(wording.compared_with)})$")
        self.changed = re.compile(moved)
        self.last_year = re.compile(alternatives((*wording.beside_last_year, *words.last_year)))
        self.next_year = re.compile(alternatives(wording.beside_next_year))
        self.dated = re.compile(rf"[^，。；]{{0,10}}?(?:{alternatives(wording.beside_other_years)})|度?起")
        self.carried_in = re.compile(rf"度?(?:{alternatives(wording.carried_from_year)})")
        self.carrying_in = re.compile(rf"(?:{alternatives(wording.carrying_year_in)})$")
        self.carried_out = re.compile(rf"(?:{alternatives(wording.carried_to_year)})[至到入为]?$")
        self.goes_on = re.compile(rf"度?(?:{alternatives(wording.handled_in_next_year)})")
        self.paper = re.compile(
            rf"度?(?:(?!{alternatives(wording.done_in_year)})[^，。；！？\n]){{0,{_LONGEST_NAME}}}?"
            rf"(?:{alternatives(wording.papers_of_last_year)})"
        )
        self.this_report = re.compile(alternatives((*words.structure.opened, *wording.issuing_this_report)))


@lru_cache(maxsize=4)
def _patterns(words: CheckWords) -> _Patterns:
    return _Patterns(words)


@rule(
    "P-01",
    Severity.WARNING,
    "年份是报告年度；上年只用于决算、同比等，下年只用于计划",
    "国办公开办函〔2021〕30号",
)
def years_fit(case: Case) -> Iterator[Fault]:
    """A year that is left from last year's text."""
    year = case.report.year
    if year is None:
        return
    titled = _YEAR.search(smooth(case.report.title, case.words))
    if titled and year_number(titled[1]) != year:
        yield Fault("title", f"标题写的是 {titled[1]} 年，而报告年度是 {year} 年。", titled[1], str(year))
    for sentence in case.prose.sentences:
        for match in _YEAR.finditer(sentence.text):
            stated = year_number(match[1])
            if stated - year in _LEFT_OVER and not _has_reason(case.words, sentence, match, stated - year):
                yield Fault(
                    sentence.passage,
                    f"“{_around(sentence.text, match)}”写的是 {stated} 年，而报告年度是 {year} 年，请核对。",
                    str(stated),
                    str(year),
                )


def _has_reason(words: CheckWords, sentence: ProseSentence, match: re.Match[str], distance: int) -> bool:
    patterns = _patterns(words)
    before, after = sentence.text[: match.start()], sentence.text[match.end() :]
    named = sentence.passage != _OPENING and _is_in_quotes(before, after)
    if named or _SPAN_BEFORE.search(before) or patterns.dated.match(after):
        return True
    if distance == 1:
        return _is_next_years(patterns, sentence, before, after)
    return distance == -1 and _is_last_years(patterns, sentence, before, after, str(year_number(match[1]) + 1))


def _is_in_quotes(before: str, after: str) -> bool:
    """Whether a year is part of a name: “2024年度民生实事”."""
    return before.rfind("“") > before.rfind("”") and 0 <= after.find("”") <= _LONGEST_NAME


def _is_next_years(patterns: _Patterns, sentence: ProseSentence, before: str, after: str) -> bool:
    """What is planned for the year after, or is carried over into it; a report is signed in its first months."""
    return (
        sentence.passage == _PROBLEMS
        or bool(patterns.next_year.search(sentence.text) or _SIGNED.match(after))
        or bool(patterns.carried_out.search(before) or patterns.goes_on.match(after))
    )


def _is_last_years(patterns: _Patterns, sentence: ProseSentence, before: str, after: str, this_year: str) -> bool:
    """What is compared with the year before, came over from it, or is a paper about it that comes out in this one."""
    if sentence.passage == _PROBLEMS or patterns.last_year.search(sentence.text):
        return True
    if patterns.compared.search(before) or patterns.carried_in.match(after) or patterns.carrying_in.search(before):
        return True
    if this_year in sentence.text and patterns.changed.search(sentence.text):
        return True
    is_of_this_report = sentence.passage == _OPENING or patterns.this_report.search(sentence.text)
    return not is_of_this_report and bool(patterns.paper.match(after))


def _around(text: str, match: re.Match[str]) -> str:
    return plain_words(text[max(0, match.start() - 6) : match.end() + 10])
