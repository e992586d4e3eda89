"""A PDF in: its pages are taken apart in a process of its own, which cannot hang or take all memory."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nianbao.errors import ReadingError
from nianbao.own_process import PartError, StayingPart
from nianbao.pdf import pages, part
from nianbao.reading.blocks import Block, Cell, Paragraph, Table
from nianbao.reading.text_tables import with_tables

_SECONDS = 8
"""A published report of five pages takes a third of a second; sixty pages, which is as many as are read, five."""

PART = StayingPart(part)
"""What takes PDFs apart."""


def read_pdf(path: Path) -> tuple[Block, ...]:
    """The blocks of a PDF; raises as `pdf_contents` does."""
    return pdf_contents(path)[0]


def pdf_contents(path: Path) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of a PDF, and what is to be known of pages that were not read.

    Raises ReadingError where it is damaged, locked, without text or takes too long. A fault of ours is
    PartError, and says nothing against the file.
    """
    try:
        found = PART.ask(path, _SECONDS)
    except subprocess.TimeoutExpired as error:
        raise _too_complex() from error
    if not isinstance(found, dict):
        raise PartError
    _refuse(found["code"])
    return tuple(with_tables(map(_block, found["blocks"]))), tuple(_remarks(found))


def _refuse(code: int) -> None:
    """Raises ReadingError where a code speaks of the file."""
    if code == pages.PASSWORD_NEEDED:
        raise ReadingError("这个 PDF 有密码", remedy="请取消密码后另存一份再读，或改用 Word 原稿、网页。")
    if code == pages.NO_TEXT:
        raise ReadingError(
            "这个 PDF 只有图片，取不出文字", remedy="请改用 Word 原稿或网页；也可以用 WPS 的文字识别转成 Word 后再读。"
        )
    if code == pages.TOO_LONG:
        raise ReadingError("文字太多，不像一份年度报告", remedy="请确认选对了文件。")
    if code == pages.DAMAGED:
        raise ReadingError("PDF 已损坏，打不开", remedy="请重新下载，或改用 Word 原稿、网页。")
    if code == pages.TOO_COMPLEX:
        raise _too_complex()


def _remarks(found: dict[str, Any]) -> Iterator[str]:
    if found["pages"] > found["read"]:
        yield f"这个 PDF 有 {found['pages']} 页，只读了前 {found['read']} 页，后面的请对照原文。"
    for key, told in (("picture", "是图片"), ("turned", "字是横着放的")):
        if pages := "、".join(map(str, found[key])):
            yield f"第 {pages} 页{told}，没有读出来的数请对照原文。"


def _too_complex() -> ReadingError:
    return ReadingError("PDF 太复杂，读了太久", remedy="请改用 Word 原稿或网页。")


def _block(item: str | list[list[list[object]]]) -> Block:
    if isinstance(item, str):
        return Paragraph(item)
    return Table(
        tuple(tuple(Cell(str(text), int(str(columns)), int(str(rows))) for text, columns, rows in row) for row in item)
    )
