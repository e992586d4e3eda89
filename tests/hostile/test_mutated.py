"""200 files changed at random; as many as wanted by hand: `mutate.py` beside this."""

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("time and memory are limited with Unix calls", allow_module_level=True)

from hostile.mutate import A_ROUND, ROUND, apart, round_at

FEW = {"pdf": 8, "prompts": 14, "templates": 14}
"""Of the kinds that take longest; 33 of every other."""


@pytest.mark.parametrize("kind", ROUND)
def test_each_gives_a_result_or_a_sentence_and_nothing_else_happens(kind: str) -> None:
    count = FEW.get(kind, 33)
    (piece,) = apart({kind: (0, count)})
    assert piece.faults == []
    assert piece.taken + piece.refused == count
    assert piece.taken > 0


def test_a_run_that_goes_on_takes_none_of_the_files_again() -> None:
    taken = [
        {(kind, number) for kind, (first, count) in round_at(place).items() for number in range(first, first + count)}
        for place in (0, A_ROUND, 2 * A_ROUND)
    ]
    assert [len(each) for each in taken] == [A_ROUND] * 3
    assert len(set().union(*taken)) == 3 * A_ROUND
