"""What a drafter types that is no answer: pleas, questions and wishes, told by the words of prompts/pleas.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pydantic import ConfigDict

from nianbao.frozen_model import FrozenModel
from nianbao.language.folding import bare
from nianbao.language.word_patterns import any_of

LONGEST = 60
"""Characters above which a line is a text, whatever words it holds."""

_SAID_BESIDES = 4
"""Characters beside the words of a plea that are still part of it."""


class Sense(StrEnum):
    """What a plea asks for; the first of these whose words are found is meant."""

    PUT_OFF = "put_off"
    READERS = "readers"
    CHANGE = "change"
    LEFT = "left"
    REST = "rest"
    BACK = "back"
    WRITE = "write"
    WHERE = "where"
    WHY = "why"
    COUNTS = "counts"
    MEANING = "meaning"
    FILL = "fill"
    TALK = "talk"


class _Cues(FrozenModel):
    words: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()


class PleaWords(FrozenModel):
    """The words of each sense, those by which any line asks something, and those that only wrap a wish."""

    model_config = ConfigDict(ignored_types=(cached_property,))

    senses: Mapping[Sense, _Cues]
    asking: tuple[str, ...]
    wraps: tuple[str, ...]
    common: frozenset[str] = frozenset()
    last_year: tuple[str, ...] = ()
    asking_at_end: tuple[str, ...] = ()

    @cached_property
    def _said(self) -> Mapping[Sense, tuple[re.Pattern[str], frozenset[str]]]:
        return {
            sense: (any_of(self.senses[sense].words), frozenset(self._whole(self.senses[sense].whole)))
            for sense in Sense
            if sense in self.senses
        }

    def _whole(self, lines: Iterable[str]) -> Iterator[str]:
        """The lines, and what is left of them without polite words: 请问知道了 says what 知道了 says."""
        for line in map(bare, lines):
            yield line
            if len(left := self._unwrapped(line)) > 1:
                yield left

    @cached_property
    def _asking(self) -> re.Pattern[str]:
        return any_of(self.asking)

    @cached_property
    def _wraps(self) -> re.Pattern[str]:
        return any_of(self.wraps)

    def asks(self, text: str) -> bool:
        """Whether a line asks something: “算不算”, “谁定的？”."""
        return self._asking.search(bare(text)) is not None

    def is_of_last_year(self, text: str) -> bool:
        """Whether a line speaks of last year."""
        return any(word in text for word in self.last_year)

    def plea(self, text: str, topics: Iterable[str] = ()) -> Plea | None:
        """What a line pleas for; None where it is none, as every long text is.

        `topics` are what pleas may speak of without being answers: the terms of the field, the names of the questions.
        """
        said = bare(text)
        if not said or len(said) > LONGEST:
            return None
        sense = self._sense(said)
        return None if sense is None else Plea(sense, sure=self._is_only_that(said, topics))

    def _sense(self, said: str) -> Sense | None:
        alone = self._alone(said)
        for sense, (words, whole) in self._said.items():
            if words.search(said) or whole.intersection(alone):
                return sense
        return Sense.FILL if self._asking.search(said) else None

    def _is_only_that(self, said: str, topics: Iterable[str]) -> bool:
        if said.endswith(self.asking_at_end) or any(
            not whole.isdisjoint(self._alone(said)) for _, whole in self._said.values()
        ):
            return True
        left = self._asking.sub("", any_of(topics).sub("", said))
        for words, _ in self._said.values():
            left = words.sub("", left)
        return len(self._unwrapped(left)) <= _SAID_BESIDES

    def _alone(self, said: str) -> frozenset[str]:
        """What a line says besides polite words, with any of them that may belong to it: 老师，算了吧 says 算了."""
        polite = re.compile(rf"(?:{self._wraps.pattern}|\W)*")
        starts = [at for at in range(len(said)) if polite.fullmatch(said[:at])]
        ends = [at for at in range(1, len(said) + 1) if polite.fullmatch(said[at:])]
        pieces = (said[start:end] for start in starts for end in ends if start < end)
        return frozenset((said, self._unwrapped(said), *pieces))

    def _unwrapped(self, said: str) -> str:
        return self._wraps.sub("", re.sub(r"\W", "", said))


@dataclass(frozen=True)
class Plea:
    """What is pleaded for; `sure` where the line says nothing else, so that it cannot be an answer of words."""

    sense: Sense
    sure: bool
