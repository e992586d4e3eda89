"""The catalogue of common problems, each with the measure that answers it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from nianbao.report.model import Problem
from nianbao.wording.names import Names
from nianbao.wording.phrasing import clause, punctuated
from nianbao.wording.sandbox import render


class Pair(BaseModel):
    """A problem and its measure, as texts with slots for this unit's own fact, for who mends it and by when.

    `lead` is the text about who and when; the measure prints it where it belongs.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    title: str
    problem: str
    measure: str
    lead: str = ""


def pair_text(pair: Pair, *, fact: str, who: str, due: str, names: Names) -> Problem:
    """The pair in this unit's words; an empty slot leaves its clause out. Raises DataFileError, UnknownName."""
    given = {"fact": clause(fact), "who": clause(who), "due": clause(due)}
    slot = {name: text for name, text in given.items() if text}
    where = f"catalogue.yaml，{pair.key}"
    lead = render(pair.lead, names, where, slot=slot)
    problem = render(pair.problem, names, where, slot=slot)
    measure = render(pair.measure, names, where, slot=slot, lead=lead)
    return Problem(problem=clause(punctuated(problem)), measure=clause(punctuated(measure)))
