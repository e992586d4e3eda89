"""The passages of a report: the five parts of 总体情况, and paragraphs put together as running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from nianbao.reading.labels import Labels
from nianbao.reading.parts import parts_of

_DASHES = re.compile(r"^[—–─]+\s*")


def joined(paragraphs: Iterable[str]) -> str:
    """Paragraphs as one passage, a line each."""
    return "\n".join(line for text in paragraphs if (line := text.strip()))


def overview(paragraphs: Sequence[str], labels: Labels, marks: Labels) -> dict[str, str]:
    """总体情况 by its parts: `lead` and those of the five that have a heading, without the headings."""
    text = joined(paragraphs)
    parts = parts_of(text, labels, marks)
    ends = [*(part.start for part in parts[1:]), len(text)]
    found = {"lead": text[: parts[0].start if parts else len(text)].strip()}
    for part, end in zip(parts, ends, strict=False):
        found[part.key] = _DASHES.sub("", text[part.text_start : end].strip())
    return {key: passage for key, passage in found.items() if passage}
