"""Last year's passage as a proposal for this year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nianbao.report.model import Report
from nianbao.wording.names import Names

if TYPE_CHECKING:
    from nianbao.wording.files import Wording


@dataclass(frozen=True)
class MovedOn:
    """A moved text."""

    text: str
    doubtful: tuple[tuple[int, int], ...] = ()
    replaced: tuple[tuple[str, str, str], ...] = ()


def move_on(text: str, passage: str, last: Report, names: Names, wording: Wording) -> MovedOn:
    """Stub."""
    return MovedOn(text, ((0, len(text)),))
