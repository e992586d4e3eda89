"""LibreOffice as the printer: Word files made PDFs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from nianbao.errors import WritingError
from nianbao.office_program import convert, libreoffice

__all__ = ["libreoffice", "print_pdfs"]

_SECONDS = 90.0

_BY_HAND = "请用 Word 或 WPS 打开 Word 稿，“另存为”选 PDF。"


def print_pdfs(words: Sequence[Path], folder: Path, *, seconds: float = _SECONDS) -> tuple[Path, ...]:
    """Makes a PDF of each Word file in `folder`, under its own name, and returns where they stand.

    Raises WritingError where there is no LibreOffice, where it fails, or where it takes longer than `seconds`.
    """
    program = libreoffice()
    if program is None:
        raise WritingError("这台机器上没有 LibreOffice", remedy=_BY_HAND)
    try:
        convert(program, words, "pdf", folder, seconds)
    except TimeoutError as error:
        raise WritingError(f"LibreOffice 转了 {seconds:.0f} 秒还没有转完", remedy=_BY_HAND) from error
    except OSError as error:
        raise WritingError("LibreOffice 启动不了", remedy=_BY_HAND) from error
    printed = tuple(folder / f"{word.stem}.pdf" for word in words)
    if not all(pdf.is_file() for pdf in printed):
        raise WritingError("LibreOffice 没有转出 PDF", remedy=_BY_HAND)
    return printed
