"""Runs and paragraphs of a Word document, as XML."""

from __future__ import annotations

from markupsafe import escape

from nianbao.writing.layout import TWIPS_PER_POINT, Layout, TextLook
from nianbao.writing.plain_text import characters

STYLES = {
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
"""The Word style of each kind of text in the layout; styles.xml defines them."""


def run(content: str, font: str, latin: str, *, hint: bool) -> str:
    """A run around `content`, with the fonts that Word, WPS and others look for.

    `hint` makes quotation marks, ellipses and dashes, which both scripts share, East Asian.
    """
    east_asian = ' w:hint="eastAsia"' if hint else ""
    return (
        f'<w:r><w:rPr><w:rFonts{east_asian} w:ascii="{latin}" w:eastAsia="{font}" w:hAnsi="{latin}" w:cs="{latin}"/>'
        f"</w:rPr>{content}</w:r>"
    )


def text_run(text: str, look: TextLook, layout: Layout) -> str:
    """A run of plain text; line breaks and tabs become Word's own."""
    content = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    for character, element in (("\n", "<w:br/>"), ("\t", "<w:tab/>")):
        content = content.replace(character, f'</w:t>{element}<w:t xml:space="preserve">')
    return run(content, look.font, look.latin or layout.latin, hint=not text.isascii())


def paragraph(kind: str, text: str, layout: Layout, properties: str = "") -> str:
    """A paragraph in the style of `kind`; `properties` are further elements of its pPr, in the order of the schema."""
    look: TextLook = getattr(layout.texts, kind)
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{STYLES[kind]}"/>{properties}</w:pPr>'
        f"{text_run(text, look, layout) if text else ''}</w:p>"
    )


def signature_indent(text: str, right: float, layout: Layout) -> str:
    """An indent from the left edge that ends `text` `right` characters from the right one.

    So the date of a signature keeps its distance from the beginning of the name whatever the width of its digits.
    """
    pitch = layout.texts.signature.size * TWIPS_PER_POINT + layout.character_spacing
    return f'<w:ind w:left="{max(0, round(layout.text_width - (right + characters(text)) * pitch))}"/>'


def page_number(layout: Layout, *, outer_edge: str) -> str:
    """A footer's paragraph: the page number at the outer edge (“left” or “right”), one character in."""
    look = layout.texts.footer
    latin = look.latin or layout.latin
    before, _, after = layout.words.page_number.partition("{page}")
    size = round(look.size * TWIPS_PER_POINT)
    field = "".join(
        run(content, look.font, latin, hint=False)
        for content in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Footer"/>'
        f'<w:ind w:{outer_edge}Chars="100" w:{outer_edge}="{size}"/><w:jc w:val="{outer_edge}"/></w:pPr>'
        f"{text_run(before, look, layout)}{field}{text_run(after, look, layout)}</w:p>"
    )
