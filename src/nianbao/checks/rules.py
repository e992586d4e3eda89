"""The registry of rules: each one its id, severity, what it holds, its source, and the function that applies it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from nianbao.checks.finding import Finding, Severity
from nianbao.language.numerals import Number

if TYPE_CHECKING:
    from nianbao.checks.case import Case


class Fault(NamedTuple):
    """What the function of a rule yields: a finding without what the rule itself knows."""

    where: str
    message: str
    found: Number | str | None = None
    expected: Number | str | None = None
    likely: str | None = None
    severity: Severity | None = None


Check = Callable[["Case"], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: `holds` says in one Chinese line what it holds, `source` what it rests on."""

    id: str
    severity: Severity
    holds: str
    source: str
    function: Check

    def findings(self, case: Case) -> Iterator[Finding]:
        """What this rule finds in a report; a fault of another severity than the rule's keeps its own."""
        for fault in self.function(case):
            yield Finding(
                id=self.id,
                severity=fault.severity or self.severity,
                where=fault.where,
                message=fault.message,
                found=fault.found,
                expected=fault.expected,
                likely=fault.likely,
            )


_rules: dict[str, Rule] = {}


def registered() -> Mapping[str, Rule]:
    """Every rule that is registered so far, by its id."""
    return MappingProxyType(_rules)


_PARTS = ("R", "T2", "T3", "T4", "X", "P", "W")


def in_order(rules: Mapping[str, Rule]) -> list[Rule]:
    """The rules as they are told: what was not read, the tables, the prose against them, the prose by itself."""
    return sorted(rules.values(), key=lambda each: (_PARTS.index(each.id.partition("-")[0]), each.id))


def rule(id: str, severity: Severity, holds: str, source: str) -> Callable[[Check], Check]:
    """Register a function as the rule `id`; raises ValueError where the id is taken."""

    def register(function: Check) -> Check:
        if id in _rules:
            raise ValueError(id)
        _rules[id] = Rule(id, severity, holds, source, function)
        return function

    return register
