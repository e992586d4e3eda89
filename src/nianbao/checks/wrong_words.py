"""Words that are never right in a published report: misspelled expressions, names that organs no longer have, slips."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nianbao.checks.case import Case
from nianbao.checks.finding import Severity
from nianbao.checks.prose import plain_words
from nianbao.checks.rules import Fault, rule
from nianbao.checks.wrong_lists import MOST_WRONG

_LISTED = "templates/checks/wrong_words.yaml 所列各条的来源"


@rule("W-01", Severity.WARNING, "领导人姓名和固定提法没有写错字", _LISTED)
def fixed_expressions(case: Case) -> Iterator[Fault]:
    """A name of a leader or a fixed expression with one or two wrong characters."""
    words = case.words.wrong
    for key, text in case.prose.texts.items():
        for each in words.misspelled:
            for match in each.wrong.finditer(text):
                yield _misspelled(key, match[0], each.right)
        for right, anchors in words.heads:
            for wrong in dict.fromkeys(_nearly(text, right, anchors)):
                yield _misspelled(key, wrong, right)


def _misspelled(key: str, wrong: str, right: str) -> Fault:
    wrong = plain_words(wrong)
    return Fault(key, f"“{wrong}”像是写错了字，应为“{right}”。", wrong, right)


def _nearly(text: str, right: str, anchors: re.Pattern[str]) -> Iterator[str]:
    """What stands in a text for an expression, with one or two of its characters wrong, missing or too many."""
    for match in anchors.finditer(text):
        begins = match.start() - right.find(match[0])
        for start in range(max(0, begins - 1), begins + 2):
            pieces = [text[start : start + len(right) + more] for more in (0, -1, 1, -2, 2)]
            if right not in (*pieces, text[begins : begins + len(right)]):
                yield from (piece for piece in pieces if _is_near(piece, right))


def _is_near(found: str, right: str) -> bool:
    """Whether a piece of text is an expression but for few characters; its first and last are right."""
    if not found or found == right or (found[0], found[-1]) != (right[0], right[-1]):
        return False
    if len(found) == len(right):
        return sum(one != other for one, other in zip(found, right, strict=True)) <= MOST_WRONG
    short, long = sorted((found, right), key=len)
    left = iter(long)
    return all(character in left for character in short)


@rule("W-02", Severity.WARNING, "没有用机构改革前的旧名称", _LISTED)
def current_names(case: Case) -> Iterator[Fault]:
    """An organ by a name that it no longer has; “原…局” is right."""
    words, year = case.words.wrong, case.report.year
    before = re.compile(rf"(?:{'|'.join(map(re.escape, words.old_names_after))})[^，。；]{{0,4}}$")
    for key, text in case.prose.texts.items():
        for name in words.old_names:
            if name.old not in text or (year is not None and year < name.since):
                continue
            for match in re.finditer(re.escape(name.old), text):
                if not before.search(text[: match.start()]):
                    yield Fault(
                        key, f"“{name.old}”是 {name.since} 年以前的名称，现在一般是“{name.new}”。", name.old, name.new
                    )
                    break


@rule("W-03", Severity.HINT, "没有多字、漏字一类的笔误", _LISTED)
def no_slips(case: Case) -> Iterator[Fault]:
    """The usual slips of such reports: doubled words, lost characters, two stops in a row."""
    for key, text in case.prose.texts.items():
        for slip in case.words.wrong.slips:
            for match in slip.wrong.finditer(text):
                around = plain_words(text[max(0, match.start() - 6) : match.end() + 6])
                yield Fault(key, f"“{around}”里的“{plain_words(match[0])}”像是笔误，{slip.right}。", match[0], None)
