"""Numbers of last year that nothing confirms, marked in a text: “印发手册【300】份”."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MARK = re.compile(r"【([^【】\n]{1,800})】|[【】]")

Span = tuple[int, int]


def mark(text: str, spans: Iterable[Iterable[int]]) -> str:
    """The text with each span in 【】."""
    for start, end in sorted((tuple(span) for span in spans), reverse=True):
        text = f"{text[:start]}【{text[start:end]}】{text[end:]}"
    return text


def marks(text: str) -> list[Span]:
    """Where a text is marked, the 【】 included."""
    return [found.span() for found in _MARK.finditer(text) if found[1]]


def unmark(text: str) -> tuple[str, list[Span]]:
    """The text without its marks, and the spans that stood in them; half a mark, or an empty one, goes too."""
    spans: list[Span] = []
    plain, at = "", 0
    for found in _MARK.finditer(text):
        plain += text[at : found.start()]
        if found[1]:
            spans.append((len(plain), len(plain) + len(found[1])))
            plain += found[1]
        at = found.end()
    return plain + text[at:], spans
