"""Expressions in files that an office can change: what is none is refused when the file is read."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from nianbao.language.expressions import Expression, Rewriting

EXPRESSION, REWRITING = TypeAdapter(Expression), TypeAdapter(Rewriting)


@pytest.mark.parametrize("pattern", ["[", "(年", "年)", "*", "(?P<a", "年\\", "(?i)年", r"\2"])
def test_what_is_no_expression_or_cannot_be_a_part_of_one_is_refused(pattern: str) -> None:
    with pytest.raises(ValidationError, match="不是正则表达式"):
        EXPRESSION.validate_python(pattern)


@pytest.mark.parametrize("pattern", ["", "年", r"(\d+)件", "(?:年|月)$", "(?i:abc)"])
def test_an_expression_stays_as_it_is(pattern: str) -> None:
    assert EXPRESSION.validate_python(pattern) == pattern


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [(r"^\((0\d{2,3}\)", r"\1-"), (r"(\d)", r"\2"), (r"(\d)", r"\g<area>"), ("年", "\\"), ("年", r"\q")],
)
def test_what_cannot_be_rewritten_is_refused(pattern: str, replacement: str) -> None:
    with pytest.raises(ValidationError):
        REWRITING.validate_python([pattern, replacement])


def test_a_rewriting_with_its_groups_is_kept() -> None:
    assert REWRITING.validate_python([r"^(0\d{3})(\d{7})", r"\1-\2"]) == (r"^(0\d{3})(\d{7})", r"\1-\2")
