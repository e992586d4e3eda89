"""Patterns made of words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nianbao.language.folding import folded


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for one of the words in folded text without spaces, longer ones first; for no words, for nothing."""
    known = {"".join(folded(word).split()) for word in words} - {""}
    return re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))) or "(?!)")
