"""Yes and no as clerks say them: by what there is, by so many of it, by one of two things alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from nianbao.interview.understanding import Spoken
from nianbao.language.folding import bare
from nianbao.language.numbers_in_text import NUMERAL
from nianbao.language.numerals import read_number
from nianbao.language.word_patterns import any_of

Words = tuple[str, ...]

_CLAUSES = re.compile(r"[,;。!\n]+")

_OF_ALL = ("都", "也", "全", "均", "皆")
"""Before what denies, these deny of all that was named: “两次都没收”."""


class YesOrNo:
    """Puts a line into a plain yes where it affirms; what it does not know it leaves as it is."""

    def __init__(
        self, spoken: Spoken, denial: re.Pattern[str], beside: Words, affirmed_by: Words, led_by: Words
    ) -> None:
        self._spoken, self._denial = spoken, denial
        self._affirmed_by = affirmed_by
        self._plain = frozenset(map(bare, (*spoken.yes, *spoken.no)))
        self._led_by = any_of(led_by)
        self._beside = re.compile(f"(?:{any_of((*beside, *spoken.yes)).pattern})+")

    def is_plain(self, text: str) -> bool:
        """Whether a line is one of the words for yes or no."""
        return bare(text) in self._plain

    def put(self, text: str, some_of: str) -> str:
        """“有17件”, “发过”, “没有复议，有诉讼” and what `some_of` matches say yes; “那就写上” is 写上."""
        said = bare(text)
        led = self._led_by.match(said)
        left = said[led.end() :] if led else said
        if said in self._plain or left in self._plain:
            return text if said in self._plain else left
        clauses = list(self._clauses(said))
        if re.fullmatch(some_of, left) or any(map(self._counts, clauses)):
            return self._spoken.yes[0]
        known = all(self._beside.fullmatch(self._denial.sub("", clause) or self._spoken.yes[0]) for clause in clauses)
        return self._spoken.yes[0] if known and any(map(self._affirms, clauses)) else text

    def _clauses(self, said: str) -> Iterator[str]:
        """The clauses of a line; what denies begins one of its own: 只有诉讼 | 没有复议."""
        for clause in filter(None, _CLAUSES.split(said)):
            denied = self._denial.search(clause)
            apart = denied and not clause[: denied.start()].endswith(_OF_ALL)
            yield from filter(
                None, (clause[: denied.start()], clause[denied.start() :]) if denied and apart else (clause,)
            )

    def _counts(self, clause: str) -> bool:
        """Whether a clause says how many there are: a number with something beside it, and nothing denied."""
        number = NUMERAL.search(clause)
        counted = number is not None and len(clause) > len(number[0]) and bool(read_number(number[0]))
        return counted and not self._denial.search(clause)

    def _affirms(self, clause: str) -> bool:
        said = clause.lstrip("只就仅光也还")
        return said.startswith(self._affirmed_by) or (
            said.endswith(self._affirmed_by) and not self._denial.search(clause)
        )


def half_denied(text: str, halves: tuple[Words, ...]) -> bool:
    """Whether a line names some of the things that a question asks for together, and not the others."""
    named = [any(word in text for word in words) for words in halves]
    return any(named) and not all(named)


HalvesOf = Mapping[str, tuple[Words, ...]]
"""The things that a question of yes or no asks for together, by its id."""
