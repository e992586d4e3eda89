"""What every kind of answer can do, and what an answer is understood against.

A value is kept as JSON: counts as int, money as a string of the decimal, a breakdown as its counts and its total.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from nianbao.frozen_model import FrozenModel
from nianbao.interview.understanding import Slot, Spoken, Unclear
from nianbao.reading.pasted import LARGEST
from nianbao.report import FEES, ReportFormat
from nianbao.wording.catalogue import ProblemAndMeasure
from nianbao.wording.proposals import Proposal

LONGEST_TEXT = 20_000
"""Characters of one answer: more than any passage of any report, less than a file pasted by mistake."""

_FACT = re.compile(r"facts\..+")


@dataclass(frozen=True)
class Situation:
    """What an answer is understood against: the words, today, the slots, the proposals.

    `already` is the value of an answer that is not finished: a breakdown with 件 still to be placed, a passage with
    numbers of last year still to be confirmed. `standing` is that of a finished breakdown: what is said of a part of it
    leaves the other parts as they are. `label` names the question, and may be said in front of a number; `offered`
    are the pairs of the `catalogue` that the facts allow.
    """

    spoken: Spoken
    today: date
    slots: tuple[Slot, ...] = ()
    total: int | None = None
    already: Mapping[str, Any] | None = None
    proposals: tuple[Proposal, ...] = ()
    catalogue: tuple[ProblemAndMeasure, ...] = ()
    offered: tuple[ProblemAndMeasure, ...] = ()
    label: str = ""
    standing: Mapping[str, Any] | None = None


class Kind(FrozenModel, ABC):
    """A kind of answer, with what prompts/ sets of it: `kind` and the fields of each class."""

    @abstractmethod
    def understand(self, text: str, situation: Situation) -> Any:
        """The value that `text` gives; raises Unclear."""

    def spell(self, value: Any, situation: Situation) -> str:
        """A value as a drafter reads it; understood again, it gives the same value."""
        return str(value)

    def joined(self, earlier: str, text: str, value: Any, situation: Situation) -> str:
        """What is kept as typed of an answer that `text` goes on with; `earlier` is what was kept of it so far."""
        return text

    def fill(self, value: Any, fills: str, situation: Situation) -> dict[str, Any]:
        """The names that a value sets, with what it sets them to; `fills` is that of the question."""
        return {fills: value} if fills else {}

    def remaining(self, value: Any) -> int:
        """How much of an answer is still to be said: 件 without a slot, numbers of last year not yet confirmed."""
        return 0

    @abstractmethod
    def fits(self, value: Any, situation: Situation) -> bool:
        """Whether a kept value has the form that this kind gives it; else its text is to be understood anew.

        An office may have made the question one of another kind since.
        """

    def holds(self, name: str, form: ReportFormat) -> bool:
        """Whether a name can hold values of this kind; {item} in it stands for any of its items."""
        return is_fact(name)


def is_fact(name: str) -> bool:
    """Whether a name is one of the office's own: those can hold values of any kind."""
    return _FACT.fullmatch(name) is not None


def holds_count(name: str, form: ReportFormat) -> bool:
    """Whether a name can hold a count: a fact, or a cell in 件; {item} in it stands for any of its items."""
    pattern = re.escape(name).replace(re.escape("{item}"), r"[^.]+")
    cells = (cell for cell in form.known_cells if cell != FEES)
    return is_fact(name) or any(re.fullmatch(pattern, cell) for cell in cells)


def is_count(value: Any) -> bool:
    """Whether a kept value is a count in 件."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST


def is_text(value: Any) -> bool:
    """Whether a kept value is words of no more than LONGEST_TEXT."""
    return isinstance(value, str) and len(value) <= LONGEST_TEXT


def has_texts(value: Any, *keys: str) -> bool:
    """Whether a kept value is a mapping that holds words under each of `keys`."""
    return isinstance(value, dict) and all(is_text(value.get(key)) for key in keys)


def bounded_words(text: str) -> str:
    """The words of an answer without the spaces around them; raises Unclear where they are a file pasted by mistake."""
    words = text.strip()
    if len(words) > LONGEST_TEXT:
        raise Unclear("unclear_long", {"length": len(words), "limit": LONGEST_TEXT})
    return words
