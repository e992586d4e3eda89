"""A finding: what a check found, where, and what should stand there."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from nianbao.language.numerals import Number


class Severity(StrEnum):
    """E stops the export until it is mended; W is confirmed or explained by the drafter; I is a hint."""

    ERROR = "E"
    WARNING = "W"
    HINT = "I"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found in a report.

    `where` is a cell key, a passage key, or the key of a section whose table is missing; `found` what stands there
    (None: nothing), `expected` what was expected (None: cannot be said), `likely` the one cell that, changed, would
    mend every broken equation of its table at once.
    """

    id: str
    severity: Severity
    where: str
    message: str
    found: Number | str | None = None
    expected: Number | str | None = None
    likely: str | None = None

    def as_json(self) -> dict[str, str | int | None]:
        """The finding as `check --json` prints it; a decimal is a string."""
        return {
            "id": self.id,
            "severity": self.severity.value,
            "where": self.where,
            "message": self.message,
            "found": _plain(self.found),
            "expected": _plain(self.expected),
            "likely": self.likely,
        }


def _plain(value: Number | str | None) -> str | int | None:
    return str(value) if isinstance(value, Decimal) else value
