"""What the texts of an office can do with a value besides printing it: lists, counts, Chinese numerals, questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import Undefined

from nianbao.language.numerals import chinese_numeral

_LOOSE_SPACE = re.compile(r"(?<=[^\x00-\x7f])[ \u3000]+(?=[\d０-９])|(?<=[\d０-９])[ \u3000]+(?=[^\x00-\x7f])")
_ROUND = re.compile(r"(?<![\d.,])[1-9]\d+000(?=[条件篇次人])")
_STOPS = "。，；、：,;. \n"


def counted(pairs: Iterable[tuple[str, int]], unit: str = "件") -> str:
    """Things with their numbers, without those of which there are none: 予以公开3件、部分公开1件."""
    return "、".join(f"{name}{number}{unit}" for name, number in pairs if number)


def clause(text: str) -> str:
    """Someone's own words as a part of a sentence: without the punctuation at their end and spaces around figures."""
    return close(str(text)).strip().rstrip(_STOPS)


def close(text: str) -> str:
    """A text without spaces between its figures and its words: 占 2 分 → 占2分."""
    return _LOOSE_SPACE.sub("", text)


def in_ten_thousands(text: str) -> str:
    """A text in which round thousands from 10 000 on are written with 万: 186000条 → 18.6万条."""
    return _ROUND.sub(lambda match: f"{int(match[0]) / 10_000:g}万", text)


def is_known(value: Any) -> bool:
    """Whether a value is known; of a list, whether everything in it is."""
    if isinstance(value, list | tuple):
        return all(is_known(item) for item in value)
    return value is not None and not isinstance(value, Undefined)


def is_present(value: Any) -> bool:
    """Whether a value is known and neither 0, nor no, nor empty."""
    return is_known(value) and bool(value)


def is_zero(value: Any) -> bool:
    """Whether a number is known to be 0; of a list, whether all in it are."""
    if isinstance(value, list | tuple):
        return all(is_zero(item) for item in value)
    return is_known(value) and not isinstance(value, bool | str) and value == 0


def is_numbered(value: Any) -> bool:
    """Whether a text gives figures: 政府文件12条、通知30条."""
    return re.search(r"\d", str(value)) is not None


FILTERS: Mapping[str, Callable[..., Any]] = {
    "chinese": chinese_numeral,
    "clause": clause,
    "counted": counted,
}
TESTS: Mapping[str, Callable[[Any], bool]] = {
    "known": is_known,
    "numbered": is_numbered,
    "present": is_present,
    "zero": is_zero,
}

_HOLES = (
    (re.compile(r"\s*\n\s*"), "\n"),
    (re.compile(r"[，、；：]+(?=[。；！？）\n]|$)"), ""),
    (re.compile(r"(?<=[。；！？（\n])[，、；：。]+|^[，、；：。]+"), ""),
    (re.compile(r"([，、；])[，、；]+"), r"\1"),
    (re.compile(r"(?<=[^。！？：\n])(?=\n|$)"), "。"),
)


def punctuated(text: str) -> str:
    """A text put together from clauses, without the punctuation of those left out; a paragraph ends in “。”."""
    text = text.strip()
    for pattern, instead in _HOLES:
        text = pattern.sub(instead, text)
    return text
