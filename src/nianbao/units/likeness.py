"""Passages of different organs that are the same once names, years and figures are masked (内容雷同)."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import combinations

from nianbao.data_files import DataFiles
from nianbao.frozen_model import FrozenModel
from nianbao.language.expressions import Expression
from nianbao.units.likeness_index import LikenessIndex, LikePassages
from nianbao.units.unit import Unit, Whole, as_it_is

ALIKE = "U-01"
"""The id of the finding that a passage is another organ's (W)."""

LEAST = 85
"""Likeness in percent, as RapidFuzz counts it, from which two passages are the same."""

PAIRED = 12
"""Organs of a group that are compared two by two, the first ones; each of the others is compared with the first."""

_FILE = "checks/standard_sentences.yaml"
_SENTENCE = re.compile(r"[^。;；!?！？\n]+")
_SHORTEST_SENTENCE, _SHORTEST = 10, 30
_SHINGLE, _SKETCH, _LEADERS = 6, 12, 12
# A sentence that more than half of so many organs write is one that they had to write.
_MANY = 8
# Sentences counted so far; beyond so many, those that came once are forgotten: half of all organs write none of them.
_COUNTED = 200_000


class StandardSentences(FrozenModel):
    """The file of the sentences that everyone must write, as regular expressions."""

    sentences: tuple[Expression, ...]


@dataclass(frozen=True)
class LikePair:
    """Two organs of a group, by their place in it, and how like their passages are, in percent."""

    one: int
    other: int
    likeness: float


@dataclass(frozen=True)
class Alike:
    """Organs with the same passage: `passage` is its key, `text` what they have in common as the first has it, masked.

    `likeness` is that of the least like to the first, in percent. `pairs` are two organs of the group each, the most
    alike first: every two of the first `PAIRED`, and each of the others with the first.
    """

    passage: str
    units: tuple[Unit, ...]
    likeness: float
    text: str
    pairs: tuple[LikePair, ...] = ()

    @property
    def weight(self) -> float:
        """By what they are ranked: how much text how many organs share."""
        return len(self.text) * (len(self.units) - 1) * self.likeness


def standard_sentences(files: DataFiles) -> re.Pattern[str]:
    """Matches a sentence that does not count; raises DataFileError where the file is at fault."""
    sentences = files.templates.model(_FILE, StandardSentences).sentences
    return re.compile("|".join(f"(?:{each})" for each in sentences) or "(?!)")


def alike(units: Sequence[Unit], standard: re.Pattern[str], whole: Whole = as_it_is) -> tuple[Alike, ...]:
    """Every group of two and more organs with the same passage, the weightiest first; linear in the number of reports.

    A passage is compared with the first of each group that shares shingles with it, never with all others. What is
    compared is kept on disk, so that memory does not grow with the number of reports.
    """
    common = _common(units, whole)
    with LikenessIndex(_LEADERS) as index:
        for place, unit in enumerate(units):
            for key, text in whole(unit).passages:
                own = _own(text, standard, common)
                if len(own) >= _SHORTEST:
                    _place(key, own, place, index)
        found = [_told(group, units, whole, standard, common) for group in index.groups()]
    return tuple(sorted(found, key=lambda each: -each.weight))


def _place(key: str, text: str, unit: int, index: LikenessIndex) -> None:
    """Put a passage into the group that it is most like, or begin one."""
    from rapidfuzz.fuzz import ratio

    sketch = [zlib.crc32(key.encode(), shingle) for shingle in _sketch(text)]
    scored = [(ratio(text, first, score_cutoff=LEAST), group) for group, first in index.candidates(sketch)]
    likeness, group = max(scored, key=lambda each: each[0], default=(0.0, None))
    if group is not None and likeness:
        index.join(group, unit, likeness)
    else:
        index.begin(key, text, unit, sketch)


def _told(
    group: LikePassages, units: Sequence[Unit], whole: Whole, standard: re.Pattern[str], common: Container[int]
) -> Alike:
    members = tuple(units[place] for place, _ in group.members)
    least = min(likeness for _, likeness in group.members)
    texts = [_own(dict(whole(unit).passages)[group.passage], standard, common) for unit in members[:PAIRED]]
    return Alike(group.passage, members, least, group.text, tuple(_pairs(group, texts)))


def _pairs(group: LikePassages, texts: Sequence[str]) -> list[LikePair]:
    from rapidfuzz.fuzz import ratio

    near = [LikePair(one, other, ratio(texts[one], texts[other])) for one, other in combinations(range(len(texts)), 2)]
    far = [LikePair(0, place, likeness) for place, (_, likeness) in enumerate(group.members) if place >= len(texts)]
    return sorted((*near, *far), key=lambda pair: -pair.likeness)


def _sketch(text: str) -> list[int]:
    """The least hashes of a text's shingles: two texts that share many shingles share some of these."""
    shingles = {text[start : start + _SHINGLE] for start in range(max(1, len(text) - _SHINGLE + 1))}
    return nsmallest(_SKETCH, (zlib.crc32(shingle.encode()) for shingle in shingles))


def _sentences(text: str) -> Iterator[str]:
    return (each for each in _SENTENCE.findall(text) if len(each) >= _SHORTEST_SENTENCE)


def _common(units: Sequence[Unit], whole: Whole) -> frozenset[int]:
    """The sentences that more than half of many organs write, by hash."""
    if len(units) < _MANY:
        return frozenset()
    counts: Counter[int] = Counter()
    for unit in map(whole, units):
        counts.update({hash(sentence) for _, text in unit.passages for sentence in _sentences(text)})
        if len(counts) > _COUNTED:
            counts = Counter({sentence: count for sentence, count in counts.items() if count > 1})
    return frozenset(sentence for sentence, count in counts.items() if count * 2 > len(units))


def _own(text: str, standard: re.Pattern[str], common: Container[int]) -> str:
    """What counts of a passage: its sentences without those that everyone must write."""
    kept = (each for each in _sentences(text) if hash(each) not in common and not standard.search(each))
    return "。".join(kept)
