"""Sentences of the report that speak of how a figure changed from last year's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nianbao.checks.case import Case
from nianbao.checks.prose import ProseSentence, plain_words
from nianbao.checks.words import alternatives
from nianbao.report.model import Fact


@dataclass(frozen=True)
class ExplainedFigure:
    """A figure as sentences speak of it: what it is called, its value, its unit where no other figure has that one."""

    names: tuple[str, ...]
    value: Fact
    unit: str = ""

    def is_in(self, sentence: ProseSentence) -> bool:
        """Whether a sentence calls it by a name, or counts it in its unit."""
        if any(name in plain_words(sentence.text) for name in self.names):
            return True
        counted = [quantity.value for quantity in sentence.quantities if quantity.unit == self.unit]
        return bool(self.unit) and any(value == self.value for value in counted)


def explaining_sentences(case: Case) -> dict[str, str]:
    """By the key of a cell, the first sentence that counts it and says how it changed, or why."""
    found: dict[str, str] = {}
    for mention in case.prose.mentions:
        if _says_how(mention.quantity.sentence, case):
            for cells in mention.sums:
                if len(cells) == 1:
                    found.setdefault(cells[0], plain_words(mention.quantity.sentence))
    return found


def sentence_explaining(case: Case, figure: ExplainedFigure) -> str:
    """The first sentence that speaks of a figure and says how it changed, or why; empty where none does."""
    sentences: tuple[ProseSentence, ...] = case.prose.sentences
    found = (each for each in sentences if figure.is_in(each) and _says_how(each.text, case))
    return next((plain_words(each.text) for each in found), "")


def _says_how(sentence: str, case: Case) -> bool:
    """Whether a sentence says that a number is more or less, beside last year's or with the reason."""
    words = case.words
    beside = (*(word for word in words.comparing if len(word) > 1), *words.last_year, *words.reasons)
    change = [word for word in (*words.more, *words.less) if len(word) > 1]
    return all(re.search(alternatives(every), sentence) for every in (beside, change))
