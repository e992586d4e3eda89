"""The words by which last year's text is moved on: templates/wording/moving_on.yaml, checked."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, Field

from nianbao.frozen_model import FrozenModel

_ANY_NUMBER = r"\s*(?:[1-9１-９][\d０-９,]*|[一二两三四五六七八九十百千]+)\s*"


def _compiled(pattern: object) -> re.Pattern[str]:
    if not isinstance(pattern, str):
        raise ValueError("应当是正则表达式")
    try:
        return re.compile(pattern.replace("{N}", _ANY_NUMBER))
    except re.error as error:
        raise ValueError(f"正则表达式写得不对：{error}") from error


Pattern = Annotated[re.Pattern[str], BeforeValidator(_compiled)]


class KnownNumber(FrozenModel):
    """A number that the report knows: an expression for its value, the words before it, the units behind it.

    `topic`: what was spoken of before it; `by_words`: the words are enough where last year's value is not known.
    """

    value: str
    topic: str = ""
    words: tuple[str, ...] = Field(min_length=1)
    units: tuple[str, ...] = Field(min_length=1)
    by_words: bool = False


class Claim(FrozenModel):
    """What a sentence says that can become untrue: that there was none, or that there were some, of `value`.

    `sentence` is the shared sentence that stands instead of it; `passages` are those that it is looked for in, () all.
    """

    sentence: str
    value: str
    none: Pattern
    some: Pattern
    passages: tuple[str, ...] = ()


class MovingWords(FrozenModel):
    """All of moving_on.yaml."""

    label: str
    numbers: tuple[KnownNumber, ...]
    claims: tuple[Claim, ...]
    measures: tuple[str, ...]
    after_one: tuple[str, ...]
    rolling: tuple[str, ...]
    of_that_year: tuple[Pattern, ...] = ()
    keep: tuple[Pattern, ...]
