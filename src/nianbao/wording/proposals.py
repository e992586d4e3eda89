"""The proposals for a passage: the sentences of templates/wording with the facts of the report in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from nianbao.report.model import Report
from nianbao.wording.choosing import chosen
from nianbao.wording.names import Names
from nianbao.wording.phrasing import punctuated
from nianbao.wording.sandbox import UnknownName, evaluate
from nianbao.wording.sentences import Sentences
from nianbao.wording.unconfirmed import mark
from nianbao.wording.wording_files import ProposalText, Wording, load_wording

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
    found = tuple(_proposals(wording, passage, names.unnoted(), last))
    for proposal in found:
        names.note(proposal.used)
    return found


def _proposals(wording: Wording, passage: str, names: Names, last: Report | None) -> Iterator[Proposal]:
    seen = {""}
    for proposal in (*_styles(wording, passage, names), *_again(wording, passage, names)):
        if proposal.text not in seen:
            seen.add(proposal.text)
            yield proposal
    if last is not None and last.passages.get(passage, "").strip():
        yield _moved_on(wording, passage, last, names)


def _styles(wording: Wording, passage: str, names: Names) -> Iterator[Proposal]:
    for option in wording.passages[passage]:
        yield from _proposal(wording, option, names)


def _again(wording: Wording, passage: str, names: Names) -> Iterator[Proposal]:
    """The first proposal in other words: each label is one step further through the wordings."""
    first = wording.passages[passage][0]
    for step, label in enumerate(wording.again, start=1):
        for found in _proposal(wording, first, names, step):
            yield replace(found, style=f"{first.style}_{step + 1}", label=label)


def _proposal(wording: Wording, option: ProposalText, names: Names, step: int = 0) -> Iterator[Proposal]:
    """The proposal, where what it needs is known."""
    used: dict[str, Any] = {}
    try:
        found = _written(wording, option, names.noting(used), step)
    except UnknownName:
        return
    whole = option.text.whole_names if option.text else ("year",)
    yield Proposal(option.style, option.label, found, used | {name: names.values.get(name) for name in whole})


def _written(wording: Wording, option: ProposalText, names: Names, step: int) -> str:
    for name in option.needs:
        evaluate(name, names, f"{option.style}.needs")
    sentences = Sentences(wording.sentences, names, step)
    if option.text is not None:
        return punctuated(option.text.filled(names, sentence=sentences))
    order = chosen(option.orders, f"{option.style} {option.orders[0][0]}", names, step)
    found = punctuated("".join(sentences.said(order)))
    for key in option.leave_out:
        if len(found) <= option.share * wording.limit:
            break
        order = tuple(option.instead.get(each, "") if each == key else each for each in order)
        found = punctuated("".join(sentences.said(tuple(filter(None, order)))))
    return found


def _moved_on(wording: Wording, passage: str, last: Report, names: Names) -> Proposal:
    # Needed by those who bring last year's report, and not before they do.
    from nianbao.wording.moving_on import move_on

    used: dict[str, Any] = {}
    moved = move_on(last.passages[passage], passage, last, names.noting(used), wording)
    return Proposal("last_year", wording.moving.label, moved.text, used, moved.doubtful)
