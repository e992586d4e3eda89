"""Findings as lines of text: one line each, and one for all blank cells of a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from nianbao.checks import Finding, Severity
from nianbao.interview.reply_texts import Speech

_WORDS = {Severity.ERROR: "severity_error", Severity.WARNING: "severity_warning", Severity.HINT: "severity_hint"}

_BLANKS = ("T2-02", "T3-04", "T4-02")


def severity_word(severity: Severity, speech: Speech) -> str:
    """What a finding of that severity is called."""
    return speech.text(_WORDS[severity])


def finding_lines(found: Iterable[Finding], labels: Mapping[str, str], speech: Speech) -> Iterator[str]:
    """The lines that tell findings, in their order; `labels` name the cells as the format does, row·column."""
    groups: dict[object, list[Finding]] = {}
    for number, finding in enumerate(found):
        blank = finding.id in _BLANKS
        groups.setdefault((finding.id, _row(finding, labels)) if blank else number, []).append(finding)
    for group in groups.values():
        first = group[0]
        message = first.message if len(group) == 1 else _blank_row(group, labels, speech)
        yield f"{severity_word(first.severity, speech)} {first.id} {message}"


def _row(finding: Finding, labels: Mapping[str, str]) -> str:
    return labels[finding.where].rpartition("·")[0]


def _blank_row(group: list[Finding], labels: Mapping[str, str], speech: Speech) -> str:
    """One sentence for the blank cells of a row; what is to be done about them is the same for each."""
    remedy = group[0].message.rpartition("；")[2]
    return speech.text("blank_row", row=_row(group[0], labels), count=len(group), remedy=remedy)
