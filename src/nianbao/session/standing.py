"""How a draft stands before it is written out: what is left, contradicts, is explained, or is last year's."""

from __future__ import annotations

from dataclasses import dataclass

from nianbao.checks import Finding, Severity
from nianbao.interview.asking import Asked
from nianbao.interview.challenges import standing_reason
from nianbao.interview.conversation import Conversation
from nianbao.session.unchanged import Block, filled, unchanged


@dataclass(frozen=True)
class Standing:
    """What a draft still needs. `warnings` have no reason yet; `explained` are findings with theirs.

    `unchanged` are answers that are last year's: they stand in the way of nothing.
    """

    open: tuple[Asked, ...] = ()
    stale: tuple[Asked, ...] = ()
    errors: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()
    hints: tuple[Finding, ...] = ()
    explained: tuple[tuple[Finding, str], ...] = ()
    unchanged: tuple[Block, ...] = ()

    @property
    def left(self) -> tuple[Asked, ...]:
        """Questions to be answered, or answered again."""
        return (*self.open, *self.stale)

    @property
    def finished(self) -> bool:
        """Whether the report can be written as final, once the drafter has confirmed the warnings."""
        return not (self.left or self.errors)

    @property
    def alike(self) -> tuple[Block, ...]:
        """What is last year's and not confirmed yet."""
        return tuple(block for block in self.unchanged if not block.confirmed)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be shown to the drafter, the gravest first."""
        return (*self.errors, *self.warnings, *self.hints)


def standing(conversation: Conversation) -> Standing:
    """How the draft of a conversation stands; blanks are faults once no question is open."""
    state, answers = conversation.state, conversation.answers
    found = conversation.found(complete=not state.open)
    reasons = {finding: standing_reason(finding, state, answers) for finding in found}
    open_ones = [finding for finding in found if not reasons[finding]]
    return Standing(
        open=tuple(state.open),
        stale=tuple(asked for asked in state.reached if asked.id in state.stale),
        errors=tuple(finding for finding in open_ones if finding.severity is Severity.ERROR),
        warnings=tuple(finding for finding in open_ones if finding.severity is Severity.WARNING),
        hints=tuple(finding for finding in open_ones if finding.severity is Severity.HINT),
        explained=tuple((finding, reason) for finding, reason in reasons.items() if reason),
        unchanged=unchanged(conversation, besides={finding.where for finding in found}),
    )


def told(finding: Finding, conversation: Conversation) -> str:
    """What a finding says, behind the passage or fact that it is about, where it does not name it itself."""
    if finding.where not in conversation.script.form.passages and not finding.where.startswith("facts."):
        return finding.message
    label = next((asked.label for asked in conversation.state.reached if asked.fills == finding.where), "")
    return finding.message if label in finding.message else f"{label}：{finding.message}"


def question_for(where: str, conversation: Conversation) -> Asked | None:
    """The reached question whose answer a finding is about: the one that fills the cell or passage `where`.

    Else, as for a total, the one that fills its column or row, the first of its table, or the one that zeroes it.
    """
    tests = (
        lambda asked: where in filled(asked, conversation.script),
        lambda asked: asked.may_fill(where),
        lambda asked: asked.fills.partition(".")[0] == where.partition(".")[0],
        lambda asked: where.startswith(asked.question.zeroes),
    )
    reached = conversation.state.reached
    return next((asked for test in tests for asked in reached if test(asked)), None)
