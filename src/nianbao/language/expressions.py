"""Regular expressions in files that an office can change: compiled or refused when the file is read."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator


def compiled(pattern: object) -> re.Pattern[str]:
    """The expression; raises ValueError where it is none."""
    try:
        return re.compile(str(pattern))
    except re.error as error:
        raise ValueError(f"“{pattern}”不是正则表达式") from error


def _checked(pattern: str) -> str:
    # As a part of another: flags for the whole have no place there.
    compiled(f"(?:{pattern})")
    return pattern


def _replaceable(pair: tuple[str, str]) -> tuple[str, str]:
    pattern, replacement = pair
    try:
        re.sub(pattern, replacement, "")
    except (re.error, IndexError) as error:
        raise ValueError(f"“{pattern}”换成“{replacement}”，换不成") from error
    return pair


Pattern = Annotated[re.Pattern[str], BeforeValidator(compiled)]
"""A field that holds an expression, compiled."""

Expression = Annotated[str, AfterValidator(_checked)]
"""A field that holds the text of an expression, for patterns made of several."""

Rewriting = Annotated[tuple[Expression, str], AfterValidator(_replaceable)]
"""A field that holds an expression and what its matches become, with the groups of the expression."""
