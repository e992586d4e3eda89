"""The report as a web page: plain tables and headings that survive pasting into a site's editor."""

from __future__ import annotations

from datetime import date

from nianbao.data_files import DataFiles
from nianbao.report import Report
from nianbao.writing.layout import layout
from nianbao.writing.printed import Wishes, blocks, title
from nianbao.writing.rendering import rendered


def web_page(
    report: Report,
    files: DataFiles,
    *,
    single_other_row: bool = False,
    draft: bool = False,
    signed_on: date | None = None,
) -> str:
    """The HTML page of a report, with the same wishes and faults as word_document."""
    page = layout(files)
    wishes = Wishes(single_other_row=single_other_row, draft=draft, signed_on=signed_on)
    return rendered(
        files,
        "web/report.html",
        layout=page,
        title=title(report, page).replace("\n", ""),
        blocks=blocks(report, files.form, page, wishes),
    )
