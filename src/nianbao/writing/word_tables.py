"""Tables as Word tables: one XML string each, merged cells written directly."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor
from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from nianbao.report import Grid, GridCell, Role
from nianbao.writing.layout import TWIPS_PER_POINT, Layout, TableLook, TextLook, twips
from nianbao.writing.printed import PrintedTable
from nianbao.writing.word_text import STYLES, fonts

_KINDS = {Role.BAND: "table_band", Role.HEAD: "table_head", Role.NUMBER: "table_number"}

# Five digits fit in the narrow columns of 表三 only without padding.
_NO_PADDING = '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'

# In ems: where Times New Roman (half an em) is missing, LibreOffice may take DejaVu Serif.
_WIDEST_DIGIT = 0.64

# Points between a number and the borders beside it.
_CLEAR = 2

# Digits are narrowed to this before their column is widened.
_NARROWEST = 0.6

# Word counts the width of a border in eighths of a point.
_EIGHTHS = 8


def table_xml(table: PrintedTable, layout: Layout, look: TableLook | None = None) -> str:
    """The XML of a table over the full width of the print area; `look` is that of a table which is not statutory."""
    look = look or layout.tables.look(table.grid.key)
    widths = _roomy(layout.columns_of(look, table.grid.columns), table, layout)
    rows = "".join(_rows(table, layout, look, widths))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl {nsdecls('w')}>{_table_properties(layout)}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _roomy(widths: tuple[int, ...], table: PrintedTable, layout: Layout) -> tuple[int, ...]:
    """The columns of a table, those that are too narrow for their numbers widened at the cost of the widest one."""
    roomy = list(widths)
    for column, cell in _numbers(table.grid):
        needed = ceil(_number_width(_text(cell, table), layout) * _NARROWEST)
        if cell.columns == 1 and needed > roomy[column]:
            widest = roomy.index(max(roomy))
            taken = min(needed - roomy[column], roomy[widest] // 2)
            roomy[column] += taken
            roomy[widest] -= taken
    return tuple(roomy)


def _numbers(grid: Grid) -> Iterator[tuple[int, GridCell]]:
    """The cells of numbers with the column where they begin."""
    for cells in merged_rows(grid):
        yield from ((column, cell) for column, cell, begins in cells if begins and cell.role is Role.NUMBER)


def _number_width(text: str, layout: Layout) -> float:
    """The room that a number may need between the borders beside it, in twips."""
    signs = sum(character in "%+" for character in text)
    digits = sum(character.isascii() for character in text) - signs
    wide = len(text) - digits + digits * _WIDEST_DIGIT
    return (wide * layout.texts.table_number.size + 2 * layout.tables.border + _CLEAR) * TWIPS_PER_POINT


def _table_properties(layout: Layout) -> str:
    padding = f'w:w="{twips(layout.tables.cell_padding)}" w:type="dxa"'
    return (
        f'<w:tblPr><w:tblW w:w="{layout.text_width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_borders(layout)}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar><w:left {padding}/><w:right {padding}/></w:tblCellMar></w:tblPr>"
    )


def _borders(layout: Layout) -> str:
    line = f'w:val="single" w:sz="{round(layout.tables.border * _EIGHTHS)}" w:space="0" w:color="000000"'
    return "".join(f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))


def table_borders(layout: Layout) -> BaseOxmlElement:
    """The borders of a table and of its cells, as a property of it."""
    return parse_xml(f"<w:tblBorders {nsdecls('w')}>{_borders(layout)}</w:tblBorders>")


def _rows(table: PrintedTable, layout: Layout, look: TableLook, widths: tuple[int, ...]) -> Iterator[str]:
    grid = table.grid
    kept = _kept_rows(grid, layout, look)
    height = f'<w:trHeight w:val="{twips(look.row_height)}" w:hRule="atLeast"/>'
    for index, cells in enumerate(merged_rows(grid)):
        header = "<w:tblHeader/>" * (index < grid.header_rows)
        drawn = "".join(
            _cell(
                cell, table, layout, look, begins=begins, keep=index in kept, width=sum(widths[at : at + cell.columns])
            )
            for at, cell, begins in cells
        )
        yield f"<w:tr><w:trPr><w:cantSplit/>{height}{header}</w:trPr>{drawn}</w:tr>"


def _kept_rows(grid: Grid, layout: Layout, look: TableLook) -> frozenset[int]:
    """Rows that stay with the row below them: bands, heads, and as many as a label written downwards is long."""
    kept: set[int] = set()
    for index, row in enumerate(grid.rows):
        for cell in row:
            if cell.role in (Role.BAND, Role.HEAD):
                kept.update(range(index, index + cell.rows))
            if cell.downwards:
                length = len(cell.text) * layout.texts.table_label.size * TWIPS_PER_POINT
                kept.update(range(index, index + min(cell.rows - 1, ceil(length / twips(look.row_height)))))
    return frozenset(kept)


def merged_rows(grid: Grid) -> Iterator[tuple[tuple[int, GridCell, bool], ...]]:
    """Each row with every cell that it shows, from left to right: grid column, cell, whether it begins in this row."""
    placed = sorted(grid.placed, key=lambda each: each.column)
    for row in range(len(grid.rows)):
        covering = (each for each in placed if each.row <= row < each.row + each.cell.rows)
        yield tuple((each.column, each.cell, each.row == row) for each in covering)


def _cell(
    cell: GridCell, table: PrintedTable, layout: Layout, look: TableLook, *, begins: bool, keep: bool, width: int
) -> str:
    span = "" if cell.columns == 1 else f'<w:gridSpan w:val="{cell.columns}"/>'
    merge = "" if cell.rows == 1 else f'<w:vMerge w:val="{"restart" if begins else "continue"}"/>'
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{layout.tables.band_fill}"/>' * (cell.role is Role.BAND)
    margins = _NO_PADDING * (cell.role is Role.NUMBER)
    direction = '<w:textDirection w:val="tbRlV"/>' * cell.downwards
    kind = _KINDS.get(cell.role) or look.labels
    text = _text(cell, table) if begins else ""
    needed = _number_width(text, layout) if cell.role is Role.NUMBER else 0
    scale = min(100, floor(100 * width / needed)) if needed else 100
    properties = "<w:keepNext/>" * keep + '<w:jc w:val="center"/>' * cell.downwards
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{shade}{margins}{direction}'
        f'<w:vAlign w:val="center"/></w:tcPr>{_paragraph(kind, text, layout, properties, scale)}</w:tc>'
    )


def _text(cell: GridCell, table: PrintedTable) -> str:
    return table.figures[cell.key] if cell.key else cell.text


def _paragraph(kind: str, text: str, layout: Layout, properties: str, scale: int) -> str:
    """The paragraph of a cell; `properties` are further elements of its pPr, in the order of the schema.

    `scale` is the width of its characters, in hundredths of their own.
    """
    look: TextLook = getattr(layout.texts, kind)
    names = "".join(f' {key}="{name}"' for key, name in fonts(look, layout, shared=not text.isascii()).items())
    narrow = f'<w:w w:val="{scale}"/>' * (scale < 100)
    content = f'<w:t xml:space="preserve">{escape(text)}</w:t>' * bool(text)
    for character, element in (("\n", "<w:br/>"), ("\t", "<w:tab/>")):
        content = content.replace(character, f'</w:t>{element}<w:t xml:space="preserve">')
    run = f"<w:r><w:rPr><w:rFonts{names}/>{narrow}</w:rPr>{content}</w:r>" * bool(text)
    return f'<w:p><w:pPr><w:pStyle w:val="{STYLES[kind]}"/>{properties}</w:pPr>{run}</w:p>'
