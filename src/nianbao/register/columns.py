"""The columns of a register: for each field the one whose head names it and whose cells hold it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nianbao.language.folding import bare
from nianbao.register.applicants import Applicants
from nianbao.register.days import cell_day
from nianbao.register.heads import HeadCell, SheetHead
from nianbao.register.outcomes import Outcomes
from nianbao.register.sheet import Value, cell, column_name, said, written
from nianbao.register.vocabulary import RegisterVocabulary

SINGLE = ("received", "answered", "outcome", "applicant", "kind", "channel", "content", "number", "serial")
"""The fields of which one column is read."""

SEVERAL = (
    *("ground", "notes", "extension", "correction", "correction_reply", "third_party", "third_party_reply", "fee"),
    *("reconsideration", "litigation", "litigation_direct", "litigation_after"),
)
"""The fields of which every column is read."""

_LOOKED_AT = 400
_FITS = 0.5
_ALMOST = 0.3


@dataclass(frozen=True)
class Doubt:
    """A field whose column is not certain: the columns by number and head, the one that is used first."""

    field: str
    columns: tuple[tuple[int, str], ...]
    by_content: bool = False


@dataclass(frozen=True)
class Columns:
    """The columns of a part of a sheet, by number from 0."""

    single: Mapping[str, int]
    several: Mapping[str, tuple[int, ...]]
    texts: Mapping[int, str]
    doubts: tuple[Doubt, ...] = field(default=())

    def head(self, name: str) -> str:
        """The head of the first column that a field is read from, as the register writes it."""
        column = self.single.get(name, next(iter(self.several.get(name, ())), None))
        return self.texts.get(column, "") if column is not None else ""

    def value(self, row: Sequence[Value], name: str) -> Value:
        """What a line says of a field of one column."""
        return cell(row, self.single.get(name))

    def values(self, row: Sequence[Value], name: str) -> tuple[Value, ...]:
        """What a line says of a field of several columns."""
        return tuple(cell(row, column) for column in self.several.get(name, ()))


class Contents:
    """Tells how well the cells of a column suit a field."""

    def __init__(self, vocabulary: RegisterVocabulary, applicants: Applicants, outcomes: Outcomes) -> None:
        channels = {bare(word) for words in vocabulary.data.channels.values() for word in words}
        self.own = vocabulary.usage.columns
        self._tests: dict[str, Callable[[Value], bool]] = {
            "received": _is_day,
            "answered": _is_day,
            "outcome": lambda value: outcomes.of(written(value)).is_known,
            "kind": lambda value: applicants.knows(written(value)),
            "applicant": lambda value: isinstance(value, str) and cell_day(value).day is None,
            "channel": lambda value: any(word in said(value) for word in channels),
        }

    def share(self, name: str, values: Sequence[Value]) -> float | None:
        """The part of the cells that suit a field; None where there are none, 1 where a field takes anything."""
        filled = [value for value in values if written(value)][:_LOOKED_AT]
        if not filled:
            return None
        test = self._tests.get(name)
        return sum(map(test, filled)) / len(filled) if test else 1.0


def columns(head: SheetHead, rows: Sequence[Sequence[Value]], contents: Contents) -> Columns:
    """The columns under a head, of which `rows` are the lines."""
    found = dict(_single(head, rows, contents))
    lettered = {column_name(each.column): each.column for each in head.cells}
    settled = {name: lettered[column] for name, column in contents.own.items() if column in lettered}
    single = {name: ranked[0].column for name, (ranked, _) in found.items()} | settled
    unsure = {name: ranked for name, (ranked, is_certain) in found.items() if not is_certain and name not in settled}
    doubts = [Doubt(name, _named(ranked)) for name, ranked in unsure.items()]
    for name in ("received", "outcome"):
        if name not in single and (guess := _by_content(name, head, rows, contents, single)) is not None:
            single[name] = guess.column
            doubts.append(Doubt(name, _named([guess]), by_content=True))
    several = {name: tuple(each.column for each in head.of(name)) for name in SEVERAL if head.of(name)}
    texts = {each.column: each.text for each in head.cells}
    return Columns(single, several, texts, tuple(doubts))


def _single(
    head: SheetHead, rows: Sequence[Sequence[Value]], contents: Contents
) -> Iterator[tuple[str, tuple[list[HeadCell], bool]]]:
    """For each field its columns, the best first, and whether the best is certain."""
    for name in SINGLE:
        candidates = head.of(name)
        shares = {each.column: contents.share(name, _column(rows, each.column)) for each in candidates}
        fitting = [each for each in candidates if (shares[each.column] or 0) >= _FITS]
        empty = [each for each in candidates if shares[each.column] is None]
        poor = [each for each in candidates if _ALMOST <= (shares[each.column] or 0) < _FITS]
        others = [] if name == "kind" and candidates and candidates[0].rank >= _GENERIC else list(candidates)
        ranked = fitting or poor or empty or others
        if ranked:
            rivals = [each for each in fitting if each.rank == ranked[0].rank]
            yield name, (rivals if len(rivals) > 1 else ranked, len(rivals) < 2 or _agree(rows, rivals))


_GENERIC = 14
"""From here on the heads of kinds are words that may head anything: 类型, 性质."""


def _agree(rows: Sequence[Sequence[Value]], rivals: Sequence[HeadCell]) -> bool:
    """Whether columns of the same head say the same wherever both speak."""
    first, second = (_column(rows, each.column) for each in rivals[:2])
    return all(said(one) == said(other) for one, other in zip(first, second, strict=True) if said(one) and said(other))


def _by_content(
    name: str, head: SheetHead, rows: Sequence[Sequence[Value]], contents: Contents, taken: Mapping[str, int]
) -> HeadCell | None:
    """The column without a known head whose cells suit a field."""
    free = [each for each in head.cells if each.field in ("", "notes", "ground") and each.column not in taken.values()]
    suiting = ((contents.share(name, _column(rows, each.column)) or 0, -each.column, each) for each in free)
    best = max(suiting, default=None, key=lambda found: found[:2])
    return best[2] if best is not None and best[0] >= _FITS else None


def _column(rows: Sequence[Sequence[Value]], column: int) -> list[Value]:
    return [cell(row, column) for row in rows]


def _named(cells: Sequence[HeadCell]) -> tuple[tuple[int, str], ...]:
    return tuple((each.column, each.text) for each in cells)


def _is_day(value: Value) -> bool:
    found = cell_day(value)
    return found.day is not None or found.without_year is not None
