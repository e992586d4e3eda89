"""The passages of a report: the five parts of 总体情况, and paragraphs put together as running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nianbao.reading.headings import Found, run_in
from nianbao.reading.labels import Labels, half_width, ordinal_length, plain

_SHORT = 30
_SENTENCE_START = r"(?:^|(?<=[。；;！!？?：:\n]))\s*"
_MARKERS = (
    re.compile(_SENTENCE_START + r"(?P<mark>[（(][一二三四五六七八九十]{1,2}[）)][、.．]?)\s*(?=\S)"),
    re.compile(_SENTENCE_START + r"(?P<mark>(?:第[一二三四五六]|[一二三四五六七八九十]{1,2})[是、.．,，])\s*(?=\S)"),
    re.compile(_SENTENCE_START + r"(?P<mark>[（(]?\d{1,2}[）)]?[、.．](?!\d))\s*(?=\S)"),
    re.compile(r"(?:^|(?<=\n))\s*(?P<mark>)(?=\S)"),
)
_AFTER_HEADING = re.compile(r"\s*(?:$|[。.：:；;，,、\n])")


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    key: str
    text_start: int


def joined(paragraphs: Iterable[str]) -> str:
    """Paragraphs as one passage, a line each."""
    return "\n".join(line for text in paragraphs if (line := text.strip()))


def overview(paragraphs: Sequence[str], labels: Labels) -> dict[str, str]:
    """总体情况 by its parts: `lead` and those of the five that have a heading, without the headings.

    Headings are numbered in one way throughout, “（一）”, “1.” or “一是”, or stand in a line of their own.
    """
    text = joined(paragraphs)
    parts = max((_parts(text, marker, labels) for marker in _MARKERS), key=len)
    ends = [*(part.start for part in parts[1:]), len(text)]
    found = {"lead": text[: parts[0].start if parts else len(text)].strip()}
    for part, end in zip(parts, ends, strict=False):
        found[part.key] = text[part.text_start : end].strip()
    return {key: passage for key, passage in found.items() if passage}


def _parts(text: str, marker: re.Pattern[str], labels: Labels) -> list[_Part]:
    """The parts in the order of the report that are marked in one way."""
    order = list(labels.names)
    found: list[_Part] = []
    for mark in marker.finditer(text):
        heading = _heading(text, mark, labels)
        if heading is None or (found and order.index(heading.key) <= order.index(found[-1].key)):
            continue
        found.append(heading)
    return found


def _heading(text: str, mark: re.Match[str], labels: Labels) -> _Part | None:
    body = text[mark.end() : mark.end() + 200]
    line = body.split("\n", 1)[0]
    if not mark["mark"]:
        key = labels.exact(line) if len(line) <= _SHORT else None
        return _Part(mark.start(), key, mark.end() + len(line)) if key is not None else None
    begun = run_in(line, labels)
    if begun is None:
        return _slip(text, mark, line, labels)
    length = len(line.rstrip()) - len(begun.rest)
    bracketed = half_width(mark["mark"])[0] == "("
    if not bracketed and not _is_closed(line, begun):
        return None
    return _Part(mark.start(), begun.key, mark.end() + length)


def _is_closed(line: str, begun: Found) -> bool:
    """Whether a heading ends with a point, a colon or the line, and is not the beginning of a sentence."""
    head = line.rstrip()[: len(line.rstrip()) - len(begun.rest)] if begun.rest else line
    return not begun.rest or not head[-1:].isalnum()


def _slip(text: str, mark: re.Match[str], line: str, labels: Labels) -> _Part | None:
    """A heading with a slip, in a line of its own or up to the first point."""
    head = re.split(r"[。：:；;]", line, maxsplit=1)[0]
    key = labels.match(head) if len(plain(head)) <= _SHORT and ordinal_length(head) == 0 else None
    if key is None:
        return None
    end = mark.end() + len(head)
    closing = _AFTER_HEADING.match(text, end)
    return _Part(mark.start(), key, closing.end() if closing else end)
