"""Lines of a register as they are told: “第 7、12、31～33 行”, sheet by sheet where there are several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from nianbao.interview.reply_texts import Speech
from nianbao.wording.names import Names

MOST = 40
"""Line numbers that are told at once."""


def spelled_lines(speech: Speech, names: Names, places: Mapping[str, Sequence[int]], *, several: bool) -> str:
    """The lines of each sheet, those beyond the first `MOST` by their number; `several` names the sheets."""
    groups: list[tuple[str, list[str]]] = []
    room = MOST
    for sheet, numbers in places.items():
        if shown := sorted(numbers)[:room]:
            groups.append((sheet if several else "", list(_runs(speech, names, shown))))
        room -= len(shown)
    return speech.text("lines", names, groups=groups, more=max(0, sum(map(len, places.values())) - MOST))


def _runs(speech: Speech, names: Names, numbers: Sequence[int]) -> Iterator[str]:
    """Line numbers, three and more in a row as one run."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        these = [number for _, number in run]
        if len(these) > 2:
            yield speech.text("run", names, first=these[0], last=these[-1])
        else:
            yield from map(str, these)
