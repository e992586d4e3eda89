"""Reports made up for tests, written as offices publish them: web page, Word file, and text in several forms."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from html import escape

from nianbao.data_files import DataFiles
from nianbao.report import Grid, GridCell, Role, grids

ORGAN = "青山县民政局"
YEAR = 2024
Rows = list[list[GridCell]]
Tables = tuple[Rows, Rows, Rows]


@cache
def files() -> DataFiles:
    return DataFiles()


def figures(*, single_other: bool = False) -> dict[str, int]:
    """A different number for every cell, so that a cell read in the wrong place shows."""
    form = files().form
    keys = form.cells
    if single_other:
        gone = tuple(f"requests.{row.key}." for row in form.requests.other_rows)
        keys = (*(key for key in keys if not key.startswith(gone)), *form.single_other_cells)
    return {key: 11 + number for number, key in enumerate(keys)}


def texts(numbers: Mapping[str, int | None]) -> dict[str, str]:
    return {key: "" if number is None else str(number) for key, number in numbers.items()}


@dataclass(frozen=True)
class Paper:
    """What a report says: the lines above the first section, headings, passages and what stands in each cell."""

    cells: Mapping[str, str] = field(default_factory=lambda: texts(figures()))
    head: tuple[str, ...] = (f"{ORGAN}{YEAR}年政府信息公开工作年度报告", "根据有关规定，编制本报告。")
    headings: tuple[str, ...] = field(default_factory=lambda: tuple(s.heading for s in files().form.sections))
    overview: tuple[str, ...] = (
        "2024年，本局依法推进各项工作。",
        "（一）主动公开",
        "全年公布信息120条。",
        "（二）依申请公开",
        "全年新收申请23件。",
        "（三）政府信息管理",
        "逐件审核，专人负责。",
        "（四）政府信息公开平台建设",
        "每月检查网站栏目。",
        "（五）监督保障",
        "培训2次。",
    )
    problems: tuple[str, ...] = ("一是更新不够及时。", "二是形式单一，将多用图表。")
    other: tuple[str, ...] = ("本年度没有收取信息处理费。",)
    foot: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

    def saying(self, **changes: object) -> Paper:
        return replace(self, **changes)  # type: ignore[arg-type]

    @property
    def tables(self) -> Tables:
        single = any(key.startswith("requests.other_all.") for key in self.cells)
        second, third, fourth = (self._rows(grid) for grid in grids(files().form, single_other_row=single))
        return second, third, fourth

    def _rows(self, grid: Grid) -> Rows:
        return [[replace(cell, text=self._text(cell)) for cell in row] for row in grid.rows]

    def _text(self, cell: GridCell) -> str:
        return self.cells.get(cell.key, "") if cell.key else self.labels.get(cell.text, cell.text)

    def parts(self) -> Iterator[str | Rows]:
        """Lines and tables in order."""
        second, third, fourth = self.tables
        yield from self.head
        bodies: tuple[Sequence[str | Rows], ...] = (
            self.overview, [second], [third], [fourth], self.problems, self.other,
        )  # fmt: skip
        for heading, body in zip(self.headings, bodies, strict=True):
            yield heading
            yield from body
        yield from self.foot


def expanded(rows: Rows) -> list[list[str]]:
    """The grid with a merged cell's text in its first place and nothing in the others, as a spreadsheet copies it."""
    places: list[dict[int, str]] = [{} for _ in rows]
    for number, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while column in places[number]:
                column += 1
            for row in range(number, number + cell.rows):
                for at in range(column, column + cell.columns):
                    places[row][at] = cell.text if (row, at) == (number, column) else ""
            column += cell.columns
    return [[row[at] for at in sorted(row)] for row in places]


def begun_cells(rows: Rows) -> list[list[str]]:
    """The cells that begin in each row, as a browser copies them."""
    return [[cell.text for cell in row] for row in rows]


def tabbed(rows: Rows) -> str:
    return "\n".join("\t".join(row) for row in begun_cells(rows))


def tabbed_whole(rows: Rows) -> str:
    return "\n".join("\t".join(row) for row in expanded(rows))


def barred(rows: Rows) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in expanded(rows))


def one_a_line(rows: Rows) -> str:
    return "\n".join(text for row in begun_cells(rows) for text in row)


def spaced(rows: Rows) -> str:
    """Columns that line up in a terminal: each as wide as its widest text."""
    whole = expanded(rows)
    sizes = [max(width(row[at]) for row in whole) for at in range(len(whole[0]))]
    return "\n".join(
        "  ".join(text + " " * (size - width(text)) for text, size in zip(row, sizes, strict=True)).rstrip()
        for row in whole
    )


def spaced_right(rows: Rows) -> str:
    """Columns in which numbers stand on the right."""
    whole = expanded(rows)
    sizes = [max(width(row[at]) for row in whole) for at in range(len(whole[0]))]
    return "\n".join(
        "  ".join(" " * (size - width(text)) + text for text, size in zip(row, sizes, strict=True)).rstrip()
        for row in whole
    )


def loose(rows: Rows) -> str:
    """Columns made of single spaces, as a PDF's text has them."""
    return "\n".join(" ".join(text for text in row if text) for row in begun_cells(rows))


TEXT_FORMS: dict[str, Callable[[Rows], str]] = {
    "browser": tabbed,
    "spreadsheet": tabbed_whole,
    "bars": barred,
    "one a line": one_a_line,
    "left columns": spaced,
    "right columns": spaced_right,
}


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def as_text(paper: Paper, form: Callable[[Rows], str] = tabbed) -> str:
    return "\n".join(part if isinstance(part, str) else form(part) for part in paper.parts())


def html_table(rows: Rows) -> str:
    written = ("".join(map(_html_cell, row)) for row in rows)
    return f"<table>{''.join(f'<tr>{cells}</tr>' for cells in written)}</table>"


def _html_cell(cell: GridCell) -> str:
    return f'<td colspan="{cell.columns}" rowspan="{cell.rows}">{escape(cell.text)}</td>'


def as_web(paper: Paper, table: Callable[[Rows], str] = html_table) -> str:
    body = "\n".join(f"<p>{escape(part)}</p>" if isinstance(part, str) else table(part) for part in paper.parts())
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{body}</body></html>'


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_file(body: str, *, before: str = '<?xml version="1.0" encoding="UTF-8"?>') -> bytes:
    """A .docx file with nothing but a main part."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"{before}<w:document {W}><w:body>{body}</w:body></w:document>")
    return target.getvalue()


def word_paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def word_table(rows: Rows) -> str:
    """A table with w:gridSpan and w:vMerge; a merged cell is repeated, empty, in the rows below."""
    waiting: dict[int, tuple[int, int]] = {}
    written = []
    for row in rows:
        cells: list[str] = []
        column = 0
        left = list(row)
        while left or column in waiting:
            if column in waiting:
                columns, more = waiting.pop(column)
                if more > 1:
                    waiting[-column - 1] = (columns, more - 1)
                cells.append(_word_cell("", columns, "<w:vMerge/>"))
            else:
                cell = left.pop(0)
                columns = cell.columns
                merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
                cells.append(_word_cell(cell.text, columns, merge))
                if cell.rows > 1:
                    waiting[-column - 1] = (columns, cell.rows - 1)
            column += columns
        waiting = {(-at - 1 if at < 0 else at): more for at, more in waiting.items()}
        written.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl>{''.join(written)}</w:tbl>"


def _word_cell(text: str, columns: int, merge: str) -> str:
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/>{merge}</w:tcPr>{word_paragraph(text)}</w:tc>'


def as_word(paper: Paper, table: Callable[[Rows], str] = word_table) -> bytes:
    return word_file("".join(word_paragraph(part) if isinstance(part, str) else table(part) for part in paper.parts()))


def number_cells(rows: Rows) -> list[GridCell]:
    return [cell for row in rows for cell in row if cell.role is Role.NUMBER]


def relabelled(table: Callable[[Rows], str], change: Callable[[str], str]) -> Callable[[Rows], str]:
    """A writer of tables that changes every label first."""
    return lambda rows: table(
        [[cell if cell.key else replace(cell, text=change(cell.text)) for cell in row] for row in rows]
    )


def plain_cells(rows: Sequence[Sequence[str]]) -> Rows:
    return [[GridCell(Role.HEAD, text) for text in row] for row in rows]
