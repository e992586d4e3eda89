"""Every label by which a published report is recognised: the format's own, the older format's, and the synonyms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from nianbao.data_files import DataFiles
from nianbao.errors import DataFileError
from nianbao.frozen_model import FrozenModel
from nianbao.reading.labels import Labels
from nianbao.report.format import (
    Band,
    Disclosure,
    DisclosureRow,
    Head,
    Heading,
    ReportFormat,
    RequestGroup,
    RequestRow,
    disclosure_row_cells,
    leaves,
)

_SYNONYMS = "format/synonyms.yaml"
_OLDER = "format/older/2019.yaml"

GROUP = "group"
"""What a label of 表三 stands for that has rows below it and no numbers of its own."""

Names = Mapping[str, tuple[str, ...]]


class OlderFormat(FrozenModel):
    """What an older format prints in 表二."""

    format: str
    disclosure: Disclosure


class HeadWordings(FrozenModel):
    """Heads of 表二 put together: one of `when`, what `names` gives for the head, one of `units`."""

    when: tuple[str, ...]
    names: Names
    units: tuple[str, ...]


class Synonyms(FrozenModel):
    """Other writings of the labels, and the words by which a page's furniture and an organ's name are known."""

    sections: Names
    overview_parts: Names
    overview_marks: Names
    heading_ends: tuple[str, ...]
    disclosure_rows: Names
    disclosure_heads: Names
    head_wordings: HeadWordings
    request_rows: Names
    request_columns: Names
    dispute_groups: Names
    dispute_columns: Names
    furniture: tuple[str, ...]
    openings: tuple[str, ...]
    issuers: tuple[str, ...]
    published: tuple[str, ...]
    organ_ends: tuple[str, ...]
    contacts: Names


@dataclass(frozen=True)
class LabelVocabulary:
    """The labels of a report, each kind with its keys."""

    form: ReportFormat
    older: OlderFormat
    synonyms: Synonyms

    @cached_property
    def row_labels(self) -> Mapping[str, str]:
        """The printed label of every row of 表二 and 表三, by its key."""
        requests = (*leaves(self.form.requests.rows), self.form.requests.single_other_row)
        return {
            row.key: row.label for row in (*self.form.disclosure.rows, *requests) if not isinstance(row, Head | Band)
        }

    @cached_property
    def sections(self) -> Labels:
        """Headings of the six sections."""
        return self._headings(self.form.sections, self.synonyms.sections, "sections")

    @cached_property
    def overview_parts(self) -> Labels:
        """Headings of the five parts of 总体情况, each with and without 情况."""
        heads = self._headings(self.form.overview_parts, self.synonyms.overview_parts, "overview_parts").names
        ends = ("", *self.synonyms.heading_ends)
        return Labels({key: tuple(name + end for name in names for end in ends) for key, names in heads.items()})

    @cached_property
    def overview_marks(self) -> Labels:
        """Words by which a heading of another wording is known to be that of a part of 总体情况."""
        return Labels(self.synonyms.overview_marks)

    def _headings(self, headings: Iterable[Heading], synonyms: Names, where: str) -> Labels:
        return _labels(((heading.key, heading.heading) for heading in headings), synonyms, where)

    @cached_property
    def disclosure_rows(self) -> Labels:
        """Rows of 表二, both formats."""
        return _labels(
            ((row.key, row.label) for row, _ in self._disclosure_rows), self.synonyms.disclosure_rows, "disclosure_rows"
        )

    @cached_property
    def disclosure_heads(self) -> Labels:
        """Column heads of 表二, both formats; each stands for itself."""
        heads = dict.fromkeys(head for _, heads in self._disclosure_rows for head in heads)
        labels = _labels(((head, head) for head in heads), self.synonyms.disclosure_heads, "disclosure_heads")
        wordings = self.synonyms.head_wordings
        return Labels(labels.names, {head: tuple(_wordings(wordings, head)) for head in wordings.names})

    @cached_property
    def disclosure_names(self) -> Mapping[tuple[str, str], str]:
        """The name of the cell under a head in a row of 表二: (permits, 处理决定数量) → decisions."""
        return {
            (row.key, head): cell
            for row, heads in self._disclosure_rows
            for head, cell in zip(heads, row.cells, strict=True)
        }

    @cached_property
    def disclosure_keys(self) -> Mapping[tuple[str, str], str]:
        """The cell key of a row and the name of a cell; only what the format in use has."""
        rows = (row for row in self.form.disclosure.rows if isinstance(row, DisclosureRow))
        return {
            (row.key, cell): key for row in rows for cell, key in zip(row.cells, disclosure_row_cells(row), strict=True)
        }

    @cached_property
    def older_heads(self) -> frozenset[str]:
        """Heads of 表二 that only the older format prints."""
        return frozenset(_heads(self.older.disclosure)) - frozenset(_heads(self.form.disclosure))

    @cached_property
    def _disclosure_rows(self) -> tuple[tuple[DisclosureRow, tuple[str, ...]], ...]:
        return (*_headed_rows(self.form.disclosure), *_headed_rows(self.older.disclosure))

    @cached_property
    def bands(self) -> Labels:
        """Shaded rows of 表二."""
        rows = (*self.form.disclosure.rows, *self.older.disclosure.rows)
        return _labels(((row.band, row.band) for row in rows if isinstance(row, Band)), {}, "")

    @cached_property
    def request_rows(self) -> Labels:
        """Rows of 表三, the single row （六）其他处理 included; a label without numbers of its own stands for GROUP."""
        rows = ((key or GROUP, label) for key, label in self.request_order)
        return _labels(rows, self.synonyms.request_rows, "request_rows")

    @cached_property
    def request_columns(self) -> Labels:
        """Columns of 表三."""
        columns = ((column.key, column.label) for column in self.form.requests.columns)
        return _labels(columns, self.synonyms.request_columns, "request_columns")

    @cached_property
    def request_order(self) -> tuple[tuple[str, str], ...]:
        """Row keys and labels of 表三 from top to bottom; a group has an empty key."""
        return tuple(_in_order(self.form.requests.rows, self.form.requests.single_other_row))

    @cached_property
    def dispute_groups(self) -> Labels:
        """行政复议 and the two kinds of 行政诉讼."""
        groups = ((group.key, group.label) for group in self.form.disputes.groups)
        return _labels(groups, self.synonyms.dispute_groups, "dispute_groups")

    @cached_property
    def dispute_columns(self) -> Labels:
        """The four results and the total."""
        columns = ((column.key, column.label) for column in self.form.disputes.columns)
        return _labels(columns, self.synonyms.dispute_columns, "dispute_columns")


@lru_cache(maxsize=4)
def vocabulary(files: DataFiles) -> LabelVocabulary:
    """The labels of the format in use; raises DataFileError where a file of templates/format is at fault."""
    templates = files.templates
    return LabelVocabulary(files.form, templates.model(_OLDER, OlderFormat), templates.model(_SYNONYMS, Synonyms))


def _labels(own: Iterable[tuple[str, str]], synonyms: Names, where: str) -> Labels:
    names: dict[str, tuple[str, ...]] = {}
    for key, name in own:
        names[key] = (*names.get(key, ()), name)
    for key, others in synonyms.items():
        if key not in names:
            raise DataFileError(f"“{where}.{key}”这一项不对：没有这个名称", where=_SYNONYMS, remedy="请检查拼写。")
        names[key] = (*names[key], *others)
    return Labels(names)


def _wordings(wordings: HeadWordings, head: str) -> Iterator[str]:
    """“本年度”, “制发” and “数” put together in every way."""
    names = wordings.names.get(head, ())
    yield from (f"{when}{name}{unit}" for name in names for when in wordings.when for unit in wordings.units)


def _heads(disclosure: Disclosure) -> Iterator[str]:
    for row in disclosure.rows:
        if isinstance(row, Head):
            yield from row.head[1:]


def _headed_rows(disclosure: Disclosure) -> Iterator[tuple[DisclosureRow, tuple[str, ...]]]:
    """Each row of numbers with the heads above it."""
    heads: tuple[str, ...] = ()
    for row in disclosure.rows:
        if isinstance(row, Head):
            heads = row.head[1:]
        elif isinstance(row, DisclosureRow):
            yield row, heads


def _in_order(rows: tuple[RequestRow | RequestGroup, ...], single: RequestRow) -> Iterator[tuple[str, str]]:
    for row in rows:
        if isinstance(row, RequestRow):
            yield row.key, row.label
            continue
        yield (single.key if row.group == single.label else ""), row.group
        yield from _in_order(row.rows, single)
