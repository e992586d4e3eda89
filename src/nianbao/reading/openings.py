"""What stands above the first section: the opening's sentences, apart from a page's menus and dates."""

from __future__ import annotations

from collections.abc import Sequence

from nianbao.language.folding import half_width
from nianbao.reading.blocks import Paragraph
from nianbao.reading.gathering import Gathered
from nianbao.reading.label_vocabulary import LabelVocabulary
from nianbao.reading.sections import PlacedBlock, Sections
from nianbao.reading.titles import Title

_POINTS = frozenset("。,;")
_LONG = 15
_LONGEST_FURNITURE = 120
_BY_THE_MARGIN = 2


def opening_lines(sections: Sections, title: Title | None, words: LabelVocabulary, gathered: Gathered) -> list[str]:
    """The sentences between the title and the first section; sentences elsewhere above it are listed as unread.

    Without any section nothing tells where an opening would end: then all its sentences are listed.
    """
    start = title.last + 1 if title is not None else 0
    above, opening = _sentences(sections.before[:start], words), _sentences(sections.before[start:], words)
    if not sections.found:
        above, opening = [*above, *opening], []
    for part, text in above:
        if "。" in text and (title is None or text.strip() != title.text):
            gathered.leave(text, f"第{part.number}段")
    return [text for _, text in opening]


def _sentences(placed: Sequence[PlacedBlock], words: LabelVocabulary) -> list[tuple[PlacedBlock, str]]:
    lines = [(part, part.block.text) for part in placed if isinstance(part.block, Paragraph)]
    return [(part, text) for part, text in lines if _is_sentence(text, words) and not is_furniture(text, words)]


def _is_sentence(line: str, words: LabelVocabulary) -> bool:
    """Whether a line has points, or says what an opening says although it has none."""
    if _POINTS & set(half_width(line)):
        return True
    return len(line) >= _LONG and any(word in line for word in words.synonyms.openings)


def is_furniture(line: str, words: LabelVocabulary) -> bool:
    """Whether a line belongs to the page and not to the report: a menu, an imprint, a link.

    A sentence of the report may use such words; the page's own lines begin with them or end without a point.
    """
    squeezed = "".join(line.split())
    found = [squeezed.find(word) for word in words.synonyms.furniture if word in squeezed]
    if not found or len(line) >= _LONGEST_FURNITURE:
        return False
    is_said = _POINTS & set(half_width(squeezed)) and any(word in squeezed for word in words.synonyms.openings)
    return min(found) <= _BY_THE_MARGIN or not is_said
