"""The report as a Word file, in the layout of GB/T 9704-2012 and 国办公开办函〔2021〕30号."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from nianbao.data_files import DataFiles
from nianbao.report import Report
from nianbao.writing.layout import TWIPS_PER_POINT, Layout, layout
from nianbao.writing.printed import Block, Look, Paragraph, Table, Wishes, blocks, organ_name, title
from nianbao.writing.word_package import word_file
from nianbao.writing.word_tables import word_table
from nianbao.writing.word_text import paragraph, signature_indent


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
    page = layout(files)
    wishes = Wishes(single_other_row=single_other_row, draft=draft, signed_on=signed_on)
    body = "".join(_body(blocks(report, files.form, page, wishes), page))
    return word_file(
        files,
        page,
        body,
        title=title(report, page).replace("\n", ""),
        author=organ_name(report, page),
        draft=draft,
    )


def _body(content: tuple[Block, ...], page: Layout) -> Iterator[str]:
    """Every block with its neighbours: a paragraph keeps its distance from a table."""
    for above, block, below in zip((None, *content), content, (*content[1:], None), strict=False):
        if isinstance(block, Table):
            yield word_table(block, page)
            continue
        yield paragraph(block.look, block.text, page, _properties(block, page, type(above), type(below)))


def _properties(block: Paragraph, page: Layout, above: type, below: type) -> str:
    if block.look is Look.SIGNATURE:
        return signature_indent(block.text, block.right, page)
    before = f' w:before="{round(page.tables.space_after * TWIPS_PER_POINT)}"' * (above is Table)
    after = f' w:after="{round(page.tables.space_before * TWIPS_PER_POINT)}"' * (below is Table)
    return f"<w:spacing{before}{after}/>" if before or after else ""
