"""The kinds of answer: how each is understood from what was typed, spelled back, and put into the report.

A value is kept as JSON: counts as int, money as a string of the decimal, a breakdown as its counts and its total.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import singledispatch
from typing import Any

from nianbao.interview import script as kinds
from nianbao.interview import understanding
from nianbao.interview.understanding import Option, Slot, Spoken, Unclear
from nianbao.wording.catalogue import Pair
from nianbao.wording.proposals import Proposal
from nianbao.wording.unconfirmed import unmark

LONGEST_TEXT = 20_000
"""Characters of one answer: more than any passage of any report, less than a file pasted by mistake."""

OWN = "own"
"""The style of a passage in the drafter's own words, or with numbers that he confirmed: no proposal takes its place."""

LONGEST_CORRECTION = 40
"""Characters that stand for one number or date; more is a new text of the whole passage."""

SHORTEST_PASSAGE = 10
"""Characters below which a passage without a full stop is an answer to another question."""

EARLIEST_YEAR = 2008
"""The first year with an annual report: the regulations came into force on 2008-05-01."""


@dataclass(frozen=True)
class Situation:
    """What an answer is understood against: the words, today, the slots, the proposals.

    `already` is the value of an answer that is not finished: a breakdown with 件 still to be placed, a passage with
    numbers of last year still to be confirmed. `label` names the question, and may be said in front of a number.
    """

    spoken: Spoken
    today: date
    slots: tuple[Slot, ...] = ()
    total: int | None = None
    already: Mapping[str, Any] | None = None
    proposals: tuple[Proposal, ...] = ()
    catalogue: tuple[Pair, ...] = ()
    label: str = ""


@singledispatch
def understand(kind: object, text: str, situation: Situation) -> Any:
    """The value that `text` gives to a question of this kind; raises Unclear."""
    raise TypeError(kind)


@singledispatch
def spell(kind: object, value: Any, situation: Situation) -> str:
    """A value as a drafter reads it; understood again, it gives the same value."""
    return str(value)


@singledispatch
def fill(kind: object, value: Any, fills: str, situation: Situation) -> dict[str, Any]:
    """The names that a value sets, with what it sets them to."""
    return {fills: value} if fills else {}


@singledispatch
def remaining(kind: object, value: Any) -> int:
    """How much of an answer is still to be said: 件 without a slot, numbers of last year not yet confirmed."""
    return 0


@remaining.register(kinds.Breakdown)
def _(kind: kinds.Breakdown, value: Mapping[str, Any]) -> int:
    total = value["total"]
    return 0 if total is None else int(total) - sum(value["counts"].values())


@remaining.register(kinds.Passage)
def _(kind: kinds.Passage, value: Mapping[str, Any]) -> int:
    return len(value["doubtful"])


def doubtful(value: Mapping[str, Any]) -> str:
    """The first number of last year in a passage that is still to be confirmed."""
    start, end = value["doubtful"][0]
    return str(value["text"][start:end])


@understand.register(kinds.YesNo)
def _(kind: kinds.YesNo, text: str, situation: Situation) -> bool:
    return understanding.yes_no(text, situation.spoken)


@spell.register(kinds.YesNo)
def _(kind: kinds.YesNo, value: bool, situation: Situation) -> str:
    return situation.spoken.yes[0] if value else situation.spoken.no[0]


@understand.register(kinds.Count)
def _(kind: kinds.Count, text: str, situation: Situation) -> int:
    return understanding.count(understanding.without_name(text, situation.label), situation.spoken)


@understand.register(kinds.Money)
def _(kind: kinds.Money, text: str, situation: Situation) -> str:
    return str(understanding.money(text, situation.spoken, unit=kind.unit, decimals=kind.decimals))


@fill.register(kinds.Money)
def _(kind: kinds.Money, value: str, fills: str, situation: Situation) -> dict[str, Any]:
    return {fills: Decimal(value)}


@understand.register(kinds.Text)
def _(kind: kinds.Text, text: str, situation: Situation) -> str:
    text = text.strip()
    if len(text) > LONGEST_TEXT:
        raise Unclear("unclear_long", {"length": len(text), "limit": LONGEST_TEXT})
    if situation.spoken.is_none(text):
        if kind.optional:
            return ""
        raise Unclear("unclear_needed", {"answer": text})
    return text


@spell.register(kinds.Text)
def _(kind: kinds.Text, value: str, situation: Situation) -> str:
    return value or situation.spoken.none[0]


@understand.register(kinds.Choice)
def _(kind: kinds.Choice, text: str, situation: Situation) -> str:
    return understanding.choice(text, _options(kind.options))


@spell.register(kinds.Choice)
def _(kind: kinds.Choice, value: str, situation: Situation) -> str:
    return _label(kind.options, value)


@understand.register(kinds.Several)
def _(kind: kinds.Several, text: str, situation: Situation) -> list[str]:
    if situation.spoken.is_none(text):
        return []
    return list(understanding.several(text, _options(kind.options)))


@spell.register(kinds.Several)
def _(kind: kinds.Several, value: list[str], situation: Situation) -> str:
    return "、".join(_label(kind.options, key) for key in value) or situation.spoken.none[0]


@fill.register(kinds.Several)
def _(kind: kinds.Several, value: list[str], fills: str, situation: Situation) -> dict[str, Any]:
    """`fills` with {slot} sets a yes or no for each option, without it the list of those chosen."""
    if "{slot}" in fills:
        return {fills.replace("{slot}", option.key): option.key in value for option in kind.options}
    return {fills: tuple(value)}


@understand.register(kinds.Day)
def _(kind: kinds.Day, text: str, situation: Situation) -> str:
    return understanding.day(text, today=situation.today).isoformat()


@understand.register(kinds.Year)
def _(kind: kinds.Year, text: str, situation: Situation) -> int:
    year = understanding.count(text.strip().removesuffix("度").removesuffix("年"), situation.spoken)
    if not EARLIEST_YEAR <= year <= situation.today.year:
        raise Unclear("unclear_year", {"year": year, "earliest": EARLIEST_YEAR, "latest": situation.today.year})
    return year


@understand.register(kinds.File)
def _(kind: kinds.File, text: str, situation: Situation) -> str:
    return "" if situation.spoken.is_none(text) else str(understanding.file_path(text))


@spell.register(kinds.File)
def _(kind: kinds.File, value: str, situation: Situation) -> str:
    return value or situation.spoken.none[0]


@understand.register(kinds.Breakdown)
def _(kind: kinds.Breakdown, text: str, situation: Situation) -> dict[str, Any]:
    row = understanding.pasted_row(text, len(situation.slots))
    if row is not None and None not in row:
        text = understanding.spell_breakdown(
            {slot.key: number or 0 for slot, number in zip(situation.slots, row, strict=True)}, situation.slots
        )
    found = understanding.breakdown(
        text,
        situation.slots,
        situation.spoken,
        total=situation.total,
        already=situation.already["counts"] if situation.already else {},
    )
    total = situation.total if situation.total is not None else found.stated_total
    return {"counts": dict(found.counts), "total": total}


@spell.register(kinds.Breakdown)
def _(kind: kinds.Breakdown, value: Mapping[str, Any], situation: Situation) -> str:
    return understanding.spell_breakdown(value["counts"], situation.slots)


@fill.register(kinds.Breakdown)
def _(kind: kinds.Breakdown, value: Mapping[str, Any], fills: str, situation: Situation) -> dict[str, Any]:
    """Once everything is placed, a slot that was not named holds a 0 that was said."""
    counts: Mapping[str, int] = value["counts"]
    keys = [slot.key for slot in situation.slots] if remaining(kind, value) == 0 else list(counts)
    return {fills.replace("{slot}", key): counts.get(key, 0) for key in keys}


@understand.register(kinds.Pairs)
def _(kind: kinds.Pairs, text: str, situation: Situation) -> list[dict[str, str]]:
    """Numbers and titles of the catalogue, or problems with measures in the drafter's own words."""
    own = understanding.pairs(text)
    if own:
        return [{"key": "", "problem": problem, "measure": measure} for problem, measure in own]
    options = tuple(Option(pair.key, pair.title) for pair in situation.catalogue)
    return [{"key": key, "problem": "", "measure": ""} for key in understanding.several(text, options)]


@fill.register(kinds.Pairs)
def _(kind: kinds.Pairs, value: list[dict[str, str]], fills: str, situation: Situation) -> dict[str, Any]:
    """The draft composes the problems itself, once their facts are known."""
    return {}


@spell.register(kinds.Pairs)
def _(kind: kinds.Pairs, value: list[dict[str, str]], situation: Situation) -> str:
    titles = {pair.key: pair.title for pair in situation.catalogue}
    if all(item["key"] for item in value):
        return "、".join(titles.get(item["key"], item["key"]) for item in value)
    return "\n".join(f"{item['problem']}——{item['measure']}" for item in value)


@understand.register(kinds.Passage)
def _(kind: kinds.Passage, text: str, situation: Situation) -> dict[str, Any]:
    """A number or the name of a proposal takes it; anything longer is the drafter's own text.

    While a number of last year is to be confirmed, a few words are what stands there this year; one that the drafter
    leaves in its 【】 is still to be confirmed. What ends in a full stop can be a text, however short.
    """
    text = text.strip()
    sentence = text.endswith("。")
    if len(text) > LONGEST_TEXT:
        raise Unclear("unclear_long", {"length": len(text), "limit": LONGEST_TEXT})
    if situation.already and len(text) <= LONGEST_CORRECTION:
        return _confirmed(situation.already, text)
    style = _chosen(text, situation.proposals, or_none=sentence)
    if style:
        chosen = next(proposal for proposal in situation.proposals if proposal.style == style)
        return {"style": style, "text": chosen.text, "doubtful": [list(span) for span in chosen.doubtful]}
    if len(text) < SHORTEST_PASSAGE and not sentence:
        raise Unclear("unclear_short", {"answer": text})
    same = [proposal.style for proposal in situation.proposals if text == proposal.marked]
    text, spans = unmark(text) if is_doubted(situation) else (text, [])
    return {"style": same[0] if same else OWN, "text": text, "doubtful": [list(span) for span in spans]}


def _chosen(text: str, proposals: tuple[Proposal, ...], *, or_none: bool) -> str:
    """The style of the proposal that is named; "" where the text is longer than any name, or none."""
    options = tuple(Option(proposal.style, proposal.label) for proposal in proposals)
    if not options or len(text) > max(2, *(len(option.label) for option in options)):
        return ""
    try:
        return understanding.choice(text, options)
    except Unclear as unclear:
        if or_none and unclear.key == "unclear_choice":
            return ""
        raise


def is_doubted(situation: Situation) -> bool:
    """Whether 【】 in a passage mark what is unconfirmed; where nothing was in doubt they are the drafter's own."""
    return bool(situation.already) or any(proposal.doubtful for proposal in situation.proposals)


def _confirmed(value: Mapping[str, Any], now: str) -> dict[str, Any]:
    """The passage with `now` in the place of its first doubtful number."""
    (start, end), *later = value["doubtful"]
    after = value["text"][end:]
    # “500份” is typed where the 份 stands already.
    doubled = next((size for size in range(len(now) - 1, 0, -1) if after.startswith(now[-size:])), 0)
    now = now[: len(now) - doubled]
    moved = len(now) - (end - start)
    text = value["text"][:start] + now + after
    style = value["style"] if later else OWN
    return {"style": style, "text": text, "doubtful": [[first + moved, last + moved] for first, last in later]}


@spell.register(kinds.Passage)
def _(kind: kinds.Passage, value: Mapping[str, Any], situation: Situation) -> str:
    return str(value["text"])


@fill.register(kinds.Passage)
def _(kind: kinds.Passage, value: Mapping[str, Any], fills: str, situation: Situation) -> dict[str, Any]:
    return {fills: value["text"]}


def _options(options: tuple[kinds.OptionText, ...]) -> tuple[Option, ...]:
    return tuple(Option(option.key, option.label, option.names) for option in options)


def _label(options: tuple[kinds.OptionText, ...], key: str) -> str:
    return next((option.label for option in options if option.key == key), key)
