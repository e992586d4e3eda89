"""What must hold in a report, and between two years: report in, findings out. No input or output."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from nianbao.checks import (
    disclosure,
    disputes,
    prose_denials,
    prose_figures,
    prose_names,
    prose_shares,
    prose_structure,
    prose_sums,
    prose_wording,
    requests,
)
from nianbao.checks.case import Case
from nianbao.checks.finding import Finding, Severity
from nianbao.checks.rules import RULES, Fault, Rule, in_order, rule
from nianbao.checks.settings import CheckSettings
from nianbao.checks.words import CheckWords, load_words
from nianbao.report.format import ReportFormat
from nianbao.report.model import Report

__all__ = [
    "RULES",
    "CheckSettings",
    "CheckWords",
    "Fault",
    "Finding",
    "Rule",
    "Severity",
    "findings",
    "load_words",
    "rule",
]

RULE_MODULES = (
    disclosure,
    requests,
    disputes,
    prose_figures,
    prose_denials,
    prose_sums,
    prose_shares,
    prose_structure,
    prose_wording,
    prose_names,
)
"""The modules that register rules."""


def findings(  # noqa: PLR0913 - each is a choice of the caller's
    report: Report,
    form: ReportFormat,
    *,
    words: CheckWords,
    last: Report | None = None,
    today: date | None = None,
    only: Collection[str] | None = None,
    settings: CheckSettings = CheckSettings(),  # noqa: B008 - frozen
    complete: bool = False,
) -> tuple[Finding, ...]:
    """Everything that is wrong, or may be, in a report, in the order of the rules.

    `last` is last year's report, `today` the day from which the deadline is near; a rule that lacks what it needs says
    nothing. `only` restricts to rules by id. `complete` says that the report is finished, so that what is blank or
    missing in it is a fault; a report whose figures were read from a file always counts as finished.
    """
    case = Case(report, form, words, last, today, settings, complete)
    wanted = (each for each in in_order() if only is None or each.id in only)
    return tuple(finding for each in wanted for finding in each.findings(case))
