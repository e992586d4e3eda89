"""All passages as they will stand, read as a whole: which wording each has, and what a line says to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from nianbao.interview.asking import Asked, Prompt
from nianbao.interview.understanding import Option, Unclear, choice
from nianbao.language.folding import bare, folded
from nianbao.wording.proposals import Proposal

_NUMBERED = re.compile(r"(?:改|第)?\s*(\d{1,2})\s*段?\s*(.*)")


@dataclass(frozen=True)
class Drafted:
    """A passage as it will stand: its `number` in the order of printing, its text with old numbers in 【】.

    `proposals` are the ways to write it, `at` the one that is shown; without any it was answered before, or it waits
    for what is not known yet.
    """

    number: int
    asked: Asked
    text: str = ""
    proposals: tuple[Proposal, ...] = ()
    at: int = 0

    @property
    def proposal(self) -> Proposal | None:
        """The way in which it will stand when it is adopted."""
        return self.proposals[self.at] if self.proposals else None

    @property
    def length(self) -> int:
        """Its characters (字), without spaces."""
        proposal = self.proposal
        return len("".join((proposal.text if proposal else self.text).split()))

    def turned(self, by: int) -> Drafted:
        """The same in another wording."""
        at = (self.at + by) % len(self.proposals) if self.proposals else 0
        return _shown(replace(self, at=at))

    def in_style(self, style: str) -> Drafted:
        """The same in a style, where it has that one."""
        styles = [proposal.style for proposal in self.proposals]
        return _shown(replace(self, at=styles.index(style))) if style in styles else self


def _shown(drafted: Drafted) -> Drafted:
    proposal = drafted.proposal
    return replace(drafted, text=proposal.marked) if proposal else drafted


def drafted(
    order: Sequence[Asked], prompts: Mapping[str, Prompt], passages: Mapping[str, str], styles: Mapping[str, str]
) -> tuple[Drafted, ...]:
    """The passages in `order`: those of `prompts` in the style chosen for them, else in their first.

    The others are as they stand in `passages`.
    """
    return tuple(
        _shown(_drafted(number, asked, prompts, passages).in_style(styles.get(asked.id, "")))
        for number, asked in enumerate(order, start=1)
    )


def _drafted(number: int, asked: Asked, prompts: Mapping[str, Prompt], passages: Mapping[str, str]) -> Drafted:
    ways = prompts[asked.id].proposals if asked.id in prompts else ()
    return Drafted(number, asked, passages.get(asked.fills, ""), ways)


@dataclass(frozen=True)
class Wish:
    """What a line says to the passages: the one to be opened, or the styles that some of them are to have."""

    opened: str = ""
    styles: Mapping[str, str] = field(default_factory=dict)


def wished(passages: Sequence[Drafted], text: str) -> Wish:
    """“3” opens the third passage, “3 简明” gives it another wording, “简明” all of them; raises Unclear."""
    said = folded(text).strip()
    if found := _NUMBERED.fullmatch(said):
        number = int(found[1])
        if not 1 <= number <= len(passages):
            raise Unclear("unclear_choice_number", {"answer": text.strip(), "number": found[1], "last": len(passages)})
        passage = passages[number - 1]
        return Wish(styles={passage.asked.id: _style(passage, found[2])}) if found[2] else Wish(opened=passage.asked.id)
    styles = dict(_of_all(passages, said))
    return Wish(styles=styles) if styles else Wish(opened=_named(passages, text))


def _style(passage: Drafted, text: str) -> str:
    return choice(text, tuple(Option(each.style, each.label) for each in passage.proposals))


def _of_all(passages: Sequence[Drafted], said: str) -> Iterator[tuple[str, str]]:
    wanted = bare(said).removeprefix("都用").removeprefix("都")
    for passage in passages:
        yield from ((passage.asked.id, each.style) for each in passage.proposals if bare(each.label) == wanted)


def _named(passages: Sequence[Drafted], text: str) -> str:
    try:
        return choice(text, tuple(Option(each.asked.id, each.asked.label) for each in passages))
    except Unclear as unclear:
        raise Unclear("unclear_passages", {"answer": text.strip()}) from unclear
