"""The catalogue of common problems, each with the measure that answers it."""

from __future__ import annotations

from dataclasses import dataclass

from nianbao.report.model import Problem
from nianbao.wording.names import Names
from nianbao.wording.phrasing import clause, punctuated
from nianbao.wording.text import Text

SLOTS = ("slot.fact", "slot.who", "slot.due")
"""This unit's own fact, who mends it and by when: each may be missing."""


@dataclass(frozen=True)
class Pair:
    """A problem and its measure, as texts with slots; `lead` is the clause about who and when."""

    key: str
    title: str
    problem: Text
    measure: Text
    lead: Text


def pair_text(pair: Pair, *, fact: str, who: str, due: str, names: Names) -> Problem:
    """The pair in this unit's words; an empty slot leaves its clause out. Raises DataFileError, UnknownName."""
    given = {"fact": clause(fact), "who": clause(who), "due": clause(due)}
    slot = {name: text for name, text in given.items() if text}
    problem = pair.problem.filled(names, slot=slot)
    measure = pair.measure.filled(names, slot=slot, lead=pair.lead.filled(names, slot=slot))
    return Problem(problem=clause(punctuated(problem)), measure=clause(punctuated(measure)))
