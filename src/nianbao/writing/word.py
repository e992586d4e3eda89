"""The report as a Word file, in the layout of GB/T 9704-2012 and 国办公开办函〔2021〕30号."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from nianbao.data_files import DataFiles
from nianbao.report import Report
from nianbao.writing.layout import Layout, layout
from nianbao.writing.printed import Block, Look, PrintedParagraph, PrintedTable, Wishes, blocks, organ_name, title

if TYPE_CHECKING:
    from nianbao.writing.word_file import WordFile


def word_document(
    report: Report,
    files: DataFiles,
    *,
    single_other_row: bool = False,
    draft: bool = False,
    signed_on: date | None = None,
) -> bytes:
    """The Word file of a report; the same report gives the same bytes.

    `single_other_row` prints （六）其他处理 as one row; `draft` marks the file 草稿 and leaves placeholders for what is
    not known; `signed_on` adds organ and date at the end. Raises WritingError, naming what is missing, and
    DataFileError where the layout is at fault.
    """
    # Only who exports waits for python-docx and lxml.
    from nianbao.writing.word_file import WordFile

    page = layout(files)
    wishes = Wishes(single_other_row=single_other_row, draft=draft, signed_on=signed_on)
    content = blocks(report, files.form, page, wishes)
    file = WordFile(files, page, draft=draft)
    for above, block, below in zip((None, *content), content, (*content[1:], None), strict=False):
        if isinstance(block, PrintedTable):
            file.table(block)
        else:
            _add(file, block, page, above, below)
    return file.saved(title=title(report, page).replace("\n", ""), author=organ_name(report, page))


def _add(file: WordFile, block: PrintedParagraph, page: Layout, above: Block | None, below: Block | None) -> None:
    """A paragraph, which keeps its distance from a table above or below it."""
    if block.look is Look.SIGNATURE:
        file.paragraph(block.look, block.text, ends_before=block.right)
        return
    file.paragraph(
        block.look,
        block.text,
        before=page.tables.space_after if isinstance(above, PrintedTable) else None,
        after=page.tables.space_before if isinstance(below, PrintedTable) else None,
    )
