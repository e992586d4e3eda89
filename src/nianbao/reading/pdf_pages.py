"""The pages of a PDF as blocks, written to stdout as JSON; run by `pdf` in a process of its own with limits.

It imports nothing of nianbao, so that it starts fast. Geometry is in points, from the top left corner.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from nianbao.language.numerals import ONE_TO_TEN

PASSWORD_NEEDED = 3
NO_TEXT = 4
TOO_LONG = 5
DAMAGED = 6
TOO_COMPLEX = 7
_MOST_PAGES = 60
_MOST_EDGES = 3_000
_MOST_MEMORY = 480 * 1024 * 1024
_MOST_TEXT = 4_000_000
_THIN = 3.0
_SAME_EDGE = 3.0
_SAME_WIDTH = 8.0
_WIDE_GAP = 1.2
_LEAST_RIGHT = 0.7
_OPENS = re.compile(rf"[（(]?[{ONE_TO_TEN}]{{1,3}}[）)、]|\d{{1,2}}[.、]")
_PAGE_NUMBER = re.compile(r"\s*(?:[-—–―－·•]*\s*\d{1,3}\s*[-—–―－·•]*|第\s*\d{1,3}\s*页.*)\s*")
_BETWEEN_CHINESE = re.compile(r"(?<=[^\x00-\x7f]) +(?=[^\x00-\x7f])")
_FEW_SIGNS = 20
_MUCH = 0.3
_UNKNOWN_SIGN = "(cid:"


@dataclass(frozen=True, slots=True)
class _Box:
    """A cell of a table; `page` keeps those of different pages apart."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass
class _Table:
    """The cells of a table with their text; it goes on over pages."""

    texts: dict[_Box, str]

    @property
    def left(self) -> float:
        return min(box.left for box in self.texts)

    @property
    def right(self) -> float:
        return max(box.right for box in self.texts)


@dataclass
class _Line:
    """A line of text."""

    page: int
    text: str
    left: float
    right: float
    top: float
    size: float
    spread: bool = False


@dataclass
class _Page:
    """What stands on a page from top to bottom; whether it is a picture, or its words are turned on their side."""

    number: int
    width: float
    picture: bool = False
    turned: bool = False
    items: list[tuple[float, _Line | _Table]] = field(default_factory=list)


class _RefusedError(Exception):
    """What stands in the file cannot be read; `code` is the exit code that says why."""

    def __init__(self, code: int) -> None:
        self.code = code


def main(path: str) -> int:
    """Writes the blocks of a PDF as JSON; gives the exit code.

    One of the codes above speaks of the file; a fault of this program is 1, as Python has it.
    """
    _limit_memory()
    try:
        pages, count = _pages(path)
        blocks = list(_blocks(pages))
    except _RefusedError as refused:
        return refused.code
    except MemoryError:
        return TOO_COMPLEX
    text = json.dumps(blocks)
    if not any(blocks) or text.count(_UNKNOWN_SIGN) * 20 > len(text):
        return NO_TEXT
    if len(text) > _MOST_TEXT:
        return TOO_LONG
    remarks = {name: [page.number + 1 for page in pages if getattr(page, name)] for name in ("picture", "turned")}
    sys.stdout.write(json.dumps({"blocks": blocks, "pages": count, "read": len(pages), **remarks}))
    return 0


def _pages(path: str) -> tuple[list[_Page], int]:
    """The pages that are read, and how many there are."""
    import pdfplumber

    with open(path, "rb") as file:
        with _blaming_the_file():
            pages = pdfplumber.open(file).pages
        return [_read(number, page) for number, page in enumerate(pages[:_MOST_PAGES])], len(pages)


def _read(number: int, page: Any) -> _Page:
    with _blaming_the_file():
        # Everything on the page is read here: what fails later is our own.
        _ = page.objects
    try:
        return _page(number, page)
    finally:
        page.close()


@contextmanager
def _blaming_the_file() -> Iterator[None]:
    """Refuses what the library cannot read, in whatever way it fails; a fault of the machine stays what it is."""
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        yield
    except (MemoryError, ImportError, OSError):
        raise
    except Exception as error:
        locked = error.args and isinstance(error.args[0], PDFPasswordIncorrect)
        raise _RefusedError(PASSWORD_NEEDED if locked else DAMAGED) from error


def _limit_memory() -> None:
    """Holds the process to its memory where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _page(number: int, page: Any) -> _Page:
    result = _Page(number, float(page.width), _is_picture(page), _is_turned(page))
    chars = [char for char in page.chars if char["text"].strip() or char["text"] == " "]
    for found in _tables(page):
        boxes = [_Box(number, *cell) for cell in found.cells]
        inside, chars = _split(chars, found.bbox)
        columns = {round(box.left) for box in boxes}
        if len(columns) < 2:
            chars = chars + inside
            continue
        table = _Table(_filled(boxes, inside))
        result.items.append((found.bbox[1], table))
    result.items.extend((line.top, line) for line in _lines(number, chars))
    result.items.sort(key=lambda item: item[0])
    return result


def _is_picture(page: Any) -> bool:
    """Whether pictures take much of a page that has hardly any words."""
    area = sum(max(image["width"], 0) * max(image["height"], 0) for image in page.images)
    return len(page.chars) < _FEW_SIGNS and area > _MUCH * float(page.width) * float(page.height)


def _is_turned(page: Any) -> bool:
    signs = [char for char in page.chars if char["text"].strip()]
    return 2 * sum(not char["upright"] for char in signs) > len(signs)


def _tables(page: Any) -> list[Any]:
    """The tables with ruled cells; filled areas, which stand behind text, are not rules."""
    ruled = page.filter(_may_be_rule)
    if len(ruled.edges) > _MOST_EDGES:
        return []
    return list(ruled.find_tables({"vertical_strategy": "lines", "horizontal_strategy": "lines"}))


def _may_be_rule(item: dict[str, Any]) -> bool:
    if item["object_type"] == "char":
        return False
    if item["object_type"] != "rect":
        return True
    return bool(item.get("stroke")) or item["width"] <= _THIN or item["height"] <= _THIN


def _split(chars: Sequence[dict[str, Any]], area: tuple[float, ...]) -> tuple[list[Any], list[Any]]:
    left, top, right, bottom = area
    inside: list[Any] = []
    outside: list[Any] = []
    for char in chars:
        across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        (inside if left <= across <= right and top <= down <= bottom else outside).append(char)
    return inside, outside


def _filled(boxes: Sequence[_Box], chars: Sequence[dict[str, Any]]) -> dict[_Box, str]:
    held: dict[_Box, list[dict[str, Any]]] = {box: [] for box in boxes}
    for char in chars:
        across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        for box in boxes:
            if box.left <= across <= box.right and box.top <= down <= box.bottom:
                held[box].append(char)
                break
    return {box: "\n".join(_cell_lines(own)) for box, own in held.items()}


def _cell_lines(chars: Sequence[dict[str, Any]]) -> Iterator[str]:
    for row in _rows(chars):
        text = "".join(char["text"] for char in row).strip()
        if text:
            yield text


def _rows(chars: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Characters line by line, those of a line from left to right."""
    row: list[dict[str, Any]] = []
    middle = 0.0
    for char in sorted(chars, key=lambda char: (char["top"] + char["bottom"]) / 2):
        here = (char["top"] + char["bottom"]) / 2
        if row and here - middle > 0.5 * max(char["size"], 4):
            yield sorted(row, key=lambda char: float(char["x0"]))
            row = []
        if not row:
            middle = here
        row.append(char)
    if row:
        yield sorted(row, key=lambda char: float(char["x0"]))


def _lines(page: int, chars: Sequence[dict[str, Any]]) -> Iterator[_Line]:
    for row in _rows(chars):
        signs = [char for char in row if char["text"].strip()]
        if not signs:
            continue
        size = Counter(round(char["size"], 1) for char in signs).most_common(1)[0][0] or 10.0
        spread = any(right["x0"] - left["x1"] > _WIDE_GAP * size for left, right in pairwise(signs))
        yield _Line(
            page,
            _spread_text(signs, size)
            if spread
            else _BETWEEN_CHINESE.sub("", "".join(char["text"] for char in row).strip()),
            signs[0]["x0"],
            signs[-1]["x1"],
            signs[0]["top"],
            size,
            spread,
        )


def _spread_text(signs: Sequence[dict[str, Any]], size: float) -> str:
    """A line with wide gaps, each piece in the column of its place, so that columns line up from line to line."""
    text = ""
    columns = 0
    half = size / 2
    before: dict[str, Any] | None = None
    for sign in signs:
        gap = sign["x0"] - before["x1"] if before is not None else _WIDE_GAP * size + 1
        if gap > _WIDE_GAP * size:
            wanted = max(round(sign["x0"] / half), columns + (2 if before is not None else 0))
            text += " " * (wanted - columns)
            columns = wanted
        elif gap > 0.25 * size:
            text += " "
            columns += 1
        text += sign["text"]
        columns += 2 if sign["text"] > "\u2e7f" else 1
        before = sign
    return text


def _blocks(pages: Sequence[_Page]) -> Iterator[Any]:
    """Paragraphs as strings, tables as lists of rows of [text, columns, rows]."""
    items = _joined_tables(_without_margins(pages))
    left, right = _sides(items, pages[0].width if pages else 0.0)
    before: _Line | None = None
    paragraph = ""
    for item in items:
        if isinstance(item, _Line) and before is not None and _goes_on(before, item, left, right):
            paragraph += item.text
            before = item
            continue
        if paragraph:
            yield paragraph
        paragraph, before = "", None
        if isinstance(item, _Line):
            paragraph, before = item.text, item
        else:
            yield _grid(item)
    if paragraph:
        yield paragraph


def _without_margins(pages: Sequence[_Page]) -> list[_Line | _Table]:
    """What stands on the pages without page numbers and without lines that stand at the edge of most pages."""
    edges = Counter(
        line.text
        for page in pages
        for line in {id(item): item for _, item in (*page.items[:1], *page.items[-1:])}.values()
        if isinstance(line, _Line)
    )
    kept: list[_Line | _Table] = []
    for page in pages:
        last = len(page.items) - 1
        for at, (_, item) in enumerate(page.items):
            if isinstance(item, _Line) and at in (0, last) and last > 0 and _is_margin(item.text, edges, len(pages)):
                continue
            kept.append(item)
    return kept


def _is_margin(text: str, edges: Counter[str], pages: int) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(text)) or (edges[text] >= 3 and edges[text] * 2 > pages)


def _sides(items: Sequence[_Line | _Table], width: float) -> tuple[float, float]:
    """Where full lines begin and end: where lines often begin, and no further in than the tables."""
    lines = [item for item in items if isinstance(item, _Line)]
    tables = [item for item in items if isinstance(item, _Table)]
    begins = Counter(round(line.left) for line in lines)
    often = max(begins.values(), default=0) / 3
    left = min((place for place, count in begins.items() if count >= often), default=0)
    return (
        min((left, *(table.left + _SAME_WIDTH for table in tables))),
        max((_LEAST_RIGHT * width, *(line.right for line in lines), *(table.right - _SAME_WIDTH for table in tables))),
    )


def _goes_on(before: _Line, line: _Line, left: float, right: float) -> bool:
    """Whether a line goes on with the paragraph of the one before: not indented, and that one was full."""
    if before.spread or line.spread or abs(before.size - line.size) > 0.15 * before.size:
        return False
    if _OPENS.match(line.text) and before.text.endswith(("。", "：", "；")):
        return False
    return line.left < left + 1.2 * line.size and before.right > right - 2.5 * before.size


def _joined_tables(items: Sequence[_Line | _Table]) -> list[_Line | _Table]:
    """Tables that a page has broken put together: nothing stands between and their sides line up."""
    joined: list[_Line | _Table] = []
    for item in items:
        above = joined[-1] if joined else None
        if isinstance(item, _Table) and isinstance(above, _Table) and _line_up(above, item):
            joined[-1] = _Table({**above.texts, **item.texts})
        else:
            joined.append(item)
    return joined


def _line_up(above: _Table, below: _Table) -> bool:
    pages = {box.page for box in above.texts} & {box.page for box in below.texts}
    return not pages and abs(above.left - below.left) < _SAME_WIDTH and abs(above.right - below.right) < _SAME_WIDTH


def _grid(table: _Table) -> list[list[tuple[str, int, int]]]:
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


def _heights(box: _Box) -> tuple[float, float]:
    return box.page * 10_000 + box.top, box.page * 10_000 + box.bottom


def _edges(values: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME_EDGE:
            edges.append(value)
    return edges


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
