"""The facts of a report that a passage may use: what each is called, its value, its measure word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from nianbao.interview.kinds import Breakdown, Count, FreeText, Money, Year
from nianbao.interview.script import Script
from nianbao.wording.proposals import Proposal
from nianbao.wording.sandbox import printed

_WITH_UNIT = re.compile(r"(.+)（([^（）]+)）")


@dataclass(frozen=True)
class PassageFact:
    """A fact as it can stand in a sentence; `unit` is 件, 条, 万元…, empty for words and for a year."""

    label: str
    value: str
    unit: str = ""


def passage_facts(script: Script, values: Mapping[str, Any], proposals: Iterable[Proposal]) -> tuple[PassageFact, ...]:
    """What the proposals of a passage rest on, then what else is not 0 in the tables that they speak of; words last.

    `values` are the known values by name. Figures of one applicant column are given only where a proposal uses them.
    """
    used = dict.fromkeys(name for proposal in proposals for name in proposal.used)
    beside = (name for name in _beside(script, used) if values.get(name))
    units = dict(_units(script))
    told = (name for name in dict.fromkeys((*used, *beside)) if _is_told(name, values.get(name), units))
    facts = [_fact(script, name, values[name], units) for name in told if name in script.labels]
    return tuple(sorted(facts, key=lambda fact: not fact.unit))


def _beside(script: Script, used: Iterable[str]) -> Iterator[str]:
    """The cells of the tables of which a cell is used, without those of one applicant column."""
    form = script.form
    tables = {name.partition(".")[0] for name in used if name in form.known_cells}
    columns = {column.key for column in form.requests.applicant_columns}
    for cell in form.cells:
        if cell.partition(".")[0] in tables and cell.rpartition(".")[2] not in columns:
            yield cell


def _units(script: Script) -> Iterator[tuple[str, str]]:
    """The measure word of every name that a question fills with a number or with words."""
    for _, question in script:
        match question.answer:
            case Count(unit=unit) | Money(unit=unit) | Breakdown(unit=unit):
                yield from ((name, unit) for name, _ in script.filled(question))
            case FreeText() | Year():
                yield question.fills, ""


def _is_told(name: str, value: Any, units: Mapping[str, str]) -> bool:
    """Whether a value can stand in a sentence as it is; a choice, a yes or a no cannot."""
    if isinstance(value, str):
        return bool(value) and name in units
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _fact(script: Script, name: str, value: Any, units: Mapping[str, str]) -> PassageFact:
    """A fact that wording/facts.yaml declares is called as it is there, measure word and all."""
    declared = _WITH_UNIT.fullmatch(script.wording.facts.get(name.removeprefix("facts."), ""))
    if declared and not isinstance(value, str):
        return PassageFact(declared[1], str(printed(value)), declared[2])
    return PassageFact(script.labels[name], str(printed(value)), _unit(name, units))


def _unit(name: str, units: Mapping[str, str]) -> str:
    """A cell that no question fills by its own name has the measure word of its table."""
    table = f"{name.partition('.')[0]}."
    return units[name] if name in units else next((unit for at, unit in units.items() if at.startswith(table)), "")
