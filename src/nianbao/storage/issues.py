"""What was issued from a draft (定稿): each file with its time, and each time the draft was opened again, with why."""

from __future__ import annotations

from collections.abc import Iterable

from nianbao.frozen_model import FrozenModel
from nianbao.report.provenance import Moment

MOST = 200
"""Entries that are kept, the last ones."""


class Issue(FrozenModel):
    """A `file` that was issued, by its name; or, with a `reason` instead, that the draft was opened again."""

    at: Moment
    file: str = ""
    reason: str = ""


Issues = tuple[Issue, ...]


def issued_now(issues: Iterable[Issue]) -> Issues:
    """The files issued since the draft was last opened again, each once; none where it may be changed."""
    standing: dict[str, Issue] = {}
    for each in issues:
        if each.reason:
            standing.clear()
        else:
            standing.pop(each.file, None)
            standing[each.file] = each
    return tuple(standing.values())


def with_issue(issues: Issues, issue: Issue) -> Issues:
    """The entries with one more; a file that is issued once more as it stands has its later time."""
    last = {id(each) for each in issued_now(issues) if each.file == issue.file}
    return (*(each for each in issues if not issue.file or id(each) not in last), issue)[-MOST:]
