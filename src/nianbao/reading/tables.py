"""Which of the three tables a grid is, and its parts put together over the pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from nianbao.reading.alignment import is_label
from nianbao.reading.blocks import LaidOutTable
from nianbao.reading.disclosure_table import read_disclosure
from nianbao.reading.disputes_table import read_disputes
from nianbao.reading.gathering import Gathered
from nianbao.reading.label_vocabulary import GROUP, LabelVocabulary
from nianbao.reading.labels import Labels
from nianbao.reading.requests_table import RequestColumns, read_requests

_MOST_ROWS = 400
_MOST_COLUMNS = 60
_ENOUGH_LABELS = 2
_SHARED_COLUMNS = frozenset({"other", "total"})


@dataclass
class TableReader:
    """Reads grids into `gathered` one after another, remembering the heads of a table that a page has broken."""

    words: LabelVocabulary
    gathered: Gathered
    _count: int = 0
    _columns: RequestColumns | None = None
    _heads: dict[str, range] = field(default_factory=dict)

    def read(self, layout: LaidOutTable, section: str, lead: Sequence[str]) -> None:
        """One grid; `section` is the section in which it stands, `lead` the lines above it."""
        self._count += 1
        table = f"第{self._count}张表"
        if len(layout.rows) > _MOST_ROWS or layout.width > _MOST_COLUMNS:
            self.gathered.leave("表格太大", table)
            return
        match self._kind(layout, section):
            case "disclosure":
                self._heads = read_disclosure(layout, self.words, self.gathered, table, self._heads)
            case "requests":
                self._columns = read_requests(layout, self.words, self.gathered, table, self._columns)
            case "disputes":
                read_disputes(layout, self.words, self.gathered, table, lead)
            case _ if section:
                self.gathered.leave("没有认出的表格：" + _text(layout), table)

    def _kind(self, layout: LaidOutTable, section: str) -> str | None:
        """The table whose labels stand in a grid most often; where few do, that of the section if it knows one."""
        words = self.words
        texts = {spot.text for row in layout.rows for spot in row if spot is not None and is_label(spot.text)}
        columns = _known(texts, words.request_columns) - _SHARED_COLUMNS
        scores = {
            "disclosure": len(_known(texts, words.disclosure_rows) | _known(texts, words.disclosure_heads)),
            "requests": len((_known(texts, words.request_rows) - {GROUP}) | columns),
            "disputes": len(_known(texts, words.dispute_columns) | _known(texts, words.dispute_groups)),
        }
        kind = max(scores, key=lambda name: scores[name])
        if scores[kind] >= _ENOUGH_LABELS:
            return kind
        return section if scores.get(section) or not texts else None


def _known(texts: set[str], labels: Labels) -> set[str]:
    return {key for text in texts if (key := labels.exact(text)) is not None}


def _text(layout: LaidOutTable) -> str:
    return " ".join(spot.text for row in range(len(layout.rows)) for spot in layout.beginning(row))
