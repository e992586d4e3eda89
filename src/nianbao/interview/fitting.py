"""Whether a kept answer is still one to its question: an office may have made it a question of another kind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from functools import singledispatch
from itertools import pairwise
from typing import Any

from nianbao.interview import script as kinds
from nianbao.interview.kinds import EARLIEST_YEAR, LONGEST_TEXT, Situation
from nianbao.interview.understanding.amounts import MOST_MONEY
from nianbao.interview.understanding.tokens import MOST


@singledispatch
def fits(kind: object, value: Any, situation: Situation) -> bool:
    """Whether a value has the form that questions of this kind give it; else its text is to be understood anew."""
    return isinstance(value, str) and len(value) <= LONGEST_TEXT


@fits.register(kinds.YesNo)
def _(kind: kinds.YesNo, value: Any, situation: Situation) -> bool:
    return isinstance(value, bool)


@fits.register(kinds.Count)
def _(kind: kinds.Count, value: Any, situation: Situation) -> bool:
    return _is_count(value)


@fits.register(kinds.Year)
def _(kind: kinds.Year, value: Any, situation: Situation) -> bool:
    return _is_count(value) and bool(EARLIEST_YEAR <= value <= situation.today.year)


@fits.register(kinds.Money)
def _(kind: kinds.Money, value: Any, situation: Situation) -> bool:
    try:
        return isinstance(value, str) and 0 <= Decimal(value) <= MOST_MONEY
    except InvalidOperation:
        return False


@fits.register(kinds.Day)
def _(kind: kinds.Day, value: Any, situation: Situation) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False


@fits.register(kinds.Choice)
def _(kind: kinds.Choice, value: Any, situation: Situation) -> bool:
    return any(option.key == value for option in kind.options)


@fits.register(kinds.Several)
def _(kind: kinds.Several, value: Any, situation: Situation) -> bool:
    keys = [option.key for option in kind.options]
    return isinstance(value, list) and all(each in keys for each in value)


@fits.register(kinds.Breakdown)
def _(kind: kinds.Breakdown, value: Any, situation: Situation) -> bool:
    match value:
        case {"counts": dict() as counts, "total": total}:
            slots = [slot.key for slot in situation.slots]
            numbers = [*counts.values(), *([] if total is None else [total])]
            return all(key in slots for key in counts) and all(map(_is_count, numbers))
    return False


@fits.register(kinds.Pairs)
def _(kind: kinds.Pairs, value: Any, situation: Situation) -> bool:
    return isinstance(value, list) and all(_has_texts(each, "key", "problem", "measure") for each in value)


@fits.register(kinds.Passage)
def _(kind: kinds.Passage, value: Any, situation: Situation) -> bool:
    return _has_texts(value, "style", "text") and _are_spans(value.get("doubtful"), value["text"])


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST


def _has_texts(value: Any, *keys: str) -> bool:
    return isinstance(value, dict) and all(
        isinstance(value.get(key), str) and len(value[key]) <= LONGEST_TEXT for key in keys
    )


def _are_spans(value: Any, text: str) -> bool:
    """Whether a list names places in a text, one behind the other."""
    if not isinstance(value, list) or not all(isinstance(span, list) and len(span) == 2 for span in value):
        return False
    places = [place for span in value for place in span]
    return all(map(_is_count, places)) and all(one <= other for one, other in pairwise([0, *places, len(text)]))
