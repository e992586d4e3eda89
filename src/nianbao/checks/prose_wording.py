"""Words that should not stand in the prose: last year's text, leftovers, personal data; and the deadline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from nianbao.checks.case import Case
from nianbao.checks.finding import Severity
from nianbao.checks.mentions import ON_REQUEST
from nianbao.checks.messages import passage_name
from nianbao.checks.prose import plain_words, smooth
from nianbao.checks.rules import Fault, rule
from nianbao.checks.words import CheckWords, alternatives

_FORMAT = "国办公开办函〔2021〕30号"
_LIKENESS = 0.9
_SHORTEST_COPY = 40
_PROBLEMS, _OPENING = "problems", "opening"
_LONG_AGO = timedelta(days=366)
"""A deadline that passed longer ago is of a report that came out long since."""
_SHOWN = 20
"""Characters of a sentence that are quoted."""
_SENTENCE = re.compile(r"[^。；！？\n]+")
_MAY_REPEAT = (_OPENING, "other")

_FIGURES = re.compile(r"[\d零〇一二两三四五六七八九十百千万亿]+")
_OLD_FORMAT = re.compile(r"国办公开办函[〔\[【(（]2019[〕\]】)）]60号")
_IDENTITY = re.compile(r"(?<!\d)[1-8]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")


class _Patterns:
    """The patterns that a set of words makes."""

    def __init__(self, words: CheckWords) -> None:
        wording = words.wording
        self.placeholder = re.compile("|".join(wording.placeholders))
        self.numberless = re.compile("|".join(wording.numberless) or "(?!)")
        self.contact = re.compile(rf"(?:{alternatives(wording.office_telephones)})[:：]?$")


@lru_cache(maxsize=4)
def _patterns(words: CheckWords) -> _Patterns:
    return _Patterns(words)


@rule("P-08", Severity.WARNING, "文字不是把上年的换了年份和数字", _FORMAT)
def not_last_year_again(case: Case) -> Iterator[Fault]:
    """A part is last year's text again, once years and figures are masked."""
    if case.last is None:
        return
    for key, text in case.prose.texts.items():
        before = smooth(case.last.passages.get(key, ""), case.words)
        if key in _MAY_REPEAT or not before or _nothing_happened(case, key):
            continue
        likeness = _likeness(_masked(text), _masked(before))
        if likeness > _LIKENESS:
            percent = int(likeness * 100)
            told = f"{passage_name(case, key)}与上年的文字有 {percent}% 相同，只换了年份和数字"
            yield Fault(key, f"{told}{_same_words(text, before)}，请写今年的情况。", percent)


def _nothing_happened(case: Case, key: str) -> bool:
    """Two years without applications are told in the same words."""
    new = (case.cell("requests.new.total"), case.last_cell("requests.new.total"))
    return key == ON_REQUEST and new == (0, 0)


def _same_words(text: str, before: str) -> str:
    """The first words of the longest sentence that stood there last year too; empty where none did."""
    old = _masked(before)
    again = [each for each in _SENTENCE.findall(text) if _masked(each) in old]
    longest = max(again, key=len, default="").lstrip("，、；")
    shown = plain_words(longest[:_SHOWN])
    return f"，例如“{shown}{'…' if len(longest) > _SHOWN else ''}”" if longest else ""


def _masked(text: str) -> str:
    return _FIGURES.sub("", text)


def _likeness(one: str, other: str) -> float:
    """The share of pairs of characters that two texts have in common; 0 for texts too short to tell."""
    if min(len(one), len(other)) < _SHORTEST_COPY:
        return 0.0
    if one == other:
        return 1.0
    pairs = Counter(map("".join, pairwise(one)))
    others = Counter(map("".join, pairwise(other)))
    return 2 * (pairs & others).total() / (pairs.total() + others.total())


@rule("P-09", Severity.WARNING, "格式依据是 2021 年的文件，不是国办公开办函〔2019〕60号", _FORMAT)
def current_basis(case: Case) -> Iterator[Fault]:
    """The format of 2019 is out of date."""
    for key, text in case.prose.texts.items():
        match = _OLD_FORMAT.search(text)
        if match:
            yield Fault(key, f"“{match[0]}”是已经停用的旧格式，现在的格式依据是{_FORMAT}。", match[0], _FORMAT)


@rule("P-14", Severity.ERROR, "没有身份证号码和个人手机号码", "条例第十五条")
def no_personal_data(case: Case) -> Iterator[Fault]:
    """ID numbers, and mobile numbers of persons."""
    for key, text in case.prose.texts.items():
        for match in _IDENTITY.finditer(text):
            yield Fault(key, f"“{_hidden(match[0])}”像是身份证号码，公开前要删去。", _hidden(match[0]))
        for match in _MOBILE.finditer(text):
            if not _is_office_telephone(case, key, text, match):
                yield Fault(key, f"“{_hidden(match[0])}”像是个人手机号码，公开前要删去。", _hidden(match[0]))


def _is_office_telephone(case: Case, key: str, text: str, match: re.Match[str]) -> bool:
    return key == _OPENING and (
        match[0] in case.report.organ.telephone
        or bool(_patterns(case.words).contact.search(text[max(0, match.start() - 10) : match.start()]))
    )


def _hidden(number: str) -> str:
    """A personal number as it may be shown."""
    return f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}"


@rule("P-18", Severity.WARNING, "在期限前公开", "条例第四十九条")
def in_time(case: Case) -> Iterator[Fault]:
    """The deadline has passed, or is near; of a published report, the day on which its page says that it came out."""
    deadline = case.settings.deadline or _deadline(case)
    if deadline is None:
        return
    if case.published:
        yield from _published_late(deadline, case.report.published_on)
    elif case.today is not None:
        yield from _due(deadline, case.today, case.settings.days_before)


def _published_late(deadline: date, published: date | None) -> Iterator[Fault]:
    """A page that was moved to another site years later carries the day of the move."""
    if published is not None and timedelta(0) < published - deadline < _LONG_AGO:
        late = (published - deadline).days
        told = f"公开期限是 {_day(deadline)}，页面上的发布日期是 {_day(published)}，晚了 {late} 天。"
        yield Fault("deadline", told, published.isoformat(), deadline.isoformat())


def _due(deadline: date, today: date, days_before: int) -> Iterator[Fault]:
    left = (deadline - today).days
    if timedelta(0) < today - deadline < _LONG_AGO:
        yield Fault("deadline", f"公开期限是 {_day(deadline)}，已经过了 {-left} 天。", None, deadline.isoformat())
    elif 0 <= left <= days_before:
        yield Fault("deadline", f"公开期限是 {_day(deadline)}，还有 {left} 天。", None, deadline.isoformat())


def _deadline(case: Case) -> date | None:
    """As the drafter said, else as 条例 says; None where it names none, as for 乡镇 and 街道."""
    said = case.report.facts.get("deadline")
    if isinstance(said, str):
        return date.fromisoformat(said)
    year = case.report.year
    days = {kind.deadline(year) for kind in case.organ_kinds} if year is not None else set()
    return days.pop() if len(days) == 1 else None


def _day(day: date) -> str:
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


@rule("P-20", Severity.ERROR, "没有留下待填的符号、没填数字的量词", _FORMAT)
def no_placeholders(case: Case) -> Iterator[Fault]:
    """Placeholders left: XX, ××, 〔〕, 待补, ___; and, to be confirmed, a measure word without its number."""
    patterns = _patterns(case.words)
    for key, text in case.prose.texts.items():
        for match in patterns.placeholder.finditer(text):
            yield Fault(key, f"“{_around(text, match)}”里还有待填的“{match[0]}”。", match[0])
        for match in patterns.numberless.finditer(text):
            yield Fault(key, f"“{match[0]}”里少了数字。", match[0], severity=Severity.WARNING)


def _around(text: str, match: re.Match[str]) -> str:
    return plain_words(text[max(0, match.start() - 6) : match.end() + 10])
