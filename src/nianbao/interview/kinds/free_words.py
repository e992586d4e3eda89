"""Answers of words: a free text, a day, the path of a file."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from nianbao.interview import understanding
from nianbao.interview.kinds.kind import Kind, Situation, bounded_words, is_fact, is_text
from nianbao.interview.understanding import Unclear
from nianbao.report import Organ, ReportFormat


class FreeText(Kind):
    """Words in one or several lines; `optional` lets 没有 stand for none."""

    kind: Literal["text"]
    optional: bool = False

    def understand(self, text: str, situation: Situation) -> str:
        """The words themselves; empty for 没有 where they are optional."""
        words = bounded_words(text)
        if situation.spoken.is_none(words):
            if self.optional:
                return ""
            raise Unclear("unclear_needed", {"answer": words})
        return words

    def spell(self, value: Any, situation: Situation) -> str:
        """The words, or 没有."""
        return value or situation.spoken.none[0]

    def fits(self, value: Any, situation: Situation) -> bool:
        """Words."""
        return is_text(value)

    def holds(self, name: str, form: ReportFormat) -> bool:
        """A fact, or what is told of the organ."""
        root, _, field = name.partition(".")
        return is_fact(name) or (root == "agency" and field != "kind" and field in Organ.model_fields)


class Day(Kind):
    """A date, kept in the form of ISO 8601."""

    kind: Literal["day"]

    def understand(self, text: str, situation: Situation) -> str:
        """“2026年1月31日”, “1.31”, “明天”."""
        return understanding.day(text, today=situation.today).isoformat()

    def fits(self, value: Any, situation: Situation) -> bool:
        """A date of ISO 8601."""
        try:
            return isinstance(value, str) and bool(date.fromisoformat(value))
        except ValueError:
            return False


class File(Kind):
    """A path, as typed or dragged into the terminal; 没有 for none."""

    kind: Literal["file"]

    def understand(self, text: str, situation: Situation) -> str:
        """The path; empty for 没有."""
        return "" if situation.spoken.is_none(text) else str(understanding.file_path(text))

    def spell(self, value: Any, situation: Situation) -> str:
        """The path, or 没有."""
        return value or situation.spoken.none[0]

    def fits(self, value: Any, situation: Situation) -> bool:
        """A path."""
        return is_text(value)

    def holds(self, name: str, form: ReportFormat) -> bool:
        """No name: the report that was read is kept apart from the one that is drafted."""
        return not name
