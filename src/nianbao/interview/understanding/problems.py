"""Problems and their measures, as pairs: “更新不够及时——按栏目定时限”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nianbao.interview.understanding.unclear import Unclear, bounded, quoted
from nianbao.language.numerals import ONE_TO_TEN

_LONGEST = 20_000
_NUMBERING = re.compile(
    rf"^\s*(?:\d{{1,2}}[、.．)）](?!\d)|[（(]\d{{1,2}}[)）]|[{ONE_TO_TEN}]{{1,3}}(?:、|是[，,：:]?)"
    rf"|[（(][{ONE_TO_TEN}]{{1,3}}[)）]|[①-⑳]|[-*•·]\s)\s*"
)
_BETWEEN = re.compile(r"\s*(?:——+|—+>?|-+>|=+>|→|⇒|\t+|--+)\s*")
_COLON = re.compile(r"\s*(?:：|(?<!\d):(?!\d)|:(?=\s))\s*")
_PROBLEM = re.compile(r"^(?:存在的?)?问题\s*\d{0,2}\s*[：:]\s*")
_MEASURE = re.compile(r"[\s，,；;。]*(?:改进|整改)?措施\s*\d{0,2}\s*[：:]\s*")


def pairs(text: str) -> list[tuple[str, str]]:
    """Problem and measure of each line or “；” part: with “——”, “→”, “：” or a tab between, or “问题：…措施：…”.

    A part without such a sign continues the measure before it. Nothing where no part has one: that is no list of pairs.
    Raises Unclear for a problem without a measure among others.
    """
    if not any(map(_has_sign, _parts(bounded(text, _LONGEST)))):
        return []
    found: list[tuple[str, str]] = []
    open_problem = ""
    for part in _parts(text):
        problem, measure = _split(part)
        if measure and (problem or open_problem):
            found.append((problem or open_problem, measure))
            open_problem = ""
        elif problem and _PROBLEM.match(part) and not open_problem:
            open_problem = problem
        elif problem and found and not open_problem and not _NUMBERING.match(part):
            found[-1] = (found[-1][0], f"{found[-1][1]}；{problem}")
        else:
            raise Unclear("unclear_pair", {"words": quoted(part)})
    if open_problem:
        raise Unclear("unclear_pair", {"words": quoted(open_problem)})
    return found


def _has_sign(part: str) -> bool:
    return any(sign.search(_NUMBERING.sub("", part)) for sign in (_MEASURE, _BETWEEN, _COLON))


def _parts(text: str) -> Iterator[str]:
    for line in text.splitlines():
        for part in re.split("[；;]", line):
            if part.strip(" \t\r。，,　"):
                yield part.strip(" \r　")


def _split(part: str) -> tuple[str, str]:
    """Problem and measure of a part; one of them is empty where only the other stands in it."""
    plain = _PROBLEM.sub("", _NUMBERING.sub("", part))
    if labelled := _MEASURE.search(plain):
        return _clean(plain[: labelled.start()]), _clean(plain[labelled.end() :])
    for sign in (_BETWEEN, _COLON):
        if found := sign.search(plain):
            return _clean(plain[: found.start()]), _clean(plain[found.end() :])
    return _clean(plain), ""


def _clean(text: str) -> str:
    return text.strip(" \t\r　。，,；;")
