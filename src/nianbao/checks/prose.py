"""Prose cut into sentences and quantities: each number with its measure word, the words before it and those after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nianbao.checks.words import JOINT, CheckWords, alternatives, joined
from nianbao.language.numerals import Number, numbers_in, read_number

# Patterns that try many ways to cut words apart see no more than this.
_NEAR = 40
_QUOTED = 12
_SPACE = re.compile(r"[^\S\n]+")
_SENTENCE = re.compile(r"[^。！？!?\n]{1,800}")
_BOUNDARY = re.compile(r"[，；、（）();\n]|,(?!\d{3})|[：:](?![\d零〇一二两三四五六七八九十百])")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)} | {ord("％"): "%", ord("．"): "."}
_HUNDREDTHS = re.compile(r"百分之([零〇一二两三四五六七八九十百点\d.]+)")
_CONJUNCTION = re.compile(r"^(?:以及|和|及(?!时)|与|并)")
_MORE_OR_LESS = re.compile(r"[余多来](?!少)")
_TENS = re.compile(r"[数几上][十百千万]")
_NOT_AFTER = "第"
_RANGE_BEFORE, _RANGE_AFTER = re.compile(r"\d[-—–~～至到]+$"), re.compile(r"^[-—–~～至到]+\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its measure word in a sentence.

    `before` are the words from the last comma or number to it, `after` those up to the next comma, `joint` whether a
    “、” links it to an item that has no number of its own, `exact` whether it is no 约, 余 or range.
    """

    sentence: str
    passage: str
    start: int
    end: int
    value: Number
    unit: str
    before: str
    after: str
    joint: bool
    exact: bool

    @property
    def words(self) -> str:
        """The exact words that name the quantity, for messages."""
        after = "" if self.before else self.after[:_QUOTED]
        return plain_words(f"{self.before}{self.sentence[self.start : self.end]}{after}")


@dataclass(frozen=True, slots=True)
class ProseSentence:
    """A sentence of a passage with its quantities."""

    passage: str
    text: str
    quantities: tuple[Quantity, ...]


def plain_words(text: str) -> str:
    """Words as they stand in the report."""
    return text.replace(JOINT, "、")


def smooth(text: str, words: CheckWords) -> str:
    """A passage without spaces, with half-width figures, “%” for “百分之”, and fixed phrases held together."""
    smoothed = _HUNDREDTHS.sub(_percent, _SPACE.sub("", text).translate(_FULL_WIDTH))
    return _reader(words).joined.sub(lambda found: joined(found[0]), smoothed)


def _percent(hundredths: re.Match[str]) -> str:
    part = read_number(hundredths[1])
    return hundredths[0] if part is None else f"{part}%"


def sentences(passage: str, text: str, words: CheckWords) -> Iterator[ProseSentence]:
    """The sentences of a smoothed passage."""
    reader = _reader(words)
    for match in _SENTENCE.finditer(text):
        quantities = tuple(reader.quantities(passage, match[0]))
        yield ProseSentence(passage, match[0], quantities)


class _Reader:
    """The patterns that a set of words makes."""

    def __init__(self, words: CheckWords) -> None:
        self.joined = re.compile(alternatives(words.phrases).replace(JOINT, "、"))
        self._unit = re.compile(rf"(?!{alternatives(words.not_units)})(?:{alternatives(words.units)}|%)")
        self._about = re.compile(rf"(?:{alternatives(words.about)})$")

    def quantities(self, passage: str, sentence: str) -> Iterator[Quantity]:
        end_of_last = 0
        for start, end, value in numbers_in(sentence):
            if sentence[max(0, start - 1) : start] == _NOT_AFTER:
                continue
            vague = _MORE_OR_LESS.match(sentence, end)
            unit = self._unit.match(sentence, vague.end() if vague else end)
            if unit is None:
                continue
            yield self._quantity(passage, sentence, (start, unit.end()), value, unit[0], end_of_last, bool(vague))
            end_of_last = unit.end()

    def _quantity(
        self,
        passage: str,
        sentence: str,
        place: tuple[int, int],
        value: Number,
        unit: str,
        end_of_last: int,
        vague: bool,
    ) -> Quantity:
        start, end = place
        bounds = list(_BOUNDARY.finditer(sentence, end_of_last, start + 1))
        begins = _beginning(sentence, bounds, end_of_last)
        before = _CONJUNCTION.sub("", sentence[max(begins, start - _NEAR) : start])
        next_bound = _BOUNDARY.search(sentence, end)
        after = sentence[end : min(end + _NEAR, next_bound.start() if next_bound else len(sentence))]
        item_before = bounds[-2].end() if len(bounds) > 1 else end_of_last
        joint = bool(bounds) and bounds[-1][0] == "、" and bounds[-1].start() > item_before
        ranged = _RANGE_BEFORE.search(sentence[:start]) or _RANGE_AFTER.match(sentence[end:])
        rounded = _TENS.match(sentence, max(0, start - 1)) or self._about.search(before)
        exact = not (vague or ranged or rounded or after.startswith(("以上", "左右")))
        return Quantity(sentence, passage, start, end, value, unit, before, after, joint, exact)


def _beginning(sentence: str, bounds: Sequence[re.Match[str]], otherwise: int) -> int:
    """Where the words before a number begin; a bracket behind words belongs to them: “区政府（办公室）收到”."""
    if not bounds:
        return otherwise
    if len(bounds) > 1 and bounds[-1][0] in "）)" and bounds[-2][0] in "（(":
        begins = bounds[-3].end() if len(bounds) > 2 else otherwise
        if sentence[begins : bounds[-2].start()]:
            return begins
    return bounds[-1].end()


@lru_cache(maxsize=4)
def _reader(words: CheckWords) -> _Reader:
    return _Reader(words)
