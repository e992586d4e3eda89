"""Text in: lines put together as the paragraphs that they were, and tables between tabs or “|”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nianbao.language.numerals import ONE_TO_TEN
from nianbao.reading.blocks import Block, Paragraph
from nianbao.reading.spaced_columns import width
from nianbao.reading.text_tables import lines_of, with_tables

_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–―－·•]+\s*\d{1,3}\s*[-—–―－·•]+|第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?)\s*"
)
_OPENS = re.compile(rf"\s*(?:[（(]?[{ONE_TO_TEN}]{{1,3}}[）)、.．]|[（(]?\d{{1,2}}[）)、.．](?!\d)|第二十条)")
_INDENT = re.compile(r"\u3000| {2}|\t")
_HAS_COLUMNS = re.compile(r"\t| {2}|[|｜│┃║]")
_TITLE_END = "报告"
_ENDS = "。！？：；:;!?”）)"
_WIDEST_PAGE = 100
_SLACK = 5
_PROSE = 40
_FEWEST_FULL = 4
_INDENT_WIDTH = 4


def read_text(text: str) -> tuple[Block, ...]:
    """The blocks of a text, one copied from a page or a PDF included; an empty line is an empty paragraph."""
    lines = [line.rstrip(" \r\n\u3000") for line in lines_of(text) if not _is_page_number(line)]
    return tuple(with_tables(Paragraph(line) for line in _unwrapped(lines)))


def _is_page_number(line: str) -> bool:
    """Whether a line is nothing but the number of a page: “- 3 -”, “第3页 共5页”."""
    return bool(_PAGE_NUMBER.fullmatch(line))


def _unwrapped(lines: Sequence[str]) -> list[str]:
    """Lines that a page's width has broken put together again; an indent or a number of order begins a new one."""
    margin = _margin(lines)
    if margin is None:
        return list(lines)
    spaced = _is_double_spaced(lines, margin)
    result: list[str] = []
    full = False
    for number, line in enumerate(lines):
        if not line.strip():
            following = lines[number + 1] if number + 1 < len(lines) else ""
            if full and spaced and following.strip():
                continue
            full = False
        elif _HAS_COLUMNS.search(line.strip()):
            full = False
        elif full and not _OPENS.match(line) and not _INDENT.match(line):
            result[-1] += line.strip()
            full = _is_full(line, margin)
            continue
        else:
            full = _is_full(line, margin)
        result.append(line)
    return result


def _is_full(line: str, margin: int) -> bool:
    """Whether a line reaches the margin; an indented one whose indent is lost, only if it breaks off a sentence."""
    own = 0 if line.rstrip().endswith(_TITLE_END) else _size(line)
    return own >= margin or (own >= margin - _INDENT_WIDTH and line.strip()[-1] not in _ENDS)


def _size(line: str) -> int:
    """The width of a line without spaces, of which a PDF's text has more or fewer."""
    return width("".join(line.split()))


def _margin(lines: Sequence[str]) -> int | None:
    """The least width of a full line; None where the lines are paragraphs."""
    prose = sorted((_size(line) for line in lines if _is_prose(line)), reverse=True)
    full = next((size for size in prose if sum(size - _SLACK < other <= size for other in prose) >= _FEWEST_FULL), None)
    if full is None or full > _WIDEST_PAGE or prose[0] > full + 4 * _SLACK:
        return None
    wide = [line.strip() for line in lines if _is_prose(line) and _size(line) > full - _SLACK]
    broken = sum(line[-1] not in _ENDS for line in wide)
    return full - _SLACK + 1 if broken * 2 > len(wide) and len(wide) * 5 >= len(prose) else None


def _is_prose(line: str) -> bool:
    text = line.strip()
    is_label = _OPENS.match(text) or _HAS_COLUMNS.search(text) or text[-1:].isdigit()
    return _size(text) >= _PROSE and not is_label


def _is_double_spaced(lines: Sequence[str], margin: int) -> bool:
    full = [number for number, line in enumerate(lines[:-1]) if line.strip() and _size(line) >= margin]
    return sum(not lines[number + 1].strip() for number in full) * 2 > len(full)
