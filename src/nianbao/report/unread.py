"""What of a file could not be placed in a report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unread:
    """A piece of a file that could not be placed in the report, and where it stood."""

    text: str
    where: str
