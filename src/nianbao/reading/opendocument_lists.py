"""The numbers of an OpenDocument's lists and headings, written before the paragraphs as a reader sees them there."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nianbao.reading.numbering import written_number

_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_TEXT, _STYLE = f"{{{_NAMES}:text:1.0}}", f"{{{_NAMES}:style:1.0}}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_LIST, _ITEM = f"{_TEXT}list", f"{_TEXT}list-item"
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_OUTLINE = "\n"
"""The name under which the outline of the headings is kept, which no list has."""

_DEEPEST = 10
_PLACE = re.compile(r"%(\d{1,2})%")
_FORMS = {
    "一": "chineseCounting",
    "①": "decimalEnclosedCircle",
    "A": "upperLetter",
    "a": "lowerLetter",
    "": "none",
}
"""The forms of numbers by how the format begins; all others are written in digits."""


@dataclass(frozen=True)
class _Level:
    start: int
    form: str
    text: str

    def written(self, value: int) -> str:
        return written_number(value, self.form)


Levels = Mapping[int, _Level]


def number_lists(body: Any, roots: Iterable[Any]) -> None:
    """Writes its number before each paragraph of a list and each heading; `roots`: of the parts with the styles."""
    known = [root for root in roots if root is not None]
    styles = {name: levels for root in known for name, levels in _styles(root)}
    if not styles:
        return
    counting = _Counting(styles)
    for each in _outermost(body):
        counting.go_through(each, 1, "")
    if _OUTLINE in styles:
        counting.number_headings(body, {name for root in known for name in _without_number(root)})


def _outermost(parent: Any) -> Iterator[Any]:
    """The lists of a document that stand in no other, in their order."""
    for each in parent.iter(_LIST):
        if next(each.iterancestors(_LIST), None) is None:
            yield each


class _Counting:
    def __init__(self, styles: Mapping[str, Levels]) -> None:
        self._styles = styles
        self._counts: dict[str, list[int]] = {}

    def go_through(self, each: Any, depth: int, inherited: str, *, goes_on: bool = False) -> None:
        """Number the items of a list and of those within it; one that `goes_on` counts on from the last of its kind."""
        style = each.get(f"{_TEXT}style-name") or inherited
        if depth > _DEEPEST:
            return
        said = each.get(f"{_TEXT}continue-numbering") == "true" or each.get(f"{_TEXT}continue-list") is not None
        goes_on = goes_on or said
        if not goes_on:
            self._begin(style, depth)
        for item in each:
            if item.tag == _ITEM:
                self._number(item, style, depth)
            for inner in item.iterchildren(_LIST):
                only_holds = next(iter(item.iterchildren(*_PARAGRAPHS)), None) is None
                self.go_through(inner, depth + 1, style, goes_on=goes_on and only_holds)

    def _begin(self, style: str, depth: int) -> None:
        levels, counts = self._styles.get(style, {}), self._of(style)
        for level in range(depth, _DEEPEST + 1):
            counts[level] = levels[level].start - 1 if level in levels else 0

    def _of(self, style: str) -> list[int]:
        return self._counts.setdefault(style, [0] * (_DEEPEST + 1))

    def number_headings(self, body: Any, unnumbered: Container[str]) -> None:
        """The number of the outline before each heading that stands in no list, but for those of some styles."""
        for heading in body.iter(f"{_TEXT}h"):
            is_plain = (
                heading.get(f"{_TEXT}is-list-header") == "true" or heading.get(f"{_TEXT}style-name") in unnumbered
            )
            depth = _whole(heading.get(f"{_TEXT}outline-level"), 1)
            if not is_plain and depth <= _DEEPEST and next(heading.iterancestors(_LIST), None) is None:
                self._write(heading, heading, _OUTLINE, depth)

    def _number(self, item: Any, style: str, depth: int) -> None:
        """The number before the first paragraph of an item; one that only holds another list has none."""
        paragraph = next(iter(item.iterchildren(*_PARAGRAPHS)), None)
        if paragraph is not None:
            self._write(paragraph, item, style, depth)

    def _write(self, paragraph: Any, numbered: Any, style: str, depth: int) -> None:
        level = self._styles.get(style, {}).get(depth)
        if level is None:
            return
        counts = self._of(style)
        begins = numbered.get(f"{_TEXT}start-value") or ""
        counts[depth] = int(begins) if begins.isdecimal() and len(begins) < 5 else counts[depth] + 1
        for below in range(depth + 1, _DEEPEST + 1):
            counts[below] = 0
        if "".join(paragraph.itertext()).strip():
            number = _PLACE.sub(lambda found: self._written(style, int(found[1])), level.text)
            paragraph.text = number + (paragraph.text or "")

    def _written(self, style: str, depth: int) -> str:
        level = self._styles[style].get(depth)
        return level.written(max(self._of(style)[depth], level.start)) if level is not None else ""


def _styles(root: Any) -> Iterator[tuple[str, Levels]]:
    for style in root.iter(f"{_TEXT}list-style", f"{_TEXT}outline-style"):
        levels = dict(_levels(style))
        if levels:
            yield _OUTLINE if style.tag == f"{_TEXT}outline-style" else style.get(f"{_STYLE}name") or "", levels


def _without_number(root: Any) -> Iterator[str]:
    """The styles of headings that are taken out of the outline's numbers."""
    for style in root.iter(f"{_STYLE}style"):
        if style.get(f"{_STYLE}list-style-name") == "":
            yield style.get(f"{_STYLE}name") or ""


def _levels(style: Any) -> Iterator[tuple[int, _Level]]:
    for each in style.iterchildren(f"{_TEXT}list-level-style-number", f"{_TEXT}outline-level-style"):
        depth = _whole(each.get(f"{_TEXT}level"), 0)
        form = each.get(f"{_STYLE}num-format") or ""
        if 0 < depth <= _DEEPEST:
            text = each.get(f"{_LOEXT}num-list-format")
            yield (
                depth,
                _Level(
                    _whole(each.get(f"{_TEXT}start-value"), 1),
                    _FORMS.get(form[:1], "decimal"),
                    text if text is not None else _text(each, depth) if form else "",
                ),
            )


def _text(level: Any, depth: int) -> str:
    """What stands before a paragraph: the numbers of as many levels as are shown, between a prefix and a suffix."""
    shown = min(_whole(level.get(f"{_TEXT}display-levels"), 1), depth)
    numbers = ".".join(f"%{each}%" for each in range(depth - shown + 1, depth + 1))
    return f"{level.get(f'{_STYLE}num-prefix') or ''}{numbers}{level.get(f'{_STYLE}num-suffix') or ''}"


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 5 else otherwise
