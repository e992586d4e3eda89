"""One answer that gives several rows or columns their numbers: “132，其中企业 9，律所3，其余自然人”."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from nianbao.interview.understanding.rows import has_signs, pasted_row
from nianbao.interview.understanding.spoken_rows import SpokenLine, SpokenRows, examples, nameless
from nianbao.interview.understanding.spoken_words import Slot, Spoken
from nianbao.interview.understanding.unclear import Unclear, bounded

_NOTHING: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True)
class SpokenCounts:
    """What an answer gives each slot, in 件.

    `counts` holds the slots that were named now or before, in the order of the slots; 0 only where it was said.
    `stated_total` is a total that the answer itself names; `unassigned` what the known total leaves over, None where
    no total is known.
    """

    counts: dict[str, int]
    stated_total: int | None
    unassigned: int | None


def breakdown(
    text: str,
    slots: Sequence[Slot],
    words: Spoken,
    *,
    total: int | None = None,
    already: Mapping[str, int] = _NOTHING,
    standing: Mapping[str, int] = _NOTHING,
) -> SpokenCounts:
    """The number of each slot that the answer names, merged with those given `already`.

    Of a finished answer, `standing`, the slots that are not named stay, unless the answer gives a total, a rest, a row
    or none: then it is all there is.

    Reads numbers before or after their names, “其余”, “都是”, “没有”, corrections (“予以公开改成60”) and a row pasted
    from a spreadsheet. Raises Unclear for a name or number that cannot be placed, and for sums that contradict the
    total.
    """
    bounded(text)
    said = _pasted(text, slots, words, total) or SpokenLine(slots, words).read(text)
    if said.none or (said.stated == 0 and not said.counts and said.rest is None):
        return _none(slots, total, already)
    whole = _whole(said, slots, total)
    amends = said.stated is None and said.rest is None and said.bare is None and not said.others_zero and not said.row
    counts = _merged(said, slots, standing if amends and not already else already, whole)
    added = sum(counts.values())
    if whole is not None and added > whole:
        raise Unclear("unclear_over", {"sum": added, "total": whole, "over": added - whole})
    _check_full(said, slots, counts, whole)
    return SpokenCounts(
        counts=counts,
        stated_total=said.stated if said.stated == whole else None,
        unassigned=None if whole is None else whole - added,
    )


def spell_breakdown(counts: Mapping[str, int], slots: Sequence[Slot]) -> str:
    """Counts as `breakdown` reads them back: “自然人4、商业企业1”, in the order of the slots."""
    return "、".join(f"{slot.short}{counts[slot.key]}" for slot in slots if slot.key in counts)


def _pasted(text: str, slots: Sequence[Slot], words: Spoken, total: int | None) -> SpokenRows | None:
    row = pasted_row(text, len(slots), words, [slot.short for slot in slots])
    if row is None:
        return None
    if total is None and has_signs(text, row):
        raise Unclear("unclear_signs", {"blank": row.count(None)})
    return SpokenRows(
        {slot.key: number for slot, number in zip(slots, row, strict=True) if number is not None}, row=True
    )


def _none(slots: Sequence[Slot], total: int | None, already: Mapping[str, int]) -> SpokenCounts:
    known = total or sum(already.values())
    if known:
        raise Unclear("unclear_not_none", {"total": known, **examples(slots)})
    return SpokenCounts(dict.fromkeys((slot.key for slot in slots), 0), 0, 0)


def _whole(said: SpokenRows, slots: Sequence[Slot], total: int | None) -> int | None:
    """The total that the counts are held against: the known one, else the one that the answer names."""
    if total is None or said.stated is None or said.stated == total:
        return said.stated if total is None else total
    if said.stated_last and said.stated == sum(said.counts.values()):
        return total
    if said.bare is not None and not said.counts and said.rest is None:
        raise nameless(said.bare, slots, total)
    raise Unclear("unclear_total_differs", {"stated": said.stated, "total": total})


def _merged(said: SpokenRows, slots: Sequence[Slot], already: Mapping[str, int], whole: int | None) -> dict[str, int]:
    counts = {**already, **said.counts}
    if said.rest is not None:
        counts.pop(said.rest, None)
        counts[said.rest] = _remainder(said, slots, sum(counts.values()), whole)
    if said.others_zero:
        counts = {**dict.fromkeys((slot.key for slot in slots), 0), **counts}
    order = [slot.key for slot in slots]
    return dict(sorted(counts.items(), key=lambda item: order.index(item[0]) if item[0] in order else len(order)))


def _remainder(said: SpokenRows, slots: Sequence[Slot], added: int, whole: int | None) -> int:
    if whole is None:
        raise Unclear("unclear_rest", {"words": said.rest_words, **examples(slots)})
    if added > whole:
        raise Unclear("unclear_over", {"sum": added, "total": whole, "over": added - whole})
    return whole - added


def _check_full(said: SpokenRows, slots: Sequence[Slot], counts: Mapping[str, int], whole: int | None) -> None:
    """A full list must come to its total: one that names every slot, or that ends with its own total."""
    if whole is None:
        return
    added = sum(counts.values())
    full = said.stated_last or all(slot.key in counts for slot in slots)
    if full and said.stated == whole != added:
        raise Unclear("unclear_total_mismatch", {"stated": whole, "sum": added, "difference": whole - added})
