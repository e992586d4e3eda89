"""The names that questions and sentences may use: `requests.new.total`, `facts.trainings`, `last.disclosure.permits`.

A name of what is not known yet is undefined: a text that prints it fails instead of printing a hole, and
`is defined` asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from typing import Any

from nianbao.report.format import ReportFormat
from nianbao.report.model import Organ, Problem, Report
from nianbao.report.organs import traits

ROOTS = ("agency", "disclosure", "requests", "disputes", "facts", "last", "register", "units")
"""The outermost names that have others below them."""


STEPPED_PROBLEMS = "stepped_problems"
"""The name of the problems in each of their wordings; no text looks it up, a sentence takes those of its step."""


class Branch:
    """The names below a prefix."""

    __slots__ = ("_names", "_prefix")

    def __init__(self, names: Names, prefix: str) -> None:
        self._names = names
        self._prefix = prefix

    def __getitem__(self, name: str) -> Any:
        return self._names.look_up(f"{self._prefix}.{name}")


class Names:
    """What is known of a report and of last year's, by dotted name."""

    def __init__(self, form: ReportFormat) -> None:
        self.values: dict[str, Any] = {}
        self._branches = _branches(form)
        self._top: dict[str, Any] = {}
        self._noted: tuple[dict[str, Any], ...] = ()

    def noting(self, used: dict[str, Any]) -> Names:
        """The same names; each that is looked up through these is noted in `used` too, None where it is not known."""
        view = copy(self)
        view._noted = (*self._noted, used)
        return view

    def unnoted(self) -> Names:
        """The same names; what is looked up through these is noted nowhere."""
        view = copy(self)
        view._noted = ()
        return view

    def note(self, used: Mapping[str, Any]) -> None:
        """Note names as looked up that were looked up elsewhere."""
        for noted in self._noted:
            noted.update(used)

    def update(self, values: Mapping[str, Any]) -> None:
        """Learn values; None makes a name unknown again."""
        self.values.update(values)
        self._top.update((key, value) for key, value in values.items() if "." not in key)

    def look_up(self, key: str) -> Any:
        """The value or the branch of a name; raises KeyError where nothing is known."""
        if key in self._branches:
            return Branch(self, key)
        value = self.values.get(key)
        self.note({key: value})
        if value is None:
            raise KeyError(key)
        return value

    def context(self) -> Mapping[str, Any]:
        """The outermost names, as the context of a text."""
        known = {key: value for key, value in self._top.items() if value is not None}
        return {**{root: Branch(self, root) for root in ROOTS}, **known}


def _branches(form: ReportFormat) -> frozenset[str]:
    found = set(ROOTS)
    for key in form.known_cells:
        parts = key.split(".")
        found.update(".".join(parts[:end]) for end in range(1, len(parts)))
    return frozenset((*found, *(f"{root}.{key}" for root in ("last", "register", "units") for key in found)))


def names_of(report: Report, form: ReportFormat, last: Report | None = None) -> Names:
    """All names of a report, and below `last` those of last year's."""
    names = Names(form)
    names.update(dict(report_values(report)))
    if last is not None:
        names.update(dict(last_values(last)))
    return names


def report_values(report: Report) -> Iterator[tuple[str, Any]]:
    """Every known value of a report by its name."""
    if report.year is not None:
        yield from year_values(report.year)
    yield from organ_values(report.organ)
    yield from report.cells.items()
    yield from _prefixed("facts", report.facts.items())
    yield from problem_values(report.problems)


def problem_values(problems: Iterable[Problem]) -> Iterator[tuple[str, Any]]:
    """The problems of section five with their measures, and behind them the same in each of their other words."""
    given = tuple(problems)
    steps = 1 + max((len(each.otherwise) for each in given), default=0)
    ways = [[each.said(step) for each in given] for step in range(steps)]
    yield "problems", ways[0]
    yield STEPPED_PROBLEMS, ways


def last_values(last: Report) -> Iterator[tuple[str, Any]]:
    """Last year's values, below `last`."""
    return _prefixed("last", report_values(last))


def year_values(year: int) -> Iterator[tuple[str, int]]:
    """The year reported on, the one before and the one after."""
    yield "year", year
    yield "previous_year", year - 1
    yield "next_year", year + 1


def organ_values(organ: Organ) -> Iterator[tuple[str, Any]]:
    """What is known of the organ and follows from that, below `agency`; what is empty is unknown."""
    yield from _prefixed("agency", ((name, value or None) for name, value in organ if name != "kind"))
    yield "agency.kind", organ.kind.value if organ.kind else None
    yield from _prefixed("agency", traits(organ.name, organ.kind))


def _prefixed(prefix: str, items: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    return ((f"{prefix}.{key}", value) for key, value in items)
