"""Word's automatic numbers as a reader sees them: “一、”, “（一）”, “1.” before the paragraphs of a list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nianbao.language.numerals import chinese_numeral, han_digits

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{_W}val"
_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand", "taiwaneseCounting"}
)
_LARGEST = 10_000


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str


@dataclass
class Numbering:
    """The numbers of a document's lists, counted on as its paragraphs are read in their order."""

    levels: Mapping[str, Mapping[int, _Level]] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    styles: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    _counts: dict[str, list[int]] = field(default_factory=dict)

    def before(self, paragraph: Any) -> str:
        """The number that stands before a paragraph; empty where it has none, or a bullet."""
        place = self._place(paragraph)
        if place is None:
            return ""
        number, level = place
        kind = self.lists.get(number, "")
        levels = self.levels.get(kind, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(kind, [levels[at].start - 1 if at in levels else 0 for at in range(_LEVELS)])
        counts[level] += 1
        for below in range(level + 1, _LEVELS):
            counts[below] = levels[below].start - 1 if below in levels else 0
        return _PLACE.sub(lambda found: self._written(levels, counts, int(found[1]) - 1), levels[level].text)

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """The list and the level of a paragraph: its own, or those of its style."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return None
        style = properties.find(f"{_W}pStyle")
        inherited = self.styles.get(style.get(_VAL) or "") if style is not None else None
        own = properties.find(f"{_W}numPr")
        return _list_of(own, inherited) if own is not None else inherited

    @staticmethod
    def _written(levels: Mapping[int, _Level], counts: list[int], level: int) -> str:
        if level not in levels:
            return ""
        # A level that was not reached yet counts as its first.
        value = max(counts[level], levels[level].start)
        return written_number(value, levels[level].form)


def written_number(value: int, form: str) -> str:
    """A number in one of Word's forms: decimal → 3, chineseCounting → 三, upperLetter → C; empty for a bullet."""
    if form in ("bullet", "none") or not 0 <= value < _LARGEST:
        return ""
    if form in _CHINESE:
        return chinese_numeral(value)
    if form == "ideographDigital":
        return han_digits(value)
    if form == "decimalEnclosedCircle" and 0 < value <= 20:
        return chr(ord("①") + value - 1)
    if form in ("upperLetter", "lowerLetter") and 0 < value <= 26:
        return chr(ord("A" if form == "upperLetter" else "a") + value - 1)
    return str(value)


def numbering(definitions: Any, styles: Any) -> Numbering:
    """The numbering that the roots of numbering.xml and styles.xml define; either may be None."""
    if definitions is None:
        return Numbering()
    levels = {
        kind.get(f"{_W}abstractNumId") or "": {
            _whole(level.get(f"{_W}ilvl")): _level(level) for level in kind.iterfind(f"{_W}lvl")
        }
        for kind in definitions.iterfind(f"{_W}abstractNum")
    }
    lists = {
        each.get(f"{_W}numId") or "": kind.get(_VAL) or ""
        for each in definitions.iterfind(f"{_W}num")
        if (kind := each.find(f"{_W}abstractNumId")) is not None
    }
    return Numbering(levels, lists, _styles(styles))


def _styles(root: Any) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for style in root.iterfind(f"{_W}style") if root is not None else ():
        place = style.find(f"{_W}pPr/{_W}numPr")
        listed = _list_of(place, None) if place is not None else None
        if listed is not None:
            found[style.get(f"{_W}styleId") or ""] = listed
    return found


def _list_of(place: Any, inherited: tuple[str, int] | None) -> tuple[str, int] | None:
    """A list and a level; the number 0 takes a paragraph out of the list of its style."""
    number, level = place.find(f"{_W}numId"), place.find(f"{_W}ilvl")
    named = number.get(_VAL) or "0" if number is not None else (inherited[0] if inherited else "0")
    depth = _whole(level.get(_VAL)) if level is not None else (inherited[1] if inherited else 0)
    return None if named == "0" else (named, min(depth, _LEVELS - 1))


def _level(level: Any) -> _Level:
    def value(name: str, otherwise: str) -> str:
        element = level.find(f"{_W}{name}")
        return otherwise if element is None else element.get(_VAL) or ""

    return _Level(_whole(value("start", "1")), value("numFmt", "decimal"), value("lvlText", ""))


def _whole(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 5 else 0
