"""An answer of a register: the file that was counted, and for each cell the lines behind it. No word of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from nianbao.interview import understanding
from nianbao.interview.kinds.kind import Kind, Situation, is_text
from nianbao.report import ReportFormat

PREFIX = "register."
"""The names of what a register says begin so: `register.requests.new.natural_person`."""

IN_TIME = "facts.requests_in_time"
"""The fact how many applications were answered in time, in 件."""


class RegisterAnswer(Kind):
    """The path of the office's register; 没有 for none.

    Kept as {"path", "complete", "lines": {cell: {sheet: line numbers}}, "numbers": {name: number}}: counts and line
    numbers alone. `complete` is whether every line has its place.
    """

    kind: Literal["register"]

    def understand(self, text: str, situation: Situation) -> dict[str, Any]:
        """The path, of which nothing is counted yet; an empty one for 没有."""
        path = "" if situation.spoken.is_none(text) else str(understanding.file_path(text))
        return {"path": path, "complete": False, "lines": {}, "numbers": {}}

    def spell(self, value: Any, situation: Situation) -> str:
        """The path, or 没有."""
        return value["path"] or situation.spoken.none[0]

    def fill(self, value: Any, fills: str, situation: Situation) -> dict[str, Any]:
        """The number of lines behind each cell, and the other numbers, below `register`."""
        counts = {f"{PREFIX}{cell}": counted(places) for cell, places in value["lines"].items()}
        if not value["path"]:
            return {}
        return {f"{PREFIX}complete": value["complete"], **counts, **value["numbers"]}

    def fits(self, value: Any, situation: Situation) -> bool:
        """A path with cells and numbers."""
        match value:
            case {"path": str() as path, "complete": bool(), "lines": dict() as lines, "numbers": dict() as numbers}:
                return (
                    is_text(path) and all(map(_are_places, lines.values())) and all(map(_is_number, numbers.values()))
                )
        return False

    def holds(self, name: str, form: ReportFormat) -> bool:
        """Its own fact alone: what else it says is taken by the questions about 表三 and 表四."""
        return name in ("", IN_TIME)


def counted(places: Mapping[str, list[int]]) -> int:
    """The lines of all sheets, in 件."""
    return sum(map(len, places.values()))


def _are_places(places: Any) -> bool:
    return isinstance(places, dict) and all(
        isinstance(lines, list) and all(map(_is_number, lines)) for lines in places.values()
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and value >= 0
