"""The column of 表四 that a line's 复议 and 诉讼 belong to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nianbao.language.folding import bare
from nianbao.register.lines import RegisterLine
from nianbao.register.vocabulary import Phrases, RegisterVocabulary

RECONSIDERATION, DIRECT, AFTER = "reconsideration", "litigation_direct", "litigation_after_reconsideration"
"""The groups of 表四."""

_GROUPS = {
    "reconsideration": (RECONSIDERATION,),
    "litigation": (DIRECT, AFTER),
    "litigation_direct": (DIRECT,),
    "litigation_after": (AFTER,),
}
"""The groups that a column of the register may fill."""

_OPEN = "open"


@dataclass(frozen=True, slots=True)
class Dispute:
    """A dispute over a line: the field and text it was read from, its group, and its result where that is clear."""

    field: str
    text: str
    group: str
    result: str | None


class DisputeColumns:
    """Tells the disputes of each line."""

    def __init__(self, vocabulary: RegisterVocabulary) -> None:
        data = vocabulary.data.results
        self._own = {bare(wording): result for wording, result in vocabulary.usage.results.items()}
        self._exact = vocabulary.exact_words("results", data.words)
        self._open = frozenset(map(bare, data.open))
        self._phrases = Phrases({_OPEN: data.open, **data.words})
        self._after = tuple(map(bare, data.after_reconsideration))
        self._direct = tuple(map(bare, data.direct))
        self._no = vocabulary.no

    @staticmethod
    def groups(line: RegisterLine) -> frozenset[str]:
        """The groups of 表四 for which the register has columns."""
        return frozenset(
            group for field, groups in _GROUPS.items() if line.columns.several.get(field) for group in groups
        )

    def of(self, line: RegisterLine) -> Iterator[Dispute]:
        """The disputes that a line names."""
        was_reconsidered = not self._is_none(line.text("reconsideration"))
        for field in _GROUPS:
            text = line.text(field)
            if not self._is_none(text):
                yield Dispute(field, text, self._group(field, bare(text), was_reconsidered), self._result(bare(text)))

    def _is_none(self, text: str) -> bool:
        return all(bare(part) in self._no for part in text.split())

    def _group(self, field: str, text: str, was_reconsidered: bool) -> str:
        """A suit after a 复议 of the same line, unless the text says otherwise."""
        groups = _GROUPS[field]
        if len(groups) == 1:
            return groups[0]
        if any(word in text for word in self._direct):
            return DIRECT
        return AFTER if was_reconsidered or any(word in text for word in self._after) else DIRECT

    def _result(self, text: str) -> str | None:
        if text in self._own:
            return self._own[text]
        if text in self._exact and text not in self._open:
            return self._exact[text]
        found = [result for result in self._phrases.within(text) if result != _OPEN]
        return found[0] if len(found) == 1 else None
