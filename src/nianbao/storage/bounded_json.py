"""JSON of a project file: read within the bounds of a draft, and written whatever a drafter said."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic_core import PydanticSerializationError, to_json

_DEEPEST = 40
"""Levels of lists and mappings; a draft has ten."""

_LONGEST_NUMBER = 40
"""Characters of a number, and its power of ten: a figure has nine."""

_BROKEN = re.compile(rb"\\u[dD][89abABcCdDeEfF]")
"""How half a character is written; a whole one beyond the basic plane is written as two halves."""


def read_json(data: bytes) -> dict[str, Any]:
    """The mapping that the bytes hold, its numbers with a point as Decimal; raises ValueError for anything else."""
    try:
        plain = json.loads(data.decode("utf-8-sig"), parse_float=_decimal, parse_constant=_refuse)
    except RecursionError as error:
        raise ValueError("too deep") from error
    if not isinstance(plain, dict) or _is_deep(plain):
        raise ValueError("no mapping, or too deep")
    if _BROKEN.search(data) and any(map(_is_broken, _texts(plain))):
        raise ValueError("half a character")
    return plain


def write_json(plain: dict[str, Any]) -> bytes:
    """The mapping as readable JSON; raises ValueError where something in it cannot be written."""
    try:
        return to_json(plain, indent=2)
    except PydanticSerializationError:
        # A path in a folder whose name is no UTF-8 holds halves of characters; JSON writes them as \udcxx.
        text = json.dumps(plain, ensure_ascii=False, indent=2, default=_in_words)
        return text.encode("utf-8", "backslashreplace")


def _in_words(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise ValueError(value)


def as_it_stood(value: Any) -> Any:
    """A value that this version does not know, so that it is written as it was read: 1.5 stays 1.5."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dict):
        return {key: as_it_stood(each) for key, each in value.items()}
    return [as_it_stood(each) for each in value] if isinstance(value, list) else value


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _decimal(text: str) -> Decimal:
    """A number with a point or an exponent; raises ValueError where its size is that of no figure."""
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise ValueError(text) from error
    if len(text) > _LONGEST_NUMBER or abs(number.adjusted()) > _LONGEST_NUMBER:
        raise ValueError(text)
    return number


def _is_deep(plain: object) -> bool:
    """Whether lists and mappings stand in one another deeper than in any draft."""
    level: list[object] = [plain]
    for _ in range(_DEEPEST):
        level = [inner for each in level for inner in _within(each)]
    return bool(level)


def _within(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for each in pair for text in _texts(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in _texts(each))


def _is_broken(text: str) -> bool:
    """Whether a text holds half a character, other than the bytes of a file name that is no UTF-8."""
    return any("\ud800" <= char <= "\udfff" and not "\udc80" <= char <= "\udcff" for char in text)
