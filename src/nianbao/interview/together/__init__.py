"""Several questions answered in one line: what of them is listed, and how a line is parted among them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from nianbao.interview.asking import Asked, Prompt
from nianbao.interview.hearing import Hearing
from nianbao.interview.kinds import Choice, Manner, Together
from nianbao.interview.script import Script
from nianbao.interview.together.all_zero_again import unchanged
from nianbao.interview.together.deeds import deeds, done
from nianbao.interview.together.each import each
from nianbao.interview.together.one_line import contacts
from nianbao.interview.together.parted_line import Parted
from nianbao.interview.together.platform import platform
from nianbao.interview.understanding import Unclear
from nianbao.interview.understanding.unclear import bounded

__all__ = ["Parted", "listed", "parted"]

_READERS: Mapping[Manner, Callable[[Prompt, str, Hearing], Parted]] = {
    Manner.CONTACTS: contacts,
    Manner.UNCHANGED: unchanged,
    Manner.DEEDS: done,
    Manner.EACH: each,
    Manner.PLATFORM: platform,
}


def parted(prompt: Prompt, text: str, hearing: Hearing) -> Parted:
    """What a line says to each of the questions that a prompt stands for; raises Unclear.

    Who is not sure of one thing has said nothing of the others: a line with a word of doubt answers none of them.
    """
    answer = prompt.asked.question.answer
    assert isinstance(answer, Together)
    if any(word in text for word in answer.words.get("unsure", ())):
        raise Unclear("unclear_unsure", {"answer": text.strip()})
    return _READERS[answer.manner](prompt, bounded(text), hearing)


def listed(together: Together, members: Sequence[Asked], script: Script) -> tuple[str, ...]:
    """What can be chosen by its number: deeds, the things that are asked about, the kinds of platform."""
    match together.manner:
        case Manner.DEEDS:
            return tuple(deed.label for deed in deeds(members, together, script))
        case Manner.EACH:
            return tuple(asked.item.label for asked in members if asked.item)
        case Manner.PLATFORM:
            choices = (asked.question.answer for asked in members if isinstance(asked.question.answer, Choice))
            return tuple(option.label for answer in choices for option in answer.options)
        case _:
            return ()
