"""What must hold in a report, and between two years: report in, findings out. No input or output."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

from nianbao.checks.finding import Finding, Severity
from nianbao.checks.rules import Fault, Rule, in_order, registered, rule
from nianbao.checks.settings import CheckSettings
from nianbao.report.format import ReportFormat
from nianbao.report.model import Report

if TYPE_CHECKING:
    from nianbao.checks.words import CheckWords

__all__ = [
    "CheckSettings",
    "Fault",
    "Finding",
    "Rule",
    "Severity",
    "findings",
    "rule",
    "rules",
]

RULE_MODULES = (
    "reading_gaps",
    "disclosure",
    "requests",
    "disputes",
    "jumps",
    "prose_figures",
    "prose_denials",
    "prose_sums",
    "prose_shares",
    "prose_structure",
    "prose_years",
    "prose_wording",
    "prose_names",
    "wrong_words",
    "contradictions",
)
"""The modules that register rules; they are imported when the first report is checked, not when a program starts."""


def rules() -> Mapping[str, Rule]:
    """Every rule by its id, in the order of registration."""
    for module in RULE_MODULES:
        import_module(f"{__name__}.{module}")
    return registered()


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
    from nianbao.checks.case import Case

    case = Case(report, form, words, last, today, settings, complete)
    wanted = (each for each in in_order(rules()) if only is None or each.id in only)
    return tuple(finding for each in wanted for finding in each.findings(case))
