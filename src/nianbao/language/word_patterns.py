"""Patterns made of words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from nianbao.language.folding import folded


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for one of the words in folded text without spaces, longer ones first; for no words, for nothing."""
    return _any_of(tuple(words))


# Lines are looked at with the same few lists at every answer.
@lru_cache(maxsize=512)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    known = {"".join(folded(word).split()) for word in words} - {""}
    return re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))) or "(?!)")
