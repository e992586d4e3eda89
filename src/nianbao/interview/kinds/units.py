"""An answer of subordinate organs' reports: the folder added up, and for each cell how many each organ gave."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from nianbao.interview import understanding
from nianbao.interview.kinds.kind import Kind, Situation, is_count, is_text
from nianbao.language.numerals import Number
from nianbao.report import FEES, ReportFormat

PREFIX = "units."
"""The names of what the reports come to begin so: `units.requests.new.natural_person`."""

COUNT = "units.count"
"""The name of how many reports were added up; 0 where there is no folder."""

DEPENDING: Mapping[str, tuple[str, ...]] = {
    "facts.any_requests": ("requests.new.", "requests.carried_in."),
    "facts.any_disputes": ("disputes.",),
}
"""The questions with yes or no that the cells below some prefixes answer."""


class Units(Kind):
    """The path of a folder with the reports of subordinate organs; 没有 for none.

    Kept as {"path", "count", "files": {file: [size, time]}, "parts": {cell: {organ: number}}}: 件 as numbers, 万元 as
    the string of the decimal, of each cell only the organs that have some of it. `files` tell whether one has changed.
    """

    kind: Literal["units"]

    def understand(self, text: str, situation: Situation) -> dict[str, Any]:
        """The path, of which nothing is added up yet; an empty one for 没有."""
        path = "" if situation.spoken.is_none(text) else str(understanding.file_path(text))
        return {"path": path, "count": 0, "files": {}, "parts": {}}

    def spell(self, value: Any, situation: Situation) -> str:
        """The path, or 没有."""
        return value["path"] or situation.spoken.none[0]

    def fill(self, value: Any, fills: str, situation: Situation) -> dict[str, Any]:
        """The sum of each cell below `units`, and whether there is anything to ask about below a yes or no."""
        sums = {cell: summed(parts) for cell, parts in value["parts"].items()}
        found: dict[str, Any] = {f"{PREFIX}{cell}": number for cell, number in sums.items()}
        for name, prefixes in DEPENDING.items():
            if numbers := [number for cell, number in sums.items() if cell.startswith(prefixes)]:
                found[f"{PREFIX}{name}"] = any(numbers)
        return {COUNT: value["count"], **found}

    def fits(self, value: Any, situation: Situation) -> bool:
        """A path with the parts of each cell."""
        match value:
            case {"path": str() as path, "count": int() as count, "files": dict(), "parts": dict() as parts}:
                return is_text(path) and is_count(count) and all(_are_parts(*each) for each in parts.items())
        return False

    def holds(self, name: str, form: ReportFormat) -> bool:
        """No name: what the reports come to is taken by the questions about the tables."""
        return not name


def summed(parts: Mapping[str, int | str]) -> Number:
    """What organs gave of a cell, in 件; in 万元 where they are strings of decimals."""
    return sum((number_of(part) for part in parts.values()), 0)


def number_of(part: int | str) -> Number:
    """A part as a number."""
    return part if isinstance(part, int) else Decimal(part)


def _are_parts(cell: Any, parts: Any) -> bool:
    if not isinstance(parts, dict):
        return False
    return all(_is_money(part) if cell == FEES else is_count(part) for part in parts.values())


def _is_money(part: Any) -> bool:
    try:
        return isinstance(part, str) and Decimal(part).is_finite()
    except InvalidOperation:
        return False
