"""How long the questions that are left will take, at the pace of this drafter."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import pairwise
from statistics import median

from nianbao.interview.conversation import Conversation

LEAST = 5
"""Answers one after the other below which there is no pace to speak of."""

_AT_ONCE, _AWAY = 1, 600
"""Seconds between two answers: less is one line for several questions, more is a drafter who was elsewhere."""


def minutes_left(conversation: Conversation) -> int | None:
    """The minutes that the questions left will take; None before there is a pace, and where nothing is left."""
    times = sorted(answer.at for answer in conversation.answers.values() if answer.at)
    gaps = list(_gaps(times))
    left = conversation.state.to_be_asked
    return math.ceil(left * median(gaps) / 60) if left and len(gaps) >= LEAST else None


def _gaps(times: Iterable[datetime]) -> Iterator[float]:
    """The seconds from one answer to the next, as far as the drafter was at work."""
    for before, after in pairwise(times):
        seconds = (after - before).total_seconds()
        if _AT_ONCE <= seconds <= _AWAY:
            yield seconds
