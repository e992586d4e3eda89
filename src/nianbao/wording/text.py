"""One text of templates/wording/: Jinja over the facts, checked when it is read."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from nianbao.wording.names import Names
from nianbao.wording.sandbox import render
from nianbao.wording.spelling import WHOLE_NAMES, check_names

_TAG = re.compile(r"(\{[{%#].*?[}%#]\})", re.DOTALL)
_LINE_ENDS = re.compile(r"\s*\n\s*")


@dataclass(frozen=True)
class Text:
    """A text without its line ends, where it stands, and the names in it that have no others below them."""

    source: str
    where: str
    whole_names: tuple[str, ...] = ()

    @classmethod
    def checked(cls, source: str, where: str, existing: Collection[str]) -> Text:
        """A text that parses and uses only names that exist; raises DataFileError with `where` it stands."""
        used = check_names(source, where, existing)
        return cls(_joined(source), where, tuple(name for name in used if name in WHOLE_NAMES))

    def filled(self, names: Names, **more: Any) -> str:
        """The text with its names filled in; raises UnknownName, DataFileError."""
        return render(self.source, names, self.where, **more)


def _joined(text: str) -> str:
    """Line ends only keep the file readable; an empty line begins a new paragraph."""
    pieces = _TAG.split(text.strip())
    return "".join(piece if number % 2 else _LINE_ENDS.sub(_paragraph, piece) for number, piece in enumerate(pieces))


def _paragraph(line_ends: re.Match[str]) -> str:
    # Two of them, because the first one after a tag is the tag's own.
    return "\n\n" if line_ends[0].count("\n") > 1 else ""
