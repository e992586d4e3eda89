"""The five parts of 总体情况 found in its text, by headings that are numbered in one way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nianbao.language.folding import half_width
from nianbao.language.numerals import ONE_TO_TEN
from nianbao.reading.headings import Found, run_in
from nianbao.reading.labels import Labels, ordinal_length, plain

_SHORT = 30
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_SENTENCE_START = r"(?:^|(?<=[。；;！!？?：:\n])|(?<=[\u4e00-\u9fff)）\d]\.))\s*"
_BRACKETED = re.compile(
    rf"{_SENTENCE_START}(?P<mark>(?:[（(]?(?P<n>[{ONE_TO_TEN}]{{1,2}})[）)]|[（(](?P<m>[{ONE_TO_TEN}]{{1,2}}))[、.．]?)"
    r"\s*(?=\S)"
)
_UNMARKED = re.compile(r"(?:^|(?<=\n))\s*(?P<mark>)(?=\S)")
_MARKERS = (
    _BRACKETED,
    re.compile(
        rf"{_SENTENCE_START}(?P<mark>(?:第(?P<m>[一二三四五六])|(?P<n>[{ONE_TO_TEN}]{{1,2}}))[是、.．,，])\s*(?=\S)"
    ),
    re.compile(_SENTENCE_START + r"(?P<mark>[（(]?(?P<n>\d{1,2})[）)]?[、.．](?!\d))\s*(?=\S)"),
    re.compile(rf"{_SENTENCE_START}(?P<mark>(?P<n>[{_CIRCLED}])[、.．]?)\s*(?=\S)"),
    re.compile(r"(?:^|(?<=\n))\s*(?P<mark>【)(?=\S)"),
    _UNMARKED,
)
_NAMED = re.compile(rf"^\s*(?P<head>[^：:\n]{{1,{_SHORT}}})[：:]\s*", re.MULTILINE)
_END = re.compile(r"[。：:；;\n]|\.(?!\d)|$")
_COMMAS = re.compile(r"[，,、\d]")
_FIGURES = re.compile(r"\d")
_CLOSING = re.compile(r"\s*(?:$|[。.：:；;，,、\n])")
_FEWEST_KNOWN = 3


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text: where its heading begins, its key, and where its own text begins."""

    start: int
    key: str
    text_start: int


@dataclass(frozen=True, slots=True)
class _Head:
    """A numbered heading of any wording: its number, where it begins and ends, and the part that it speaks of."""

    number: int
    start: int
    end: int
    key: str | None


def parts_of(text: str, labels: Labels, marks: Labels) -> list[Part]:
    """The parts in the order of the report, those that are marked in one way.

    `labels` are their headings, `marks` the words by which a heading of another wording is known. Such headings are
    taken where they number all five parts. Points that are no headings (“一是……”) give no part at all.
    """
    found = [_parts(text, marker, labels, marks) for marker in _MARKERS]
    return max(found, key=len)


def _parts(text: str, marker: re.Pattern[str], labels: Labels, marks: Labels) -> list[Part]:
    if len(named := _named_paragraphs(text, marker, labels)) == len(labels.names):
        return named
    strict = _strict(text, marker, labels)
    if len(strict) == len(labels.names) or "n" not in marker.groupindex:
        return _without_rests(text, strict)
    loose = _numbered_as_official(_heads(text, marker, marks), list(labels.names))
    if loose:
        return loose
    if marker is not _BRACKETED and len(strict) < len(_series(_heads(text, marker, marks))):
        return []
    return _without_rests(text, strict)


def _named_paragraphs(text: str, marker: re.Pattern[str], labels: Labels) -> list[Part]:
    """Paragraphs that begin with what the part is called and a colon, in the order of the report."""
    if marker is not _UNMARKED:
        return []
    heads = [(found, labels.exact(found["head"])) for found in _NAMED.finditer(text)]
    parts = [Part(found.start(), key, found.end()) for found, key in heads if key is not None]
    return parts if [part.key for part in parts] == list(labels.names) else []


def _strict(text: str, marker: re.Pattern[str], labels: Labels) -> list[Part]:
    """The headings in the order of the report that say what the part is called."""
    order = list(labels.names)
    found: list[Part] = []
    for mark in marker.finditer(text):
        heading = _heading(text, mark, labels)
        if heading is None or (found and order.index(heading.key) <= order.index(found[-1].key)):
            continue
        found.append(heading)
    return found


def _without_rests(text: str, parts: Sequence[Part]) -> list[Part]:
    """The parts, with what stands behind a heading in its line and is no sentence counted to the heading."""
    ends = [*(part.start for part in parts[1:]), len(text)]
    return [Part(part.start, part.key, _text_start(text, part, end)) for part, end in zip(parts, ends, strict=False)]


def _text_start(text: str, part: Part, end: int) -> int:
    closing = _END.search(text, part.text_start)
    stop = closing.start() if closing else len(text)
    rest = text[part.text_start : stop]
    is_line = text[stop : stop + 1] == "\n"
    if part.text_start == 0 or not text[part.text_start - 1].isalnum() or not _is_wording(rest, alone=is_line):
        return part.text_start
    return stop + 1 if text[stop + 1 : end].strip() else part.text_start


def _is_wording(words: str, *, alone: bool) -> bool:
    """Whether words can be those of a heading: few, without figures, and with commas only in a line of their own."""
    return 0 < len(words.strip()) <= _SHORT and not (_FIGURES if alone else _COMMAS).search(words)


def _heads(text: str, marker: re.Pattern[str], marks: Labels) -> list[_Head]:
    heads: list[_Head] = []
    for mark in marker.finditer(text):
        closing = _END.search(text, mark.end())
        end = closing.start() if closing else len(text)
        number = mark["n"] or mark.groupdict().get("m") or ""
        heads.append(
            _Head(
                _value(number),
                mark.start(),
                end,
                _spoken_of(text[mark.end() : end], marks, alone=text[end : end + 1] == "\n"),
            )
        )
    return heads


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number)
    if number in _CIRCLED:
        return _CIRCLED.index(number) + 1
    return ONE_TO_TEN.index(number) + 1 if number in ONE_TO_TEN and number else 0


def _spoken_of(head: str, marks: Labels, *, alone: bool) -> str | None:
    """The part of which a heading speaks: the one whose word stands in it, the longest where there are several."""
    if not _is_wording(head, alone=alone):
        return None
    letters = plain(head)
    found = [(len(plain(word)), key) for key, words in marks.names.items() for word in words if plain(word) in letters]
    return max(found)[1] if found else None


def _series(heads: Sequence[_Head]) -> list[_Head]:
    """The heads that count up from one: each is the first with the next number."""
    series: list[_Head] = []
    for head in heads:
        if head.number == len(series) + 1:
            series.append(head)
    return series


def _numbered_as_official(heads: Sequence[_Head], order: Sequence[str]) -> list[Part]:
    """All the parts, where the heads count exactly them and those that are known stand at their own numbers."""
    for first in (at for at, head in enumerate(heads) if head.number == 1):
        series = _series(heads[first:])
        known = [head for head in series if head.key is not None]
        agree = all(head.key == order[head.number - 1] for head in known if head.number <= len(order))
        if len(series) == len(order) and len(known) >= _FEWEST_KNOWN and agree:
            return [Part(head.start, order[head.number - 1], head.end + 1) for head in series]
    return []


def _heading(text: str, mark: re.Match[str], labels: Labels) -> Part | None:
    body = text[mark.end() : mark.end() + 200]
    line = body.split("\n", 1)[0]
    if not mark["mark"]:
        key = labels.exact(line) if len(line) <= _SHORT else None
        return Part(mark.start(), key, mark.end() + len(line)) if key is not None else None
    if mark["mark"] == "【":
        return _framed(mark, line, labels)
    begun = run_in(line, labels)
    if begun is None:
        return _slip(text, mark, line, labels)
    length = len(line.rstrip()) - len(begun.rest)
    bracketed = half_width(mark["mark"])[-1] == ")" or half_width(mark["mark"])[0] == "("
    if not bracketed and not _is_closed(line, begun):
        return None
    return Part(mark.start(), begun.key, mark.end() + length)


def _framed(mark: re.Match[str], line: str, labels: Labels) -> Part | None:
    """A heading between 【 and 】."""
    head, closed, _ = line.partition("】")
    key = labels.match(head) if closed and len(head) <= _SHORT else None
    return Part(mark.start(), key, mark.end() + len(head) + 1) if key is not None else None


def _is_closed(line: str, begun: Found) -> bool:
    """Whether a heading ends with a point, a colon or the line, and is not the beginning of a sentence."""
    head = line.rstrip()[: len(line.rstrip()) - len(begun.rest)] if begun.rest else line
    return not begun.rest or not head[-1:].isalnum()


def _slip(text: str, mark: re.Match[str], line: str, labels: Labels) -> Part | None:
    """A heading with a slip, in a line of its own or up to the first point."""
    head = re.split(r"[。：:；;]|\.(?!\d)", line, maxsplit=1)[0]
    key = labels.match(head) if len(plain(head)) <= _SHORT and ordinal_length(head) == 0 else None
    if key is None:
        return None
    end = mark.end() + len(head)
    closing = _CLOSING.match(text, end)
    return Part(mark.start(), key, closing.end() if closing else end)
