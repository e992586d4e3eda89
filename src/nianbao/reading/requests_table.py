"""表三 read from a grid: rows by their labels, columns by their heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nianbao.reading.alignment import Columns, completed, head_columns, is_label, label_zone, under_heads
from nianbao.reading.blocks import LaidOutTable, Spot
from nianbao.reading.gathering import Gathered
from nianbao.reading.label_vocabulary import GROUP, LabelVocabulary
from nianbao.reading.labels import core, plain

_HEADS_IN_A_ROW = 2


@dataclass(frozen=True)
class RequestColumns:
    """The number columns of 表三 on a grid of a certain width, for the parts of a table split over pages."""

    width: int
    columns: Columns


@dataclass(frozen=True)
class _Row:
    number: int
    label: str
    start: int
    key: str | None


def read_requests(
    layout: LaidOutTable, words: LabelVocabulary, gathered: Gathered, table: str, before: RequestColumns | None
) -> RequestColumns | None:
    """Puts the cells of 表三, or of a part of it, into `gathered`.

    `before` are the columns of the part above. Gives the columns for the part below, where they are known.
    """
    keys = [column.key for column in words.form.requests.columns]
    head_rows = [row for row in range(len(layout.rows)) if _is_head(layout, row, words)]
    heads: Columns | None = completed(head_columns(layout, head_rows, words.request_columns), keys)
    if heads is None and before is not None and before.width == layout.width:
        heads = before.columns
    if heads is not None and _labels_below(layout, head_rows, heads, words):
        heads = None
    rows = _rows(layout, words, head_rows, heads)
    for row in rows:
        _read_row(layout, row, heads, keys, gathered, table)
    _keep_labels(rows, words, gathered)
    return RequestColumns(layout.width, heads) if heads is not None else before


def _is_head(layout: LaidOutTable, row: int, words: LabelVocabulary) -> bool:
    """Whether a row holds column heads: at least two of them, or one and no numbers, but no row label of its own."""
    spots = layout.beginning(row)
    if any(words.request_rows.whole(spot.text) not in (None, GROUP) for spot in spots):
        return False
    heads = sum(words.request_columns.exact(spot.text) is not None for spot in spots)
    return heads >= _HEADS_IN_A_ROW


def _labels_below(layout: LaidOutTable, head_rows: Sequence[int], heads: Columns, words: LabelVocabulary) -> bool:
    """Whether row labels stand below the heads: then the heads' spans are wrong."""
    first = min(place.start for place in heads.values())
    return any(
        words.request_rows.exact(spot.text) is not None
        for row in range(len(layout.rows))
        if row not in head_rows
        for spot in layout.beginning(row)
        if spot.end > first
    )


def _rows(layout: LaidOutTable, words: LabelVocabulary, head_rows: Sequence[int], heads: Columns | None) -> list[_Row]:
    """The rows with a label; what an exact label has taken is not given to a label with a slip."""
    first_number = min(place.start for place in heads.values()) if heads is not None else None
    zones = {
        row: zone
        for row in range(len(layout.rows))
        if row not in head_rows and (zone := label_zone(layout, row, first_number))
    }
    exact = {row: words.request_rows.exact(zone[-1].text) for row, zone in zones.items()}
    taken = set(exact.values()) - {None, GROUP}
    rows: list[_Row] = []
    carried = ""
    for number, zone in zones.items():
        label = zone[-1].text
        has_cells = _has_cells(layout, number, zone[-1])
        found = exact[number] or _meant(carried + label, words, taken) or _meant(label, words, taken)
        if has_cells and found != GROUP:
            rows.append(_Row(number, label, zone[-1].end, found))
        carried = "" if has_cells or exact[number] else carried + label
    return rows


def _meant(label: str, words: LabelVocabulary, taken: set[str | None]) -> str | None:
    key = words.request_rows.match(label)
    return None if key in taken else key


def _has_cells(layout: LaidOutTable, row: int, label: Spot) -> bool:
    return any(spot.column >= label.end for spot in layout.beginning(row))


def _read_row(
    layout: LaidOutTable, row: _Row, heads: Columns | None, keys: Sequence[str], gathered: Gathered, table: str
) -> None:
    after = [spot for spot in layout.beginning(row.number) if spot.column >= row.start]
    printed = " ".join(spot.text.strip() or "□" for spot in after)
    where = f"{table}第{row.number + 1}行“{plain(row.label)}”"
    if row.key is None:
        if any(not is_label(spot.text) and spot.text.strip() for spot in after):
            gathered.leave(f"{row.label} {printed}", where)
        return
    found = under_heads(layout, row.number, row.start, heads, keys) or {}
    if len(found) < len(keys):
        gathered.leave(printed, f"{where}：格子比表头少，对不上是哪一列")
    for key in keys:
        cell = f"requests.{row.key}.{key}"
        if key in found:
            gathered.put(cell, found[key].text, found[key].place(table))
        else:
            gathered.blank(cell, f"{table}第{row.number + 1}行")


def _keep_labels(rows: list[_Row], words: LabelVocabulary, gathered: Gathered) -> None:
    """Labels that depart from the official words, under the key of their row."""
    official = {key: label for key, label in words.request_order if key}
    for row in rows:
        if not row.key or plain(row.label) == plain(official[row.key]):
            continue
        if core(row.label) != core(official[row.key]):
            gathered.labels.setdefault(f"requests.{row.key}", row.label)
