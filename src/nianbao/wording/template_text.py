"""One text of templates/wording/: Jinja over the facts, checked when it is read."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from nianbao.wording.names import Names
from nianbao.wording.sandbox import render
from nianbao.wording.spelling import WHOLE_NAMES, check_names, used_names

_TAG = re.compile(r"(\{[{%#].*?[}%#]\})", re.DOTALL)
_LINE_ENDS = re.compile(r"\s*\n\s*")


@dataclass(frozen=True)
class TemplateText:
    """A text without its line ends, and where it stands."""

    source: str
    where: str

    @classmethod
    def checked(cls, source: str, where: str, existing: Collection[str] | None) -> TemplateText:
        """A text that parses and uses only names that exist; raises DataFileError with `where` it stands.

        A text that is shipped is checked by the tests, not at every start: its `existing` is None.
        """
        if existing is not None:
            check_names(source, where, existing)
        return cls(_joined(source), where)

    @cached_property
    def whole_names(self) -> tuple[str, ...]:
        """The names in it that have no others below them."""
        return tuple(name for name in used_names(self.source, self.where) if name in WHOLE_NAMES)

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
