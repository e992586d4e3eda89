"""The page of any Word file put right: fonts, sizes, lines, margins, page numbers, tables. Its words stay."""

from __future__ import annotations

import io
import zipfile

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENTATION
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.section import Section
from lxml import etree

from nianbao.data_files import DataFiles
from nianbao.errors import ReadingError
from nianbao.reading.word_package import Element, W, WordPackage
from nianbao.report import grids
from nianbao.writing.file_dates import asked_moment
from nianbao.writing.layout import TWIPS_PER_POINT, Layout, TextLook, layout
from nianbao.writing.printed import Look
from nianbao.writing.proof_texts import proof_texts
from nianbao.writing.text_kinds import kinds_of
from nianbao.writing.word_base import number_pages, set_page
from nianbao.writing.word_file import stamped
from nianbao.writing.word_looks import number_of, runs_of, text_of
from nianbao.writing.word_tables import table_borders
from nianbao.writing.word_text import fonts

_MOST_BYTES = 64 * 1024 * 1024

# The order of the schema: Word refuses a file that has its properties in another.
_PARAGRAPH = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers"),
    *("pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct"),
    *("autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing"),
    *("mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl"),
    *("divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
)
_RUN = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
    *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position"),
    *("sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
)
_TABLE = (
    *("tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc"),
    *("tblCellSpacing", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook"),
)
_ROW = ("cnfStyle", "divId", "gridBefore", "gridAfter", "wBefore", "wAfter", "cantSplit", "trHeight", "tblHeader")
_CELL = ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection")

_LEVELS = {Look.SECTION: "0", Look.PART: "1"}


def repaired(data: bytes, files: DataFiles) -> bytes:
    """The Word file `data` with the page of the layout and the same words; no rule of the page finds fault with it.

    Raises ReadingError where it is no Word file that can be opened, DataFileError where the layout is at fault.
    """
    document, page = _opened(data), layout(files)
    _Repair(document, page, files).run()
    package = io.BytesIO()
    document.save(package)
    return stamped(package, asked_moment())


def _opened(data: bytes) -> WordDocument:
    WordPackage(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(part.file_size for part in package.infolist()) > _MOST_BYTES:
                raise ReadingError("Word 文件展开后太大，不像一份年度报告", remedy="请确认选对了文件。")
        return Document(io.BytesIO(data))
    except (zipfile.BadZipFile, OpcError, etree.XMLSyntaxError, LookupError, ValueError, AttributeError) as error:
        raise ReadingError("这个 Word 文件改不了", remedy="请用 Word 或 WPS 另存为新的 .docx 后再试。") from error


class _Repair:
    def __init__(self, document: WordDocument, page: Layout, files: DataFiles) -> None:
        self.document, self.page, self.form = document, page, files.form
        self.table_sizes = proof_texts(files).table_sizes

    def run(self) -> None:
        for section in self.document.sections:
            section.orientation = WD_ORIENTATION.PORTRAIT
            set_page(section, self.page)
            self._number(section)
        self.document.settings.odd_and_even_pages_header_footer = True
        body: Element = self.document.element.body
        kinds = kinds_of(list(body.iterchildren(f"{W}p")), self.form, self.page.words.draft_title)
        for look, paragraphs in kinds.items():
            for paragraph in paragraphs:
                self._set_text(paragraph, look)
        self._set_tables(list(body.iterchildren(f"{W}tbl")))

    def _number(self, section: Section) -> None:
        """Page numbers in footers of the section's own, and on its first page as on the others."""
        section.different_first_page_header_footer = False
        for footer in (section.footer, section.even_page_footer):
            footer.is_linked_to_previous = False
            for element in list(footer._element):
                footer._element.remove(element)
            footer.add_paragraph()
        number_pages(section, self.page)
        for footer in (section.footer, section.even_page_footer):
            for run in footer._element.iter(f"{W}r"):
                self._set_run(run, self.page.texts.footer, condensed=False)

    def _set_text(self, paragraph: Element, look: Look) -> None:
        text: TextLook = getattr(self.page.texts, look)
        properties = _child(paragraph, "pPr")
        _put(properties, _PARAGRAPH, "snapToGrid", val="0")
        if not any(True for _ in paragraph.iter(f"{W}drawing", f"{W}pict")):
            _put(
                properties,
                _PARAGRAPH,
                "spacing",
                before=_points(text.before),
                after=_points(text.after),
                line=_points(text.line),
                lineRule="exact",
            )
        typed = text_of(paragraph)
        blanks = len(typed) - len(typed.lstrip("\u3000"))
        indent = max(0, text.first_line - blanks)
        _put(
            properties,
            _PARAGRAPH,
            "ind",
            left="0",
            right="0",
            firstLineChars=f"{indent * 100:.0f}",
            firstLine=_points(indent * text.size),
        )
        _put(properties, _PARAGRAPH, "jc", val=text.align)
        if look in _LEVELS:
            _put(properties, _PARAGRAPH, "outlineLvl", val=_LEVELS[look])
        for run in runs_of(paragraph):
            self._set_run(run, text, condensed=look is not Look.TITLE)

    def _set_run(self, run: Element, text: TextLook, *, condensed: bool) -> None:
        properties = _child(run, "rPr")
        names = fonts(text, self.page, shared=not text_of(run).isascii())
        _put(properties, _RUN, "rFonts", **{key.removeprefix("w:"): name for key, name in names.items()})
        _put(properties, _RUN, "color", val="000000")
        _put(properties, _RUN, "spacing", val=str(self.page.character_spacing if condensed else 0))
        for name in ("sz", "szCs"):
            _put(properties, _RUN, name, val=str(text.half_points))

    def _set_tables(self, tables: list[Element]) -> None:
        heads = [grid.header_rows for grid in grids(self.form)]
        heads = heads if len(heads) == len(tables) else [0] * len(tables)
        for table, head in zip(tables, heads, strict=True):
            self._set_widths(table)
            properties = _child(table, "tblPr")
            _replace(properties, _TABLE, table_borders(self.page))
            for number, row in enumerate(table.iterchildren(f"{W}tr")):
                of_row = _child(row, "trPr")
                _put(of_row, _ROW, "cantSplit", val="1")
                if number < head:
                    _put(of_row, _ROW, "tblHeader", val="1")
            for cell in table.iter(f"{W}tc"):
                self._set_cell(cell)

    def _set_widths(self, table: Element) -> None:
        """Columns in their proportions over the full width of the print area."""
        columns = table.findall(f"{W}tblGrid/{W}gridCol")
        old = [number_of(column.get(f"{W}w")) or 1 for column in columns] or [1.0]
        ends = [round(self.page.text_width * sum(old[: at + 1]) / sum(old)) for at in range(len(old))]
        widths = [end - start for start, end in zip([0, *ends], ends, strict=False)]
        for column, width in zip(columns, widths, strict=False):
            column.set(f"{W}w", str(width))
        properties = _child(table, "tblPr")
        _put(properties, _TABLE, "tblW", w=str(self.page.text_width), type="dxa")
        _put(properties, _TABLE, "jc", val="center")
        _put(properties, _TABLE, "tblInd", w="0", type="dxa")
        _put(properties, _TABLE, "tblLayout", type="fixed")
        for row in table.iterchildren(f"{W}tr"):
            at = 0
            for cell in row.iterchildren(f"{W}tc"):
                of_cell = _child(cell, "tcPr")
                span = int(number_of(_value(of_cell, "gridSpan")) or 1)
                _put(of_cell, _CELL, "tcW", w=str(sum(widths[at : at + span])), type="dxa")
                at += span

    def _set_cell(self, cell: Element) -> None:
        least, most = self.table_sizes
        usual = self.page.texts.table_label.half_points
        properties = _child(cell, "tcPr")
        for borders in properties.findall(f"{W}tcBorders"):
            properties.remove(borders)
        for run in (run for paragraph in cell.iter(f"{W}p") for run in runs_of(paragraph)):
            of_run = _child(run, "rPr")
            _put(of_run, _RUN, "color", val="000000")
            size = number_of(_value(of_run, "sz"))
            if size is None or not least <= size / 2 <= most:
                for name in ("sz", "szCs"):
                    _put(of_run, _RUN, name, val=str(usual))


def _points(points: float) -> str:
    return str(round(points * TWIPS_PER_POINT))


def _value(properties: Element, name: str) -> str | None:
    found = properties.find(W + name)
    return None if found is None else found.get(f"{W}val")


def _child(element: Element, name: str) -> Element:
    """The properties of that name, the first of the children; made where there are none."""
    found = element.find(W + name)
    if found is None:
        found = OxmlElement(f"w:{name}")
        element.insert(0, found)
    return found


def _put(properties: Element, order: tuple[str, ...], name: str, **attributes: str) -> None:
    """A property with these attributes and no other, in its place by the schema."""
    made = OxmlElement(f"w:{name}", {qn(f"w:{key}"): value for key, value in attributes.items()})
    _replace(properties, order, made)


def _replace(properties: Element, order: tuple[str, ...], made: Element) -> None:
    name = etree.QName(made).localname
    for old in properties.findall(W + name):
        properties.remove(old)
    behind = set(order[order.index(name) + 1 :])
    at = next(
        (at for at, each in enumerate(properties) if etree.QName(each).localname in behind),
        len(properties),
    )
    properties.insert(at, made)
