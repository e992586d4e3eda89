"""Last year's passage as a proposal for this year: years moved on, known numbers replaced, all others marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nianbao.language.numerals import Number, year_number
from nianbao.report.model import Report
from nianbao.wording.moving_words import KnownNumber
from nianbao.wording.names import Names, names_of
from nianbao.wording.old_figures import YEAR, OldFigure, OldFigureKind, Taken, number_like, old_figures, year_like
from nianbao.wording.outdated_claims import Claims
from nianbao.wording.phrasing import close, in_ten_thousands
from nianbao.wording.sandbox import known_value
from nianbao.wording.wording_files import Wording

# Cut also where none ends for very long, so that no pattern sees more.
_SENTENCE = re.compile(r"[^。！？；\n]{0,800}[。！？；\n]|[^。！？；\n]{1,800}")
_ORGAN = ("name", "site", "address", "telephone", "email", "short_name", "postcode", "self_reference")
_NEAR = 120
"""Characters before a number in which its words are looked for."""

_NOWHERE = (-1, 0, 0)


@dataclass(frozen=True)
class MovedOn:
    """A passage moved on by a year.

    `doubtful` are spans of `text` with a number, a date or a claim of last year's that nothing confirms; `replaced`
    says what stands instead of what, and by which name: a name of a number, `year`, `agency.…` or a shared sentence.
    """

    text: str
    doubtful: tuple[tuple[int, int], ...]
    replaced: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """`new` instead of the words at `start` to `end` of a sentence, by `name`; `doubtful`: to be confirmed."""

    start: int
    end: int
    new: str
    name: str
    doubtful: bool = False


def move_on(text: str, passage: str, last: Report, names: Names, wording: Wording) -> MovedOn:
    """Last year's `text` of a passage for this year; raises DataFileError where moving_on.yaml is at fault."""
    claims = Claims(passage, names, wording)
    mover, written = _Mover(last, names, wording, claims), _Written()
    for match in _SENTENCE.finditer(close(text.strip())):
        instead = claims.instead(match[0])
        if instead is None:
            written.changed(match[0], mover.changes(match[0]))
        else:
            written.replaced_whole(match[0], *instead)
    return MovedOn(written.text.rstrip(), tuple(written.doubtful), tuple(written.replaced))


class _Written:
    """The moved text as far as it is written."""

    def __init__(self) -> None:
        self.text = ""
        self.doubtful: list[tuple[int, int]] = []
        self.replaced: list[tuple[str, str, str]] = []

    def changed(self, sentence: str, changes: list[_Change]) -> None:
        at = 0
        for change in changes:
            self.text += sentence[at : change.start] + change.new
            if change.doubtful:
                self.doubtful.append((len(self.text) - len(change.new), len(self.text)))
            old = sentence[change.start : change.end]
            if change.new != old:
                self.replaced.append((old, change.new, change.name))
            at = change.end
        self.text += sentence[at:]

    def replaced_whole(self, sentence: str, instead: str, name: str) -> None:
        self.text += instead + ("\n" if sentence.endswith("\n") else "")
        self.replaced.append((sentence, instead, name))


class _Mover:
    """What changes in the sentences of one passage."""

    def __init__(self, last: Report, names: Names, wording: Wording, claims: Claims) -> None:
        self.names, self.last, self.words, self.claims = names, names_of(last, wording.form), wording.moving, claims
        self.year: int | None = names.values.get("year")
        self.last_year = last.year if last.year is not None else self.year and self.year - 1
        self.bound: dict[str, Number | None] = {}

    def changes(self, sentence: str) -> list[_Change]:
        """Everything that changes in a sentence or is to be confirmed, in its order."""
        taken = Taken(len(sentence))
        found = [*self._organ(sentence, taken), *self._figures(sentence, taken)]
        for match, claim in self.claims.unconfirmed(sentence):
            if taken.take(*match.span()):
                found.append(_Change(*match.span(), match[0], claim.sentence, doubtful=True))
        for pattern in self.words.of_that_year:
            for match in pattern.finditer(sentence):
                if taken.take(*match.span()):
                    found.append(_Change(*match.span(), match[0], "", doubtful=True))
        return sorted(found, key=lambda change: change.start)

    def _organ(self, sentence: str, taken: Taken) -> Iterator[_Change]:
        """What last year's report calls the organ, as it is called now."""
        for field in _ORGAN:
            name = f"agency.{field}"
            old = self.last.values.get(name)
            if not old:
                continue
            new = self._now(name) or old
            # The new name first: the old one may be a part of it.
            for match in re.finditer(f"{re.escape(new)}|{re.escape(old)}", sentence):
                if taken.take(*match.span()):
                    yield _Change(*match.span(), new, name)

    def _figures(self, sentence: str, taken: Taken) -> Iterator[_Change]:
        previous = 0
        for figure in old_figures(sentence, self.words, taken):
            match figure.kind:
                case OldFigureKind.NUMBER:
                    yield self._number(sentence, figure, previous)
                    previous = figure.end
                case OldFigureKind.YEAR:
                    yield self._year(sentence, figure)
                case OldFigureKind.DATE | OldFigureKind.PERIOD:
                    yield self._date(sentence, figure)

    def _year(self, sentence: str, figure: OldFigure) -> _Change:
        """Last year itself is sure, the years beside it with words such as 决算 and 计划."""
        old = sentence[figure.start : figure.end]
        sure = (-1, 0, 1) if any(word in sentence for word in self.words.rolling) else (0,)
        doubtful = self._years_away(old) not in sure
        return _Change(figure.start, figure.end, self._next_year(old), "year", doubtful)

    def _date(self, sentence: str, figure: OldFigure) -> _Change:
        new = YEAR.sub(lambda match: self._next_year(match[0]), sentence[figure.start : figure.end])
        return _Change(figure.start, figure.end, new, "year", doubtful=figure.kind is OldFigureKind.DATE)

    def _years_away(self, old: str) -> int | None:
        """How far a year is from last year's; None where either year is not known."""
        return year_number(old) - self.last_year if self.year and self.last_year else None

    def _next_year(self, old: str) -> str:
        """A year beside last year's, moved on; any other as it is."""
        if not self.year or self._years_away(old) not in (-1, 0, 1):
            return old
        return year_like(old, self.year + (self._years_away(old) or 0))

    def _number(self, sentence: str, figure: OldFigure, previous: int) -> _Change:
        old = sentence[figure.start : figure.end]
        known = self._known(sentence, figure, previous)
        now = self._now(known.value) if known else None
        if known is None or now is None:
            return _Change(figure.start, figure.end, old, "", doubtful=True)
        unit = sentence[figure.end : figure.end + 1]
        new = in_ten_thousands(number_like(old, now) + unit).removesuffix(unit)
        return _Change(figure.start, figure.end, new, known.value, doubtful=now == 0)

    def _known(self, sentence: str, figure: OldFigure, previous: int) -> KnownNumber | None:
        """The known number that stands here: its words come nearest before it, and its value was last year's."""
        begins = max(0, figure.start - _NEAR)
        before = sentence[begins : figure.start]
        fitting = [known for known in self.words.numbers if sentence.startswith(known.units, figure.end)]
        best = max(fitting, key=lambda known: _nearness(known, before), default=None)
        if best is None or _nearness(best, before) == _NOWHERE:
            return None
        close = begins + _nearness(best, before)[0] > previous
        return best if self._was(best, figure, close=close) else None

    def _was(self, known: KnownNumber, figure: OldFigure, *, close: bool) -> bool:
        """Whether a figure of last year's was this number; where that is not known, its words must tell."""
        before = known_value(known.value, self.last, f"moving_on.yaml，numbers，{known.words[0]}")
        if before is not None:
            return bool(before == figure.value)
        return known.by_words and close and self.bound.setdefault(known.value, figure.value) == figure.value

    def _now(self, name: str) -> Any:
        return known_value(name, self.names, f"moving_on.yaml，{name}")


def _nearness(known: KnownNumber, before: str) -> tuple[int, int, int]:
    """Where the nearest of a number's words ends, how long it is, and where its topic was spoken of last."""
    topic = before.rfind(known.topic)
    ends = [(before.rfind(word) + len(word), len(word)) for word in known.words if word in before]
    return (*max(ends), topic) if ends and topic >= 0 else _NOWHERE
