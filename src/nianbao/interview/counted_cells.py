"""What stands behind a cell that was counted: lines of the office's register, and how many each organ gave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nianbao.interview.drafted_report import Draft
from nianbao.interview.kinds.units import number_of
from nianbao.interview.register_lines import spelled_lines
from nianbao.interview.reply_texts import Speech
from nianbao.interview.script import Script
from nianbao.language.numerals import Number
from nianbao.report.provenance import Origin, Provenance

COUNTED = (Origin.REGISTER, Origin.UNITS)
"""The origins of an answer whose cells have each a place of its own."""


def is_counted(key: str, draft: Draft) -> bool:
    """Whether a register or subordinate organs say something of a cell, whatever was answered."""
    return key in draft.register_lines or key in draft.unit_parts


def behind(key: str, draft: Draft, script: Script) -> Provenance:
    """Where the number of a cell comes from; one place for all cells that nothing stands behind."""
    told = list(_told(key, draft, script))
    if told:
        origin = Origin.UNITS if draft.unit_parts.get(key) else Origin.REGISTER
        return Provenance(origin=origin, source=key, where="；".join(told))
    if key in draft.unit_parts:
        return Provenance(origin=Origin.UNITS, where=Speech(script.units_told).text("no_parts", draft.names))
    return Provenance(origin=Origin.REGISTER, where=Speech(script.register_told).text("no_lines", draft.names))


def _told(key: str, draft: Draft, script: Script) -> Iterator[str]:
    """The lines of the register, then the organs."""
    if places := draft.register_lines.get(key):
        speech = Speech(script.register_told)
        several = len({sheet for lines in draft.register_lines.values() for sheet in lines}) > 1
        where = spelled_lines(speech, draft.names, places, several=several)
        yield speech.text("cell_source", draft.names, where=where)
    if parts := draft.unit_parts.get(key):
        yield Speech(script.units_told).text("cell_source", draft.names, parts=ranked(parts))


def ranked(parts: Mapping[str, int | str]) -> list[tuple[str, Number]]:
    """The organs that have some of a cell, those with most of it first."""
    numbers = ((name, number_of(part)) for name, part in parts.items())
    return sorted(numbers, key=lambda each: -each[1])
