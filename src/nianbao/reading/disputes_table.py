"""表四 read from one grid or from several: each number by the heads above it and the labels beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nianbao.reading.alignment import is_label
from nianbao.reading.blocks import LaidOutTable, Spot
from nianbao.reading.gathering import Gathered
from nianbao.reading.label_vocabulary import LabelVocabulary
from nianbao.reading.labels import Labels

_FEWEST_NUMBERS = 2


def read_disputes(
    layout: LaidOutTable, words: LabelVocabulary, gathered: Gathered, table: str, lead: Sequence[str]
) -> None:
    """Puts the cells of 表四, or of one of the tables into which it was parted, into `gathered`.

    `lead` are the lines right above the table, the nearest last: they name the group where the table does not.
    """
    for row in range(len(layout.rows)):
        if not _is_numbers(layout, row, words):
            continue
        found = _by_heads(layout, row, words, lead) or _in_order(layout, row, words, lead)
        if found is None:
            _leave(layout, row, words, gathered, table)
            continue
        for key, spot in found.items():
            gathered.put(key, spot.text, spot.place(table))
        for group in dict.fromkeys(key.rpartition(".")[0] for key in found):
            for column in words.form.disputes.columns:
                gathered.blank(f"{group}.{column.key}", f"{table}第{row + 1}行")


def _is_numbers(layout: LaidOutTable, row: int, words: LabelVocabulary) -> bool:
    spots = layout.beginning(row)
    heads = sum(words.dispute_columns.exact(spot.text) is not None for spot in spots)
    numbers = sum(not is_label(spot.text) for spot in spots if spot.text.strip())
    blanks = sum(not spot.text.strip() for spot in spots)
    is_last = row == len(layout.rows) - 1
    return heads < _FEWEST_NUMBERS and (
        numbers >= _FEWEST_NUMBERS
        or (numbers > 0 and blanks > 0)
        or (is_last and numbers > 0)
        or (is_last and blanks == len(spots) > 1)
    )


def _by_heads(layout: LaidOutTable, row: int, words: LabelVocabulary, lead: Sequence[str]) -> dict[str, Spot] | None:
    """Every number by its heads; None where a head is missing or two numbers claim one cell."""
    spots = [spot for spot in layout.beginning(row) if not is_label(spot.text)]
    columns = [_named(_heads(layout, row, spot), words.dispute_columns) for spot in spots]
    named = [(spot, column) for spot, column in zip(spots, columns, strict=True) if column is not None]
    if not named or any(column is None and spot.text.strip() for spot, column in zip(spots, columns, strict=True)):
        return None
    groups = [_named(_heads(layout, row, spot), words.dispute_groups) for spot, _ in named]
    if None in groups or len(set(zip(groups, (column for _, column in named), strict=True))) < len(named):
        repeated = _by_repetition([column for _, column in named], words, lead)
        if repeated is None:
            return None
        groups = list(repeated)
    return {f"disputes.{group}.{column}": spot for group, (spot, column) in zip(groups, named, strict=True)}


def _heads(layout: LaidOutTable, row: int, spot: Spot) -> Iterator[str]:
    """What stands above a cell, from below upwards, then left of it in its row."""
    for above in layout.above(row, spot.column):
        yield above.text
    for beside in reversed(layout.across(row)):
        if beside.column < spot.column and is_label(beside.text):
            yield beside.text


def _named(texts: Iterator[str], labels: Labels) -> str | None:
    return next((key for text in texts if (key := labels.match(text)) is not None), None)


def _by_repetition(columns: Sequence[str], words: LabelVocabulary, lead: Sequence[str]) -> list[str] | None:
    """The group of each column where the heads over the columns are lost: a head that comes again begins the next."""
    runs: list[list[str]] = []
    for column in columns:
        if not runs or column in runs[-1]:
            runs.append([])
        runs[-1].append(column)
    groups = _groups(len(runs), words, lead)
    return [group for group, run in zip(groups, runs, strict=True) for _ in run] if groups else None


def _groups(parts: int, words: LabelVocabulary, lead: Sequence[str]) -> list[str] | None:
    """The groups of a table of so many parts: all three in their order, or the one that the lines above name."""
    every = [group.key for group in words.form.disputes.groups]
    if parts == len(every):
        return every
    named = _group_in(lead, words)
    return [named] if parts == 1 and named is not None else None


def _group_in(lead: Sequence[str], words: LabelVocabulary) -> str | None:
    labels = {group.key: group.label for group in words.form.disputes.groups}
    for line in reversed(lead):
        named = [key for key, label in labels.items() if label in line]
        if len(named) == 1:
            return named[0]
        if named:
            return None
    return None


def _in_order(layout: LaidOutTable, row: int, words: LabelVocabulary, lead: Sequence[str]) -> dict[str, Spot] | None:
    """The cells of a row without usable heads, where they are exactly as many as the columns of whole groups."""
    columns = [column.key for column in words.form.disputes.columns]
    spots = [spot for spot in layout.beginning(row) if not is_label(spot.text)]
    parts, rest = divmod(len(spots), len(columns))
    own = [spot.text for above in range(row) for spot in layout.beginning(above)]
    groups = _groups(parts, words, (*lead, *own)) if not rest else None
    if groups is None:
        return None
    keys = (f"disputes.{group}.{column}" for group in groups for column in columns)
    return dict(zip(keys, spots, strict=True))


def _leave(layout: LaidOutTable, row: int, words: LabelVocabulary, gathered: Gathered, table: str) -> None:
    where = f"{table}第{row + 1}行"
    printed = " ".join(spot.text.strip() or "□" for spot in layout.beginning(row))
    gathered.leave(printed, f"{where}：对不上是哪一列")
    for key in words.form.dispute_cells:
        gathered.blank(key, where)
