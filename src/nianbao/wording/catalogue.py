"""The catalogue of common problems, each with the measure that answers it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nianbao.report.model import Problem
from nianbao.wording.choosing import chosen
from nianbao.wording.names import Names
from nianbao.wording.phrasing import clause, punctuated
from nianbao.wording.sandbox import known_value
from nianbao.wording.template_text import TemplateText

SLOTS = ("slot.fact", "slot.who", "slot.due")
"""This unit's own fact, who mends it and by when: each may be missing."""


OTHER_WORDS = 2
"""Further wordings of a chosen pair: as many as a passage has under 换个说法."""


@dataclass(frozen=True)
class ProblemAndMeasure:
    """A problem and its measure, in several wordings with slots.

    `group` is the subject under which it is offered; `when`: offered only where this holds. `lead` is the clause
    about who and when, `tail` the unit's own fact.
    """

    key: str
    title: str
    group: str
    when: str
    problem: tuple[TemplateText, ...]
    measure: tuple[TemplateText, ...]
    lead: TemplateText
    tail: TemplateText


def offered(pairs: Iterable[ProblemAndMeasure], names: Names) -> tuple[ProblemAndMeasure, ...]:
    """The pairs that the facts allow; a fact that is not known yet forbids none. Raises DataFileError.

    What was looked up for it is not noted: a choice once made does not rest on it.
    """
    unnoted = names.unnoted()
    return tuple(pair for pair in pairs if _is_offered(pair, unnoted))


def _is_offered(pair: ProblemAndMeasure, names: Names) -> bool:
    return not pair.when or known_value(pair.when, names, f"catalogue.yaml，{pair.key}.when") is not False


def pair_text(pair: ProblemAndMeasure, *, fact: str, who: str, due: str, names: Names) -> Problem:
    """The pair in this unit's words; an empty slot leaves its clause out. Raises DataFileError, UnknownName."""
    given = {"fact": clause(fact), "who": clause(who), "due": clause(due)}
    slot = {name: text for name, text in given.items() if text}
    clauses = {key: text.filled(names, slot=slot) for key, text in (("lead", pair.lead), ("tail", pair.tail))}

    def said(of: str, texts: Sequence[TemplateText], step: int) -> str:
        text = chosen(texts, f"{pair.key}.{of}", names, step)
        return clause(punctuated(text.filled(names, slot=slot, **clauses)))

    (problem, measure), *others = (
        (said("problem", pair.problem, step), said("measure", pair.measure, step)) for step in range(1 + OTHER_WORDS)
    )
    known_as = (pair.title, *(text.filled(names, slot={}, tail="") for text in pair.problem))
    return Problem(problem=problem, measure=measure, known_as=known_as, otherwise=tuple(others))
