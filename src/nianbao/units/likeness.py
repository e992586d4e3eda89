"""Passages of different organs that are the same once names, years and figures are masked (内容雷同)."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from pydantic import BaseModel, ConfigDict, field_validator

from nianbao.data_files import DataFiles
from nianbao.units.unit import Unit

ALIKE = "U-01"
"""The id of the finding that a passage is another organ's (W)."""

LEAST = 85
"""Likeness in percent, as RapidFuzz counts it, from which two passages are the same."""

_FILE = "checks/standard_sentences.yaml"
_SENTENCE = re.compile(r"[^。;；!?！？\n]+")
_SHORTEST_SENTENCE, _SHORTEST = 10, 30
_SHINGLE, _SKETCH, _LEADERS = 6, 12, 12
# A sentence that more than half of so many organs write is one that they had to write.
_MANY = 8


class StandardSentences(BaseModel):
    """The file of the sentences that everyone must write, as regular expressions."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sentences: tuple[str, ...]

    @field_validator("sentences")
    @classmethod
    def _are_expressions(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for expression in value:
            try:
                re.compile(expression)
            except re.error as error:
                raise ValueError(f"“{expression}”不是正则表达式") from error
        return value


@dataclass(frozen=True)
class Alike:
    """Organs with the same passage: `passage` is its key, `text` what they have in common as the first has it, masked.

    `likeness` is that of the least like to the first, in percent.
    """

    passage: str
    units: tuple[Unit, ...]
    likeness: float
    text: str

    @property
    def weight(self) -> float:
        """By what they are ranked: how much text how many organs share."""
        return len(self.text) * (len(self.units) - 1) * self.likeness


def standard_sentences(files: DataFiles) -> re.Pattern[str]:
    """Matches a sentence that does not count; raises DataFileError where the file is at fault."""
    sentences = files.templates.model(_FILE, StandardSentences).sentences
    return re.compile("|".join(f"(?:{each})" for each in sentences) or "(?!)")


def alike(units: Sequence[Unit], standard: re.Pattern[str]) -> tuple[Alike, ...]:
    """Every group of two and more organs with the same passage, the weightiest first; linear in the number of reports.

    A passage is compared with the first of each group that shares shingles with it, never with all others.
    """
    common = _common(units)
    groups: list[_Group] = []
    by_shingle: dict[tuple[str, int], list[_Group]] = {}
    for unit in units:
        for key, text in unit.passages:
            own = _own(text, standard, common)
            if len(own) >= _SHORTEST:
                _place(key, own, unit, by_shingle, groups)
    found = (Alike(each.passage, tuple(each.units), each.likeness, each.text) for each in groups if len(each.units) > 1)
    return tuple(sorted(found, key=lambda each: -each.weight))


@dataclass
class _Group:
    passage: str
    text: str
    units: list[Unit]
    likeness: float = 100.0


def _place(
    key: str, text: str, unit: Unit, by_shingle: dict[tuple[str, int], list[_Group]], groups: list[_Group]
) -> None:
    """Put a passage into the group that it is most like, or begin one."""
    from rapidfuzz.fuzz import ratio

    sketch = [(key, shingle) for shingle in _sketch(text)]
    shared = Counter(id(group) for shingle in sketch for group in by_shingle.get(shingle, ()))
    known = {id(group): group for shingle in sketch for group in by_shingle.get(shingle, ())}
    candidates = [known[place] for place, _ in shared.most_common(_LEADERS)]
    scored = [(ratio(text, group.text, score_cutoff=LEAST), group) for group in candidates]
    likeness, group = max(scored, key=lambda each: each[0], default=(0.0, None))
    if group is not None and likeness:
        # The passages of a report come one after the other.
        if group.units[-1] is not unit:
            group.units.append(unit)
            group.likeness = min(group.likeness, likeness)
        return
    begun = _Group(key, text, [unit])
    groups.append(begun)
    for shingle in sketch:
        leaders = by_shingle.setdefault(shingle, [])
        if len(leaders) < _LEADERS:
            leaders.append(begun)


def _sketch(text: str) -> list[int]:
    """The least hashes of a text's shingles: two texts that share many shingles share some of these."""
    shingles = {text[start : start + _SHINGLE] for start in range(max(1, len(text) - _SHINGLE + 1))}
    return nsmallest(_SKETCH, (zlib.crc32(shingle.encode()) for shingle in shingles))


def _sentences(text: str) -> Iterator[str]:
    return (each for each in _SENTENCE.findall(text) if len(each) >= _SHORTEST_SENTENCE)


def _common(units: Sequence[Unit]) -> frozenset[int]:
    """The sentences that more than half of many organs write, by hash."""
    if len(units) < _MANY:
        return frozenset()
    counts: Counter[int] = Counter()
    for unit in units:
        counts.update({hash(sentence) for _, text in unit.passages for sentence in _sentences(text)})
    return frozenset(sentence for sentence, count in counts.items() if count * 2 > len(units))


def _own(text: str, standard: re.Pattern[str], common: Iterable[int]) -> str:
    """What counts of a passage: its sentences without those that everyone must write."""
    kept = (each for each in _sentences(text) if hash(each) not in common and not standard.search(each))
    return "。".join(kept)
