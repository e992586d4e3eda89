"""A challenge: a finding about the answer just given, with the ways in which the drafter can meet it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from nianbao.checks import Finding, Severity
from nianbao.interview.answers import Answer, Answers, Reason
from nianbao.interview.asking import Asked
from nianbao.interview.kinds import Count, Money, Passage
from nianbao.interview.replay import State
from nianbao.report.format import ReportFormat

JUMP = "X-13"
"""The rule that every count is held against as soon as it is typed."""


@dataclass(frozen=True)
class Challenge:
    """A finding about the answer to `question`.

    `mended` is what can be typed instead, where the finding says it; `earlier` the question whose answer may be the
    wrong one; `correction` the question that asks in what last year's report was wrong, where that may be the fault.
    """

    finding: Finding
    question: str
    mended: str = ""
    earlier: str = ""
    correction: str = ""

    @property
    def explicable(self) -> bool:
        """A warning may stand with a reason, an error where last year's report is corrected; any other is mended."""
        return self.finding.severity is Severity.WARNING or bool(self.correction)

    def reason(self, text: str) -> Reason:
        """The drafter's reason, tied to the values that it explains."""
        return reason_for(self.finding, text)

    def detail(self, form: ReportFormat) -> dict[str, Any]:
        """The names for the sentence that tells it and the ways to meet it."""
        return {
            "message": self.finding.message,
            "figure": self.finding.where in form.known_cells,
            "found": self.finding.found,
            "expected": self.finding.expected,
            "mended": self.mended,
            "earlier": self.earlier,
            "explicable": self.explicable,
            "correction": self.correction,
            "severity": self.finding.severity.value,
        }


def reason_for(finding: Finding, text: str) -> Reason:
    """A reason that holds while the finding's place and values stay as they are."""
    return Reason(
        rule=finding.id, where=finding.where, found=str(finding.found), expected=str(finding.expected), text=text
    )


def explained(finding: Finding, answers: Iterable[Answer]) -> str:
    """The reason given for a finding whose values have not changed since; empty where there is none."""
    given = (reason.text for answer in answers for reason in answer.reasons if explains(reason, finding))
    return next(given, "")


def standing_reason(finding: Finding, state: State, answers: Answers) -> str:
    """Why a finding may stand, of an error what corrects last year's report; empty where nothing says so."""
    if finding.severity is not Severity.ERROR:
        return explained(finding, answers.values())
    answer = answers.get(correction_of(finding, state))
    return explained(finding, (answer,)) if answer else ""


def explained_at(finding: Finding, answers: Answers) -> str:
    """The id of the question whose answer holds the reason for a finding; empty where there is none."""
    return next((id for id, answer in answers.items() if explained(finding, (answer,))), "")


def explains(reason: Reason, finding: Finding) -> bool:
    """Whether a reason was given for a finding, with its values as they are."""
    return reason.model_copy(update={"text": ""}) == reason_for(finding, "")


def challenge(found: Iterable[Finding], asked: Asked, state: State, answers: Answers) -> Challenge | None:
    """The first finding, of severity E or W and not yet explained, about the answer to `asked`."""
    for finding in found:
        if finding.id == JUMP and not asked.may_fill(finding.where):
            continue
        if finding.severity is not Severity.HINT and not standing_reason(finding, state, answers):
            correction = correction_of(finding, state)
            return Challenge(finding, asked.id, _mended(finding, asked), _earlier(asked, state), correction)
    return None


def correction_of(finding: Finding, state: State) -> str:
    """The id of the question that asks in what last year's report was wrong; empty where an error must be mended."""
    if finding.severity is not Severity.ERROR:
        return ""
    return next((asked.id for asked in state.reached if finding.id in asked.question.explains), "")


def _mended(finding: Finding, asked: Asked) -> str:
    """Only one number in the place of another can be mended by typing it."""
    if isinstance(asked.question.answer, (Count, Money)) and finding.expected is not None:
        return str(finding.expected)
    return ""


def _earlier(asked: Asked, state: State) -> str:
    """The last question before `asked` that fills cells of the same row; a passage has no row."""
    row = "" if isinstance(asked.question.answer, Passage) else asked.fills.rpartition(".")[0]
    before = []
    for other in state.reached:
        if other.id == asked.id:
            break
        if row and other.fills.startswith(f"{row}."):
            before.append(other.id)
    return before[-1] if before else ""
