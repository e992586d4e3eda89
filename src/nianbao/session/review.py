"""The review before the export: what is left, what contradicts, what is last year's, as a list to be gone through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nianbao.checks import Finding, Severity
from nianbao.interview.challenges import correction_of
from nianbao.interview.conversation import Conversation
from nianbao.interview.reply_texts import Speech
from nianbao.session.choices import Choosable
from nianbao.session.standing import Standing, question_for, told
from nianbao.session.unchanged import Block

CONFIRM, WITHDRAW, EDIT, EXPLAIN = "/confirm", "/withdraw", "/edit", "/explain"
"""Choices that no question's id is like."""

_SHOWN = 30
"""Characters of an answer beside others."""


@dataclass(frozen=True)
class ReviewItem:
    """A line of the review: its kind, what it says, the question it leads to, the finding or block it is about."""

    kind: str
    text: str
    question: str = ""
    finding: Finding | None = None
    block: Block | None = None

    @property
    def key(self) -> str:
        """What it is about, and of which kind: the same as long as nothing was done about it."""
        about = f"{self.finding.id} {self.finding.where}" if self.finding else self.block.key if self.block else ""
        return f"{self.kind} {about or self.question}"


def review_items(found: Standing, conversation: Conversation) -> Iterator[ReviewItem]:
    """Every line, what stops the export first."""
    kind, text = conversation.speech.text, conversation.speech.text
    yield from _found("error", found.errors, conversation)
    yield from (ReviewItem(kind("review_open"), asked.label, asked.id) for asked in found.open)
    yield from (ReviewItem(kind("review_stale"), asked.label, asked.id) for asked in found.stale)
    yield from _found("warning", found.warnings, conversation)
    yield from _found("hint", found.hints, conversation)
    yield from (_same("unchanged", block, conversation.speech) for block in found.alike)
    for finding, reason in found.explained:
        said = text("review_reason", message=told(finding, conversation), reason=reason)
        yield _item("explained", said, finding, conversation)
    yield from (_same("confirmed", block, conversation.speech) for block in found.unchanged if block.confirmed)


def _found(kind: str, findings: tuple[Finding, ...], conversation: Conversation) -> Iterator[ReviewItem]:
    return (_item(kind, told(finding, conversation), finding, conversation) for finding in findings)


def _item(kind: str, text: str, finding: Finding, conversation: Conversation) -> ReviewItem:
    asked = question_for(finding.where, conversation)
    return ReviewItem(conversation.speech.text(f"review_{kind}"), text, asked.id if asked else "", finding)


def _same(kind: str, block: Block, speech: Speech) -> ReviewItem:
    said = speech.text("review_block", title=_title(block, speech), count=len(block.turns), labels=block.labels)
    return ReviewItem(speech.text(f"review_{kind}"), said, block=block)


def _title(block: Block, speech: Speech) -> str:
    return block.title or speech.text("review_passages")


def review_summary(found: Standing, speech: Speech) -> str:
    """How many lines of each kind there are, or that nothing is left."""
    alike = len(found.alike)
    if not (found.left or found.findings):
        return speech.text("review_clean", alike=alike)
    counts = {
        "error": len(found.errors),
        "open": len(found.open),
        "stale": len(found.stale),
        "warning": len(found.warnings),
        "hint": len(found.hints),
        "unchanged": alike,
    }
    kinds = {kind: speech.text(f"review_{kind}") for kind, count in counts.items() if count}
    return "　".join(speech.text("review_count", kind=said, count=counts[kind]) for kind, said in kinds.items())


def block_question(block: Block, speech: Speech) -> tuple[str, list[Choosable]]:
    """What to do about answers that are last year's: confirm all of them, or go to one of them."""
    right = CONFIRM, speech.text("review_block_right")
    settled = Choosable(WITHDRAW, speech.text("review_block_again")) if block.confirmed else Choosable(*right)
    lead = f"{speech.text('review_to_question')}　"
    answers = (
        Choosable(id, speech.text("review_block_answer", label=label, value=_short(value)), lead=lead)
        for label, (id, value) in zip(block.labels, block.spelled.items(), strict=True)
    )
    sentence = speech.text("review_block_how", title=_title(block, speech), count=len(block.turns))
    return sentence, [settled, Choosable("", speech.text("review_later")), *answers]


def _short(value: str) -> str:
    text = " ".join(value.split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def finding_ways(finding: Finding, conversation: Conversation) -> list[Choosable]:
    """What to do about a finding that may stand: edit, explain, or nothing yet; none where it must be mended."""
    correction = correction_of(finding, conversation.state)
    if not correction and finding.severity is not Severity.WARNING:
        return []
    explain = (correction, "way_corrected") if correction else (EXPLAIN, "way_explained")
    ways = dict(((EDIT, "review_to_question"), explain, ("", "review_later")))
    return [Choosable(way, conversation.speech.text(key)) for way, key in ways.items()]


def reason_example(finding: Finding, conversation: Conversation) -> str:
    """What the empty line for a reason says."""
    figure = finding.where in conversation.script.form.known_cells
    return conversation.speech.text("review_reason_figure" if figure else "review_reason_text")
