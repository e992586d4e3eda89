"""The page as data: paper, grid, fonts, sizes, column widths and fixed words of templates/layout/."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from math import floor
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from nianbao.data_files import DataFiles
from nianbao.errors import DataFileError
from nianbao.frozen_model import FrozenModel
from nianbao.report import grids

TWIPS_PER_POINT = 20
_TWIPS_PER_MM = 1440 / 25.4
_CHARACTER_SPACE_PER_POINT = 4096

_Length = Annotated[float, Field(gt=0)]
_Space = Annotated[float, Field(ge=0)]
_Font = Annotated[str, Field(pattern=r'^[^<>&"]+$')]
_Colour = Annotated[str, Field(pattern=r"^([0-9A-Fa-f]{6})?$")]


def slotted(*slots: str) -> AfterValidator:
    """A text with exactly these slots in braces."""

    def check(text: str) -> str:
        if sorted(re.findall(r"\{(.*?)\}", text)) != sorted(slots):
            raise ValueError("应当恰好含有 " + "、".join(f"{{{slot}}}" for slot in slots))
        return text

    return AfterValidator(check)


@lru_cache(maxsize=1024, typed=True)
def filled(pattern: str, **facts: object) -> str:
    """A pattern of the layout with its slots filled."""
    return re.sub(r"\{(\w+)\}", lambda slot: str(facts[slot[1]]), pattern)


def twips(millimetres: float) -> int:
    """A length in twentieths of a point, as Word measures pages and columns."""
    return round(millimetres * _TWIPS_PER_MM)


class Paper(FrozenModel):
    """The sheet, in mm."""

    width: _Length
    height: _Length


class Margins(FrozenModel):
    """From the edges of the sheet to the print area, in mm."""

    top: _Length
    bottom: _Length
    left: _Length
    right: _Length


class TextGrid(FrozenModel):
    """Lines a page and characters a line, with their pitches in points (GB/T 9704: 22 lines of 28)."""

    lines: int = Field(gt=0)
    characters: int = Field(gt=0)
    line_pitch: _Length
    character_pitch: _Length


class TextLook(FrozenModel):
    """How one kind of text is set: sizes and spaces in points, `first_line` in characters.

    `latin` is the font of letters and digits where it differs from that of the layout.
    """

    font: _Font
    latin: _Font | None = None
    size: _Length
    line: _Length
    before: _Space = 0
    after: _Space = 0
    first_line: _Space = 0
    align: Literal["left", "center", "right", "both"] = "left"
    bold: bool = False
    color: _Colour = ""

    @property
    def half_points(self) -> int:
        """The size as Word counts it."""
        return round(self.size * 2)


class TextKinds(FrozenModel):
    """Every kind of text of the report."""

    title: TextLook
    draft: TextLook
    body: TextLook
    section: TextLook
    part: TextLook
    signature: TextLook
    header: TextLook
    footer: TextLook
    table_band: TextLook
    table_head: TextLook
    table_label: TextLook
    table_number: TextLook


class TableLook(FrozenModel):
    """One statutory table, in mm; without widths its columns are equal. `labels` is the kind of text of its rows."""

    row_height: _Length
    widths: tuple[_Length, ...] = ()
    labels: Literal["table_label", "table_number"] = "table_label"


class TablesLayout(FrozenModel):
    """The three statutory tables: border and the space around them in points, padding in mm."""

    border: _Length
    band_fill: _Colour
    cell_padding: _Space
    space_before: _Space
    space_after: _Space
    disclosure: TableLook
    requests: TableLook
    disputes: TableLook

    def look(self, key: str) -> TableLook:
        """The look of the table with the key of its Grid."""
        look: TableLook = getattr(self, key)
        return look


class PageWords(FrozenModel):
    """The fixed words of the page."""

    title: Annotated[str, slotted("organ", "year")]
    page_number: Annotated[str, slotted("page")]
    date: Annotated[str, slotted("year", "month", "day")]
    glance_mark: str
    draft_header: str
    draft_title: str
    missing_passage: Annotated[str, slotted("what")]
    missing_number: str
    missing_organ: str
    missing_year: str


class Layout(FrozenModel):
    """A page of the report; a long organ's name breaks after one of `title_breaks`, never after `title_unbroken`."""

    paper: Paper
    margins: Margins
    header_distance: _Length
    footer_distance: _Length
    grid: TextGrid
    texts: TextKinds
    latin: _Font
    substitutes: Mapping[_Font, _Font]
    tables: TablesLayout
    title_breaks: tuple[str, ...]
    title_unbroken: tuple[str, ...]
    words: PageWords

    @property
    def text_width(self) -> int:
        """The width of the print area in twips."""
        return twips(self.paper.width) - twips(self.margins.left) - twips(self.margins.right)

    @property
    def line_pitch(self) -> int:
        """The height of a line of the grid in twips."""
        return round(self.grid.line_pitch * TWIPS_PER_POINT)

    @property
    def character_space(self) -> int:
        """What a character of the grid has more than the body's own size, in 1/4096 of a point."""
        return round((self.grid.character_pitch - self.texts.body.size) * _CHARACTER_SPACE_PER_POINT)

    @property
    def character_spacing(self) -> int:
        """What the body's characters give up so that a line holds as many as the grid says, in twips.

        Word would take this from the grid; LibreOffice gives a character wider than its cell two cells. So the body
        does not snap to the grid, and keeps its pitch by itself.
        """
        return floor((self.grid.character_pitch - self.texts.body.size) * TWIPS_PER_POINT)

    def columns(self, key: str, count: int) -> tuple[int, ...]:
        """Widths in twips of the `count` columns of a statutory table, by the key of its Grid."""
        return self.columns_of(self.tables.look(key), count)

    def columns_of(self, look: TableLook, count: int) -> tuple[int, ...]:
        """Widths in twips of the `count` columns of a table: they fill the print area exactly."""
        widths = look.widths or (1.0,) * count
        ends = [round(self.text_width * sum(widths[: index + 1]) / sum(widths)) for index in range(count)]
        return tuple(end - start for start, end in zip([0, *ends], ends, strict=False))


def layout(files: DataFiles) -> Layout:
    """The layout of the report; raises DataFileError with the key at fault."""
    name = files.layout_name
    page = files.templates.model(name, Layout)
    for grid in grids(files.form):
        widths = page.tables.look(grid.key).widths
        if widths and len(widths) != grid.columns:
            raise DataFileError(
                f"“tables.{grid.key}.widths”这一项不对：应当有 {grid.columns} 个数，现在有 {len(widths)} 个",
                where=files.templates.spot(name),
                remedy="请改好后再试。",
            )
    return page
