"""The report as it stands, as lines of text: headings, paragraphs and tables in the order of printing."""

from __future__ import annotations

from collections.abc import Iterator

from nianbao.data_files import DataFiles
from nianbao.language.line_breaking import break_lines
from nianbao.plain.sheets import drawn, sheets
from nianbao.report import Report
from nianbao.writing.layout import layout
from nianbao.writing.printed import Look, PrintedParagraph, PrintedTable, Wishes, blocks

_HEADINGS = (Look.TITLE, Look.SECTION, Look.PART)


def preview(report: Report, files: DataFiles, width: int, section: str = "") -> list[str]:
    """The lines of the report in `width` cells; `section` keeps those whose heading has these words.

    What is not known yet stands as its placeholder.
    """
    page = layout(files)
    lines: list[str] = []
    heading = ""
    for block in blocks(report, files.form, page, Wishes(draft=True)):
        if isinstance(block, PrintedParagraph) and block.look is Look.DRAFT:
            continue
        if isinstance(block, PrintedParagraph) and block.look in (Look.TITLE, Look.SECTION):
            heading = block.text
        if section in heading:
            shown = _table(block, files, width) if isinstance(block, PrintedTable) else _paragraph(block, width)
            lines.extend(shown)
    return lines


def _paragraph(paragraph: PrintedParagraph, width: int) -> Iterator[str]:
    if paragraph.look in _HEADINGS:
        yield ""
        yield from break_lines(paragraph.text, width)
        return
    yield from break_lines(f"　　{paragraph.text}", width)


def _table(table: PrintedTable, files: DataFiles, width: int) -> Iterator[str]:
    for sheet in sheets(files.form):
        if sheet.table == table.grid.key:
            yield from drawn(sheet, table.figures, width)
            yield ""
