"""What a reader sees of a paragraph in a Word file: its runs, without struck or hidden words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from nianbao.reading.blocks import beside, visible
from nianbao.reading.word_package import W
from nianbao.reading.word_styles import Effects, WordStyles, is_on_white, is_unseen

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_T, _RUN, _RUN_PROPERTIES, _BOX = f"{W}t", f"{W}r", f"{W}rPr", f"{W}txbxContent"
_PROPERTIES = frozenset(f"{W}{name}" for name in ("rPr", "pPr", "tcPr", "trPr", "tblPr", "tblGrid", "sdtPr"))
_LEFT_OUT = frozenset({f"{W}del", f"{W}moveFrom", f"{W}rt", _FALLBACK, *_PROPERTIES})
_MARKS = frozenset(f"{W}{name}" for name in ("proofErr", "bookmarkStart", "bookmarkEnd"))
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_TEXTS = {_T, _MATH}
_TEXTUAL = {_RUN, _BOX, _MATH}
_IN_A_RUN = {_T, _RUN, _BOX, _MATH, *_BREAKS}


def text_of_paragraph(paragraph: Any, styles: WordStyles) -> str:
    """What a reader sees of a paragraph: no struck or hidden words; what is raised or lowered as a note."""
    inherited = styles.of_paragraph(paragraph)
    pieces: list[str] = []
    for element in paragraph:
        tag = element.tag
        if tag == _RUN:
            pieces.append(_of_run(element, styles, inherited))
        elif tag not in _LEFT_OUT and tag not in _MARKS:
            pieces.extend(_within(element, styles, inherited))
    return visible("".join(pieces))


def boxes(paragraph: Any) -> Iterable[Any]:
    """The text boxes that hang on a paragraph; most have none, which the tree tells at once."""
    return () if next(paragraph.iter(_BOX), None) is None else nearest(paragraph, {_BOX})


def nearest(elements: Iterable[Any], wanted: set[str]) -> Iterator[Any]:
    """The nearest elements of some kinds, not those below one another, nor what is deleted or printed elsewhere."""
    for element in elements:
        tag = element.tag
        if tag in wanted:
            yield element
        elif tag not in _LEFT_OUT and len(element):
            yield from nearest(element, wanted)


def _within(element: Any, styles: WordStyles, inherited: Effects) -> Iterator[str]:
    """The text of what frames runs: insertions, links, formulas."""
    for inner in nearest((element,), _TEXTUAL):
        if inner.tag == _RUN:
            yield _of_run(inner, styles, inherited)
        elif inner.tag == _MATH:
            yield inner.text or ""


def _of_run(run: Any, styles: WordStyles, inherited: Effects) -> str:
    pieces: list[str] = []
    properties = None
    for element in run:
        tag = element.tag
        if tag == _T:
            pieces.append(element.text or "")
        elif tag == _RUN_PROPERTIES:
            properties = element
        elif tag in _BREAKS:
            pieces.append(_BREAKS[tag])
        else:
            pieces.extend(_framed(element, styles, inherited))
    effects = styles.of_run(properties, inherited)
    return _as_seen("".join(pieces), effects, run) if effects else "".join(pieces)


def _framed(element: Any, styles: WordStyles, inherited: Effects) -> Iterator[str]:
    """The text of what stands in a run beside its own words: a ruby's base, a formula."""
    for inner in nearest((element,), _IN_A_RUN):
        if inner.tag in _TEXTS:
            yield inner.text or ""
        elif inner.tag == _RUN:
            yield _of_run(inner, styles, inherited)
        elif inner.tag in _BREAKS:
            yield _BREAKS[inner.tag]


def _as_seen(text: str, effects: Effects, run: Any) -> str:
    if is_unseen(effects) or (effects.get("white") and _is_lost_on_white(text, run)):
        return ""
    return beside(text) if effects.get("aside") else text


def _is_lost_on_white(text: str, run: Any) -> bool:
    """A figure is; a heading is white only where the style of its table gives it a dark ground."""
    return any(sign.isdigit() for sign in text) and is_on_white(run)
