"""The report while answers are played into it: every value by name, totals kept up, sources noted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nianbao.checks.equations import Equation, carried_over
from nianbao.language.numerals import Number
from nianbao.report.format import ReportFormat
from nianbao.report.model import Fact, Organ, Problem, Report
from nianbao.report.organs import OrganKind
from nianbao.report.provenance import Origin, Provenance, is_read
from nianbao.report.sums import total
from nianbao.wording.names import Names, last_values, organ_values, problem_values, year_values

MISSTATED = "last.misstated"
"""The name of what last year's published report says otherwise of the applications carried over."""


class Draft:
    """A report under construction. `names` always tells what is known so far."""

    def __init__(self, form: ReportFormat, last: Report | None = None) -> None:
        self.form = form
        self.names = Names(form)
        self.problems: tuple[Problem, ...] = ()
        self.chosen: dict[str, Problem] = {}
        self._year: int | None = None
        self._organ: dict[str, Any] = {}
        self._cells: dict[str, Number | None] = {}
        self._facts: dict[str, Fact] = {}
        self._passages: dict[str, str] = {}
        self._sources: dict[str, Provenance] = {}
        self._published: tuple[Equation, ...] = ()
        self.register_lines: Mapping[str, Mapping[str, list[int]]] = {}
        self.unit_parts: Mapping[str, Mapping[str, int | str]] = {}
        self.counted: dict[str, Provenance] = {}
        if last is not None:
            self.names.update(dict(last_values(last)))
            if is_read(last.sources, form.known_cells):
                self._published = tuple(carried_over(form, last.cells))

    def put(self, key: str, value: Any, source: Provenance) -> None:
        """Set the value of a name: `year`, `agency.…`, `facts.…`, a cell, a passage."""
        self._sources[key.removeprefix("facts.")] = source
        root, _, rest = key.partition(".")
        if key == "year":
            self._year = value
            self.names.update(dict(year_values(value)))
        elif root == "agency":
            self._organ[rest] = OrganKind(value) if rest == "kind" else value
            self.names.update(dict(organ_values(Organ(**self._organ))))
        elif root in ("register", "units"):
            self.names.update({key: value})
        elif root == "facts":
            self._facts[rest] = value
            self.names.update({key: value})
        elif key in self.form.known_cells:
            self._put_cell(key, value)
        else:
            self._passages[key] = value

    def _put_cell(self, key: str, value: Number | None) -> None:
        self._cells[key] = value
        self.names.update({key: value})
        for rule in self.form.sums_with(key):
            added = total(self._cells.get(addend) for addend in rule.addends)
            if self._cells.get(rule.total) != added:
                self._sources[rule.total] = Provenance(origin=Origin.DERIVED, source="合计")
                self._put_cell(rule.total, added)
        if any(key in equation.cells for equation in self._published):
            self.names.update({MISSTATED: list(self._misstated())})

    def _misstated(self) -> Iterator[dict[str, Any]]:
        """What last year's published report says otherwise than this year's answers: the column, both numbers."""
        columns = {column.key: column.label for column in self.form.requests.columns}
        for equation in self._published:
            if equation.broken(self._cells):
                column = columns[equation.total.rpartition(".")[2]]
                yield {"column": column, "before": equation.constant, "now": self._cells[equation.total]}

    def zero(self, prefixes: Iterable[str], source: Provenance) -> None:
        """Set to 0 what is still unknown: a cell or fact by its name, or every cell below a prefix."""
        for prefix in prefixes:
            cells = [key for key in self.form.cells if key == prefix or key.startswith(f"{prefix}.")]
            for key in cells or [prefix]:
                if not self.form.is_total(key) and self.names.values.get(key) is None:
                    self.put(key, 0, source)

    def choose(self, pairs: Iterable[Mapping[str, str]]) -> None:
        """Set which pairs of the catalogue were chosen, by key, and those in the drafter's own words, numbered."""
        self.chosen = {
            pair["key"] or f"own_{number}": Problem(problem=pair["problem"], measure=pair["measure"])
            for number, pair in enumerate(pairs, start=1)
        }

    def put_problems(self, problems: tuple[Problem, ...]) -> None:
        """Set the problems of section five with their measures."""
        self.problems = problems
        self.names.update(dict(problem_values(problems)))

    def passage(self, key: str) -> str:
        """A passage as far as it stands; empty where it does not."""
        return self._passages.get(key, "")

    def report(self) -> Report:
        """The report as it stands."""
        cells = {key: self._cells.get(key) for key in self.form.cells}
        return Report(
            format=self.form.format,
            year=self._year,
            title="",
            organ=Organ(**self._organ),
            cells=cells,
            facts=self._facts,
            problems=self.problems,
            passages=self._passages,
            sources=self._sources,
        )
