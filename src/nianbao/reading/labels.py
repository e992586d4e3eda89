"""Labels as they are printed against labels as they should be: spaces, brackets, numbering and small slips."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from nianbao.language.folding import half_width
from nianbao.language.numerals import ONE_TO_TEN

_LONGEST = 60
_LONGEST_ORDINAL = 20
_ALIKE = 0.7
_APART = 0.08
_SHORTEST_FOR_SLIPS = 4
_SHORTEST_CORE = 4
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_ORDINAL = re.compile(
    rf"\s*(?:第[{ONE_TO_TEN}]部分[、.,:]?|[(\[]?[{ONE_TO_TEN}]{{1,3}}(?:[)\]][、.,:]?|[、.,:]|是(?=\S))"
    r"|[(\[]?\d{1,2}(?:[)\]][、.,:]?|[、.,:](?!\d)))\s*"
)


def unspaced(text: str) -> str:
    """`half_width` without spaces and line breaks."""
    return "".join(half_width(text).split())


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """Letters, digits and characters only: what two writings of one label have in common."""
    return "".join(sign for sign in half_width(text) if sign.isalnum()).replace("其它", "其他")


@lru_cache(maxsize=1024)
def core(text: str) -> str:
    """`plain` without the number that stands before it: “1、属于国家秘密” → “属于国家秘密”."""
    return plain(half_width(text)[ordinal_length(text) :])


def ordinal_length(text: str) -> int:
    """How many characters at the beginning are a number of order: “（一）”, “1.”, “一、”, “一是”."""
    found = _ORDINAL.match(half_width(text[:_LONGEST_ORDINAL]))
    return found.end() if found else 0


@dataclass(frozen=True)
class Labels:
    """Labels of one kind, each standing for a key; a key may have several.

    `variants` are further writings that are known as they stand, but are nothing to which a slip is compared.
    """

    names: Mapping[str, tuple[str, ...]]
    variants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _found: dict[str, str | None] = field(default_factory=dict, repr=False, compare=False)
    _whole: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    _cores: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        official = [(key, names[0]) for key, names in self.names.items()]
        others = [(key, name) for key, names in self.names.items() for name in names[1:]]
        for key, name in (*official, *others):
            self._whole.setdefault(plain(name), key)
            self._cores.setdefault(core(name), key)
        for key, names in self.variants.items():
            for name in names:
                self._whole.setdefault(plain(name), key)

    @cached_property
    def within(self) -> tuple[re.Pattern[str], Mapping[str, str]]:
        """A pattern that finds the labels in words run together, the longest one at each place, and their keys.

        Labels without their number count where they are long enough to be told from other words.
        """
        keys = {**{name: key for name, key in self._cores.items() if len(name) >= _SHORTEST_CORE}, **self._whole}
        return re.compile(_any_of(filter(None, keys))), keys

    def whole(self, text: str) -> str | None:
        """The key of a label that differs at most in spaces and punctuation; None where there is none."""
        return self._whole.get(plain(text))

    def exact(self, text: str) -> str | None:
        """As `whole`, but the number before the label may differ or be lost."""
        return self.whole(text) or self._cores.get(core(text))

    def begun(self, text: str) -> tuple[int, str] | None:
        """The length in letters and the key of the longest label with which a text begins.

        A label with its number goes before one without.
        """
        wanted = plain(text)
        for pattern, names in self._beginnings:
            if (found := pattern.match(wanted)) is not None:
                return found.end(), names[found[0]]
        return None

    @cached_property
    def _beginnings(self) -> tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]:
        return tuple((re.compile(_any_of(names)), names) for names in (self._whole, self._cores))

    def match(self, text: str) -> str | None:
        """The key of the label that was meant, slips included; None where there is none or more than one."""
        if text not in self._found:
            self._found[text] = self.exact(text) or self._nearest(core(text))
        return self._found[text]

    def _nearest(self, wanted: str) -> str | None:
        if not _SHORTEST_FOR_SLIPS <= len(wanted) <= _LONGEST or wanted.isdigit():
            return None
        begun = {key for name, key in self._cores.items() if name.startswith(wanted)}
        if len(begun) == 1:
            return begun.pop()
        ranked = _ranked(wanted, self._cores.items())
        if not ranked or ranked[0][0] < _ALIKE:
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _APART:
            return None
        return ranked[0][1]


def _any_of(names: Iterable[str]) -> str:
    """A pattern for any of some names, the longest that fits."""
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True)) or "(?!)"


def _ranked(wanted: str, names: Iterable[tuple[str, str]]) -> list[tuple[float, str]]:
    """The likeness of each key's likest name, best first."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    best: dict[str, float] = {}
    for name, key in names:
        if len(name) < _SHORTEST_FOR_SLIPS:
            continue
        matcher.set_seq1(name)
        if matcher.real_quick_ratio() >= _ALIKE - _APART:
            best[key] = max(best.get(key, 0.0), matcher.ratio())
    return sorted(((ratio, key) for key, ratio in best.items()), reverse=True)
