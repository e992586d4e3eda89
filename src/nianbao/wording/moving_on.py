"""Last year's passage as a proposal for this year: years moved on, known numbers replaced, all others marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nianbao.report.model import Report
from nianbao.report.numerals import chinese_numeral
from nianbao.wording.files import Wording
from nianbao.wording.moving_words import Claim, KnownNumber
from nianbao.wording.names import Names, names_of
from nianbao.wording.old_figures import YEAR, Kind, OldFigure, old_figures, year_of
from nianbao.wording.sandbox import UnknownName, evaluate, printed
from nianbao.wording.sentences import Sentences

_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]|[^。！？；\n]+$")
_LOOSE_SPACE = re.compile(r"(?<=[^\x00-\x7f])[ \u3000]+(?=[\d０-９])|(?<=[\d０-９])[ \u3000]+(?=[^\x00-\x7f])")
_PERIOD = (re.compile(r"1月1日$|１月１日$|一月一日$"), re.compile(r"12月31日$|１２月３１日$|十二月三十一日$"))
_FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
_CHINESE_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_WHERE = "moving_on.yaml"
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
    name: str = ""
    doubtful: bool = False


def move_on(text: str, passage: str, last: Report, names: Names, wording: Wording) -> MovedOn:
    """Last year's `text` of a passage for this year; raises DataFileError where moving_on.yaml is at fault."""
    return _Mover(passage, last, names, wording).move(_LOOSE_SPACE.sub("", text.strip()))


class _Mover:
    def __init__(self, passage: str, last: Report, names: Names, wording: Wording) -> None:
        self.names, self.last, self.wording = names, names_of(last, wording.form), wording
        self.sentences = Sentences(wording, names)
        self.claims = [claim for claim in wording.moving.claims if not claim.passages or passage in claim.passages]
        self.year: int | None = names.values.get("year")
        self.last_year = last.year if last.year is not None else self.year and self.year - 1
        self.text = ""
        self.doubtful: list[tuple[int, int]] = []
        self.replaced: list[tuple[str, str, str]] = []
        self.told: set[str] = set()
        self.bound: dict[str, Any] = {}

    def move(self, text: str) -> MovedOn:
        for match in _SENTENCE.finditer(text):
            sentence = match[0]
            instead = self._instead(sentence)
            if instead is None:
                self._write(sentence, list(self._changes(sentence)))
            else:
                self.text += instead
        return MovedOn(self.text.strip(), tuple(self.doubtful), tuple(self.replaced))

    def _instead(self, sentence: str) -> str | None:
        """The shared sentences that stand for one that has become untrue; None where it has not."""
        claims = [claim for claim in self.claims if claim.none.search(sentence) or claim.some.search(sentence)]
        if claims and all(claim.sentence in self.told for claim in claims):
            return ""
        if not any(self._is_untrue(claim, sentence) for claim in claims):
            return None
        keys = [claim.sentence for claim in claims if claim.sentence not in self.told]
        try:
            instead = "".join(self.sentences[key] for key in keys)
        except KeyError:
            return None
        self.told.update(keys)
        self.replaced.append((sentence, instead, "、".join(keys)))
        return instead + ("\n" if sentence.endswith("\n") else "")

    def _is_untrue(self, claim: Claim, sentence: str) -> bool:
        now = self._value(claim.value, self.names)
        if now is None:
            return False
        return bool(now) if claim.none.search(sentence) else not now

    def _value(self, expression: str, names: Names) -> Any:
        try:
            return evaluate(expression, names, f"{_WHERE}，{expression}")
        except UnknownName:
            return None

    def _write(self, sentence: str, changes: list[_Change]) -> None:
        at = 0
        for change in sorted(changes, key=lambda change: change.start):
            old = sentence[change.start : change.end]
            self.text += sentence[at : change.start]
            if change.doubtful:
                self.doubtful.append((len(self.text), len(self.text) + len(change.new)))
            if change.new != old:
                self.replaced.append((old, change.new, change.name))
            self.text += change.new
            at = change.end
        self.text += sentence[at:]

    def _changes(self, sentence: str) -> Iterator[_Change]:
        organ = list(self._organ(sentence))
        yield from organ
        figures = [figure for figure in old_figures(sentence, self.wording.moving) if not _overlap(figure, organ)]
        previous = 0
        for figure in figures:
            match figure.kind:
                case Kind.YEAR:
                    yield self._moved_year(sentence, figure)
                case Kind.DATE:
                    yield self._moved_date(sentence, figure)
                case Kind.NUMBER:
                    yield self._moved_number(sentence, figure, previous)
                    previous = figure.end
        yield from self._unknown_claims(sentence, [*organ, *figures])

    def _organ(self, sentence: str) -> Iterator[_Change]:
        """What last year's report says of the organ, as it is this year; the longest names first."""
        fields = ("name", "site", "address", "telephone", "short_name", "postcode", "self_reference")
        taken: list[_Change] = []
        for field in fields:
            old = self.last.values.get(f"agency.{field}")
            if not old:
                continue
            new = self._value(f"agency.{field}", self.names) or old
            # The new name first: the old one may be a part of it.
            for match in re.finditer(f"{re.escape(new)}|{re.escape(old)}", sentence):
                change = _Change(*match.span(), new, f"agency.{field}")
                if not _overlap(change, taken):
                    taken.append(change)
        return iter(taken)

    def _moved_year(self, sentence: str, figure: OldFigure) -> _Change:
        old = sentence[figure.start : figure.end]
        away = self._years_away(old)
        sure = away == 0 or (abs(away) == 1 and any(word in sentence for word in self.wording.moving.rolling))
        return _Change(figure.start, figure.end, self._next_year(old), "year", doubtful=not sure)

    def _years_away(self, old: str) -> int:
        """How far a year is from last year's; far where either year is not known."""
        return year_of(old) - self.last_year if self.year and self.last_year else 9999

    def _next_year(self, old: str) -> str:
        """A year beside last year's, moved on in its own digits; any other year as it is."""
        if self.year is None or self.last_year is None or abs(self._years_away(old)) > 1:
            return old
        return _in_the_digits_of(old, year_of(old) + self.year - self.last_year, year=True)

    def _moved_date(self, sentence: str, figure: OldFigure) -> _Change:
        old = sentence[figure.start : figure.end]
        new = YEAR.sub(lambda match: self._next_year(match[0]), old)
        whole_year = all(any(end.search(date) for date in _dates(sentence)) for end in _PERIOD)
        sure = whole_year and any(end.search(old) for end in _PERIOD)
        return _Change(figure.start, figure.end, new, "year", doubtful=not sure)

    def _moved_number(self, sentence: str, figure: OldFigure, previous: int) -> _Change:
        old = sentence[figure.start : figure.end]
        known = self._known(sentence, figure, previous)
        now = self._value(known.value, self.names) if known else None
        if known is None or now is None:
            return _Change(figure.start, figure.end, old, doubtful=True)
        return _Change(figure.start, figure.end, _in_the_digits_of(old, now), known.value, doubtful=now == 0)

    def _known(self, sentence: str, figure: OldFigure, previous: int) -> KnownNumber | None:
        """The known number that stands here: its words come nearest before it, and its value was last year's."""
        before, behind = sentence[: figure.start], sentence[figure.end :]
        fitting = [known for known in self.wording.moving.numbers if behind.startswith(known.units)]
        best = max(fitting, key=lambda known: _nearness(known, before), default=None)
        if best is None:
            return None
        nearness = _nearness(best, before)
        return best if nearness > _NOWHERE and self._was(best, figure, close=nearness[0] >= previous) else None

    def _was(self, known: KnownNumber, figure: OldFigure, *, close: bool) -> bool:
        before = self._value(known.value, self.last)
        if before is not None:
            return bool(before == figure.value)
        if not (known.by_words and close):
            return False
        return bool(self.bound.setdefault(known.value, figure.value) == figure.value)

    def _unknown_claims(self, sentence: str, taken: list[_Change | OldFigure]) -> Iterator[_Change]:
        """What the sentence says that there was none of, where this year's number is not known."""
        for claim in self.claims:
            match = claim.none.search(sentence)
            if match is None or self._value(claim.value, self.names) is not None:
                continue
            change = _Change(*match.span(), match[0], claim.sentence, doubtful=True)
            if not _overlap(change, taken):
                yield change


def _nearness(known: KnownNumber, before: str) -> tuple[int, int, int]:
    """Where the nearest of a number's words ends, how long it is, and where its topic was spoken of last."""
    topic = before.rfind(known.topic)
    if topic < 0:
        return _NOWHERE
    ends = ((before.rfind(word) + len(word), len(word)) for word in known.words if word in before)
    return (*max(ends), topic) if any(word in before for word in known.words) else _NOWHERE


def _overlap(one: _Change | OldFigure, others: list[Any]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def _dates(sentence: str) -> list[str]:
    return re.findall(r"[\d０-９一二三四五六七八九十]+月[\d０-９一二三四五六七八九十]+日", sentence)


def _in_the_digits_of(old: str, number: Any, *, year: bool = False) -> str:
    """A number written as the old one was: in Arabic, full-width or Chinese numerals."""
    plain = str(printed(number))
    if re.search(r"[０-９]", old):
        return plain.translate(_FULL_WIDTH)
    if re.search(r"\d", old):
        return plain
    if year:
        return plain.translate(_CHINESE_DIGITS)
    if number == 2:
        return "两"
    return chinese_numeral(number) if number == int(number) and 0 <= number <= 9999 else plain
