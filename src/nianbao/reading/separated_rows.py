"""Rows of a table whose cells stand between commas or semicolons, as a spreadsheet saved as text has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from nianbao.reading.blocks import Block, Paragraph
from nianbao.reading.figures import count

_SIGNS = (",", "；", ";")
_FEWEST_CELLS, _FEWEST_ROWS, _LONGEST = 3, 3, 60
_THOUSANDS = re.compile(r"\d,\d{3}(?!\d)")


def with_rows(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with lines that are such rows as rows between tabs.

    Of several most hold numbers, of few all, or one below a head with as many cells. A comma may stand within a number
    too: rows between commas then have all as many cells.
    """
    for sign, group in groupby(blocks, key=_sign):
        lines = list(group)
        texts = [block.text for block in lines if isinstance(block, Paragraph)]
        if sign and _are_rows(texts, sign):
            yield from (Paragraph("\t".join(text.split(sign))) for text in texts)
        else:
            yield from lines


def _sign(block: Block) -> str:
    """The sign between the cells of a line; empty where it cannot be a row."""
    if not isinstance(block, Paragraph) or "。" in block.text or "\t" in block.text:
        return ""
    return next((sign for sign in _SIGNS if _may_be_row(block.text, sign)), "")


def _may_be_row(text: str, sign: str) -> bool:
    parts = text.split(sign)
    return len(parts) > 1 and max(map(len, parts)) <= _LONGEST


def _are_rows(texts: Sequence[str], sign: str) -> bool:
    if sign == "," and any(map(_THOUSANDS.search, texts)) and len({text.count(sign) for text in texts}) > 1:
        return False
    figures = [_has_figures(text, sign) for text in texts]
    most = 2 * sum(figures) > len(texts) and (len(texts) >= _FEWEST_ROWS or all(figures))
    return most or any(
        below and text.count(sign) == above.count(sign) >= _FEWEST_CELLS
        for (above, text), below in zip(pairwise(texts), figures[1:], strict=True)
    )


def _has_figures(text: str, sign: str) -> bool:
    """Whether most of the cells behind the first are numbers, or blank."""
    cells = [part.strip() for part in text.split(sign)[1:]]
    known = sum(not cell or count(cell).understood for cell in cells)
    return len(cells) + 1 >= _FEWEST_CELLS and 2 * known > len(cells) and any(cells)
