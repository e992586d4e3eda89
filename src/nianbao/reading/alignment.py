"""Which cell of a table's row stands under which column head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nianbao.reading.blocks import LaidOutTable, Spot
from nianbao.reading.figures import count
from nianbao.reading.labels import Labels

Columns = Mapping[str, range]
"""The grid columns below each head."""


def is_label(text: str) -> bool:
    """Whether a cell holds words: neither a number nor a sign for nothing."""
    return not count(text).understood


def label_zone(layout: LaidOutTable, row: int, first_number: int | None) -> tuple[Spot, ...]:
    """The cells with words that begin in a row, left of its numbers."""
    zone: list[Spot] = []
    for spot in layout.beginning(row):
        if first_number is not None and spot.column >= first_number:
            break
        if is_label(spot.text):
            zone.append(spot)
        elif first_number is None and spot.text.strip() and zone:
            break
    return tuple(zone)


def head_columns(layout: LaidOutTable, rows: Sequence[int], labels: Labels) -> dict[str, range]:
    """The columns of each head in the given rows; a head found twice counts for none."""
    found: dict[str, set[range]] = {}
    for row in rows:
        for spot in layout.beginning(row):
            key = labels.match(spot.text) if spot.text.strip() else None
            if key is not None:
                found.setdefault(key, set()).add(range(spot.column, spot.end))
    return {key: columns.pop() for key, columns in found.items() if len(columns) == 1}


def completed(columns: Columns, keys: Sequence[str]) -> dict[str, range] | None:
    """The columns of all keys, a lost one put between its neighbours; None where that fails or two keys share one."""
    full = {
        key: place
        for number, key in enumerate(keys)
        if (place := columns.get(key) or _between(columns, keys, number)) is not None
    }
    places = [column for place in full.values() for column in place]
    return full if len(full) == len(keys) and len(places) == len(set(places)) else None


def _between(columns: Columns, keys: Sequence[str], number: int) -> range | None:
    """The one column in which a lost head must have stood."""
    before = columns.get(keys[number - 1]) if number else None
    after = columns.get(keys[number + 1]) if number + 1 < len(keys) else None
    if before is not None and (after is None or after.start == before.stop + 1):
        return range(before.stop, before.stop + 1)
    if before is None and after is not None and after.start > 0:
        return range(after.start - 1, after.start)
    return None


def under_heads(
    layout: LaidOutTable, row: int, start: int, columns: Columns | None, keys: Sequence[str]
) -> dict[str, Spot] | None:
    """The cells of a row under the heads `keys`, looking from column `start` on; a key without a cell is left out.

    Where the row reaches the table's edge, the grid decides. Otherwise its cells, blank ones included, must be as many
    as the heads. None where neither tells which cell belongs where.
    """
    if columns is not None and layout.is_full(row):
        return _by_grid(layout, row, columns)
    after = [spot for spot in layout.across(row) if spot.column >= start]
    if (trimmed := _trimmed(after, len(keys))) is not None:
        return dict(zip(keys, trimmed, strict=True))
    if columns is not None and after and after[0].column == min(place.start for place in columns.values()):
        return _by_grid(layout, row, columns)
    return None


def _by_grid(layout: LaidOutTable, row: int, columns: Columns) -> dict[str, Spot]:
    """The cell below each head; one that lies below several belongs to none of them."""
    found: dict[str, Spot] = {}
    keys = {column: key for key, place in columns.items() for column in place}
    for spot in layout.across(row):
        below = {keys[column] for column in range(spot.column, spot.end) if column in keys}
        key = below.pop() if len(below) == 1 else None
        if key is not None and not (key in found and found[key].text.strip()):
            found[key] = spot
    return found


def _trimmed(spots: list[Spot], wanted: int) -> list[Spot] | None:
    """`wanted` cells, empty ones beside the numbers left aside; None where there are fewer, or more with text."""
    spare = list(spots)
    while len(spare) > wanted and not spare[0].text.strip():
        spare.pop(0)
    while len(spare) > wanted and not spare[-1].text.strip():
        spare.pop()
    return spare if len(spare) == wanted else None
