"""Rows of a table that came as lines of text: columns made of spaces, or one cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from nianbao.reading.disclosure_table import put_disclosure, row_heads
from nianbao.reading.figures import count
from nianbao.reading.gathering import Gathered
from nianbao.reading.labels import Labels, core, plain
from nianbao.reading.spaced_columns import Ruler, Token, ruler, tokens
from nianbao.reading.vocabulary import GROUP, Vocabulary

_MOST_LINES = 5_000
_SHORTEST_CORE = 4
_BLANK = ""
_UNPLACED = "数字比表头少，对不上是哪一列"


@dataclass(frozen=True)
class Line:
    """A line and the number of its block in the file, from 1."""

    number: int
    text: str


@dataclass
class _Run:
    """Numbers between two pieces of words: `at` is how many characters of words stand before them."""

    at: int
    line: int
    rows: list[tuple[Token, ...]] = field(default_factory=list)
    blanks: list[int] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        return [token.text for row in self.rows for token in row]

    @property
    def printed(self) -> str:
        return " ".join(self.texts)


@dataclass(frozen=True)
class _Label:
    start: int
    end: int
    key: str


@dataclass
class _Text:
    """The words of the lines run together, and the numbers with their places among them."""

    words: str = ""
    runs: list[_Run] = field(default_factory=list)


def read_loose_requests(lines: Sequence[Line], words: Vocabulary, gathered: Gathered) -> None:
    """Puts the cells of 表三 that stand in lines of text into `gathered`."""
    text = _text(lines)
    keys = [column.key for column in words.form.requests.columns]
    rule = _ruler(lines, text, len(keys), words.request_columns)
    for run, key in _labelled(text, words.request_rows):
        if key is None:
            _leave(run, gathered)
            continue
        cells = _cells(run, len(keys), rule)
        if cells is None:
            gathered.leave(run.printed, f"第{run.line}段：{_UNPLACED}")
        for number, column in enumerate(keys):
            name = f"requests.{key}.{column}"
            if cells is None:
                gathered.blank(name, f"第{run.line}段")
            else:
                gathered.put(name, cells[number], f"第{run.line}段第{number + 1}个数")


def read_loose_disclosure(lines: Sequence[Line], words: Vocabulary, gathered: Gathered) -> None:
    """Puts the cells of 表二 that stand in lines of text into `gathered`."""
    text = _text(lines)
    heads = _found(text.words, words.disclosure_heads)
    gathered.older = gathered.older or any(head.key in words.older_heads for head in heads)
    widest = max((len(cells) for cells in _head_groups(heads, text, words)), default=1)
    rule = _ruler(lines, text, widest, words.disclosure_heads)
    for run, key in _labelled(text, words.disclosure_rows):
        if key is None:
            _leave(run, gathered)
            continue
        known = row_heads(key, _heads_before(heads, text, run), words)
        cells = _cells(run, len(known), rule)
        if cells is None:
            gathered.leave(run.printed, f"第{run.line}段：{_UNPLACED}")
        for number, head in enumerate(known):
            where = f"第{run.line}段第{number + 1}个数"
            put_disclosure((key, head), cells[number] if cells else None, where, words, gathered)


def read_loose_disputes(lines: Sequence[Line], words: Vocabulary, gathered: Gathered) -> None:
    """Puts the cells of 表四 that stand in lines of text into `gathered`."""
    text = _text(lines)
    groups = [group.key for group in words.form.disputes.groups]
    columns = [column.key for column in words.form.disputes.columns]
    rule = _ruler(lines, text, len(groups) * len(columns), words.dispute_columns)
    named = _found(text.words, words.dispute_groups)
    for run in text.runs:
        before = [label.key for label in named if label.end <= run.at]
        whole = _cells(run, len(groups) * len(columns), rule)
        part = _cells(run, len(columns), None) if before and whole is None else None
        if whole is None and part is None:
            if run.texts:
                gathered.leave(run.printed, f"第{run.line}段：{_UNPLACED}")
            continue
        of = groups if whole is not None else before[-1:]
        cells = (f"disputes.{group}.{column}" for group in of for column in columns)
        for number, (cell, value) in enumerate(zip(cells, whole or part or (), strict=True), start=1):
            gathered.put(cell, value, f"第{run.line}段第{number}个数")


def _leave(run: _Run, gathered: Gathered) -> None:
    gathered.leave(run.printed, f"第{run.line}段：没有认出的一行数字")


def _text(lines: Sequence[Line]) -> _Text:
    text = _Text()
    pieces: list[str] = []
    length = 0
    open_run: _Run | None = None
    for line in lines[:_MOST_LINES]:
        label, values = _parted(line.text)
        if label:
            pieces.append(label)
            length += len(label)
            open_run = None
        if values or not label:
            if open_run is None or len(values) > 1 or any(len(row) > 1 for row in open_run.rows):
                open_run = _Run(length, line.number)
                text.runs.append(open_run)
            if values:
                open_run.rows.append(values)
            else:
                open_run.blanks.append(len(open_run.rows))
    text.words = "".join(pieces)
    return text


def _parted(line: str) -> tuple[str, tuple[Token, ...]]:
    """The words of a line, run together, and the numbers that end it."""
    found = tokens(line)
    first = len(found)
    while first and _is_value(found[first - 1].text):
        first -= 1
    return plain("".join(token.text for token in found[:first])), tuple(found[first:])


def _is_value(text: str) -> bool:
    return text[-1] not in ".。、" and count(text).understood


def _found(text: str, labels: Labels) -> list[_Label]:
    """Where labels stand in the words, the longest one at each place."""
    names: dict[str, str] = {}
    for key, written in labels.names.items():
        for name in written:
            names.setdefault(plain(name), key)
            if len(core(name)) >= _SHORTEST_CORE:
                names.setdefault(core(name), key)
    pattern = re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))
    return [_Label(found.start(), found.end(), names[found[0]]) for found in pattern.finditer(text)]


def _labelled(text: _Text, labels: Labels) -> Iterator[tuple[_Run, str | None]]:
    """Each run of numbers with the key of its row.

    The label ends right before the numbers; where it is broken over lines, they may stand in its middle or, if the
    label before has numbers of its own, right before it.
    """
    found = [label for label in _found(text.words, labels) if label.key != GROUP]
    exact = {label.key for label in found}
    given: dict[str, _Run] = {}
    keys: dict[int, str] = {}
    filled = [run for run in text.runs if run.texts]
    for is_wanted in (_inside, _ends_at, _starts_at):
        for run in filled:
            label = next((label for label in found if label.key not in given and is_wanted(label, run.at)), None)
            if id(run) not in keys and label is not None:
                given[label.key] = run
                keys[id(run)] = label.key
    for run in text.runs:
        if run.texts:
            yield run, keys.get(id(run)) or _meant(text, run, found, labels, exact)
        else:
            label = next((label for label in found if label.key not in given and label.end == run.at), None)
            if label is not None:
                yield run, label.key


def _inside(label: _Label, at: int) -> bool:
    return label.start < at < label.end


def _ends_at(label: _Label, at: int) -> bool:
    return label.end == at


def _starts_at(label: _Label, at: int) -> bool:
    return label.start == at


def _meant(text: _Text, run: _Run, found: Iterable[_Label], labels: Labels, exact: set[str]) -> str | None:
    """The label with a slip that stands between the last known place and the numbers."""
    ends = [label.end for label in found if label.end <= run.at]
    others = [other.at for other in text.runs if other.at < run.at and other.texts]
    written = text.words[max((0, *ends, *others)) : run.at]
    key = labels.match(written) if written else None
    return None if key in exact or key == GROUP else key


def _cells(run: _Run, wanted: int, rule: Ruler | None) -> list[str] | None:
    """The cells of a row, blank ones included; None where it cannot be known which are missing."""
    texts = run.texts
    if len(texts) == wanted:
        return texts
    if len(texts) > wanted:
        return None
    if len(run.rows) == 1 and rule is not None and rule.columns == wanted and (placed := rule.placed(run.rows[0])):
        return placed
    return _one_a_line(run, wanted)


def _one_a_line(run: _Run, wanted: int) -> list[str] | None:
    """One cell a line, an empty line for a blank cell; where every other line is empty, one of them is spacing."""
    if any(len(row) > 1 for row in run.rows):
        return None
    lines: list[str] = []
    for number in range(len(run.rows) + 1):
        lines.extend(_BLANK for place in run.blanks if place == number)
        if number < len(run.rows):
            lines.append(run.rows[number][0].text)
    if len(lines) == wanted:
        return lines
    unspaced = lines[1::2] if lines[:1] == [_BLANK] else lines[::2]
    spacing = lines[::2] if lines[:1] == [_BLANK] else lines[1::2]
    return unspaced if len(unspaced) == wanted and not any(spacing) else None


def _ruler(lines: Sequence[Line], text: _Text, wanted: int, heads: Labels) -> Ruler | None:
    rows = [run.rows[0] for run in text.runs if len(run.rows) == 1]
    for line in lines[:_MOST_LINES]:
        found = tokens(line.text)
        if len(found) >= wanted > 1:
            own = [token for token in found if heads.exact(token.text) is not None]
            if len(own) == wanted:
                rows.append(tuple(own))
    return ruler(rows, wanted)


def _heads_before(heads: Sequence[_Label], text: _Text, run: _Run) -> tuple[str, ...]:
    """The heads of the row above: those that follow one another without numbers between, the last before `run`."""
    before = [head for head in heads if head.end <= run.at]
    row = before[-1:]
    for earlier, later in pairwise(reversed(before)):
        if any(later.end <= other.at <= earlier.start and other.texts for other in text.runs):
            break
        if later.key in {head.key for head in row}:
            break
        row.insert(0, later)
    return tuple(head.key for head in row)


def _head_groups(heads: Sequence[_Label], text: _Text, words: Vocabulary) -> Iterator[tuple[str, ...]]:
    for run, key in _labelled(text, words.disclosure_rows):
        if key is not None:
            yield row_heads(key, _heads_before(heads, text, run), words)
