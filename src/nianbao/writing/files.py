"""What is written put in place: Word file, web page, PDF, page at a glance; whole or not at all, and proved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

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


def save_pdf(
    report: Report, path: Path, files: DataFiles, *, single_other_row: bool = False, draft: bool = False
) -> Path:
    """Prints the Word file of a report as a PDF, through LibreOffice, and returns where it stands.

    Raises WritingError, also where there is no LibreOffice: what it says then is the way by Word or WPS.
    """
    from nianbao.writing.libreoffice import print_pdfs

    with TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True) as folder:
        word = save_word(report, Path(folder) / "report.docx", files, single_other_row=single_other_row, draft=draft)
        (pdf,) = print_pdfs([word], Path(folder))
        return write_whole(path, pdf.read_bytes())


def save_glance(
    report: Report, path: Path, files: DataFiles, *, last: Report | None = None, draft: bool = False
) -> Path:
    """Writes the page at a glance of a report and returns where it stands; raises WritingError."""
    from nianbao.writing.glance import glance_page

    return write_whole(path, glance_page(report, files, last=last, draft=draft).encode("utf-8"))


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
