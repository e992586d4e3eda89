"""Tables that were all 0 last year: one word says that they are again, or what is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from nianbao.interview.asking import Asked, Prompt
from nianbao.interview.hearing import Hearing
from nianbao.interview.kinds import Breakdown, Money, Together
from nianbao.interview.together.parted_line import Parted
from nianbao.interview.understanding import Unclear
from nianbao.language.folding import bare
from nianbao.language.numbers_in_text import NUMERAL

_CLAUSES = re.compile(r"[，,；;。、\n]+")


def unchanged(prompt: Prompt, text: str, hearing: Hearing) -> Parted:
    """没有 for each of them, but what the line says otherwise; raises Unclear where it speaks of none of them."""
    return _Exceptions(prompt, hearing).parted(text)


class _Exceptions:
    def __init__(self, prompt: Prompt, hearing: Hearing) -> None:
        answer = prompt.asked.question.answer
        self._words: Mapping[str, tuple[str, ...]] = answer.words if isinstance(answer, Together) else {}
        self._prompt, self._plain, self._spoken = prompt, hearing.plain, prompt.situation.spoken

    def parted(self, text: str) -> Parted:
        none, ids = self._spoken.none[0], [asked.id for asked in self._prompt.members]
        if bare(text) in map(bare, self._called("no")):
            return Parted(alone=tuple(ids))
        if self._is_all_the_same(text):
            return Parted(dict.fromkeys(ids, none))
        clauses = [clause for clause in _CLAUSES.split(text) if clause.strip()]
        about = [(clause, list(self._about(clause))) for clause in clauses]
        unknown = [clause for clause, members in about if not members and not self._is_of_the_rest(clause)]
        if unknown or not any(members for _, members in about):
            raise Unclear("unclear_exception", {"answer": text.strip(), "words": (unknown or clauses)[0].strip()})
        said: dict[str, list[str]] = {}
        for clause, members in about:
            for asked in members:
                said.setdefault(asked.id, []).append(self._said(asked, clause))
        words = {id: "，".join(filter(None, said[id])) if id in said else none for id in ids}
        return Parted({id: each for id, each in words.items() if each}, tuple(id for id in ids if not words[id]))

    def _called(self, key: str) -> tuple[str, ...]:
        return self._words.get(key, ())

    def _is_all_the_same(self, text: str) -> bool:
        said, spoken = bare(text), self._spoken
        same = said in map(bare, self._prompt.asked.question.nothing)
        return same or spoken.is_yes(text) or spoken.is_same_as_last_year(text) or self._plain.denies(text, ())

    def _is_of_the_rest(self, clause: str) -> bool:
        said = bare(clause)
        return any(said.startswith(bare(word)) for word in self._called("rest")) or self._is_all_the_same(clause)

    def _about(self, clause: str) -> Iterator[Asked]:
        """The questions that a clause names."""
        return (
            asked for asked in self._prompt.members if any(word in clause for word in self._called(asked.question.id))
        )

    def _said(self, asked: Asked, clause: str) -> str:
        """What a clause says to a question; empty where it only names it."""
        names = self._called(asked.question.id)
        if self._plain.denies(clause, names):
            return self._spoken.none[0]
        number = NUMERAL.search(clause)
        if number is None:
            return ""
        match asked.question.answer:
            case Breakdown(slots="applicants"):
                return ""
            case Breakdown():
                return re.sub("^(?:" + "|".join(map(re.escape, self._called("but"))) + ")", "", clause.strip())
            case Money():
                return clause[number.start() :].strip()
            case _:
                return self._spoken.yes[1]
