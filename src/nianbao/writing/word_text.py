"""Text in a Word document: fonts that Word, WPS and LibreOffice all find, and the field of the page number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from nianbao.writing.layout import TWIPS_PER_POINT, Layout, TextLook
from nianbao.writing.plain_text import characters

STYLES: Mapping[str, str] = {
    "title": "Title",
    "draft": "DraftMark",
    "body": "BodyText",
    "section": "Heading1",
    "part": "Heading2",
    "signature": "Signature",
    "header": "Header",
    "footer": "Footer",
    "table_band": "TableBand",
    "table_head": "TableHead",
    "table_label": "TableLabel",
    "table_number": "TableNumber",
}
"""The id of the Word style of each kind of text in the layout; styles.xml defines them."""


def fonts(look: TextLook, layout: Layout, *, shared: bool) -> dict[str, str]:
    """The attributes of w:rFonts for a run; a font for every script, or a theme's would win.

    `shared` makes quotation marks, ellipses and dashes, which Chinese and Latin text share, East Asian.
    """
    latin = look.latin or layout.latin
    hint = {"w:hint": "eastAsia"} if shared else {}
    return {**hint, "w:ascii": latin, "w:eastAsia": look.font, "w:hAnsi": latin, "w:cs": latin}


def add_text(paragraph: Paragraph, text: str, look: TextLook, layout: Layout) -> None:
    """A run of plain text at the end of `paragraph`; line breaks and tabs become Word's own."""
    _set_fonts(paragraph.add_run(text), fonts(look, layout, shared=not text.isascii()))


def _set_fonts(run: Run, names: Mapping[str, str]) -> None:
    element = run._r.get_or_add_rPr().get_or_add_rFonts()
    for attribute, name in names.items():
        element.set(qn(attribute), name)


def signature_indent(text: str, right: float, layout: Layout) -> int:
    """An indent from the left edge, in twips, that ends `text` `right` characters from the right one.

    So the date of a signature keeps its distance from the beginning of the name whatever the width of its digits.
    """
    pitch = layout.texts.signature.size * TWIPS_PER_POINT + layout.character_spacing
    return max(0, round(layout.text_width - (right + characters(text)) * pitch))


def add_page_number(paragraph: Paragraph, layout: Layout, *, outer_edge: str) -> None:
    """The page number in a footer's paragraph, at the outer edge (“left” or “right”), one character in."""
    look = layout.texts.footer
    paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, outer_edge.upper())
    setattr(paragraph.paragraph_format, f"{outer_edge}_indent", Pt(look.size))
    paragraph._p.get_or_add_pPr().get_or_add_ind().set(qn(f"w:{outer_edge}Chars"), "100")
    before, _, after = layout.words.page_number.partition("{page}")
    add_text(paragraph, before, look, layout)
    for part in _page_field():
        run = paragraph.add_run()
        _set_fonts(run, fonts(look, layout, shared=False))
        run._r.append(part)
    add_text(paragraph, after, look, layout)


def _page_field() -> Iterator[etree._Element]:
    """The parts of the field PAGE, which python-docx does not know, with 1 until it is computed."""
    yield OxmlElement("w:fldChar", {qn("w:fldCharType"): "begin"})
    instruction = OxmlElement("w:instrText", {qn("xml:space"): "preserve"})
    instruction.text = " PAGE "
    yield instruction
    yield OxmlElement("w:fldChar", {qn("w:fldCharType"): "separate"})
    shown = OxmlElement("w:t")
    shown.text = "1"
    yield shown
    yield OxmlElement("w:fldChar", {qn("w:fldCharType"): "end"})
