"""What is wrong with what a folder holds, sentence by sentence, for screen, JSON and workbook alike."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from nianbao.report import ReportFormat
from nianbao.units.handed_in import DOUBLED, MISSING, HandedIn, OrganReports
from nianbao.units.likeness import ALIKE, Alike
from nianbao.units.unit import Unit, Whole, as_it_is

MOST_PAIRS = 3
"""Pairs of a group that are told: the most alike."""

Text = Callable[..., str]
"""Gives the sentence of a key of prompts/units_told.yaml over its details."""


@dataclass(frozen=True)
class Remark:
    """Something to be told: its `kind`, the organ, the file, and a sentence; `rule` is the id of the finding."""

    kind: str
    name: str
    file: str
    sentence: str
    rule: str = ""


def remarks(handed: HandedIn, text: Text, whole: Whole = as_it_is) -> Iterator[Remark]:
    """Everything that is to be told, kind by kind: missing, doubled, unread, of another year, faulty, names."""
    for entry in handed.missing:
        yield Remark("missing", entry.name, "", text("missing", name=entry.name), MISSING)
    for entry in handed.doubled:
        yield Remark("doubled", entry.name, _file(entry.counted), _doubled(entry, text, whole), DOUBLED)
    for unit in handed.unread:
        sentence = text("unread", file=unit.file.name, why=unit.error)
        yield Remark("unread", "", unit.file.name, sentence)
    for unit in handed.other_years:
        sentence = text("other_year", file=unit.file.name, name=unit.name, year=unit.year)
        yield Remark("other_year", unit.name, unit.file.name, sentence)
    yield from _faults(handed, whole)
    yield from _names(handed, text)


def likenesses(found: Iterable[Alike], form: ReportFormat, text: Text) -> Iterator[Remark]:
    """The groups of organs with the same passage, each with the passage."""
    headings = {part.key: part.heading for part in (*form.sections, *form.overview_parts)}
    for each in found:
        names = [unit.name for unit in each.units]
        heading = headings.get(each.passage.rpartition(".")[2], text("lead"))
        percent, shown = math.floor(each.likeness), _shown(each.text)
        pairs = [(names[pair.one], names[pair.other], math.floor(pair.likeness)) for pair in each.pairs[:MOST_PAIRS]]
        sentence = text(
            "alike", names=names, count=len(names), passage=heading, likeness=percent, text=shown, pairs=pairs
        )
        yield Remark("alike", "、".join(names), _file(each.units[0]), sentence, ALIKE)


def _shown(text: str) -> str:
    """A masked passage with the signs of Chinese print."""
    return text.replace(",", "，").replace("(", "（").replace(")", "）").replace(":", "：")


def _file(unit: Unit | None) -> str:
    return unit.file.name if unit is not None else ""


def _doubled(entry: OrganReports, text: Text, whole: Whole) -> str:
    taken = entry.counted
    numbers = whole(taken).numbers if taken is not None else ()
    differ = max(sum(a != b for a, b in zip(numbers, whole(unit).numbers, strict=True)) for unit in entry.left_out)
    left = [unit.file.name for unit in entry.left_out]
    return text("doubled", name=entry.name, count=len(entry.units), taken=_file(taken), left=left, differ=differ)


def _faults(handed: HandedIn, whole: Whole) -> Iterator[Remark]:
    for unit in handed.counted:
        for finding in whole(unit).findings if unit.findings else ():
            yield Remark("faulty", unit.name, unit.file.name, finding.message, finding.id)


def _names(handed: HandedIn, text: Text) -> Iterator[Remark]:
    for entry in handed.entries:
        if entry.listed and entry.other_names:
            sentence = text("renamed", name=entry.name, names=entry.other_names)
            yield Remark("renamed", entry.name, _file(entry.counted), sentence)
    for entry in handed.unlisted:
        sentence = text("unlisted", name=entry.name, file=_file(entry.counted))
        yield Remark("unlisted", entry.name, _file(entry.counted), sentence)
