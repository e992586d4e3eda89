"""The empty Word document that every file begins as: styles, settings, page and footers, from templates/layout/."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast
from xml.parsers import expat

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart
from docx.parts.settings import SettingsPart
from docx.parts.styles import StylesPart
from docx.section import Section
from docx.shared import Twips

from nianbao.data_files import DataFiles
from nianbao.errors import DataFileError
from nianbao.writing.layout import Layout, twips
from nianbao.writing.rendering import rendered
from nianbao.writing.word_text import add_page_number, add_text

_FOLDER = "layout/parts/"
STYLES_FILE = _FOLDER + "styles.xml"
"""The Word styles, with fonts and sizes of the layout; an office may have its own."""

_DOCUMENT = f"<w:document {nsdecls('w', 'r')}><w:body><w:sectPr/></w:body></w:document>"
_PARTS: Mapping[str, tuple[type[Part], str, str]] = {
    "styles.xml": (StylesPart, CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "settings.xml": (SettingsPart, CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "font_table.xml": (Part, CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
}
_ROOTS = {"styles.xml": "w:styles", "settings.xml": "w:settings", "font_table.xml": "w:fonts"}
"""The outermost element of each."""

_PROPERTIES = f"<cp:coreProperties {nsdecls('cp', 'dc', 'dcterms', 'xsi')}/>"


def begun(files: DataFiles, layout: Layout, *, draft: bool = False) -> Document:
    """A document without text; one of a draft says so in its header.

    python-docx's own template is US Letter in English with blue headings. Raises DataFileError where an office's own
    styles, settings or fonts are at fault.
    """
    package = Package()
    main = DocumentPart.load(PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, _DOCUMENT.encode(), package)
    package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    properties = CorePropertiesPart.load(
        PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, _PROPERTIES.encode(), package
    )
    package.relate_to(properties, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    for name, (kind, content_type, relationship) in _PARTS.items():
        xml = _filled(files, _FOLDER + name, layout).encode()
        main.relate_to(kind.load(PackURI(f"/word/{name}"), content_type, xml, package), relationship)
    document: Document = cast(DocumentPart, main).document
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    section._sectPr.append(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))
    set_page(section, layout)
    number_pages(section, layout)
    if draft:
        _mark_draft(section, layout)
    return document


def _filled(files: DataFiles, name: str, layout: Layout) -> str:
    """A file of the layout's parts filled in; raises DataFileError where an office's own is no XML."""
    text = rendered(files, name, layout=layout, texts=layout.texts)
    if files.templates.is_own(name):
        try:
            root = _root(text)
        except expat.ExpatError as error:
            raise DataFileError(
                "写出来不是完整的 XML", where=files.templates.spot(name), remedy="请检查标签是否成对。"
            ) from error
        expected = _ROOTS[name.removeprefix(_FOLDER)]
        if root != qn(expected):
            raise DataFileError(
                f"写出来不是 Word 要的 XML，最外面应当是 <{expected}>",
                where=files.templates.spot(name),
                remedy="请对照自带的同名文件改。",
            )
    return text


def _root(text: str) -> str:
    """The name of the outermost element as lxml writes it; raises expat.ExpatError where the text is no XML."""
    names: list[str] = []
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = lambda name, _: names.append(name)
    parser.Parse(text.encode("utf-8"), True)
    return f"{{{names[0]}" if "}" in names[0] else names[0]


def set_page(section: Section, layout: Layout) -> None:
    """Paper, margins and grid of a section."""
    section.page_width, section.page_height = Twips(twips(layout.paper.width)), Twips(twips(layout.paper.height))
    for side in ("top", "bottom", "left", "right"):
        setattr(section, f"{side}_margin", Twips(twips(getattr(layout.margins, side))))
    section.header_distance = Twips(twips(layout.header_distance))
    section.footer_distance = Twips(twips(layout.footer_distance))
    section.gutter = Twips(0)
    # python-docx does not know the grid of lines and characters, the last but for what it never writes.
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)
    kind = f'w:type="linesAndChars" w:linePitch="{layout.line_pitch}" w:charSpace="{layout.character_space}"'
    section._sectPr.append(parse_xml(f"<w:docGrid {nsdecls('w')} {kind}/>"))


def number_pages(section: Section, layout: Layout) -> None:
    """Page numbers at the outer edge: on the right of odd pages, on the left of even ones."""
    for footer, edge in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        add_page_number(footer.paragraphs[0], layout, outer_edge=edge)


def _mark_draft(section: Section, layout: Layout) -> None:
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        add_text(header.paragraphs[0], layout.words.draft_header, layout.texts.header, layout)
