"""The lists of words that are never right: a file of templates/checks/ that an office can put its own over."""

from __future__ import annotations

import re
from functools import cached_property

from nianbao.data_files import DataFiles
from nianbao.frozen_model import FrozenModel
from nianbao.language.expressions import Pattern

MOST_WRONG = 2
"""Characters of a fixed expression that may be wrong for it still to be meant."""


class Misspelling(FrozenModel):
    """How an expression is misspelled, as a regular expression, and what is meant."""

    wrong: Pattern
    right: str
    source: str = ""


class OldName(FrozenModel):
    """A name that organs no longer have since a year, the new one, and the act that changed it."""

    old: str
    new: str
    since: int
    source: str


class WrongWords(FrozenModel):
    """All of checks/wrong_words.yaml. `fixed` are long expressions in which every other character is a mistake."""

    fixed: tuple[str, ...] = ()
    misspelled: tuple[Misspelling, ...] = ()
    old_names: tuple[OldName, ...] = ()
    old_names_after: tuple[str, ...] = ("原",)
    slips: tuple[Misspelling, ...] = ()

    @cached_property
    def heads(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Each fixed expression with a pattern for the places where it could stand, by any two of its characters."""
        return tuple((text, re.compile("|".join(_anchors(text)))) for text in self.fixed)


def _anchors(text: str) -> list[str]:
    """Pieces of an expression, one of which stands unhurt wherever at most two of its characters are wrong."""
    size = len(text) // (MOST_WRONG + 1)
    return [re.escape(text[at : at + size]) for at in range(0, size * (MOST_WRONG + 1), size)]


def load_wrong_words(files: DataFiles) -> WrongWords:
    """The lists in checks/wrong_words.yaml; raises DataFileError where the file is at fault."""
    return files.templates.model("checks/wrong_words.yaml", WrongWords)
