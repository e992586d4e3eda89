"""Yes or no, one of several options, some of several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from nianbao.interview.understanding.spoken_words import Spoken
from nianbao.interview.understanding.unclear import Unclear, bounded, quoted
from nianbao.language.folding import bare, folded
from nianbao.language.numbers_in_text import NUMERAL, read_numeral

_ALL = frozenset(("全部", "全选", "都有", "都选", "全有", "都是", "全都有", "所有", "all"))
_NONE = frozenset(("没有", "无", "都没有", "都不是", "都不选", "一个也没有", "none"))
_NUMBER = re.compile(rf"(?:选|第)*({NUMERAL.pattern})(?:个|项|种|条|号)?(?:[.、:)](.*))?")
_NUMBER_AND_LABEL = re.compile(r"([0-9]+)[\s.、:)]+(.+)")
_RANGE = re.compile(r"([0-9]+)[-~—到至]([0-9]+)")
_FIRST_FEW = re.compile("[前头]([2-9两二三四五六七八九])[个项条种]")
"""“前三个”."""

_BROKEN = re.compile(r"\s*[.。]+\s*[0-9].*|\s*[0-9]+\.[0-9]+\s*", re.DOTALL)
"""“.5” and “5.0”: no number of order, and nothing that “5” was meant by."""

_LISTED = re.compile(r"[,、;。\n\r\t|/+\s]+")
_DENIED = re.compile("[不非没无除]")
_JOINED = re.compile(r"[和及与跟]")


AMBIGUOUS = "unclear_ambiguous"
"""Said of an answer that names more than one option: which they are."""


@dataclass(frozen=True)
class Option:
    """Something that can be chosen: by its number, key, label, or one of its other names; of a `group`."""

    key: str
    label: str
    names: tuple[str, ...] = ()
    group: str = ""

    @property
    def called(self) -> tuple[str, ...]:
        """Everything that it answers to, folded."""
        return tuple(filter(None, map(bare, (self.key, self.label, *self.names))))


def yes_no(text: str, words: Spoken) -> bool:
    """Whether the answer is yes: “是”, “有”, “y”, “1”; raises Unclear where it is neither yes nor no."""
    said = bare(bounded(text))
    for meaning, known in ((True, words.yes), (False, words.no)):
        if said in map(bare, known) or said.rstrip("吧啊呢呀的了") in map(bare, known):
            return meaning
    raise Unclear("unclear_yes_no", {"answer": quoted(text)})


def choice(text: str, options: Sequence[Option]) -> str:
    """The key of the option that the answer means: its number (1, １, 一, 第二个), key, name, or a part of its label.

    Raises Unclear where that is none of them, or more than one.
    """
    bounded(text)
    for look in (_called, _numbered, _part):
        found = look(text, options)
        if len(found) == 1:
            return found[0].key
        if found:
            raise _ambiguous(text, found, options)
    raise Unclear("unclear_choice", {"answer": quoted(text), "options": [option.label for option in options]})


def _ambiguous(text: str, found: Sequence[Option], options: Sequence[Option]) -> Unclear:
    numbers = [options.index(option) + 1 for option in found]
    labels = [option.label for option in found]
    return Unclear(AMBIGUOUS, {"answer": quoted(text), "candidates": labels, "numbers": numbers})


def _called(text: str, options: Sequence[Option]) -> list[Option]:
    said = bare(text)
    return [option for option in options if said in option.called]


def _numbered(text: str, options: Sequence[Option]) -> list[Option]:
    """The option of a number, alone or with its label (“3 确实是 12”)."""
    _refuse_broken(text, options)
    number, label = _NUMBER.fullmatch(bare(text)), ""
    digits = number[1] if number else ""
    if number is None and (both := _NUMBER_AND_LABEL.match(folded(text).strip())):
        digits, label = both[1], bare(both[2])
    value = read_numeral(digits) if digits else None
    if not isinstance(value, Fraction) or value.denominator != 1:
        return []
    position = int(value)
    if not 1 <= position <= len(options):
        raise Unclear("unclear_choice_number", {"answer": quoted(text), "number": quoted(digits), "last": len(options)})
    option = options[position - 1]
    return [option] if not label or any(label in name for name in option.called) else []


def _refuse_broken(text: str, options: Sequence[Option]) -> None:
    if _BROKEN.fullmatch(folded(text)):
        raise Unclear("unclear_choice", {"answer": quoted(text), "options": [option.label for option in options]})


def _part(text: str, options: Sequence[Option]) -> list[Option]:
    """The options of which, or of whose group, the answer says a part, or which it names in a longer sentence."""
    said = bare(text)
    if not said:
        return []
    inside = [option for option in options if any(said in name for name in (*option.called[1:], bare(option.group)))]
    if inside or _DENIED.search(said):
        return inside
    return [option for option in options if any(len(name) > 1 and name in said for name in option.called[1:])]


def _small(numeral: str) -> int:
    value = read_numeral(numeral)
    return int(value) if isinstance(value, Fraction) else 0


def several(text: str, options: Sequence[Option]) -> tuple[str, ...]:
    """The keys of the options that the answer names, in their own order: “1、3”, “1-3”, labels, “全部”, “没有”.

    Raises Unclear as `choice` does.
    """
    said = bare(bounded(text))
    if not _called(text, options):
        if said in _ALL:
            return tuple(option.key for option in options)
        if said in _NONE:
            return ()
    chosen = set(_chosen(folded(text), options))
    return tuple(option.key for option in options if option.key in chosen)


def _chosen(text: str, options: Sequence[Option]) -> Iterator[str]:
    if _called(text, options):
        yield choice(text, options)
        return
    _refuse_broken(text, options)
    parts = [part for part in _LISTED.split(text) if part]
    if not parts:
        raise Unclear("unclear_choice", {"answer": quoted(text), "options": [option.label for option in options]})
    for part in parts:
        yield from _chosen_part(part, options)


def _chosen_part(part: str, options: Sequence[Option]) -> Iterator[str]:
    """One entry of a list; “和” joins two only where the entry as a whole is no option."""
    leading = _FIRST_FEW.fullmatch(part)
    if between := leading or _RANGE.fullmatch(part):
        first, last = (1, _small(between[1])) if leading else sorted(map(int, between.groups()))
        for number in {first, last}:
            choice(str(number), options)
        yield from (option.key for option in options[first - 1 : last])
        return
    joined = [piece for piece in _JOINED.split(part) if piece]
    if len(joined) > 1 and not any(part in name for option in options for name in option.called):
        yield from (choice(piece, options) for piece in joined)
    else:
        yield choice(part, options)
