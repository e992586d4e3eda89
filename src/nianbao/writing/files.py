"""The Word file and the web page put in place: all of it or nothing, and proved before it counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from nianbao.data_files import DataFiles
from nianbao.errors import WritingError
from nianbao.report import Report
from nianbao.whole_files import fault_of, replace_whole


def save_word(
    report: Report,
    path: Path,
    files: DataFiles,
    *,
    single_other_row: bool = False,
    draft: bool = False,
    signed_on: date | None = None,
) -> Path:
    """Writes the Word file of a report and returns where it stands.

    What reached the disk is read back and compared with the report, figure by figure, before it takes the place of an
    older file. Raises WritingError; an older file then stays as it was.
    """
    from nianbao.writing.read_back import prove
    from nianbao.writing.word import word_document

    data = word_document(report, files, single_other_row=single_other_row, draft=draft, signed_on=signed_on)

    def proof(written: bytes) -> None:
        prove(written, report, files.form, single_other_row=single_other_row)

    return write_whole(path, data, proof=proof)


def save_web_page(
    report: Report,
    path: Path,
    files: DataFiles,
    *,
    single_other_row: bool = False,
    draft: bool = False,
    signed_on: date | None = None,
) -> Path:
    """Writes the web page of a report and returns where it stands; raises WritingError."""
    from nianbao.writing.web_page import web_page

    page = web_page(report, files, single_other_row=single_other_row, draft=draft, signed_on=signed_on)
    return write_whole(path, page.encode("utf-8"))


def write_whole(path: Path, data: bytes, *, proof: Callable[[bytes], None] | None = None) -> Path:
    """Puts `data` in place at `path`, all of it or nothing; `proof` sees what is on disk before it counts.

    Raises WritingError with what the drafter can do; a file that stood there before is then untouched.
    """
    try:
        replace_whole(path, data, proof=proof)
    except (OSError, ValueError) as error:
        what, remedy = fault_of(path, error)
        raise WritingError(what, where=str(path), remedy=remedy) from error
    return path
