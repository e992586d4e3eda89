"""表二 read from a grid: rows by their labels, columns by the heads above them, in the format of 2021 or of 2019."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from nianbao.reading.alignment import head_columns, is_label, label_zone, under_heads
from nianbao.reading.blocks import LaidOutTable, Spot
from nianbao.reading.figures import count, money
from nianbao.reading.gathering import Gathered
from nianbao.reading.label_vocabulary import LabelVocabulary
from nianbao.reading.labels import plain
from nianbao.report import FEES


def read_disclosure(
    layout: LaidOutTable, words: LabelVocabulary, gathered: Gathered, table: str, before: dict[str, range] | None
) -> dict[str, range]:
    """Puts the cells of 表二, or of a part of it, into `gathered`.

    `before` are the heads with which the part above ended; gives those with which this part ends.
    """
    heads = before or {}
    in_yuan = False
    for row in range(len(layout.rows)):
        found = head_columns(layout, [row], words.disclosure_heads)
        if found:
            heads = found
            in_yuan = any(plain(spot.text).endswith("单位元") for spot in layout.beginning(row))
            gathered.older = gathered.older or bool(words.older_heads & heads.keys())
            continue
        _read_row(layout, row, heads, words, gathered, table, in_yuan=in_yuan)
    return heads


def _read_row(
    layout: LaidOutTable,
    row: int,
    heads: dict[str, range],
    words: LabelVocabulary,
    gathered: Gathered,
    table: str,
    *,
    in_yuan: bool,
) -> None:
    zone = label_zone(layout, row, None)
    key = words.disclosure_rows.match(zone[0].text) if zone else None
    after = [spot for spot in layout.beginning(row) if zone and spot.column >= zone[0].end]
    if key is None or not after:
        if after and any(not is_label(spot.text) and spot.text.strip() for spot in after):
            gathered.leave(" ".join(spot.text for spot in (zone[0], *after)), f"{table}第{row + 1}行")
        return
    known = row_heads(key, tuple(heads), words)
    columns = {head: heads[head] for head in known} if all(head in heads for head in known) else None
    found = _only_one(after, known[0]) if len(known) == 1 else under_heads(layout, row, zone[0].end, columns, known)
    where = f"{table}第{row + 1}行"
    if found is None:
        gathered.leave(
            " ".join(spot.text for spot in after), f"{where}“{plain(zone[0].text)}”：格子比表头少，对不上是哪一列"
        )
    for head in known:
        spot = found.get(head) if found else None
        text, place = (None, where) if spot is None else (spot.text, spot.place(table))
        put_disclosure((key, head), text, place, words, gathered, in_yuan=in_yuan)


def row_heads(row: str, heads: Sequence[str], words: LabelVocabulary) -> tuple[str, ...]:
    """Those of the heads above it that a row has cells under; the heads of the format in use where they are lost."""
    own = [head for key, head in words.disclosure_names if key == row]
    known = tuple(head for head in heads if head in own)
    return known or tuple(head for head in own if head not in words.older_heads)


def put_disclosure(
    name: tuple[str, str],
    text: str | None,
    where: str,
    words: LabelVocabulary,
    gathered: Gathered,
    *,
    in_yuan: bool = False,
) -> None:
    """A cell of 表二 by row and head, `text` None where its place is not known.

    What only the older format has is listed, unless it is blank.
    """
    cell = words.disclosure_keys.get((name[0], words.disclosure_names[name]))
    if cell is None:
        if text is not None and count(text).number is not None:
            gathered.leave(f"{name[1]} {text.strip()}", where)
    elif text is None:
        gathered.blank(cell, where)
    else:
        gathered.put(cell, text, where, partial(money, in_yuan=in_yuan) if cell == FEES else count)


def _only_one(after: list[Spot], head: str) -> dict[str, Spot]:
    """The number of a row that has one, whether or not its cell is merged with the empty ones beside it."""
    filled = [spot for spot in after if spot.text.strip()]
    return {head: filled[0] if filled else after[0]}
