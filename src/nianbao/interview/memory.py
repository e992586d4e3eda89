"""All that a project keeps of a conversation: the answers, the changes that can be taken back, the reports read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nianbao.interview.answers import AnswerChange, Answers
from nianbao.report.model import Report

LAST_YEAR = "last_year"
"""The id of the question that asks for last year's report."""

YEAR = "organ.year"
"""The id of the question that asks which year is reported on."""

REMEMBERED = 500
"""Changes that can be taken back."""


@dataclass(frozen=True)
class Memory:
    """The answers, the changes that can be taken back, the reports read, by their path.

    `confirmed` holds by block what the answers were, question id → as spelled, when the drafter found them all right as
    they had been last year.
    """

    answers: Answers = field(default_factory=dict)
    history: tuple[AnswerChange, ...] = ()
    read: Mapping[str, Report] = field(default_factory=dict)
    confirmed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
