"""Answers that are a passage of the report: one of the proposals, or the drafter's own words."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Literal

from nianbao.interview import understanding
from nianbao.interview.kinds.kind import Kind, Situation, bounded_words, has_texts, is_count
from nianbao.interview.understanding import Option, Unclear
from nianbao.report import ReportFormat
from nianbao.wording.proposals import Proposal
from nianbao.wording.unconfirmed import unmark

OWN = "own"
"""The style of a passage in the drafter's own words, or with numbers that he confirmed: no proposal takes its place."""

LONGEST_CORRECTION = 40
"""Characters that stand for one number or date; more is a new text of the whole passage."""

SHORTEST_PASSAGE = 10
"""Characters below which a passage without a full stop is an answer to another question."""


class Passage(Kind):
    """A passage, kept as {"style", "text", "doubtful": [[start, end], …]}, the numbers of last year in it."""

    kind: Literal["passage"]

    def understand(self, text: str, situation: Situation) -> dict[str, Any]:
        """A number or the name of a proposal takes it; anything longer is the drafter's own text.

        While a number of last year is to be confirmed, a few words are what stands there this year; one that the
        drafter leaves in its 【】 is still to be confirmed. What ends in a full stop can be a text, however short.
        """
        text = bounded_words(text)
        sentence = text.endswith("。")
        if situation.already and len(text) <= LONGEST_CORRECTION:
            return _confirmed(situation.already, text)
        style = _chosen(text, situation.proposals, or_none=sentence)
        if style:
            return _taken(next(proposal for proposal in situation.proposals if proposal.style == style))
        if len(text) < SHORTEST_PASSAGE and not sentence:
            raise Unclear("unclear_short", {"answer": text})
        same = [proposal.style for proposal in situation.proposals if text == proposal.marked]
        text, spans = unmark(text) if is_doubted(situation) else (text, [])
        return {"style": same[0] if same else OWN, "text": text, "doubtful": [list(span) for span in spans]}

    def spell(self, value: Any, situation: Situation) -> str:
        """Its text."""
        return str(value["text"])

    def joined(self, earlier: str, text: str, value: Any, situation: Situation) -> str:
        """Its text, once numbers in it are confirmed."""
        return str(value["text"])

    def fill(self, value: Any, fills: str, situation: Situation) -> dict[str, Any]:
        """Its text."""
        return {fills: value["text"]}

    def remaining(self, value: Any) -> int:
        """The numbers of last year that are still to be confirmed."""
        return len(value["doubtful"])

    def fits(self, value: Any, situation: Situation) -> bool:
        """A text with the places of the numbers in it."""
        return has_texts(value, "style", "text") and _are_spans(value.get("doubtful"), value["text"])

    def holds(self, name: str, form: ReportFormat) -> bool:
        """A passage of the report."""
        return name in form.passages


def doubtful(value: Mapping[str, Any]) -> str:
    """The first number of last year in a passage that is still to be confirmed."""
    start, end = value["doubtful"][0]
    return str(value["text"][start:end])


def is_doubted(situation: Situation) -> bool:
    """Whether 【】 in a passage mark what is unconfirmed; where nothing was in doubt they are the drafter's own."""
    return bool(situation.already) or any(proposal.doubtful for proposal in situation.proposals)


def _taken(proposal: Proposal) -> dict[str, Any]:
    return {"style": proposal.style, "text": proposal.text, "doubtful": [list(span) for span in proposal.doubtful]}


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


def _are_spans(value: Any, text: str) -> bool:
    """Whether a list names places in a text, one behind the other."""
    if not isinstance(value, list) or not all(isinstance(span, list) and len(span) == 2 for span in value):
        return False
    places = [place for span in value for place in span]
    return all(map(is_count, places)) and all(one <= other for one, other in pairwise([0, *places, len(text)]))
