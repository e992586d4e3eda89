"""Numbers of 规章 and 行政规范性文件 in （三）政府信息管理."""

from __future__ import annotations

import re

from nianbao.checks.mentions import Context, Mention, MentionKind
from nianbao.checks.prose import Quantity
from nianbao.checks.words import CheckWords, alternatives

_PASSAGE = "overview.management"
_YEAR = re.compile(r"20\d\d年度?")


class DocumentBinder:
    """Binds “制发行政规范性文件 3 件、废止 1 件” to the cells of 表二."""

    def __init__(self, words: CheckWords) -> None:
        kinds = words.documents
        self._columns = {
            **dict.fromkeys(kinds.issued, "issued"),
            **dict.fromkeys(kinds.repealed, "repealed"),
            **dict.fromkeys(kinds.in_force, "in_force"),
        }
        self._rows = {
            **dict.fromkeys(kinds.normative_documents, "normative_documents"),
            **dict.fromkeys(kinds.regulations, "regulations"),
        }
        self._column = re.compile(alternatives(self._columns))
        not_rows = alternatives(kinds.not_documents)
        self._row = re.compile(rf"(?!{not_rows})(?:{alternatives(self._rows)})")
        self._filler = re.compile(alternatives(kinds.filler))

    def bind(self, quantity: Quantity, place: Context) -> Mention | None:
        """The cell of 表二 that a number counts; None where other words stand with it, such as 清理 or 审核."""
        if place.sentence.passage != _PASSAGE:
            return None
        before = quantity.before
        columns = self._column.findall(before)
        rest = self._filler.sub("", self._row.sub("", self._column.sub("", _YEAR.sub("", before))))
        if not columns:
            columns = self._column.findall(quantity.after)
        rows = self._row.findall(quantity.sentence[: quantity.start])
        if rest or len(columns) != 1 or not rows:
            return None
        cell = f"disclosure.{self._rows[rows[-1]]}.{self._columns[columns[0]]}"
        return Mention(quantity, MentionKind.DOCUMENTS, ((cell,),))
