"""Where information is published, and how many accounts there are, in one line."""

from __future__ import annotations

import re

from nianbao.interview.asking import Asked, Prompt
from nianbao.interview.hearing import Hearing
from nianbao.interview.kinds import Choice
from nianbao.interview.together.parted_line import Parted
from nianbao.interview.understanding import Option, choice
from nianbao.language.folding import folded

_CLAUSES = re.compile(r"[,;。\n]+")
_COUNT = re.compile(r"\d+个?")


def platform(prompt: Prompt, text: str, _: Hearing) -> Parted:
    """“政府网站，公众号2个”, “2，没有账号”: what is not said of the platform is the default; raises Unclear.

    What is not said of the accounts is asked alone.
    """
    place = next(asked for asked in prompt.members if isinstance(asked.question.answer, Choice))
    accounts = next(asked for asked in prompt.members if asked is not place)
    said: dict[str, list[str]] = {place.id: [], accounts.id: []}
    for clause in map(str.strip, _CLAUSES.split(folded(text))):
        if clause:
            known = bool(said[place.id])
            said[accounts.id if _is_of_accounts(clause, accounts, prompt, known=known) else place.id].append(clause)
    default = prompt.default.text if prompt.default else ""
    words = {
        place.id: _chosen(said[place.id], place) if said[place.id] else default,
        accounts.id: "，".join(said[accounts.id]),
    }
    alone = tuple(id for id, each in words.items() if not each)
    is_default = not said[place.id] or text.strip() == default
    taken = frozenset((place.id,) if is_default else ())
    return Parted({id: each for id, each in words.items() if each}, alone, taken=taken)


def _is_of_accounts(clause: str, accounts: Asked, prompt: Prompt, *, known: bool) -> bool:
    """Whether a clause speaks of accounts; one that is a number alone does where the platform was said before it."""
    named = any(word in clause for word in (*accounts.question.counted, *accounts.question.nothing))
    bare_count = _COUNT.fullmatch(clause) is not None and (known or clause.endswith("个"))
    return named or bare_count or prompt.situation.spoken.is_none(clause)


def _chosen(clauses: list[str], place: Asked) -> str:
    """The label of the platform that is meant; raises Unclear."""
    texts = getattr(place.question.answer, "options", ())
    options = tuple(Option(each.key, each.label, each.names) for each in texts)
    chosen = choice("，".join(clauses), options)
    return next(each.label for each in options if each.key == chosen)
