"""The case before the rules: one report with everything that they may look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from nianbao.checks.equations import Equation, balances, carried_over, column_sums, row_sums
from nianbao.checks.reading_prose import Prose
from nianbao.checks.settings import CheckSettings
from nianbao.checks.words import CheckWords
from nianbao.language.numerals import Number
from nianbao.report.format import ReportFormat, RequestRow, leaves
from nianbao.report.model import Report
from nianbao.report.organs import OrganKind, kinds_of
from nianbao.report.provenance import Origin, is_read
from nianbao.report.sums import total


@dataclass(frozen=True)
class Case:
    """A report under check. `complete`: it is finished, so that what is blank or missing in it is a fault."""

    report: Report
    form: ReportFormat
    words: CheckWords
    last: Report | None = None
    today: date | None = None
    settings: CheckSettings = field(default_factory=CheckSettings)
    complete: bool = False

    def cell(self, key: str) -> Number | None:
        """The number in a cell of this report; None where it is not known."""
        return self.report.cells.get(key)

    def last_cell(self, key: str) -> Number | None:
        """The number in a cell of last year's report; None without such a report."""
        return None if self.last is None else self.last.cells.get(key)

    def total_of(self, keys: Iterable[str]) -> Number | None:
        """The sum of cells; None where one of them is not known."""
        return total(self.cell(key) for key in keys)

    def label(self, key: str) -> str:
        """What a cell is called on paper."""
        return self.form.labels[key]

    @cached_property
    def published(self) -> bool:
        """Whether the report was read from a published file."""
        return is_read(self.report.sources, self.form.known_cells)

    @cached_property
    def answered(self) -> Mapping[str, datetime]:
        """When each cell of 表三 was answered in a draft; empty for a report that was read."""
        sources = ((key, self.report.sources.get(key)) for key in self.form.request_cells)
        return {key: source.at for key, source in sources if source is not None and source.at is not None}

    @property
    def in_older_format(self) -> bool:
        """Whether the tables are those of a format that is out of use."""
        return self.report.format not in ("", self.form.format)

    @property
    def finished(self) -> bool:
        """Whether what is blank or missing is a fault: in a draft in progress it is only not yet answered."""
        return self.complete or self.published

    @cached_property
    def organ_kinds(self) -> tuple[OrganKind, ...]:
        """The kinds that the organ can be: the one that was said, else those that its name allows; none where open.

        A rule about a kind of organ speaks where it holds for each of them.
        """
        said = self.report.organ.kind
        return kinds_of(self.report.organ.name) if said is None else (said,)

    @cached_property
    def problems(self) -> str:
        """The text of section five, or the problems and measures of a draft that has no text yet."""
        written = self.report.passages.get("problems", "")
        return written or "".join(f"{pair.problem}{pair.measure}" for pair in self.report.problems)

    @cached_property
    def single_other_row(self) -> bool:
        """Whether （六）其他处理 stands as the one row of older reports."""
        stands = any(key in self.report.cells for key in self.form.single_other_cells)
        return stands and not any(self.cell(f"requests.{row.key}.total") for row in self.form.requests.other_rows)

    @cached_property
    def outcome_rows(self) -> tuple[RequestRow, ...]:
        """The rows that （七）总计 sums, as this report prints them."""
        rows, three = self.form.requests.outcome_rows, self.form.requests.other_rows
        if not self.single_other_row:
            return rows
        return (*(row for row in rows if row not in three), self.form.requests.single_other_row)

    @cached_property
    def request_rows(self) -> tuple[RequestRow, ...]:
        """Every row of 表三 as this report prints it."""
        rows = leaves(self.form.requests.rows)
        dropped = self.form.requests.other_rows if self.single_other_row else ()
        added = (self.form.requests.single_other_row,) if self.single_other_row else ()
        return (*(row for row in rows if row not in dropped), *added)

    @cached_property
    def request_equations(self) -> tuple[Equation, ...]:
        """Every equation of 表三, with last year's where there is such a report."""
        columns, rows = column_sums(self.form, self.outcome_rows), row_sums(self.form, self.request_rows)
        last = carried_over(self.form, self.last.cells if self.last else {})
        return (*balances(self.form), *columns, *rows, *last)

    @cached_property
    def prose(self) -> Prose:
        """The passages, read."""
        return Prose(self.report, self.form, self.words, self.outcome_rows)

    @cached_property
    def unread_tables(self) -> frozenset[str]:
        """The tables of a published report of which the reading could not place half of the cells."""
        if None not in self.report.cells.values():
            return frozenset()
        tables: dict[str, list[bool]] = {}
        for key in self.report.cells:
            tables.setdefault(key.partition(".")[0], []).append(is_unplaced(self.report, key))
        return frozenset(table for table, unplaced in tables.items() if 2 * sum(unplaced) > len(unplaced))

    def blanks(self, keys: Iterable[str]) -> Iterator[str]:
        """The cells of a table that hold no number, in a report whose blanks are faults; none where it has no table."""
        printed = tuple(key for key in keys if key.partition(".")[0] not in self.unread_tables)
        if not self.finished or not any(key in self.report.cells for key in printed):
            return
        for key in printed:
            missing = key not in self.report.cells and self.in_older_format
            if self.cell(key) is None and not missing:
                yield key


def is_unplaced(report: Report, key: str) -> bool:
    """Whether a cell is blank because the reading could not tell what stands in it: what was found there is quoted."""
    if report.cells.get(key) is not None:
        return False
    source = report.sources.get(key)
    return source is not None and source.origin is Origin.READ and "“" not in source.where
