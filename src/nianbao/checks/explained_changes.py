"""Sentences of the report that speak of how a figure changed from last year's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nianbao.checks.case import Case
from nianbao.checks.prose import Sentence, plain_words
from nianbao.checks.words import alternatives


def explaining_sentences(case: Case) -> dict[str, str]:
    """By the key of a cell, the first sentence that counts it and says how it changed, or why."""
    found: dict[str, str] = {}
    for mention in case.prose.mentions:
        if _says_how(mention.quantity.sentence, case):
            for cells in mention.sums:
                if len(cells) == 1:
                    found.setdefault(cells[0], plain_words(mention.quantity.sentence))
    return found


def sentence_naming(case: Case, label: str) -> str:
    """The first sentence that names a figure by its label and says how it changed, or why; empty where none does."""
    return next(_naming(case, label), "")


def _naming(case: Case, label: str) -> Iterator[str]:
    sentences: tuple[Sentence, ...] = case.prose.sentences
    for sentence in sentences:
        if label in sentence.text and _says_how(sentence.text, case):
            yield plain_words(sentence.text)


def _says_how(sentence: str, case: Case) -> bool:
    """Whether a sentence sets a number beside last year's and says that it is more or less."""
    words = case.words
    beside = (*(word for word in words.comparing if len(word) > 1), *words.last_year)
    change = [word for word in (*words.more, *words.less) if len(word) > 1]
    return all(re.search(alternatives(every), sentence) for every in (beside, change))
