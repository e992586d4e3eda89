"""A report as the office edited it, beside the draft that it came from: which figures and passages differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from nianbao.language.numerals import number_text
from nianbao.report import Number, Report, ReportFormat
from nianbao.writing.plain_text import paragraphs
from nianbao.writing.printed import figures, passage_name

_TOKEN = re.compile(r"\d+(?:\.\d+)?%?|[A-Za-z]+|.")
_AROUND = 8
_APART = 6
_SHOWN = 40

# Longer paragraphs are not compared word by word, nor are those that have less than this in common.
_LONGEST = 4000
_ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell or passage `where` the other report differs, and what it is called.

    `ours` is what the draft says and `theirs` what the other report says: a number, or the words around a change; empty
    where nothing stands.
    """

    where: str
    label: str
    ours: str
    theirs: str


def differences(ours: Report, theirs: Report, form: ReportFormat) -> tuple[Difference, ...]:
    """Every cell and every change of words by which `theirs` differs from the draft `ours`, in the order of printing.

    Spaces do not count; （六）其他处理 in one row is compared with the sum of the three.
    """
    return (*_cells(ours, theirs, form), *_passages(ours, theirs, form))


def _cells(ours: Report, theirs: Report, form: ReportFormat) -> Iterator[Difference]:
    single = any(key in theirs.cells for key in form.single_other_cells)
    there = figures(theirs, form, single_other_row=single)
    for key, number in figures(ours, form, single_other_row=single).items():
        if number != there[key]:
            yield Difference(key, form.labels[key], _printed(number), _printed(there[key]))


def _printed(number: Number | None) -> str:
    return "" if number is None else number_text(number)


def _passages(ours: Report, theirs: Report, form: ReportFormat) -> Iterator[Difference]:
    for key in form.passages:
        before, after = _paragraphs(ours, key), _paragraphs(theirs, key)
        for kind, start, end, from_, to in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if kind != "equal":
                for old, new in zip_longest(before[start:end], after[from_:to], fillvalue=""):
                    for ours_text, theirs_text in _changes(old, new):
                        yield Difference(key, passage_name(form, key), ours_text, theirs_text)


def _paragraphs(report: Report, key: str) -> tuple[str, ...]:
    return tuple("".join(text.split()) for text in paragraphs(report.passages.get(key, "")))


def _changes(old: str, new: str) -> Iterator[tuple[str, str]]:
    """The stretches in which two paragraphs differ, numbers whole and with the words around them."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if max(len(before), len(after)) > _LONGEST or matcher.ratio() < _ALIKE:
        yield _cut(old), _cut(new)
        return
    for first, last in _stretches(matcher):
        yield _around(before, first[0], last[0]), _around(after, first[1], last[1])


_Place = tuple[int, int]


def _stretches(matcher: SequenceMatcher[str]) -> list[tuple[_Place, _Place]]:
    """Where changes begin and end in both; those with few words between them are one."""
    found: list[tuple[_Place, _Place]] = []
    for kind, start, end, from_, to in matcher.get_opcodes():
        if kind == "equal":
            continue
        if found and start - found[-1][1][0] <= _APART:
            found[-1] = (found[-1][0], (end, to))
        else:
            found.append(((start, from_), (end, to)))
    return found


def _around(tokens: list[str], start: int, end: int) -> str:
    left, right = max(0, start - _AROUND), end + _AROUND
    before, changed, after = ("".join(tokens[slice(*span)]) for span in ((left, start), (start, end), (end, right)))
    return f"{'…' * (left > 0)}{before}{_cut(changed)}{after}{'…' * (right < len(tokens))}"


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
