"""The check sheet as data: its page, tables, words and the figures it sets beside last year's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from nianbao.data_files import DataFiles
from nianbao.errors import DataFileError
from nianbao.frozen_model import FrozenModel
from nianbao.report import Origin
from nianbao.writing.layout import Layout, Margins, TableLook, TextLook, slotted

_FILE = "layout/check_sheet.yaml"
_COLUMNS = {"equations": 6, "findings": 3, "changes": 10, "sources": 4}

_Length = Annotated[float, Field(gt=0)]


class SheetTexts(FrozenModel):
    """The kinds of text that the sheet sets otherwise than the report."""

    title: TextLook
    section: TextLook
    part: TextLook
    body: TextLook
    header: TextLook
    footer: TextLook
    table_band: TextLook
    table_head: TextLook
    table_label: TextLook
    table_number: TextLook


class SheetTables(FrozenModel):
    """The tables of the sheet, in mm; the border in points."""

    border: _Length
    band_fill: Annotated[str, Field(pattern=r"^([0-9A-Fa-f]{6})?$")]
    cell_padding: Annotated[float, Field(ge=0)]
    equations: TableLook
    findings: TableLook
    changes: TableLook
    sources: TableLook


class SheetWords(FrozenModel):
    """What the sheet says."""

    title: str
    subtitle: Annotated[str, slotted("organ", "year")]
    file_mark: str
    heading: Annotated[str, slotted("number", "name")]
    equations: str
    findings: str
    changes: str
    sources: str
    summary: Annotated[str, slotted("count", "holds", "broken", "unknown", "findings", "explained")]
    page_right: Annotated[str, slotted("count")]
    page_wrong: Annotated[str, slotted("count", "names")]
    signing: str
    holds: str
    broken: str
    unknown: str
    all_idle: Annotated[str, slotted("count")]
    rest_idle: Annotated[str, slotted("count")]
    mention: Annotated[str, slotted("words", "mark")]
    mention_sum: Annotated[str, slotted("words", "sign", "sum", "mark")]
    between: str
    no_findings: str
    unexplained: str
    needs_word: str
    same: str
    percent: Annotated[str, slotted("percent")]
    no_percent: str
    idle_changes: Annotated[str, slotted("count")]
    totals: Annotated[str, slotted("count")]
    prose_figures: str
    prose_answers: Annotated[str, slotted("origin", "time", "answers")]
    prose_answer: Annotated[str, slotted("name", "where")]
    from_to: Annotated[str, slotted("first", "last")]
    several: Annotated[str, slotted("first", "count")]
    together: str
    anywhere: str
    time: Annotated[str, slotted("month", "day", "hour", "minute")]


class SheetHeads(FrozenModel):
    """The heads of the tables that have some."""

    findings: tuple[str, str, str]
    changes: tuple[str, str, str, str, str]
    sources: tuple[str, str, str, str]


class SheetLayout(FrozenModel):
    """The check sheet: `notes` by rule, `year_on_year` the cells and facts set beside last year's, with their names.

    `places` names what a finding may be about and the format does not name.
    """

    margins: Margins
    header_distance: _Length
    footer_distance: _Length
    texts: SheetTexts
    tables: SheetTables
    words: SheetWords
    heads: SheetHeads
    notes: Mapping[str, str]
    origins: Mapping[Origin, str]
    places: Mapping[str, str]
    year_on_year: Mapping[str, str]

    def page(self, report: Layout) -> Layout:
        """The page of the sheet: that of the report with the sheet's own margins, texts and borders."""
        tables, body = self.tables, self.texts.body
        return report.model_copy(
            update={
                "margins": self.margins,
                "grid": report.grid.model_copy(update={"character_pitch": body.size, "line_pitch": body.line}),
                "header_distance": self.header_distance,
                "footer_distance": self.footer_distance,
                "texts": report.texts.model_copy(update=dict(self.texts)),
                "tables": report.tables.model_copy(
                    update={
                        "border": tables.border,
                        "band_fill": tables.band_fill,
                        "cell_padding": tables.cell_padding,
                    }
                ),
            }
        )


def sheet_layout(files: DataFiles) -> SheetLayout:
    """The layout of the check sheet; raises DataFileError with the key at fault."""
    sheet = files.templates.model(_FILE, SheetLayout)
    for name, count in _COLUMNS.items():
        look: TableLook = getattr(sheet.tables, name)
        if look.widths and len(look.widths) != count:
            raise _fault(files, f"tables.{name}.widths", f"应当有 {count} 个数，现在有 {len(look.widths)} 个")
    for key in sheet.year_on_year:
        if "." in key and key not in files.form.known_cells:
            raise _fault(files, f"year_on_year.{key}", "没有这一格，请检查拼写")
    for origin in Origin:
        if origin not in sheet.origins:
            raise _fault(files, f"origins.{origin}", "缺少这一项")
    return sheet


def _fault(files: DataFiles, key: str, what: str) -> DataFileError:
    return DataFileError(f"“{key}”这一项不对：{what}", where=files.templates.spot(_FILE), remedy="请改好后再试。")
