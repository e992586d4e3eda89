"""Findings as lines of text: one line each, and one for all blank cells of a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from nianbao.checks import Finding, Severity

WORDS = {Severity.ERROR: "对不上", Severity.WARNING: "要确认", Severity.HINT: "提示"}
"""What a finding of each severity is called."""

_BLANKS = ("T2-02", "T3-04", "T4-02")


def finding_lines(found: Iterable[Finding], labels: Mapping[str, str]) -> Iterator[str]:
    """The lines that tell findings, in their order; `labels` name the cells as the format does, row·column."""
    groups: dict[object, list[Finding]] = {}
    for number, finding in enumerate(found):
        blank = finding.id in _BLANKS
        groups.setdefault((finding.id, _row(finding, labels)) if blank else number, []).append(finding)
    for group in groups.values():
        first = group[0]
        message = first.message if len(group) == 1 else _blank_row(group, labels)
        yield f"{WORDS[first.severity]} {first.id} {message}"


def _row(finding: Finding, labels: Mapping[str, str]) -> str:
    return labels[finding.where].rpartition("·")[0]


def _blank_row(group: list[Finding], labels: Mapping[str, str]) -> str:
    """One sentence for the blank cells of a row; what is to be done about them is the same for each."""
    remedy = group[0].message.rpartition("；")[2]
    return f"“{_row(group[0], labels)}”这一行 {len(group)} 格没有数字；{remedy}"
