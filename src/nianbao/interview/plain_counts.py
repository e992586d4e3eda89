"""Counts as clerks say them: sums, so many times so many, of which, more or less than last year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nianbao.interview.asking import Prompt
from nianbao.interview.understanding import Spoken, Unclear
from nianbao.language.folding import bare, folded
from nianbao.language.numbers_in_text import NUMERAL
from nianbao.language.numerals import HAN_DIGITS, HAN_UNITS, read_number
from nianbao.language.word_patterns import any_of

_SUM = re.compile(r"\d+[^\d+,、]{0,2}(?:\+\d+[^\d+,、]{0,2})+")
_TIMES_EACH = re.compile(r"(.{1,3})[次场期回],?(?:一共|每次)?各(.{1,4}?)(?:人次|人|个人|位)?")
_FIGURES = re.compile(r"[,，、;；:。\s()]+|其中")
_FIGURE = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{0,12}}?)(?P<number>{NUMERAL.pattern})(?P<behind>[^\W\d{HAN_DIGITS}{HAN_UNITS}]{{0,4}})"
)
_LISTED = re.compile(r"[,、;。\s和]+")
_FROM_A_NUMBER = re.compile(rf"{NUMERAL.pattern}[^0-9{HAN_DIGITS}{HAN_UNITS}]+")
_HAVING = "(?:有|开了|就|只有)?"


def plain_count(prompt: Prompt, text: str, spoken: Spoken) -> str:
    """The number that a line comes to, or the line as it is; raises Unclear where its parts and its total differ."""
    said = folded(text).strip().rstrip("。,")
    sum_of_each = _SUM.fullmatch(said)
    return (
        (str(sum(_numbers(said))) if sum_of_each else "")
        or _times_each(said)
        or _counted(prompt, said, spoken)
        or _of_which(said, spoken)
        or text
    )


def sum_of_parts(text: str, spoken: Spoken) -> str:
    """What several figures come to, each with its name and none of them a total; empty where a line is no such list."""
    figures = _named_figures(folded(text).strip().rstrip("。,"), spoken)
    named = len(figures) > 1 and all(each.name and not each.total for each in figures)
    return str(sum(each.value for each in figures)) if named else ""


def than_last_year(prompt: Prompt, text: str, pattern: str, less: str) -> str:
    """So many more or less than last year's number, where that is known; `less` are the signs of what was fewer."""
    same = read_number(prompt.same) if prompt.same else None
    found = re.fullmatch(pattern, bare(text))
    by = read_number(found[2]) if found else None
    if not found or not isinstance(same, int) or not isinstance(by, int):
        return ""
    return str(max(0, same - by if found[1] in less else same + by))


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


def _times_each(said: str) -> str:
    """“两次各32人” is 64."""
    found = _TIMES_EACH.fullmatch(said)
    times, each = (read_number(found[1]), read_number(found[2])) if found else (None, None)
    return str(times * each) if times is not None and each is not None else ""


def _counted(prompt: Prompt, said: str, spoken: Spoken) -> str:
    """The sum of what is counted, each with its number: “公众号1个，微博1个”; empty where one has none."""
    if not prompt.asked.question.counted:
        return ""
    name, measure = any_of(prompt.asked.question.counted).pattern, any_of(spoken.measures).pattern
    one = re.compile(f"{_HAVING}(?:{name})*({NUMERAL.pattern})?{_HAVING}(?:{measure})?(?:{name})*(?:{measure})?")
    plain = re.sub(rf"\(({name})\)", r"\1", said)
    parts = [one.fullmatch(part) for part in _one_by_one(plain)]
    values = [read_number(part[1]) if part and part[1] else None for part in parts]
    return str(sum(int(value) for value in values if value is not None)) if values and None not in values else ""


def _one_by_one(said: str) -> Iterator[str]:
    """The parts of a list; “一个微信一个微博”, which names none of them apart, before each number."""
    for part in filter(None, _LISTED.split(said)):
        pieces = _FROM_A_NUMBER.findall(part)
        yield from pieces if "".join(pieces) == part else [part]


@dataclass(frozen=True)
class _Named:
    """A figure with the words before it; `total` where they say that it is one."""

    name: str
    value: int
    total: bool


def _named_figures(said: str, spoken: Spoken) -> list[_Named]:
    """The figures of a line that is nothing else; none where one of them is not exact."""
    inexact, total = any_of(spoken.vague), any_of(spoken.total)
    found = [_FIGURE.fullmatch(part) for part in _FIGURES.split(said) if part]
    figures: list[_Named] = []
    for each in found:
        value = read_number(each["number"]) if each else None
        if each is None or not isinstance(value, int) or inexact.search(each["name"]) or inexact.search(each["behind"]):
            return []
        figures.append(_Named(each["name"], value, total.search(each["name"]) is not None))
    return figures


def _of_which(said: str, spoken: Spoken) -> str:
    """“共16条，其中网站13条，公众号3条” is 16, as long as the parts are not more; without 其中 they come to the total.

    Figures of which none is a total are not added: nobody said that they may be. Raises Unclear where parts and total
    differ.
    """
    figures = _named_figures(said, spoken)
    within = any_of(spoken.within).search(said) is not None
    whole = next((each for each in figures if each.total), figures[0] if figures else None)
    parts = [each for each in figures if each is not whole]
    beside = any_of((*spoken.verbs, *spoken.fillers, *spoken.total, *spoken.each)).pattern
    if whole is None or not parts or not all(each.name and not each.total for each in parts):
        return ""
    if not re.fullmatch(f"(?:{beside})*", whole.name):
        return ""
    left = whole.value - sum(each.value for each in parts)
    if left == 0 or (left > 0 and (within or (whole.total and len(parts) == 1))):
        return str(whole.value)
    if whole.total or within:
        raise Unclear("unclear_total_mismatch", {"stated": whole.value, "sum": whole.value - left, "difference": left})
    return ""
