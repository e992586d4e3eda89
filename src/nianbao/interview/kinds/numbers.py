"""Answers of one number: a count, an amount of money, a year."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from pydantic import Field

from nianbao.interview import understanding
from nianbao.interview.kinds.kind import Kind, Situation, holds_count, is_count, is_fact
from nianbao.interview.understanding import Unclear
from nianbao.interview.understanding.amounts import MOST_MONEY
from nianbao.report import FEES, ReportFormat

EARLIEST_YEAR = 2008
"""The first year with an annual report: the regulations came into force on 2008-05-01."""


class Count(Kind):
    """A whole number with its measure word."""

    kind: Literal["count"]
    unit: str

    def understand(self, text: str, situation: Situation) -> int:
        """“5”, “十二件”, “现行有效 12”."""
        return understanding.count(understanding.without_name(text, situation.label), situation.spoken)

    def fits(self, value: Any, situation: Situation) -> bool:
        """A count."""
        return is_count(value)

    def holds(self, name: str, form: ReportFormat) -> bool:
        """A fact, or a cell in 件."""
        return holds_count(name, form)


class Money(Kind):
    """An amount in 元 or 万元, kept as the string of its decimal."""

    kind: Literal["money"]
    unit: Literal["元", "万元"]
    decimals: int = Field(default=2, ge=0, le=4)

    def understand(self, text: str, situation: Situation) -> str:
        """“3.5万元”, “12元”, a bare number in the unit of the question."""
        return str(understanding.money(text, situation.spoken, unit=self.unit, decimals=self.decimals))

    def fill(self, value: Any, fills: str, situation: Situation) -> dict[str, Any]:
        """The amount as a decimal."""
        return {fills: Decimal(value)}

    def fits(self, value: Any, situation: Situation) -> bool:
        """The string of a decimal."""
        try:
            return isinstance(value, str) and 0 <= Decimal(value) <= MOST_MONEY
        except InvalidOperation:
            return False

    def holds(self, name: str, form: ReportFormat) -> bool:
        """A fact, or the cell of fees."""
        return name == FEES or is_fact(name)


class Year(Kind):
    """A calendar year."""

    kind: Literal["year"]

    def understand(self, text: str, situation: Situation) -> int:
        """“2025”, “2025年度”; raises Unclear before EARLIEST_YEAR and after this year."""
        said = text.strip().removesuffix("度").removesuffix("年")
        try:
            year = understanding.count(said, situation.spoken)
        except Unclear as unclear:
            named = unclear.detail.get("answer") == said
            raise Unclear(unclear.key, {**unclear.detail, "answer": text.strip()}) if named else unclear from None
        if not self.fits(year, situation):
            latest = situation.today.year
            raise Unclear("unclear_year", {"year": year, "earliest": EARLIEST_YEAR, "latest": latest})
        return year

    def fits(self, value: Any, situation: Situation) -> bool:
        """A year with an annual report, up to this one."""
        return is_count(value) and bool(EARLIEST_YEAR <= value <= situation.today.year)

    def holds(self, name: str, form: ReportFormat) -> bool:
        """The year reported on, alone."""
        return name == "year"
