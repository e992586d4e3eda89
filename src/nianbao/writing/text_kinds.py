"""What each paragraph of a Word file is: title, headings, body; whoever wrote it, and in whatever style."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from nianbao.language.numerals import ONE_TO_NINE, ONE_TO_TEN
from nianbao.reading.word_package import Element
from nianbao.report import ReportFormat
from nianbao.writing.printed import Look
from nianbao.writing.word_looks import text_of

_TITLE = re.compile(r"年度?报告$")
_PART = re.compile(rf"^（[{ONE_TO_TEN}]+）[^。；：]{{1,30}}$")
_SECTION = re.compile(rf"^[{ONE_TO_TEN}]+、[^。；：]{{1,30}}$")
_DAY = re.compile(rf"^(\d{{4}}|[〇○零{ONE_TO_NINE}]{{4}})年.{{1,3}}月.{{1,3}}日$")
_SHORTEST_BODY = 12


def kinds_of(paragraphs: Sequence[Element], form: ReportFormat, draft_mark: str) -> Mapping[Look, list[Element]]:
    """The paragraphs by their kind; blank ones, a mark of a draft, and a name with a date at the end, are left out."""
    texts = [(each, _plain(text_of(each))) for each in paragraphs]
    written = [(each, text) for each, text in texts if text and text != _plain(draft_mark)]
    headings = {_plain(section.heading) for section in form.sections}
    start = next((at for at, (_, text) in enumerate(written) if text in headings or _SECTION.match(text)), 0)
    end = _end(written)
    titled = next((at + 1 for at in range(min(start, 4)) if _TITLE.search(written[at][1])), min(start, 1))
    kinds: dict[Look, list[Element]] = {look: [] for look in (Look.TITLE, Look.BODY, Look.SECTION, Look.PART)}
    for at, (element, text) in enumerate(written[:end]):
        look = Look.TITLE if at < titled else _look(text, headings)
        if look is not Look.BODY or len(text) >= _SHORTEST_BODY:
            kinds[look].append(element)
    return kinds


def _plain(text: str) -> str:
    return "".join(text.split()).replace("(", "（").replace(")", "）")


def _look(text: str, headings: set[str]) -> Look:
    if text in headings or _SECTION.match(text):
        return Look.SECTION
    return Look.PART if _PART.match(text) else Look.BODY


def _end(written: Sequence[tuple[Element, str]]) -> int:
    """Where the name and the date at the end begin."""
    dated = bool(written) and _DAY.match(written[-1][1]) is not None
    return max(0, len(written) - 2) if dated else len(written)
