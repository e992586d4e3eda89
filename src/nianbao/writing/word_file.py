"""A Word file written with python-docx: filled block by block in a layout, and saved to the same bytes each time."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.oxml.parser import parse_xml
from docx.shared import Pt, Twips
from docx.styles.style import ParagraphStyle

from nianbao.data_files import DataFiles
from nianbao.errors import DataFileError
from nianbao.writing.file_dates import asked_moment
from nianbao.writing.layout import Layout, TableLook
from nianbao.writing.printed import PrintedTable
from nianbao.writing.word_base import STYLES_FILE, begun
from nianbao.writing.word_tables import table_xml
from nianbao.writing.word_text import STYLES, add_text, signature_indent

_EARLIEST, _LATEST = datetime(1980, 1, 1, tzinfo=UTC), datetime(2107, 12, 31, tzinfo=UTC)

# python-docx refuses a longer property, as Word does.
_LONGEST_PROPERTY = 255


class WordFile:
    """A Word file being written in a layout; a draft says so in its header."""

    def __init__(self, files: DataFiles, layout: Layout, *, draft: bool = False) -> None:
        self.layout = layout
        self._document = begun(files, layout, draft=draft)
        self._styles = _styles(self._document, files)

    def paragraph(
        self,
        kind: str,
        text: str,
        *,
        before: float | None = None,
        after: float | None = None,
        ends_before: float | None = None,
    ) -> None:
        """A paragraph of a kind of text of the layout, at the end of the file.

        `before` and `after` are the space around it in points where it is not that of its style; `ends_before` indents
        it so far that it ends that many characters before the right edge.
        """
        added = self._document.add_paragraph(style=self._styles[kind])
        if text:
            add_text(added, text, getattr(self.layout.texts, kind), self.layout)
        form = added.paragraph_format
        if before is not None:
            form.space_before = Pt(before)
        if after is not None:
            form.space_after = Pt(after)
        if ends_before is not None:
            form.left_indent = Twips(signature_indent(text, ends_before, self.layout))

    def table(self, table: PrintedTable, look: TableLook | None = None) -> None:
        """A table over the full width of the print area; `look` is that of a table which is not statutory.

        It goes in as one piece of XML: cell by cell python-docx takes a second for 表三.
        """
        self._document.element.body.insert_element_before(parse_xml(table_xml(table, self.layout, look)), "w:sectPr")

    def saved(self, *, title: str, author: str) -> bytes:
        """The bytes of the file; the same content gives the same bytes.

        Dates stand in it only where the environment sets SOURCE_DATE_EPOCH. Raises WritingError where that is none.
        """
        moment = asked_moment()
        properties = self._document.core_properties
        properties.title = title[:_LONGEST_PROPERTY]
        properties.author = properties.last_modified_by = author[:_LONGEST_PROPERTY]
        properties.language = "zh-CN"
        if moment is not None:
            properties.created = properties.modified = moment
        package = io.BytesIO()
        self._document.save(package)
        return stamped(package, moment)


def _styles(document: Document, files: DataFiles) -> dict[str, ParagraphStyle]:
    """The style of every kind of text; raises DataFileError where an office's own styles lack one."""
    defined = {style.style_id: style for style in document.styles if isinstance(style, ParagraphStyle)}
    for style in STYLES.values():
        if style not in defined:
            raise DataFileError(
                f"缺少样式“{style}”",
                where=files.templates.spot(STYLES_FILE),
                remedy="请从自带的 styles.xml 抄回来。",
            )
    return {kind: defined[style] for kind, style in STYLES.items()}


def stamped(package: io.BytesIO, moment: datetime | None) -> bytes:
    """The package with one date and one system on every entry, where zipfile writes the clock's and this machine's."""
    stamp = min(max(moment or _EARLIEST, _EARLIEST), _LATEST)
    whole = io.BytesIO()
    with ZipFile(package) as saved, ZipFile(whole, "w") as copy:
        for name in saved.namelist():
            entry = ZipInfo(name, stamp.timetuple()[:6])
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
            copy.writestr(entry, saved.read(name))
    return whole.getvalue()
