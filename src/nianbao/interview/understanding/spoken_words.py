"""The words of prompts/spoken.yaml: measure words, words for none, all and the rest, and what each row is called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import Field, field_validator

from nianbao.frozen_model import FrozenModel
from nianbao.language.folding import bare, without_numbering

Words = tuple[str, ...]

_REMARK = re.compile(r"[（(][^（）()]*[）)]$")


class Spoken(FrozenModel):
    """How people say things, as prompts/spoken.yaml lists it.

    `taken_back` says that what was said just before is wrong, `excepted` that what follows is no part of “都”.
    `broad` names several rows at once; `slots` gives, for each group of rows or columns, what each of them is called.
    """

    measures: Words
    fillers: Words
    verbs: Words
    separators: Words
    within: Words
    none: Words
    not_one: Words
    yes: Words
    no: Words
    all: Words
    rest: Words
    total: Words
    each: Words
    correction: Words
    taken_back: Words = ()
    excepted: Words = Field(default=(), alias="except")
    vague: Words
    pending: Words
    anew: Words
    same_as_last_year: Words
    yuan: Words
    broad: Mapping[str, Words] = Field(default_factory=dict)
    slots: Mapping[str, Mapping[str, Words]] = Field(default_factory=dict)

    @field_validator("slots")
    @classmethod
    def _one_meaning(cls, slots: Mapping[str, Mapping[str, Words]]) -> Mapping[str, Mapping[str, Words]]:
        for group, names in slots.items():
            meaning: dict[str, str] = {}
            for key, name in ((key, bare(name)) for key, words in names.items() for name in words):
                if meaning.setdefault(name, key) != key:
                    raise ValueError(f"{group} 里的“{name}”既指 {meaning[name]} 又指 {key}，只能留一处")
        return slots

    def is_pending(self, text: str) -> bool:
        """Whether the answer puts the question off: “待定”, “不清楚”."""
        return _says(text, self.pending)

    def is_same_as_last_year(self, text: str) -> bool:
        """Whether the answer is last year's: “同去年”, “不变”."""
        return _says(text, self.same_as_last_year)

    def is_yes(self, text: str) -> bool:
        """Whether the answer is a plain yes: “是”, “对的”."""
        return _says(text, self.yes)

    def is_none(self, text: str) -> bool:
        """Whether the answer is nothing at all: “没有”, “无”, “零”."""
        return _says(text, self.none)


def _says(text: str, words: Words) -> bool:
    said = bare(text)
    return bool(said) and said in map(bare, words)


@dataclass(frozen=True)
class Slot:
    """A row or column that can be given a number; `names` are how people call it, the short one first."""

    key: str
    label: str
    names: Words

    @property
    def short(self) -> str:
        """The name for short answers and examples."""
        return self.names[0] if self.names else self.label


def slots(group: str, labels: Mapping[str, str], words: Spoken) -> tuple[Slot, ...]:
    """The slots of a group of spoken.yaml in its order, with the printed label where `labels` has one.

    A group that spoken.yaml does not list has a slot for each of `labels`, called by its label.
    """
    known = words.slots.get(group) or dict.fromkeys(labels, ())
    return tuple(_slot(key, names, labels.get(key)) for key, names in known.items())


def _slot(key: str, names: Words, label: str | None) -> Slot:
    if label is None:
        return Slot(key, names[0] if names else key, names)
    plain = _REMARK.sub("", without_numbering(label)).strip()
    return Slot(key, label, tuple(dict.fromkeys((*names, plain, label))))
