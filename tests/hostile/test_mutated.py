"""200 files changed at random; 10,000 by hand: `mutate.py` beside this."""

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("time and memory are limited with Unix calls", allow_module_level=True)

from hostile.mutate import ALL, run

FEW = {"pdf": 8, "prompts": 14, "templates": 14}
"""Of the kinds that take longest; 33 of every other."""


@pytest.mark.parametrize("kind", ALL)
def test_each_gives_a_result_or_a_sentence_and_nothing_else_happens(kind: str) -> None:
    count = FEW.get(kind, 33)
    (piece,) = run({kind: count})
    assert piece.taken + piece.refused == count
    assert piece.taken > 0
