"""The outcome row of 表三 that a wording means: “同意公开”, “信息不存在”, “依据第三十六条第五项告知”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nianbao.language.folding import bare
from nianbao.language.numerals import ONE_TO_TEN, read_number
from nianbao.register.vocabulary import Phrases, RegisterVocabulary

CARRIED_OUT = "carried_out"
"""The row of what is still open: a wording that says so is no outcome."""

_NUMERAL = rf"[{ONE_TO_TEN}\d]+"
_ARTICLE = re.compile(rf"第?({_NUMERAL})条(?:第?\(?({_NUMERAL})\)?款)?(?:第?\(?({_NUMERAL})\)?(?:项|\b|(?=\D|$)))?")
_OPEN, _IGNORED, _REFUSED, _SHARE = "open", "ignored", "refused", "share"
_NO_ROWS = frozenset({_OPEN, _IGNORED, _REFUSED, _SHARE})
_PARTIAL = "partial"
_GRANTED = "granted"
_LONGEST = 400
_APART = re.compile(r"[,;、/。:()\[\]+]")
_ITEMS = re.compile(rf"{_NUMERAL}(?:[项件份个]|条(?!例))")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The row that a wording means; None where it leaves it open. `is_known` where it speaks of an outcome at all."""

    row: str | None
    is_known: bool


class Outcomes:
    """Tells the row of each wording."""

    def __init__(self, vocabulary: RegisterVocabulary) -> None:
        data = vocabulary.data.outcomes
        self._own = {bare(wording): row for wording, row in vocabulary.usage.outcomes.items()}
        self._exact = vocabulary.exact_words("outcomes", data.words) | vocabulary.row_labels
        self._open = frozenset(map(bare, (*data.open, *data.refusals)))
        self._phrases = Phrases(
            {
                **data.words,
                _OPEN: [word for word in data.open if len(word) > 1],
                _REFUSED: data.refusals,
                _IGNORED: data.ignored,
                _SHARE: data.shares,
            }
        )
        self._articles = {str(article): row for row, articles in data.articles.items() for article in articles}
        self.of = lru_cache(maxsize=20_000)(self._of)

    def _of(self, wording: str, ground: str = "") -> Outcome:
        """The row of a wording, with the ground that another column gives for it."""
        text = bare(wording)
        if text in self._own:
            return Outcome(self._own[text], True)
        both = bare(f"{wording}；{ground}") if ground else text
        if both in self._own:
            return Outcome(self._own[both], True)
        if text in self._exact and text not in self._open:
            return Outcome(self._exact[text], True)
        row, is_known = self._spoken(text)
        if row is None and ground:
            row, more = self._spoken(both)
            is_known = is_known or more
        return Outcome(row, is_known)

    def _spoken(self, text: str) -> tuple[str | None, bool]:
        text = text[:_LONGEST]
        said = list(self._phrases.said(text))
        found = [key for key, is_denied in said if not is_denied] + self._plainly_granted(text)
        rows = [key for key in found if key not in _NO_ROWS]
        is_refused = _REFUSED in found or (_GRANTED, True) in said
        is_known = bool(rows) or is_refused or _OPEN in found or text in self._open
        if not rows and not any(is_denied for _, is_denied in said):
            rows = list(dict.fromkeys(self._by_articles(text)))
        row = _settled(rows)
        if (row == _GRANTED and is_refused) or (row != _PARTIAL and self._speaks_of_parts(text, found)):
            row = None
        return row, is_known or bool(rows)

    def _plainly_granted(self, text: str) -> list[str]:
        """“公开” is a word of too many others to be looked for inside one, but it counts where it stands by itself."""
        return [_GRANTED for part in _APART.split(text) if self._exact.get(part) == _GRANTED]

    def _speaks_of_parts(self, text: str, found: list[str]) -> bool:
        """Whether a wording parts what was applied for, so that the one row it names is not the row of all of it."""
        return _SHARE in found or len(_ITEMS.findall(_ARTICLE.sub("", text))) > 1

    def _by_articles(self, text: str) -> list[str]:
        found = []
        for article, paragraph, item in _ARTICLE.findall(text[:_LONGEST]):
            name = _number(article)
            for reference in (
                f"{name}.{_number(item)}" if item else "",
                f"{name}/{_number(paragraph)}" if paragraph else "",
                name,
            ):
                if reference in self._articles:
                    found.append(self._articles[reference])
                    break
        return found


def _settled(rows: list[str]) -> str | None:
    """The one row that is meant. 区分处理的 counts only as 部分公开; a mere step before the end is not the end."""
    if _PARTIAL in rows:
        return _PARTIAL
    ended = [row for row in rows if row != CARRIED_OUT] or rows
    return ended[0] if len(set(ended)) == 1 else None


def _number(numeral: str) -> str:
    return str(read_number(numeral))
