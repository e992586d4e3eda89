"""Headings found in paragraphs: of a section or of a part, alone in their line or run into the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nianbao.language.folding import half_width
from nianbao.language.numerals import ONE_TO_TEN
from nianbao.reading.labels import Labels, ordinal_length, plain

_LONGEST = 45
_CLOSING = re.compile(r"[\s。.：:、,，;；）)]+")
_END_OF_HEADING = re.compile(r"[。：:\n;；]|$")


@dataclass(frozen=True, slots=True)
class Found:
    """A heading: the key that it stands for and the text that follows it in the same paragraph."""

    key: str
    rest: str


def section_heading(text: str, sections: Labels) -> Found | None:
    """The section that a paragraph opens, if any.

    With its number a heading may have a slip, if the number is right, or text behind it; without, it must be exact and
    stand alone, as where Word numbers the headings by itself.
    """
    stripped = text.strip()
    numbered = ordinal_length(stripped)
    body = stripped[numbered:]
    if not numbered:
        key = sections.exact(stripped) if len(stripped) <= _LONGEST else None
        return Found(key, "") if key is not None else None
    if stripped[0] in "（([" or half_width(stripped[:numbered]).strip()[-1:] == "是":
        return None
    if (begun := run_in(body, sections)) is not None:
        return begun
    head = body[: _end(body)]
    key = sections.match(head) if len(plain(head)) <= _LONGEST else None
    if key is not None and list(sections.names).index(key) == _number(stripped):
        return Found(key, _after(body, len(head)))
    return None


def run_in(body: str, labels: Labels) -> Found | None:
    """The longest label with which a text begins, spaces and punctuation aside, and what follows it."""
    begun = labels.begun(body[: 2 * _LONGEST])
    return Found(begun[1], _after(body, _position(body, begun[0]))) if begun is not None else None


def _position(body: str, letters: int) -> int:
    """Where in a text its first `letters` letters, digits and characters end."""
    seen = 0
    for position, sign in enumerate(body):
        seen += sign.isalnum()
        if seen == letters:
            return position + 1
    return len(body)


def _after(body: str, position: int) -> str:
    closing = _CLOSING.match(body, position)
    return body[closing.end() if closing else position :].strip()


def _end(body: str) -> int:
    found = _END_OF_HEADING.search(body)
    return found.start() if found else len(body)


def _number(text: str) -> int | None:
    found = re.search(f"[{ONE_TO_TEN}]|\\d+", half_width(text))
    if found is None:
        return None
    return int(found[0]) - 1 if found[0].isdigit() else ONE_TO_TEN.index(found[0])
