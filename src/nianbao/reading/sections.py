"""The report parted into its six sections by their headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nianbao.reading.blocks import Block, Paragraph, Table
from nianbao.reading.headings import section_heading
from nianbao.reading.labels import Labels

_MOST_HEADINGS = 200
_ENOUGH = 400
_HEADING = 1_000


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block and its number in the file, from 1."""

    number: int
    block: Block


@dataclass(frozen=True)
class Sections:
    """What stands before the first section, and the blocks of each section that was found."""

    before: tuple[PlacedBlock, ...]
    found: Mapping[str, tuple[PlacedBlock, ...]]


@dataclass(frozen=True, slots=True)
class _Candidate:
    at: int
    order: int
    key: str
    rest: str
    content: int


def parted(blocks: Sequence[Block], labels: Labels) -> Sections:
    """The blocks section by section.

    Headings also stand in tables of contents and menus: those are taken that follow one another in the order of the
    report and have the most text behind them.
    """
    chosen = _best(_candidates(blocks, labels))
    found: dict[str, tuple[PlacedBlock, ...]] = {}
    for number, candidate in enumerate(chosen):
        end = chosen[number + 1].at if number + 1 < len(chosen) else len(blocks)
        rest = (PlacedBlock(candidate.at + 1, Paragraph(candidate.rest)),) if candidate.rest else ()
        found[candidate.key] = (*rest, *_placed(blocks, candidate.at + 1, end))
    return Sections(_placed(blocks, 0, chosen[0].at if chosen else len(blocks)), found)


def _placed(blocks: Sequence[Block], start: int, end: int) -> tuple[PlacedBlock, ...]:
    return tuple(PlacedBlock(at + 1, blocks[at]) for at in range(start, end))


def _candidates(blocks: Sequence[Block], labels: Labels) -> list[_Candidate]:
    order = list(labels.names)
    heads = [
        (at, heading)
        for at, block in enumerate(blocks)
        if isinstance(block, Paragraph) and (heading := section_heading(block.text, labels)) is not None
    ][:_MOST_HEADINGS]
    ends = [*(at for at, _ in heads), len(blocks)][1:]
    return [
        _Candidate(
            at, order.index(heading.key), heading.key, heading.rest, len(heading.rest) + _length(blocks, at + 1, end)
        )
        for (at, heading), end in zip(heads, ends, strict=True)
    ]


def _length(blocks: Sequence[Block], start: int, end: int) -> int:
    """How much text stands in some blocks, counted no further than is needed to tell a section from a menu."""
    length = 0
    for block in blocks[start:end]:
        length += _ENOUGH if isinstance(block, Table) else len(block.text)
        if length >= _ENOUGH:
            return _ENOUGH
    return length


def _best(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The chain of headings in the report's order with the most headings and, among those, the most text."""
    best: list[tuple[int, list[_Candidate]]] = []
    for candidate in candidates:
        chains = [chain for chain in best if chain[1][-1].order < candidate.order]
        worth, chain = max(chains, key=lambda known: known[0], default=(0, []))
        best.append((worth + _HEADING + candidate.content, [*chain, candidate]))
    return max(best, key=lambda known: known[0], default=(0, []))[1]
