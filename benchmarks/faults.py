"""Sittings killed at random moments and files changed at random: how many, and that nothing came of it."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

from figures import Figure

KILLS, FILES = 30, 240
"""300 and 10,000 by hand: `python tests/durability/kill.py 300`, `python tests/hostile/mutate.py`."""


def figures() -> Iterator[Figure]:
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    kill, mutate = importlib.import_module("durability.kill"), importlib.import_module("hostile.mutate")
    counts = kill.run(KILLS)
    during = counts["during a save"]
    yield Figure(f"answers lost in {counts['kills']} kills, {during} during a save", 0, "answers", 0)
    pieces = mutate.apart(dict.fromkeys(mutate.ROUND, (0, FILES // len(mutate.ROUND))))
    yield Figure(f"the slowest of {FILES} files changed at random", max(each.slowest for each in pieces), "s", 10)
    yield Figure("the most memory that one of them took", max(each.peak for each in pieces), "MiB", 500)
