"""What a number in prose speaks of: this year or another, this organ or another, applications or something else."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from nianbao.checks.prose import Quantity
from nianbao.checks.words import CheckWords, alternatives
from nianbao.language.numerals import ONE_TO_TEN
from nianbao.report.model import Organ

_DATE = re.compile(r"\d{1,2}月\d{1,2}日|(?<!\d)1[-—~至]12月份?|(?<!\d)12月[底末]")
_PERIOD = re.compile(rf"[上下]半年|季度|月份|\d月|[{ONE_TO_TEN}]月|以来")
_PART = "part"
_WHOLE = re.compile(r"全(?:市|区|县|旗|州|省|镇|乡|街道|局|委|系统|厅|院)")
_BELOW = re.compile(r"部门|镇街|乡镇|街道|各镇|全[市区县]")
_BRACKETS = re.compile(r"[（(](?:含|包括|以下)[^（）()]*[）)]|[（）()]")
_TIME = re.compile(r"20\d\d年度?|全年|本?年度|年内|期间|[至-]")
_US = "我"
_ADVERBS = "共累计总已均也新全部依法按期时及规范高效并收"
_ORGAN = re.compile(
    r"[\u4e00-\u9fff](?:局|委|厅|镇|乡|街道|部门|单位|办公室|办|中心|院|公司|所|站|处|政府|本级|区|县|市)"
    rf"[{_ADVERBS}]*$"
)


class Topic(Enum):
    """What a stretch of prose is about."""

    NONE = auto()
    REQUESTS = auto()
    DISPUTES = auto()
    FOREIGN = auto()


class Scope:
    """The patterns that a set of words makes."""

    def __init__(self, words: CheckWords) -> None:
        moving = alternatives((*words.more, *words.less))
        strong = [noun for noun in words.requests.nouns if "公开" in noun]
        disputes = (*words.disputes.reconsideration, *words.disputes.litigation)
        outcomes = [phrase for phrases in words.outcomes.values() for phrase in phrases]
        dated = alternatives(words.wording.beside_other_years)
        self._year = re.compile(
            r"(?<![较比与和同至到])(?<!结转)(?:(?<!\d)(?P<year>20\d\d)年(?!度?(?:结转|转入|转结))"
            rf"(?![^，；]{{0,10}}?(?:{dated}))"
            rf"|(?:{alternatives(words.last_year)})(?!度?(?:结转|转入|转结)))"
        )
        self._comparing = re.compile(rf"(?:{alternatives(words.comparing)})(?!例)|(?:{moving})[了到至为]?$")
        self._outcomes = re.compile(alternatives(outcomes))
        self._topic = re.compile(
            rf"(?P<REQUESTS>{alternatives(strong)})|(?P<DISPUTES>{alternatives(disputes)})"
            rf"|(?P<FOREIGN>{alternatives(words.foreign)})"
        )

    def topics(self, text: str) -> list[tuple[int, Topic]]:
        """Where a passage comes to speak of something; the phrases of outcomes (信访举报投诉类) change nothing."""
        masked = self._outcomes.sub(lambda found: "□" * len(found[0]), text)
        return [(found.start(), Topic[found.lastgroup or ""]) for found in self._topic.finditer(masked)]

    def is_foreign(self, words: str) -> bool:
        """Whether the words after a number make it something else: “3 件投诉”."""
        return any(topic is Topic.FOREIGN for _, topic in self.topics(words))

    def compares(self, quantity: Quantity) -> bool:
        """Whether the number is how much more or less, or another year's."""
        return bool(self._comparing.search(quantity.before))

    def years(self, sentence: str) -> list[tuple[int, str]]:
        """Where a sentence comes to speak of a year, or of a part of one; “” is last year."""
        masked = _DATE.sub(lambda date: "□" * len(date[0]), sentence)
        named = [(found.start(), found["year"] or "") for found in self._year.finditer(masked)]
        return sorted((*named, *((found.start(), _PART) for found in _PERIOD.finditer(masked))))


def is_of_year(years: list[tuple[int, str]], before: int, year: int | None) -> bool:
    """Whether what stands in a sentence after `before` is of the whole report year, not another, not a part."""
    named = [each for start, each in years if start < before]
    return not named or (_PART not in named and year is not None and named[-1] == str(year))


@lru_cache(maxsize=4)
def scope_of(words: CheckWords) -> Scope:
    """The patterns for a set of words."""
    return Scope(words)


class Subject:
    """Who an organ is in its own report, so that other organs' figures are left alone."""

    def __init__(self, organ: Organ) -> None:
        name = organ.name
        endings = [name[start:] for start in range(max(0, len(name) - 2))]
        short = [ending.replace("人民政府", "政府") for ending in endings if "人民政府" in ending]
        given = [word for word in (organ.short_name, organ.self_reference) if word]
        self._own = re.compile(
            alternatives([*endings, *short, *given, "本机关", "本单位", "我单位"]) + r"|[我本](?!级)[\u4e00-\u9fff]"
        )

    def is_whole(self, before: str, sentence: str) -> bool:
        """Whether the subject before a verb is the organ itself, or everything below it.

        区政府 beside 各部门 in one sentence is the government without them.
        """
        before = _BRACKETS.sub("", before)
        if _WHOLE.search(before):
            return True
        if before.rstrip(_ADVERBS).endswith("政府") and _BELOW.search(sentence):
            return False
        return not _ORGAN.search(_TIME.sub("", self._own.sub(_US, before)))
