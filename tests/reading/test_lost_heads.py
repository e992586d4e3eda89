"""A column whose head was lost stands between its neighbours, or is not known."""

import pytest

from nianbao.reading.alignment import completed

ONE, TWO, THREE, FOUR = (range(at, at + 1) for at in range(4))


@pytest.mark.parametrize(
    ("found", "whole"),
    [
        ({"b": TWO, "c": THREE}, {"a": ONE, "b": TWO, "c": THREE}),
        ({"a": ONE, "c": THREE}, {"a": ONE, "b": TWO, "c": THREE}),
        ({"a": ONE, "b": TWO}, {"a": ONE, "b": TWO, "c": THREE}),
        # No room before the first, between two, or too much room to tell where.
        ({"b": ONE, "c": TWO}, None),
        ({"a": ONE, "c": TWO}, None),
        ({"a": ONE, "c": FOUR}, None),
        ({"b": TWO}, {"a": ONE, "b": TWO, "c": THREE}),
        ({"a": ONE}, None),
        ({}, None),
    ],
)
def test_a_lost_head_is_put_where_it_must_have_stood(found: dict[str, range], whole: dict[str, range] | None) -> None:
    assert completed(found, ["a", "b", "c"]) == whole
