"""The pages of a PDF: their words line by line, their ruled tables cell by cell.

Geometry is in points, from the top left corner.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

from nianbao.pdf.page_order import Box, Page, PageLine, Ruled, blocks

PASSWORD_NEEDED = 3
NO_TEXT = 4
TOO_LONG = 5
DAMAGED = 6
TOO_COMPLEX = 7
_MOST_PAGES = 60
_MOST_EDGES = 3_000
_MOST_TEXT = 4_000_000
_THIN = 3.0
_WIDE_GAP = 1.2
_BETWEEN_CHINESE = re.compile(r"(?<=[^\x00-\x7f]) +(?=[^\x00-\x7f])")
_FEW_SIGNS = 20
_MUCH = 0.3
_UNKNOWN_SIGN = "(cid:"


class RefusedError(Exception):
    """What stands in the file cannot be read; `code` says why."""

    def __init__(self, code: int) -> None:
        self.code = code


def looked_at(path: str) -> dict[str, Any]:
    """The blocks of a PDF, how many pages it has and how many were read; else the code that speaks of the file.

    Raises whatever is a fault of this program.
    """
    try:
        pages, count = pages_of(path)
        found = list(blocks(pages))
    except RefusedError as refused:
        return {"code": refused.code}
    except MemoryError:
        return {"code": TOO_COMPLEX}
    text = json.dumps(found)
    if not any(found) or text.count(_UNKNOWN_SIGN) * 20 > len(text):
        return {"code": NO_TEXT}
    if len(text) > _MOST_TEXT:
        return {"code": TOO_LONG}
    remarks = {name: [page.number + 1 for page in pages if getattr(page, name)] for name in ("picture", "turned")}
    return {"code": 0, "blocks": found, "pages": count, "read": len(pages), **remarks}


def pages_of(path: str) -> tuple[list[Page], int]:
    """The pages that are read, and how many there are."""
    import pdfplumber

    with open(path, "rb") as file:
        with _blaming_the_file():
            pages = pdfplumber.open(file).pages
        return [_read(number, page) for number, page in enumerate(pages[:_MOST_PAGES])], len(pages)


def _read(number: int, page: Any) -> Page:
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
        raise RefusedError(PASSWORD_NEEDED if locked else DAMAGED) from error


def _page(number: int, page: Any) -> Page:
    result = Page(number, float(page.width), _is_picture(page), _is_turned(page))
    chars = [char for char in page.chars if char["text"].strip() or char["text"] == " "]
    for found in _tables(page):
        boxes = [Box(number, *cell) for cell in found.cells]
        inside, chars = _split(chars, found.bbox)
        columns = {round(box.left) for box in boxes}
        if len(columns) < 2:
            chars = chars + inside
            continue
        table = Ruled(_filled(boxes, inside))
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


def _filled(boxes: Sequence[Box], chars: Sequence[dict[str, Any]]) -> dict[Box, str]:
    held: dict[Box, list[dict[str, Any]]] = {box: [] for box in boxes}
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


def _lines(page: int, chars: Sequence[dict[str, Any]]) -> Iterator[PageLine]:
    for row in _rows(chars):
        signs = [char for char in row if char["text"].strip()]
        if not signs:
            continue
        size = Counter(round(char["size"], 1) for char in signs).most_common(1)[0][0] or 10.0
        spread = any(right["x0"] - left["x1"] > _WIDE_GAP * size for left, right in pairwise(signs))
        yield PageLine(
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
