"""This year's figures beside last year's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from nianbao.checks.settings import CheckSettings
from nianbao.language.numerals import Number
from nianbao.report.model import Report


@dataclass(frozen=True, slots=True)
class Change:
    """A cell or fact by its key, this year and last (件, 万元 or what the fact counts).

    `needs_word`: it changed so much that the report, or whoever signs it, should know why.
    """

    key: str
    now: Number
    before: Number
    needs_word: bool

    @property
    def difference(self) -> Number:
        """How much more than last year; negative where it is less."""
        return self.now - self.before

    @property
    def percent(self) -> Decimal | None:
        """The difference in percent of last year's number, to one decimal; None where that is 0."""
        if not self.before:
            return None
        return (Decimal(self.difference) * 100 / Decimal(self.before)).quantize(Decimal("0.1"))


def changes(
    report: Report,
    last: Report,
    keys: Iterable[str],
    settings: CheckSettings = CheckSettings(),  # noqa: B008 - frozen
) -> Iterator[Change]:
    """The cells and facts of `keys` that are numbers in both years, in their order."""
    for key in keys:
        now, before = _number(report, key), _number(last, key)
        if now is not None and before is not None:
            yield Change(key, now, before, settings.leaps(now, before))


def _number(report: Report, key: str) -> Number | None:
    value = report.cells.get(key, report.facts.get(key))
    return value if isinstance(value, int | Decimal) and not isinstance(value, bool) else None
