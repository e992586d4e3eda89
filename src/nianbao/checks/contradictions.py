"""What contradicts itself or an answer, years that a reader cannot place, and passages that break off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nianbao.checks.case import Case
from nianbao.checks.contradicting_words import Opposites
from nianbao.checks.finding import Severity
from nianbao.checks.prose import plain_words
from nianbao.checks.rules import Fault, rule
from nianbao.checks.words import alternatives
from nianbao.report.model import Problem

_SAME = "同一份报告前后一致"
_CLEAR = "公开的文字，读者要看得懂"
_LEAD = "overview.lead"
_TELLING = 4
"""Characters of a problem from which on they tell it from others."""
_STOPS = "。；，！？\n"
_BEFORE = 12
"""Characters before what is said in which its clause can deny it."""


@rule("W-04", Severity.WARNING, "各段之间、文字和回答之间不矛盾", _SAME)
def nothing_contradicts(case: Case) -> Iterator[Fault]:
    """Two passages, or a passage and an answer, that cannot both be right."""
    for opposites in case.words.contradictions.opposites:
        yield from _opposed(case, opposites)
    yield from _answered_otherwise(case)


def _opposed(case: Case, opposites: Opposites) -> Iterator[Fault]:
    one = next(_said(case, opposites.one, opposites.one_in), None)
    other = next(_said(case, opposites.other, opposites.other_in), None)
    if one and other and one[1].span() != other[1].span():
        here, there = plain_words(one[1][0]), plain_words(other[1][0])
        yield Fault(other[0], f"这里写“{there}”，别处写“{here}”，两处矛盾，请核对。", there, here)


def _said(case: Case, pattern: re.Pattern[str], passages: tuple[str, ...]) -> Iterator[tuple[str, re.Match[str]]]:
    for key, text in case.prose.texts.items():
        if not passages or key in passages:
            yield from ((key, match) for match in pattern.finditer(text))


def _answered_otherwise(case: Case) -> Iterator[Fault]:
    for each in case.words.contradictions.answered:
        if not each.holds_of(case.report.facts.get(each.fact)):
            continue
        for key, match in _said(case, each.says, ()):
            if key == "problems" or _is_denied(case, case.prose.texts[key], match):
                continue
            words, told = plain_words(match[0]), each.told or f"没有{each.label}"
            yield Fault(key, f"这里写“{words}”，前面的回答是{told}，请核对是哪一处不对。", words, None)
            break


def _is_denied(case: Case, text: str, match: re.Match[str]) -> bool:
    """Whether the clause denies what it says: 未组织培训, 拟开展培训."""
    begins = max(text.rfind(stop, 0, match.start()) for stop in _STOPS) + 1
    clause = text[max(begins, match.start() - _BEFORE) : match.end()]
    return any(pattern.search(clause) for pattern in case.words.contradictions.denials)


@rule("W-07", Severity.WARNING, "去年的问题答了“改了”的，今年的问题里没有它", _SAME)
def no_problem_is_solved_and_current(case: Case) -> Iterator[Fault]:
    """A problem of last year's that was answered as solved stands among this year's, by whatever name."""
    for number, pair in enumerate(case.last.problems if case.last else (), start=1):
        if case.report.facts.get(f"last_problem_{number}") != "solved":
            continue
        if any(_is_the_same(pair.problem, now) for now in case.report.problems):
            problem = plain_words(pair.problem)
            yield Fault(
                "problems",
                f"“{problem}”去年的答了“改了”，今年的问题里又有它：没有全改好的，用“/改 去年的问题”改成“正在改”。",
                problem,
            )


def _is_the_same(before: str, now: Problem) -> bool:
    """Whether a problem of last year's is one of this year's: one of its names, or the larger part of one."""
    core = _core(before)
    for name in map(_core, (now.problem, *now.known_as)):
        if core == name or (len(name) >= _TELLING and name in core) or (len(core) > _TELLING and core in name):
            return True
    return False


def _core(problem: str) -> str:
    """What a problem is about, without what tempers it."""
    return re.sub(r"，.*|个别|部分|有的|少数|还需要?|还不够|不够|有待|还|较|比较|不|的|[。；]", "", problem)


@rule("W-05", Severity.WARNING, "公布的文字写年份，不写“今年”“去年”“明年”", _CLEAR)
def years_are_named(case: Case) -> Iterator[Fault]:
    """今年, 去年, 明年 in a text that is read in other years too; a title in 《》 or “” is left alone."""
    words = case.words.contradictions
    titles = "".join(map(re.escape, words.beside_years)) or "《"
    pattern = re.compile(rf"(?<![{titles}])(?:{alternatives(words.years)})")
    for key, text in case.prose.texts.items():
        for match in pattern.finditer(text):
            around = plain_words(text[max(0, match.start() - 4) : match.end() + 8])
            yield Fault(
                key, f"“{around}”里的“{match[0]}”请改成年份：报告公布以后，读者不知道是哪一年。", match[0], None
            )


@rule("W-06", Severity.WARNING, "每一段都写完了，末尾有句号", _CLEAR)
def nothing_breaks_off(case: Case) -> Iterator[Fault]:
    """A passage that ends without a full stop or breaks off, and notes to the writer that were left."""
    for key, text in case.prose.texts.items():
        end = plain_words(text.rstrip()[-12:])
        if key == _LEAD and any(pattern.search(text.rstrip()) for pattern in case.words.contradictions.leads_on):
            continue
        for pattern in case.words.contradictions.unfinished:
            match = pattern.search(text.rstrip())
            if match:
                words = plain_words(match[0])
                yield Fault(
                    key, f"这一段像是没有写完：“{end if match.end() == len(text.rstrip()) else words}”。", words
                )
                break
        else:
            if text.rstrip() and text.rstrip()[-1] not in "。！？；”）)…:：0123456789":
                yield Fault(key, f"这一段末尾没有句号：“{end}”，看是不是少了一截。", end, "。")
