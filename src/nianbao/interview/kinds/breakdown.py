"""Answers that give each of several slots its count: applicant columns, outcomes, results, channels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from nianbao.interview import understanding
from nianbao.interview.kinds.kind import Kind, Situation, holds_count, is_count
from nianbao.report import ReportFormat


class Breakdown(Kind):
    """A count for each of several slots, kept as {"counts": {slot: count}, "total": the sum to be reached, or None}.

    `slots` names a group of spoken.yaml; `total` is an expression for the sum that the counts must reach.
    """

    kind: Literal["breakdown"]
    slots: str
    unit: str
    total: str = ""

    def understand(self, text: str, situation: Situation) -> dict[str, Any]:
        """“132，其中企业 9，其余自然人”, or a row pasted from a spreadsheet, merged with what was said already."""
        found = understanding.breakdown(
            text,
            situation.slots,
            situation.spoken,
            total=situation.total,
            already=situation.already["counts"] if situation.already else {},
            standing=situation.standing["counts"] if situation.standing else {},
        )
        total = situation.total if situation.total is not None else found.stated_total
        return {"counts": dict(found.counts), "total": total}

    def changes(self, value: Any, situation: Situation) -> list[tuple[str, int, int]]:
        """Each slot that an amended answer changed, by its short name, with what stood there and what does now."""
        before = situation.standing["counts"] if situation.standing else {}
        pairs = ((slot.short, before.get(slot.key, 0), value["counts"].get(slot.key, 0)) for slot in situation.slots)
        return [(name, old, new) for name, old, new in pairs if old != new]

    def spell(self, value: Any, situation: Situation) -> str:
        """“自然人4、商业企业1”."""
        return understanding.spell_breakdown(value["counts"], situation.slots)

    def joined(self, earlier: str, text: str, value: Any, situation: Situation) -> str:
        """All lines; where the last one takes an earlier one back, or amends what stood, what counts."""
        if situation.standing is not None:
            return self.spell(value, situation)
        before = situation.already or {"counts": {}, "total": None}
        taken_back = any(value["counts"].get(slot) != count for slot, count in before["counts"].items())
        if taken_back or before["total"] not in (None, value["total"]):
            return self.spell(value, situation)
        return f"{earlier}，{text}"

    def fill(self, value: Any, fills: str, situation: Situation) -> dict[str, Any]:
        """Once everything is placed, a slot that was not named holds a 0 that was said."""
        counts: Mapping[str, int] = value["counts"]
        keys = [slot.key for slot in situation.slots] if self.remaining(value) == 0 else list(counts)
        return {fills.replace("{slot}", key): counts.get(key, 0) for key in keys}

    def remaining(self, value: Any) -> int:
        """The 件 that no slot has yet."""
        total = value["total"]
        return 0 if total is None else int(total) - sum(value["counts"].values())

    def fits(self, value: Any, situation: Situation) -> bool:
        """Counts of known slots, and a total or None."""
        match value:
            case {"counts": dict() as counts, "total": total}:
                slots = [slot.key for slot in situation.slots]
                numbers = [*counts.values(), *([] if total is None else [total])]
                return all(key in slots for key in counts) and all(map(is_count, numbers))
        return False

    def holds(self, name: str, form: ReportFormat) -> bool:
        """Facts, or cells in 件."""
        return holds_count(name, form)
