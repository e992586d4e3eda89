"""The report as it is printed: title, headings, paragraphs and tables in order, for every kind of file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NoReturn

from nianbao.errors import WritingError
from nianbao.language.numerals import number_text
from nianbao.report import Grid, Number, Report, ReportFormat, grids, total
from nianbao.writing.layout import TWIPS_PER_POINT, Layout, filled
from nianbao.writing.plain_text import characters, one_line, paragraphs

MAY_BE_EMPTY = frozenset({"opening", "overview.lead"})
"""Passages that a report may do without: "" leaves them out, an absent one is still to be written."""

_NAMED = 5


class Look(StrEnum):
    """The kinds of paragraph, named as in the layout's texts."""

    TITLE = "title"
    DRAFT = "draft"
    BODY = "body"
    SECTION = "section"
    PART = "part"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class PrintedParagraph:
    """A paragraph; `right` is its distance from the right edge, in characters. Only a title has line breaks."""

    look: Look
    text: str
    right: float = 0


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A statutory table with what stands in its cells of numbers, by key."""

    grid: Grid
    figures: Mapping[str, str]


Block = PrintedParagraph | PrintedTable


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the drafter wants it: （六）其他处理 as one row, marked as a draft, signed with a date."""

    single_other_row: bool = False
    draft: bool = False
    signed_on: date | None = None


def figures(report: Report, form: ReportFormat, *, single_other_row: bool = False) -> dict[str, Number | None]:
    """The number of every cell that is printed; None where it is not known.

    The single row （六）其他处理 is the report's own where it has one, else the sum of the three rows (件).
    """
    cells = (cell.key for grid in grids(form, single_other_row=single_other_row) for cell in grid.numbers)
    known = {key: report.cell(key) for key in cells}
    if single_other_row:
        for key in form.single_other_cells:
            if known[key] is None:
                known[key] = _sum_of_other_rows(report, form, key.rpartition(".")[2])
    return known


def _sum_of_other_rows(report: Report, form: ReportFormat, column: str) -> Number | None:
    return total(report.cell(f"requests.{row.key}.{column}") for row in form.requests.other_rows)


def missing(report: Report, form: ReportFormat, *, single_other_row: bool = False) -> tuple[str, ...]:
    """What a finished report still lacks, in the order of printing, named as the drafter knows it."""
    return (
        *(() if report.organ.name.strip() else ("单位名称",)),
        *(() if report.year is not None else ("年度",)),
        *(passage_name(form, key) for key in form.passages if _lacks(report, key)),
        *(
            form.labels[key]
            for key, value in figures(report, form, single_other_row=single_other_row).items()
            if value is None
        ),
    )


def _lacks(report: Report, key: str) -> bool:
    text = report.passages.get(key)
    return text is None or (key not in MAY_BE_EMPTY and not paragraphs(text))


def passage_name(form: ReportFormat, key: str) -> str:
    """What a passage is called: its heading, or where it stands."""
    parts = {f"overview.{part.key}": part.heading for part in form.overview_parts}
    sections = {section.key: section.heading for section in form.sections}
    names = {"opening": "正文开头的引言", "overview.lead": f"{sections['overview']}的开头", **parts, **sections}
    return names[key]


def place_name(form: ReportFormat, where: str) -> str:
    """What the drafter calls a cell, a passage or a section of the report; empty for any other place."""
    if where in form.passages:
        return passage_name(form, where)
    headings = {section.key: section.heading for section in form.sections}
    return form.labels.get(where) or headings.get(where, "")


def blocks(report: Report, form: ReportFormat, layout: Layout, wishes: Wishes) -> tuple[Block, ...]:
    """The report in the order of printing.

    Raises WritingError, naming what is not known, unless the drafter wishes a draft: there it stands as a placeholder.
    """
    lacking = missing(report, form, single_other_row=wishes.single_other_row)
    if lacking and not wishes.draft:
        refuse(lacking)
    return tuple(_blocks(report, form, layout, wishes))


def refuse(lacking: Sequence[str]) -> NoReturn:
    """Raises WritingError with the first of what a finished report lacks."""
    named = "、".join(f"“{name}”" for name in lacking[:_NAMED]) + ("等" if len(lacking) > _NAMED else "")
    raise WritingError(
        f"还有 {len(lacking)} 处没有填：{named}", remedy="请先补上；没有的填 0 或“没有”。也可以先导出草稿。"
    )


def _blocks(report: Report, form: ReportFormat, layout: Layout, wishes: Wishes) -> Iterator[Block]:
    yield PrintedParagraph(Look.TITLE, title(report, layout))
    if wishes.draft:
        yield PrintedParagraph(Look.DRAFT, layout.words.draft_title)
    yield from _passage(report, form, layout, "opening")
    tables = _tables(report, form, layout, single_other_row=wishes.single_other_row)
    for section in form.sections:
        yield PrintedParagraph(Look.SECTION, section.heading)
        if section.key in tables:
            yield tables[section.key]
        elif section.key == "overview":
            yield from _overview(report, form, layout)
        else:
            yield from _passage(report, form, layout, section.key)
    if wishes.signed_on is not None:
        yield from _signature(report, layout, wishes.signed_on)


def _overview(report: Report, form: ReportFormat, layout: Layout) -> Iterator[PrintedParagraph]:
    yield from _passage(report, form, layout, "overview.lead")
    for part in form.overview_parts:
        yield PrintedParagraph(Look.PART, part.heading)
        yield from _passage(report, form, layout, f"overview.{part.key}")


def _passage(report: Report, form: ReportFormat, layout: Layout, key: str) -> Iterator[PrintedParagraph]:
    if _lacks(report, key):
        yield PrintedParagraph(Look.BODY, filled(layout.words.missing_passage, what=passage_name(form, key)))
        return
    for text in paragraphs(report.passages[key]):
        yield PrintedParagraph(Look.BODY, text)


def without_placeholders(report: Report, form: ReportFormat, layout: Layout) -> Report:
    """A report read from a file, without what only drafts print: their mark, and the lines for what is to come."""
    to_come = {filled(layout.words.missing_passage, what=passage_name(form, key)) for key in form.passages}
    printed = {layout.words.draft_title, *to_come}
    lines = {key: text.split("\n") for key, text in report.passages.items()}
    passages = {key: "\n".join(each for each in every if each.strip() not in printed) for key, every in lines.items()}
    return report.model_copy(update={"passages": {key: text for key, text in passages.items() if text}})


def _tables(report: Report, form: ReportFormat, layout: Layout, *, single_other_row: bool) -> dict[str, PrintedTable]:
    values = figures(report, form, single_other_row=single_other_row)
    texts = {key: layout.words.missing_number if value is None else number_text(value) for key, value in values.items()}
    return {grid.key: PrintedTable(grid, texts) for grid in grids(form, single_other_row=single_other_row)}


def organ_name(report: Report, layout: Layout) -> str:
    """The organ's name on one line, or its placeholder."""
    return one_line(report.organ.name) or layout.words.missing_organ


def title(report: Report, layout: Layout) -> str:
    """The title in one line, or broken after the organ's name and where that is too long, within it."""
    year = layout.words.missing_year if report.year is None else str(report.year)
    organ = organ_name(report, layout)
    whole = one_line(report.title) or filled(layout.words.title, organ=organ, year=year)
    room = layout.text_width / TWIPS_PER_POINT / layout.texts.title.size
    if characters(whole) <= room or not whole.startswith(organ) or whole == organ:
        return whole
    return "\n".join((*_broken(organ, room, layout), whole.removeprefix(organ).strip()))


def _broken(name: str, room: float, layout: Layout) -> tuple[str, ...]:
    """A name in as many lines as it needs: cut near its middle, after a place's name if there is one there."""
    if characters(name) <= room or len(name) == 1:
        return (name,)
    middle = len(name) // 2
    cuts = (cut for cut in range(1, len(name)) if _ends_a_place(name[:cut], layout))
    fitting = (cut for cut in cuts if max(characters(name[:cut]), characters(name[cut:])) <= room)
    cut = min(fitting, key=lambda at: abs(at - middle), default=middle)
    return (*_broken(name[:cut], room, layout), *_broken(name[cut:], room, layout))


def _ends_a_place(text: str, layout: Layout) -> bool:
    return text.endswith(layout.title_breaks) and not text.endswith(layout.title_unbroken)


def _signature(report: Report, layout: Layout, signed_on: date) -> Iterator[PrintedParagraph]:
    """Organ and date after GB/T 9704-2012, 7.3.5.2, a line below the text.

    The date begins two characters right of the name; the longer of them ends two characters from the right edge.
    """
    name = organ_name(report, layout)
    day = filled(layout.words.date, year=signed_on.year, month=signed_on.month, day=signed_on.day)
    longer = characters(day) - characters(name)
    name_right, day_right = (longer + 4, 2) if longer > 0 else (2, -longer)
    yield PrintedParagraph(Look.SIGNATURE, "")
    yield PrintedParagraph(Look.SIGNATURE, name, right=name_right)
    yield PrintedParagraph(Look.SIGNATURE, day, right=day_right)
