"""Answers that pair problems with their measures."""

from __future__ import annotations

from typing import Any, Literal

from nianbao.interview import understanding
from nianbao.interview.kinds.kind import Kind, Situation, has_texts
from nianbao.interview.understanding import Option
from nianbao.report import ReportFormat


class Pairs(Kind):
    """Problems with their measures, each kept as {"key", "problem", "measure"}: of the catalogue, or in own words."""

    kind: Literal["pairs"]

    def understand(self, text: str, situation: Situation) -> list[dict[str, str]]:
        """Numbers and titles of the catalogue, or problems with measures in the drafter's own words."""
        own = understanding.pairs(text)
        if own:
            return [{"key": "", "problem": problem, "measure": measure} for problem, measure in own]
        options = tuple(Option(pair.key, pair.title, group=pair.group) for pair in situation.offered)
        return [{"key": key, "problem": "", "measure": ""} for key in understanding.several(text, options)]

    def spell(self, value: Any, situation: Situation) -> str:
        """The titles of the catalogue, or each problem with its measure on a line."""
        titles = {pair.key: pair.title for pair in situation.catalogue}
        if all(item["key"] for item in value):
            return "、".join(titles.get(item["key"], item["key"]) for item in value)
        return "\n".join(f"{item['problem']}——{item['measure']}" for item in value)

    def fill(self, value: Any, fills: str, situation: Situation) -> dict[str, Any]:
        """Nothing: the draft composes the problems itself, once their facts are known."""
        return {}

    def fits(self, value: Any, situation: Situation) -> bool:
        """A list of pairs."""
        return isinstance(value, list) and all(has_texts(each, "key", "problem", "measure") for each in value)

    def holds(self, name: str, form: ReportFormat) -> bool:
        """No name: the problems are kept apart from the report's places."""
        return not name
