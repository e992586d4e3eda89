"""The statutory tables as data: headings, rows, columns, cell keys and the sums that must hold between cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from pydantic import Field

from nianbao.frozen_model import FrozenModel


class Heading(FrozenModel):
    """A heading of the report and the key by which the passage or table below it is known."""

    key: str
    heading: str


class Band(FrozenModel):
    """A shaded row of 表二 that names the paragraph of article 20."""

    band: str


class Head(FrozenModel):
    """A row of column heads in 表二; its last head spans what is left of the four columns."""

    head: tuple[str, ...]


class DisclosureRow(FrozenModel):
    """A row of numbers in 表二: 件, or 万元 in the row of fees."""

    key: str
    label: str
    cells: tuple[str, ...]


class Disclosure(FrozenModel):
    """表二: bands, heads and rows in the order of printing."""

    rows: tuple[Band | Head | DisclosureRow, ...]


class Column(FrozenModel):
    """A column of numbers; `short` is its label in two characters, for narrow screens."""

    key: str
    label: str
    short: str = ""


class ColumnBand(FrozenModel):
    """A head over several columns of 表三: a number of columns, or their keys."""

    label: str
    columns: int | tuple[str, ...]


class RequestRow(FrozenModel):
    """A row of numbers in 表三, in 件."""

    key: str
    label: str


class RequestGroup(FrozenModel):
    """Rows of 表三 under a common label in a column to the left of theirs."""

    group: str
    rows: tuple[RequestRow | RequestGroup, ...]


class Requests(FrozenModel):
    """表三: the applicant columns and the tree of rows."""

    corner: str
    column_bands: tuple[ColumnBand, ColumnBand]
    columns: tuple[Column, ...]
    rows: tuple[RequestRow | RequestGroup, ...]
    single_other_row: RequestRow

    @property
    def applicant_columns(self) -> tuple[Column, ...]:
        """The six kinds of applicant, without 总计."""
        return tuple(column for column in self.columns if column.key != "total")

    @cached_property
    def outcome_rows(self) -> tuple[RequestRow, ...]:
        """The 21 rows that （七）总计 sums."""
        outcomes = next(row for row in self.rows if isinstance(row, RequestGroup))
        return tuple(row for row in leaves(outcomes.rows) if row.key != "handled")

    @cached_property
    def other_rows(self) -> tuple[RequestRow, ...]:
        """The three rows of （六）其他处理, which older reports print as one."""
        return tuple(row for row in self.outcome_rows if row.key.startswith("other_"))


class DisputeGroup(FrozenModel):
    """Five columns of 表四; `band` is the head that two groups share."""

    key: str
    label: str
    band: str = ""


class Disputes(FrozenModel):
    """表四: 行政复议 and the two kinds of 行政诉讼, each with four results and a total, in 件."""

    groups: tuple[DisputeGroup, ...]
    columns: tuple[Column, ...]

    @property
    def result_columns(self) -> tuple[Column, ...]:
        """The four results, without 总计."""
        return tuple(column for column in self.columns if column.key != "total")


class Sum(FrozenModel):
    """A cell that is the sum of others."""

    total: str
    addends: tuple[str, ...]


class ReportFormat(FrozenModel):
    """One format of the report (国办公开办函〔2021〕30号 for "2021"): every label, merged cell and order.

    Cells are named by dotted keys: `disclosure.permits`, `disclosure.regulations.issued`,
    `requests.granted.natural_person`, `disputes.reconsideration.total`.
    """

    format: str
    sections: tuple[Heading, ...] = Field(min_length=6, max_length=6)
    overview_parts: tuple[Heading, ...] = Field(min_length=5, max_length=5)
    disclosure: Disclosure
    requests: Requests
    disputes: Disputes

    @cached_property
    def outcomes(self) -> Mapping[str, str]:
        """What can become of an application: the rows of outcomes in 表三 by key, each with its label."""
        return {row.key: row.label for row in self.requests.outcome_rows}

    @cached_property
    def applicants(self) -> Mapping[str, str]:
        """The kinds of applicant in 表三 by key, each with its label."""
        return {column.key: column.label for column in self.requests.applicant_columns}

    @cached_property
    def results(self) -> Mapping[str, str]:
        """How a dispute in 表四 can end, by key, each with its label."""
        return {column.key: column.label for column in self.disputes.result_columns}

    @cached_property
    def passages(self) -> tuple[str, ...]:
        """Keys of the passages in the order of printing: `opening`, `overview.lead`, …, `problems`, `other`."""
        parts = tuple(f"overview.{part.key}" for part in self.overview_parts)
        return ("opening", "overview.lead", *parts, "problems", "other")

    @cached_property
    def disclosure_cells(self) -> tuple[str, ...]:
        """Cell keys of 表二 in the order of printing."""
        rows = (row for row in self.disclosure.rows if isinstance(row, DisclosureRow))
        return tuple(key for row in rows for key in disclosure_row_cells(row))

    @cached_property
    def request_cells(self) -> tuple[str, ...]:
        """Cell keys of 表三 in the order of printing, with the three rows of （六）其他处理."""
        return tuple(
            f"requests.{row.key}.{column.key}" for row in leaves(self.requests.rows) for column in self.requests.columns
        )

    @cached_property
    def single_other_cells(self) -> tuple[str, ...]:
        """Cell keys of the single row （六）其他处理 of older reports."""
        row = self.requests.single_other_row
        return tuple(f"requests.{row.key}.{column.key}" for column in self.requests.columns)

    @cached_property
    def dispute_cells(self) -> tuple[str, ...]:
        """Cell keys of 表四 in the order of printing."""
        return tuple(
            f"disputes.{group.key}.{column.key}" for group in self.disputes.groups for column in self.disputes.columns
        )

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """Every cell key of the three tables in the order of printing."""
        return (*self.disclosure_cells, *self.request_cells, *self.dispute_cells)

    @cached_property
    def known_cells(self) -> frozenset[str]:
        """Every cell key that a report may hold, the single row （六）其他处理 included."""
        return frozenset((*self.cells, *self.single_other_cells))

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """Every total with its addends; a total that sums totals comes after them."""
        return (*self.row_sums(), *self.outcome_sums(), *self.dispute_sums())

    @cached_property
    def _sums_by_addend(self) -> Mapping[str, tuple[Sum, ...]]:
        found: dict[str, tuple[Sum, ...]] = {}
        for rule in self.sums:
            for addend in rule.addends:
                found[addend] = (*found.get(addend, ()), rule)
        return found

    def sums_with(self, cell: str) -> tuple[Sum, ...]:
        """The totals in which a cell is counted."""
        return self._sums_by_addend.get(cell, ())

    @cached_property
    def _sums_by_total(self) -> Mapping[str, Sum]:
        return {rule.total: rule for rule in self.sums}

    def is_total(self, cell: str) -> bool:
        """Whether a cell is the sum of others."""
        return cell in self._sums_by_total

    def sum_of(self, total: str) -> Sum:
        """The sum that a total holds; raises KeyError for a cell that is none."""
        return self._sums_by_total[total]

    def row_sums(self, rows: Iterable[RequestRow] | None = None) -> Iterator[Sum]:
        """总计 of each row of 表三: its kinds of applicant. `rows` are those that a report prints."""
        every = (row for row in leaves(self.requests.rows) if row.key != "handled")
        for row in every if rows is None else rows:
            prefix = f"requests.{row.key}"
            addends = tuple(f"{prefix}.{column.key}" for column in self.requests.applicant_columns)
            yield Sum(total=f"{prefix}.total", addends=addends)

    def outcome_sums(self, rows: Iterable[RequestRow] | None = None) -> Iterator[Sum]:
        """（七）总计 of each column of 表三: its outcomes. `rows` are those that a report prints."""
        outcomes = self.requests.outcome_rows if rows is None else tuple(rows)
        for column in self.requests.columns:
            addends = tuple(f"requests.{row.key}.{column.key}" for row in outcomes)
            yield Sum(total=f"requests.handled.{column.key}", addends=addends)

    def dispute_sums(self) -> Iterator[Sum]:
        """总计 of each kind of dispute in 表四: its results."""
        for group in self.disputes.groups:
            prefix = f"disputes.{group.key}"
            addends = tuple(f"{prefix}.{column.key}" for column in self.disputes.result_columns)
            yield Sum(total=f"{prefix}.total", addends=addends)

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """Keys of the rows of 表二 that count documents: issued, repealed and in force."""
        rows = (row for row in self.disclosure.rows if isinstance(row, DisclosureRow))
        return tuple(f"disclosure.{row.key}" for row in rows if {"issued", "repealed", "in_force"} <= set(row.cells))

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The printed label of every cell key, as a drafter would say it: “本机关不掌握相关政府信息·自然人”."""
        return dict((*self._disclosure_labels(), *self._request_labels(), *self._dispute_labels()))

    def _disclosure_labels(self) -> Iterator[tuple[str, str]]:
        heads: tuple[str, ...] = ()
        for row in self.disclosure.rows:
            if isinstance(row, Head):
                heads = row.head[1:]
            elif isinstance(row, DisclosureRow):
                for key, head in zip(disclosure_row_cells(row), heads, strict=True):
                    yield key, f"{row.label}·{head}"

    def _request_labels(self) -> Iterator[tuple[str, str]]:
        for row in (*leaves(self.requests.rows), self.requests.single_other_row):
            for column in self.requests.columns:
                yield f"requests.{row.key}.{column.key}", f"{row.label}·{column.label}"

    def _dispute_labels(self) -> Iterator[tuple[str, str]]:
        for group in self.disputes.groups:
            for column in self.disputes.columns:
                yield f"disputes.{group.key}.{column.key}", f"{group.label}·{column.label}"


def disclosure_row_cells(row: DisclosureRow) -> tuple[str, ...]:
    """The cell keys of a row of 表二; a row with one cell is known by its own key."""
    if len(row.cells) == 1:
        return (f"disclosure.{row.key}",)
    return tuple(f"disclosure.{row.key}.{cell}" for cell in row.cells)


def leaves(rows: tuple[RequestRow | RequestGroup, ...]) -> Iterator[RequestRow]:
    """The rows of numbers below `rows`, in the order of printing."""
    for row in rows:
        if isinstance(row, RequestGroup):
            yield from leaves(row.rows)
        else:
            yield row
