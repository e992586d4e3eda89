"""Whether two names are those of one organ: in full or in short, with the places above it or without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from nianbao.language.folding import folded
from nianbao.report.organs import divisions, short_name_of

_SAME = (
    (r"人民政府|政府", ""),
    (r"街道(?:办事处|办)", "街道"),
    (r"管(?:理委员|委)会$", "管委"),
    (r"委员会$", "委"),
    (r"办公室$", "办"),
    (r"和(?=[\u4e00-\u9fff]{2})", ""),
)
"""What is left out or written short in one of two names of the same organ."""

_NUMBERING = re.compile(r"^[\d.、．()（）\s]+")

Owner = TypeVar("Owner")


def spellings(name: str) -> Iterator[str]:
    """The forms that a name is compared in, the fullest first: whole, without the places above its own, without any."""
    whole = re.sub(r"\s", "", folded(_NUMBERING.sub("", name)))
    yield _short(whole)
    yield _short(short_name_of(whole))
    places = list(divisions(whole))
    if places and (rest := whole[places[-1].end() :]) and len(rest) > 1 and not re.match(r"人民政府|政府|办", rest):
        yield _short(rest)


def _short(name: str) -> str:
    for pattern, same in _SAME:
        name = re.sub(pattern, same, name)
    return name


class Named(Generic[Owner]):
    """Things found by the name of their organ; a form of the name that two different organs share finds neither."""

    def __init__(self, named: Iterable[tuple[str, Owner]]) -> None:
        self._levels: tuple[dict[str, set[str]], ...] = ({}, {}, {})
        self._owners: dict[str, Owner] = {}
        for name, owner in named:
            forms = list(spellings(name))
            self._owners.setdefault(forms[0], owner)
            for level, form in enumerate(forms):
                self._levels[level].setdefault(form, set()).add(forms[0])

    def find(self, name: str) -> Owner | None:
        """What belongs to the organ of this name; None where no name fits, or several do."""
        for form in spellings(name):
            for level in self._levels:
                whole = level.get(form, ())
                if len(whole) == 1:
                    return self._owners[next(iter(whole))]
        return None

    def fullest(self, name: str) -> Owner | None:
        """What belongs to the organ by its fullest name there: 甲县民政局 for 民政局 where no other has one."""
        own = next(spellings(name))
        for level in self._levels[1:]:
            others = set(level.get(own, ())) - {own}
            if len(others) == 1:
                return self._owners[next(iter(others))]
        return self._owners.get(own)
