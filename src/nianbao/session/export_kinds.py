"""The kinds of file that a report is written as, and the writing of each."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from nianbao.data_files import DataFiles
from nianbao.report import Report

_WEB = (".html", ".htm")


class ExportKind(StrEnum):
    """Word file, web page, PDF, page at a glance."""

    WORD = "word"
    WEB = "web"
    PDF = "pdf"
    GLANCE = "glance"

    @property
    def suffix(self) -> str:
        """The ending of its files."""
        return {ExportKind.WORD: ".docx", ExportKind.PDF: ".pdf"}.get(self, ".html")

    def mark(self, files: DataFiles) -> str:
        """What its files are called behind the report's title."""
        from nianbao.writing.layout import layout

        return layout(files).words.glance_mark if self is ExportKind.GLANCE else ""


def kind_of(path: Path) -> ExportKind:
    """The kind that the ending of a file's name says; Word where it says none."""
    if path.suffix.lower() in _WEB:
        return ExportKind.WEB
    return ExportKind.PDF if path.suffix.lower() == ExportKind.PDF.suffix else ExportKind.WORD


def write(
    report: Report,
    path: Path,
    files: DataFiles,
    kind: ExportKind,
    *,
    last: Report | None = None,
    draft: bool = False,
    single_other_row: bool = False,
) -> Path:
    """Write a report as one kind of file and give where it stands; `last` is last year's report where it is known.

    Raises WritingError, and DataFileError where a template is at fault.
    """
    from nianbao.writing.files import save_glance, save_pdf, save_web_page, save_word

    if kind is ExportKind.GLANCE:
        return save_glance(report, path, files, last=last, draft=draft)
    save = {ExportKind.WEB: save_web_page, ExportKind.PDF: save_pdf}.get(kind, save_word)
    return save(report, path, files, single_other_row=single_other_row, draft=draft)
