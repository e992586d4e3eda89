"""Two texts side by side: what each has that the other has not, in whole numbers and signs."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

_TOKEN = re.compile(r"\d+(?:\.\d+)?%?|[A-Za-z]+|.", re.DOTALL)

LONGEST = 4000
"""Tokens of a text that is compared sign by sign; longer ones are marked as a whole."""

_SHORTEST_SAME = 2
"""Tokens that two changes are apart; one sign between them is no place to look for what stayed the same."""


class MarkedPiece(NamedTuple):
    """A stretch of a text, and whether the other text has it not."""

    text: str
    changed: bool = False


Pieces = tuple[MarkedPiece, ...]


def marked(before: str, after: str) -> tuple[Pieces, Pieces]:
    """Both texts in pieces; the texts of the pieces together are the text."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if max(len(old), len(new)) > LONGEST:
        changed = before != after
        return _pieces([(before, changed)]), _pieces([(after, changed)])
    ours: list[tuple[str, bool]] = []
    theirs: list[tuple[str, bool]] = []
    for kind, start, end, from_, to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        within = start > 0 and end < len(old)
        changed = kind != "equal" or (within and end - start < _SHORTEST_SAME)
        ours.append(("".join(old[start:end]), changed))
        theirs.append(("".join(new[from_:to]), changed))
    return _pieces(ours), _pieces(theirs)


def _pieces(stretches: list[tuple[str, bool]]) -> Pieces:
    """The stretches that are not empty, neighbours of one kind together."""
    found: list[MarkedPiece] = []
    for text, changed in stretches:
        if text and found and found[-1].changed == changed:
            found[-1] = MarkedPiece(found[-1].text + text, changed)
        elif text:
            found.append(MarkedPiece(text, changed))
    return tuple(found)
