"""One line that answers several questions at once; each of them keeps its own answer."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Literal

from nianbao.interview.kinds.kind import Kind, Situation
from nianbao.report import ReportFormat


class Manner(StrEnum):
    """How a line is parted among the questions."""

    CONTACTS = "contacts"
    UNCHANGED = "unchanged"
    DEEDS = "deeds"
    EACH = "each"
    PLATFORM = "platform"
    PASSAGES = "passages"


class Together(Kind):
    """Several questions put as one, as long as none of them is answered; its own answer is never kept.

    `questions` are their ids, all items of one that is repeated; `words` by which a line names each of them.
    """

    kind: Literal["together"]
    manner: Manner
    questions: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]] = {}

    def understand(self, text: str, situation: Situation) -> str:
        """The line itself: it is parted where the questions are known."""
        return text.strip()

    def fits(self, value: Any, situation: Situation) -> bool:
        """Nothing does: what was said is kept by the questions themselves."""
        return False

    def holds(self, name: str, form: ReportFormat) -> bool:
        """No name."""
        return not name
