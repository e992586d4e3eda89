"""Which cells the numbers of the prose speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from nianbao.checks.prose import ProseSentence, Quantity
from nianbao.checks.scope import Subject, Topic
from nianbao.report.format import ReportFormat, RequestRow
from nianbao.report.model import Report

ON_REQUEST = "overview.on_request"
"""The passage that counts applications."""


class MentionKind(Enum):
    """What a bound number counts."""

    REQUESTS = auto()
    OUTCOME = auto()
    DISPUTES = auto()
    DOCUMENTS = auto()


Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A number of the prose that is the sum of cells; where its words leave it open, of one of several sums."""

    quantity: Quantity
    kind: MentionKind
    sums: tuple[Cells, ...]

    def narrowed(self, quantity: Quantity, columns: Iterable[str]) -> Mention:
        """The same of some columns instead of the total: “其中自然人 10 件”."""
        wanted = tuple(columns)
        sums = tuple(
            tuple(f"{key.removesuffix('total')}{name}" for key in cells for name in wanted) for cells in self.sums
        )
        return Mention(quantity, self.kind, sums)

    @property
    def is_total(self) -> bool:
        """Whether it counts whole cells of 总计, so that parts of it may follow."""
        return all(key.endswith(".total") for cells in self.sums for key in cells)


@dataclass(frozen=True, slots=True)
class Context:
    """Where a quantity stands: what the prose is about, what the sentence counted before, and who the organ is."""

    form: ReportFormat
    report: Report
    outcome_rows: tuple[RequestRow, ...]
    sentence: ProseSentence
    topic: Topic
    subject: Subject
    earlier: tuple[Mention, ...]

    def governing(self, kind: MentionKind) -> Mention | None:
        """The total of a kind that was counted last before this place."""
        return next((each for each in reversed(self.earlier) if each.kind is kind and each.is_total), None)

    def with_relative_years(self, text: str) -> str:
        """The words with 下年 and 上年 for those years: “结转2026年” → “结转下年”."""
        year = self.report.year
        if year is None:
            return text
        text = re.sub(rf"结转[至到]?{year + 1}年度?", "结转下年", text)
        return re.sub(rf"{year - 1}年度?结转", "上年结转", text)
