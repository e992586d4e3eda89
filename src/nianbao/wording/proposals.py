"""The proposals for a passage: the sentences of templates/wording with the facts of the report in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nianbao.report.model import Report
from nianbao.wording.files import ProposalText, Wording, load_wording
from nianbao.wording.names import Names
from nianbao.wording.sandbox import UnknownName
from nianbao.wording.sentences import written
from nianbao.wording.unconfirmed import mark

__all__ = ["Proposal", "Wording", "load_wording", "proposals"]


@dataclass(frozen=True)
class Proposal:
    """One way to write a passage.

    `used` are the names that it rests on with their values, None where they were not known; `doubtful` the spans of
    `text` that hold a number, a date or a claim of last year's which nothing confirms.
    """

    style: str
    label: str
    text: str
    used: Mapping[str, Any]
    doubtful: tuple[tuple[int, int], ...] = ()

    @property
    def marked(self) -> str:
        """The text with what is still last year's in 【】."""
        return mark(self.text, self.doubtful)


def proposals(wording: Wording, passage: str, names: Names, last: Report | None = None) -> tuple[Proposal, ...]:
    """The proposals in the order of their file, then last year's text moved on by a year.

    One that needs what is not known yet, or that says nothing or nothing else, is left out. Raises DataFileError.
    """
    before = dict(names.used)
    found = tuple(_proposals(wording, passage, names, last))
    names.used.update(before)
    for proposal in found:
        names.used.update(proposal.used)
    return found


def _proposals(wording: Wording, passage: str, names: Names, last: Report | None) -> Iterator[Proposal]:
    seen = {""}
    for option in wording.passages[passage]:
        names.forget_used()
        proposal = _proposal(wording, option, names)
        if proposal is not None and proposal.text not in seen:
            seen.add(proposal.text)
            yield proposal
    if last is not None and last.passages.get(passage, "").strip():
        names.forget_used()
        yield _moved_on(wording, passage, last, names)


def _proposal(wording: Wording, option: ProposalText, names: Names) -> Proposal | None:
    try:
        found = written(wording, option.text, names)
    except UnknownName:
        return None
    whole = {name: names.values.get(name) for name in option.text.whole_names}
    return Proposal(option.style, option.label, found, names.used | whole)


def _moved_on(wording: Wording, passage: str, last: Report, names: Names) -> Proposal:
    # Needed by those who bring last year's report, and not before they do.
    from nianbao.wording.moving_on import move_on

    moved = move_on(last.passages[passage], passage, last, names, wording)
    return Proposal("last_year", wording.moving.label, moved.text, dict(names.used), moved.doubtful)
