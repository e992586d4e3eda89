"""The sentences of the passages, each with the facts that it rests on: one whose facts are not known is not written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from nianbao.wording.choosing import chosen
from nianbao.wording.names import STEPPED_PROBLEMS, Names
from nianbao.wording.phrasing import in_ten_thousands, punctuated
from nianbao.wording.sandbox import UnknownName, evaluate
from nianbao.wording.template_text import TemplateText

PARAGRAPH = "paragraph"
"""Stands in an order of sentences where a new paragraph begins."""


@dataclass(frozen=True)
class SentenceCase:
    """A sentence for one case: the facts that it needs, the condition under which it is said, its wordings.

    `parts` are pieces of it by key, each in several wordings of its own, which a wording, or a later
    part, uses as `part.KEY`.
    """

    facts: tuple[str, ...]
    when: str
    says: tuple[TemplateText, ...]
    where: str
    parts: Mapping[str, tuple[TemplateText, ...]] = field(default_factory=dict)

    @property
    def texts(self) -> Iterator[TemplateText]:
        """Every text of it: its wordings and those of its parts."""
        yield from self.says
        for wordings in self.parts.values():
            yield from wordings


@dataclass(frozen=True)
class Sentence:
    """A sentence by its key: the first of its cases that holds is said."""

    key: str
    cases: tuple[SentenceCase, ...]


class Sentences:
    """The sentences by key, as this organ writes them; one that has nothing to say is undefined to a text."""

    __slots__ = ("_names", "_sentences", "_step")

    def __init__(self, sentences: Mapping[str, Sentence], names: Names, step: int = 0) -> None:
        self._sentences, self._names, self._step = sentences, names, step

    def __getitem__(self, key: str) -> str:
        found = self._said(self._sentences[key])
        if not found:
            raise KeyError(key)
        return found

    def said(self, keys: tuple[str, ...]) -> Iterator[str]:
        """What each of the sentences says, "" where it has nothing to say, a line end for a new paragraph."""
        for key in keys:
            yield "\n" if key == PARAGRAPH else self._said(self._sentences[key])

    def _said(self, sentence: Sentence) -> str:
        for case in sentence.cases:
            if self._holds(case):
                text = chosen(case.says, sentence.key, self._names, self._step)
                part = self._parts(sentence, case)
                said = text.filled(self._names, sentence=self, part=part, **self._other_words())
                return in_ten_thousands(punctuated(said))
        return ""

    def _other_words(self) -> Mapping[str, Any]:
        """The problems in their words of this step, in the place of those that are known by their name."""
        ways = self._names.values.get(STEPPED_PROBLEMS) or ()
        return {"problems": ways[self._step % len(ways)]} if self._step and ways else {}

    def _parts(self, sentence: Sentence, case: SentenceCase) -> dict[str, str]:
        """The parts as this organ writes them; each may use those before it."""
        part: dict[str, str] = {}
        for key, wordings in case.parts.items():
            text = chosen(wordings, f"{sentence.key} {key}", self._names, self._step)
            part[key] = text.filled(self._names, part=part)
        return part

    def _holds(self, case: SentenceCase) -> bool:
        # Each is looked up, so that it is noted what the text rests on.
        known = [self._is_known(name) for name in case.facts]
        if not all(known):
            return False
        try:
            return not case.when or bool(evaluate(case.when, self._names, case.where, sentence=self))
        except UnknownName:
            return False

    def _is_known(self, name: str) -> bool:
        try:
            self._names.look_up(name)
        except KeyError:
            return False
        return True
