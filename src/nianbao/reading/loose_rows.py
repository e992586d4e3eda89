"""Rows of a table that came as lines of text: columns made of spaces, or one cell a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from nianbao.reading.disclosure_table import put_disclosure, row_heads
from nianbao.reading.figures import count
from nianbao.reading.gathering import Gathered
from nianbao.reading.label_vocabulary import GROUP, LabelVocabulary
from nianbao.reading.labels import Labels, plain
from nianbao.reading.spaced_columns import ColumnToken, Ruler, ruler, tokens

_MOST_LINES = 5_000
_MOST_PIECES = 12
_BLANK = ""
_NOTE_BEHIND = re.compile(r"(?<=[\d件条])\s*[（(][^（）()\d][^（）()]*[）)]")
_NOTE_LINE = re.compile(r"\s*[（(](?:其中|含|包括|不含|注)[^（）()]*[）)]\s*")
_UNPLACED = "数字比表头少，对不上是哪一列"


@dataclass(frozen=True)
class LooseLine:
    """A line and the number of its block in the file, from 1."""

    number: int
    text: str


@dataclass
class _Run:
    """Numbers between two pieces of words: `at` is how many characters of words stand before them, `beside` whether
    the last of these stand on the same line.
    """

    at: int
    line: int
    beside: bool = False
    rows: list[tuple[ColumnToken, ...]] = field(default_factory=list)
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
    starts: list[int] = field(default_factory=list)
    runs: list[_Run] = field(default_factory=list)


def read_loose_requests(lines: Sequence[LooseLine], words: LabelVocabulary, gathered: Gathered) -> None:
    """Puts the cells of 表三 that stand in lines of text into `gathered`."""
    keys = [column.key for column in words.form.requests.columns]
    single, split = words.form.requests.single_other_row.key, {row.key for row in words.form.requests.other_rows}
    text = _text(lines, len(keys))
    rule = _ruler(lines, text, len(keys), words.request_columns)
    in_grid = gathered.has("requests")
    rows = list(_labelled(text, words.request_rows))
    scrambled = _is_scrambled(rows, words.request_rows)
    for run, key in rows:
        if key is None:
            _leave(run, gathered)
            continue
        if not run.texts and (in_grid or (key == single and {other for _, other in rows} & split)):
            continue
        cells = _cells(run, len(keys), rule) if run.beside or not scrambled else None
        if cells is None:
            _leave_unplaced(run, gathered, words.row_labels.get(key, ""))
        for number, column in enumerate(keys):
            name = f"requests.{key}.{column}"
            if cells is None:
                gathered.blank(name, f"第{run.line}段")
            else:
                gathered.put(name, cells[number], f"第{run.line}段第{number + 1}个数")


def read_loose_disclosure(lines: Sequence[LooseLine], words: LabelVocabulary, gathered: Gathered) -> None:
    """Puts the cells of 表二 that stand in lines of text into `gathered`."""
    text = _text(lines, 1)
    heads = _found(text.words, words.disclosure_heads)
    gathered.older = gathered.older or any(head.key in words.older_heads for head in heads)
    widest = max((len(cells) for cells in _head_groups(heads, text, words)), default=1)
    rule = _ruler(lines, text, widest, words.disclosure_heads)
    in_grid = gathered.has("disclosure")
    rows = list(_labelled(text, words.disclosure_rows))
    scrambled = _is_scrambled(rows, words.disclosure_rows)
    for run, key in rows:
        if key is None:
            _leave(run, gathered)
        if key is None or (in_grid and not run.texts):
            continue
        known = row_heads(key, _heads_before(heads, text, run), words)
        own = row_heads(key, (), words)
        if len(run.texts) == len(own) and not gathered.older:
            known = own
        cells = _cells(run, len(known), rule) if run.beside or not scrambled else None
        if cells is None:
            _leave_unplaced(run, gathered, words.row_labels.get(key, ""))
        for number, head in enumerate(known):
            where = f"第{run.line}段第{number + 1}个数"
            put_disclosure((key, head), cells[number] if cells else None, where, words, gathered)


def read_loose_disputes(lines: Sequence[LooseLine], words: LabelVocabulary, gathered: Gathered) -> None:
    """Puts the cells of 表四 that stand in lines of text into `gathered`."""
    every = words.form.dispute_cells
    text = _text(lines, len(every))
    columns = [column.key for column in words.form.disputes.columns]
    rule = _ruler(lines, text, len(every), words.dispute_columns)
    groups = _found(text.words, words.dispute_groups)
    heads = _found(text.words, words.dispute_columns)
    if not heads and not groups:
        for run in text.runs:
            _leave(run, gathered)
        return
    in_order = _is_official([group.key for group in groups], [group.key for group in words.form.disputes.groups])
    is_unplaced = not any(run.texts for run in text.runs) and not gathered.has("disputes")
    for run in text.runs:
        cells: Sequence[str] = every
        values = _cells(run, len(every), rule) if in_order else None
        if values is None and (group := _group_alone(run, groups, heads, columns)) is not None:
            cells = [f"disputes.{group}.{column}" for column in columns]
            values = _cells(run, len(columns), None)
        if values is None:
            _leave_unplaced(run, gathered)
            is_unplaced = is_unplaced or bool(run.texts)
        for number, (cell, value) in enumerate(zip(cells, values or (), strict=False), start=1):
            gathered.put(cell, value, f"第{run.line}段第{number}个数")
    for cell in every if is_unplaced else ():
        gathered.blank(cell, f"第{lines[0].number}段起")


def _is_official(keys: Sequence[str], order: Sequence[str]) -> bool:
    """Whether groups are named in the order of the table, so that their numbers may be read one after the other."""
    first = list(dict.fromkeys(keys))
    return first == [key for key in order if key in first]


def _group_alone(run: _Run, groups: Sequence[_Label], heads: Sequence[_Label], columns: Sequence[str]) -> str | None:
    """The group whose label stands right before its own numbers, with the five heads between them or before both.

    Where a table has lost its order, nothing is placed by nearness.
    """
    before = [group for group in groups if group.end <= run.at]
    if not before:
        return None
    group = before[-1]
    between = [head.key for head in heads if group.end <= head.start and head.end <= run.at]
    above = [head.key for head in heads if head.end <= group.start]
    stands_right = between == list(columns) or (group.end == run.at and above[-len(columns) :] == list(columns))
    return group.key if stands_right else None


def _is_scrambled(rows: Sequence[tuple[_Run, str | None]], labels: Labels) -> bool:
    """Whether copying has lost the order of the lines: labels come against their order, or most numbers have none.

    Then only what stands on one line with its label is placed.
    """
    keys = [key for run, key in rows if run.texts]
    order = {key: number for number, key in enumerate(labels.names)}
    places = [order[key] for key in keys if key is not None]
    against = sum(later < earlier for earlier, later in pairwise(places))
    return against > 1 or 2 * len(places) < len(keys)


def _leave_unplaced(run: _Run, gathered: Gathered, row: str = "") -> None:
    gathered.leave(run.printed, f"“{row}”这一行，{_UNPLACED}" if row else _UNPLACED)


def _leave(run: _Run, gathered: Gathered) -> None:
    gathered.leave(run.printed, "没有认出的一行数字")


def _text(lines: Sequence[LooseLine], columns: int) -> _Text:
    text = _Text()
    pieces: list[str] = []
    length = 0
    open_run: _Run | None = None
    for line in lines[:_MOST_LINES]:
        if open_run is not None and open_run.rows and _NOTE_LINE.fullmatch(line.text):
            continue
        label, values = _parted(line.text)
        for piece in label:
            text.starts.append(length)
            pieces.append(piece)
            length += len(piece)
            open_run = None
        if values or not label:
            if open_run is None or len(values) > 1 or any(len(row) > 1 for row in open_run.rows):
                open_run = _Run(length, line.number, beside=bool(label))
                text.runs.append(open_run)
            if values:
                open_run.rows.append(values)
            else:
                open_run.blanks.append(len(open_run.rows))
    text.words = "".join(pieces)
    text.runs = [part for run in text.runs for part in _split(run, columns)]
    return text


def _split(run: _Run, columns: int) -> Iterator[_Run]:
    """Several rows one after the other, one cell a line, where the label between them stands elsewhere."""
    count = len(run.rows)
    if count <= columns or count % columns or columns == 1:
        yield run
        return
    for start in range(0, count, columns):
        yield _Run(run.at, run.line + start, rows=run.rows[start : start + columns])


def _parted(line: str) -> tuple[list[str], tuple[ColumnToken, ...]]:
    """The words of a line, and the numbers that end it; signs between these, such as arrows, part cells."""
    found = tokens(_NOTE_BEHIND.sub(lambda note: "".join(note[0].split()), line))
    first = len(found)
    while first and (_is_value(found[first - 1].text) or not plain(found[first - 1].text)):
        first -= 1
    values = tuple(token for token in found[first:] if _is_value(token.text))
    return [word for token in found[:first] if (word := plain(token.text))], values


def _is_value(text: str) -> bool:
    return text[-1] not in ".。、" and count(text).understood


def _found(text: str, labels: Labels) -> list[_Label]:
    """Where labels stand in the words, the longest one at each place."""
    pattern, names = labels.within
    return [_Label(found.start(), found.end(), names[found[0]]) for found in pattern.finditer(text)]


def _labelled(text: _Text, labels: Labels) -> Iterator[tuple[_Run, str | None]]:
    """Each run of numbers with the key of its row, then rows without numbers.

    The label ends right before the numbers. Where it is broken over lines, they may stand in its middle, or right
    before it if they are nobody else's. Rows of numbers that follow one another have no label that is surely theirs.
    """
    found = [label for label in _found(text.words, labels) if label.key != GROUP]
    filled = [run for run in text.runs if run.texts]
    sure = [run for run in filled if _is_alone(run, filled)]
    keys: dict[int, str] = {}
    for is_wanted in (_inside, _ends_at):
        _give(keys, sure, found, is_wanted)
    known = [label for label in found if label.key in keys.values()]
    for number, run in enumerate(sure):
        if number not in keys and (key := _meant(text, run, known, labels)) is not None:
            keys[number] = key
    if len(sure) == len(filled):
        below = dict(keys)
        _give(below, sure, found, _starts_at)
        keys = below if len(below) == len(sure) else keys
    named = {id(run): keys[number] for number, run in enumerate(sure) if number in keys}
    for run in filled:
        yield run, named.get(id(run))
    for label in found:
        if label.key not in keys.values():
            blank = next((run for run in text.runs if run.at == label.end and not run.texts), None)
            yield blank or _Run(label.end, 0), label.key


def _is_alone(run: _Run, filled: Sequence[_Run]) -> bool:
    """Whether no other row of numbers stands at the same place among the words, single numbers beside a row aside."""
    beside = [other for other in filled if other.at == run.at and other is not run]
    return all(len(other.texts) == 1 < len(run.texts) for other in beside)


def _give(
    keys: dict[int, str], runs: Sequence[_Run], found: Sequence[_Label], is_wanted: Callable[[_Label, int], bool]
) -> None:
    for number, run in enumerate(runs):
        label = next((label for label in found if label.key not in keys.values() and is_wanted(label, run.at)), None)
        if number not in keys and label is not None:
            keys[number] = label.key


def _inside(label: _Label, at: int) -> bool:
    return label.start < at < label.end


def _ends_at(label: _Label, at: int) -> bool:
    return label.end == at


def _starts_at(label: _Label, at: int) -> bool:
    return label.start == at


def _meant(text: _Text, run: _Run, sure: Sequence[_Label], labels: Labels) -> str | None:
    """The label with a slip that ends before the numbers and begins with one of the pieces before them."""
    ends = [label.end for label in sure if label.end <= run.at]
    others = [other.at for other in text.runs if other.at < run.at and other.texts]
    first = max((0, *ends, *others))
    starts = [start for start in text.starts if first <= start < run.at][-_MOST_PIECES:]
    keys = (labels.match(text.words[start : run.at]) for start in reversed(starts))
    taken = {GROUP, *(label.key for label in sure)}
    return next((key for key in keys if key is not None and key not in taken), None)


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


def _ruler(lines: Sequence[LooseLine], text: _Text, wanted: int, heads: Labels) -> Ruler | None:
    """The columns in which the numbers line up with their heads or with one another."""
    rows = [run.rows[0] for run in text.runs if len(run.rows) == 1]
    if wanted == 1 or not rows:
        return None
    found = ([token for token in tokens(line.text) if heads.exact(token.text)] for line in lines[:_MOST_LINES])
    return ruler(rows, wanted, [token for row in found if len(row) > 1 for token in row])


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


def _head_groups(heads: Sequence[_Label], text: _Text, words: LabelVocabulary) -> Iterator[tuple[str, ...]]:
    for run, key in _labelled(text, words.disclosure_rows):
        if key is not None:
            yield row_heads(key, _heads_before(heads, text, run), words)
