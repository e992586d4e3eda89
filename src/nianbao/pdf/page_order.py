"""What stands on the pages of a PDF put in order: paragraphs over lines, tables over pages, grids of cells.

Geometry is in points, from the top left corner.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from nianbao.language.numerals import ONE_TO_TEN

_SAME_EDGE = 3.0
_SAME_WIDTH = 8.0
_LEAST_RIGHT = 0.7
_OPENS = re.compile(rf"[（(]?[{ONE_TO_TEN}]{{1,3}}[）)、]|\d{{1,2}}[.、]")
_PAGE_NUMBER = re.compile(r"\s*(?:[-—–―－·•]*\s*\d{1,3}\s*[-—–―－·•]*|第\s*\d{1,3}\s*页.*)\s*")


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a table; `page` keeps those of different pages apart."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass
class Ruled:
    """The cells of a table with their text; it goes on over pages."""

    texts: dict[Box, str]

    @property
    def left(self) -> float:
        """Its left side."""
        return min(box.left for box in self.texts)

    @property
    def right(self) -> float:
        """Its right side."""
        return max(box.right for box in self.texts)


@dataclass
class PageLine:
    """A line of text."""

    page: int
    text: str
    left: float
    right: float
    top: float
    size: float
    spread: bool = False


@dataclass
class Page:
    """What stands on a page from top to bottom; whether it is a picture, or its words are turned on their side."""

    number: int
    width: float
    picture: bool = False
    turned: bool = False
    items: list[tuple[float, PageLine | Ruled]] = field(default_factory=list)


def blocks(pages: Sequence[Page]) -> Iterator[Any]:
    """Paragraphs as strings, tables as lists of rows of [text, columns, rows]."""
    items = _joined_tables(_without_margins(pages))
    left, right = _sides(items, pages[0].width if pages else 0.0)
    before: PageLine | None = None
    paragraph = ""
    for item in items:
        if isinstance(item, PageLine) and before is not None and _goes_on(before, item, left, right):
            paragraph += item.text
            before = item
            continue
        if paragraph:
            yield paragraph
        paragraph, before = "", None
        if isinstance(item, PageLine):
            paragraph, before = item.text, item
        else:
            yield _grid(item)
    if paragraph:
        yield paragraph


def _without_margins(pages: Sequence[Page]) -> list[PageLine | Ruled]:
    """What stands on the pages without page numbers and without lines that stand at the edge of most pages."""
    edges = Counter(
        line.text
        for page in pages
        for line in {id(item): item for _, item in (*page.items[:1], *page.items[-1:])}.values()
        if isinstance(line, PageLine)
    )
    kept: list[PageLine | Ruled] = []
    for page in pages:
        last = len(page.items) - 1
        for at, (_, item) in enumerate(page.items):
            if isinstance(item, PageLine) and at in (0, last) and last > 0 and _is_margin(item.text, edges, len(pages)):
                continue
            kept.append(item)
    return kept


def _is_margin(text: str, edges: Counter[str], pages: int) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(text)) or (edges[text] >= 3 and edges[text] * 2 > pages)


def _sides(items: Sequence[PageLine | Ruled], width: float) -> tuple[float, float]:
    """Where full lines begin and end: where lines often begin, and no further in than the tables."""
    lines = [item for item in items if isinstance(item, PageLine)]
    tables = [item for item in items if isinstance(item, Ruled)]
    begins = Counter(round(line.left) for line in lines)
    often = max(begins.values(), default=0) / 3
    left = min((place for place, count in begins.items() if count >= often), default=0)
    return (
        min((left, *(table.left + _SAME_WIDTH for table in tables))),
        max((_LEAST_RIGHT * width, *(line.right for line in lines), *(table.right - _SAME_WIDTH for table in tables))),
    )


def _goes_on(before: PageLine, line: PageLine, left: float, right: float) -> bool:
    """Whether a line goes on with the paragraph of the one before: not indented, and that one was full."""
    if before.spread or line.spread or abs(before.size - line.size) > 0.15 * before.size:
        return False
    if _OPENS.match(line.text) and before.text.endswith(("。", "：", "；")):
        return False
    return line.left < left + 1.2 * line.size and before.right > right - 2.5 * before.size


def _joined_tables(items: Sequence[PageLine | Ruled]) -> list[PageLine | Ruled]:
    """Tables that a page has broken put together: nothing stands between and their sides line up."""
    joined: list[PageLine | Ruled] = []
    for item in items:
        above = joined[-1] if joined else None
        if isinstance(item, Ruled) and isinstance(above, Ruled) and _line_up(above, item):
            joined[-1] = Ruled({**above.texts, **item.texts})
        else:
            joined.append(item)
    return joined


def _line_up(above: Ruled, below: Ruled) -> bool:
    pages = {box.page for box in above.texts} & {box.page for box in below.texts}
    return not pages and abs(above.left - below.left) < _SAME_WIDTH and abs(above.right - below.right) < _SAME_WIDTH


def _grid(table: Ruled) -> list[list[tuple[str, int, int]]]:
    """The cells on a grid of all edges; a place that no cell covers is an empty cell."""
    columns = _edges(value for box in table.texts for value in (box.left, box.right))
    rows = _edges(value for box in table.texts for value in _heights(box))
    cells: dict[tuple[int, int], tuple[str, int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for box, text in table.texts.items():
        top, bottom = (_nearest(rows, value) for value in _heights(box))
        first, last = _nearest(columns, box.left), _nearest(columns, box.right)
        if last > first and bottom > top:
            cells[top, first] = (text, last - first, bottom - top)
            covered.update((row, column) for row in range(top, bottom) for column in range(first, last))
    grid = []
    for row in range(len(rows) - 1):
        places = ((row, column) for column in range(len(columns) - 1))
        grid.append([cells.get(place, ("", 1, 1)) for place in places if place in cells or place not in covered])
    return grid


def _heights(box: Box) -> tuple[float, float]:
    return box.page * 10_000 + box.top, box.page * 10_000 + box.bottom


def _edges(values: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME_EDGE:
            edges.append(value)
    return edges


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))
