"""Counts as clerks say them: sums, so many times so many, of which, more or less than last year."""

from __future__ import annotations

import re

from nianbao.interview.asking import Prompt
from nianbao.interview.understanding import Spoken
from nianbao.language.folding import bare, folded
from nianbao.language.numbers_in_text import NUMERAL
from nianbao.language.numerals import read_number
from nianbao.language.word_patterns import any_of

_SUM = re.compile(r"\d+[^\d+,、]{0,2}(?:\+\d+[^\d+,、]{0,2})+")
_TIMES_EACH = re.compile(r"(.{1,3})[次场期回],?(?:一共|每次)?各(.{1,4}?)(?:人次|人|个人|位)?")
_PART = r"[\u4e00-\u9fff]{1,10}\s*\d+\s*[\u4e00-\u9fff]{0,3}"
_OF_WHICH = re.compile(
    rf"[\u4e00-\u9fff]{{0,6}}\s*(\d+)\s*[\u4e00-\u9fff]{{0,3}}\s*[,、;:]?\s*(?:其中)?((?:{_PART}\s*[,、;]?\s*)+)"
)
_HAVING = "(?:有|开了|就|只有)?"


def plain_count(prompt: Prompt, text: str, spoken: Spoken) -> str:
    """The number that a line comes to, or the line as it is."""
    said = folded(text).strip().rstrip("。,")
    sum_of_each = _SUM.fullmatch(said)
    return (
        (str(sum(_numbers(said))) if sum_of_each else "")
        or _times_each(said)
        or _counted(prompt, said, spoken)
        or _of_which(said)
        or text
    )


def than_last_year(prompt: Prompt, text: str, pattern: str, less: str) -> str:
    """So many more or less than last year's number, where that is known; `less` are the signs of what was fewer."""
    same = read_number(prompt.same) if prompt.same else None
    found = re.fullmatch(pattern, bare(text))
    if not found or not isinstance(same, int):
        return ""
    return str(max(0, same - int(found[2]) if found[1] in less else same + int(found[2])))


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
    parts = [one.fullmatch(part) for part in re.split(r"[,、;。\s和]+", said) if part]
    values = [read_number(part[1]) if part and part[1] else None for part in parts]
    return str(sum(int(value) for value in values if value is not None)) if values and None not in values else ""


def _of_which(said: str) -> str:
    """“共16条，其中网站13条，公众号3条” is 16, as long as the parts are not more."""
    whole = _OF_WHICH.fullmatch(said)
    return whole[1] if whole and sum(_numbers(whole[2])) <= int(whole[1]) else ""
