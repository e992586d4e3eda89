"""The page at a glance (一图读懂): one web page of the report's figures, each proved by reading it back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from nianbao.data_files import DataFiles
from nianbao.errors import WritingError
from nianbao.language.numerals import ONE_TO_TEN, Number, number_text
from nianbao.report import Report, ReportFormat
from nianbao.report.format import RequestGroup, RequestRow, leaves
from nianbao.writing.layout import layout
from nianbao.writing.plain_text import paragraphs
from nianbao.writing.printed import missing, organ_name, refuse, title
from nianbao.writing.rendering import rendered

_PAGE = "web/glance.html"
_NUMBERING = re.compile(rf"^(（[{ONE_TO_TEN}]+）|\d+[.．]|[{ONE_TO_TEN}]、)")
_CLAUSE = re.compile(r"[^。；]+")
_LONGEST = 48
_IN_MACROS = "请检查模板 web/glance.html，数都要写在 figure 或 bar 里。"

# What may hold digits and is no figure, or was held against its cell already.
_NO_FIGURES = ("*[@data-cell]", "*[@data-last]", "*[@data-year]", "*[@data-words]", "style", "title")
_MOST_PROBLEMS = 5


@dataclass(frozen=True, slots=True)
class GlanceFigure:
    """A cell as it is printed, with last year's beside it where that is known; `amount` is its number."""

    text: str
    amount: float
    last: str = ""
    last_amount: float = 0


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """A cell with what it is called."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class GlanceGroup:
    """Rows below a common label; `key` is the cell of their total, where there is one."""

    label: str
    rows: tuple[GlanceRow, ...]
    key: str = ""


def glance_page(report: Report, files: DataFiles, *, last: Report | None = None, draft: bool = False) -> str:
    """The HTML of the page at a glance; `last` is last year's report where it is known.

    Raises WritingError, naming what is missing, unless it is a draft, or where a figure on the page is no cell of the
    report; DataFileError where the template is at fault.
    """
    page, form = layout(files), files.form
    lacking = missing(report, form)
    if lacking and not draft:
        refuse(lacking)
    figures = {key: _figure(report, last, key, page.words.missing_number) for key in form.cells}
    outcomes, applicants = tuple(_outcomes(form, figures)), _told(_applicants(form), figures)
    disputes = tuple(_disputes(form, figures))
    whole = rendered(
        files,
        _PAGE,
        title=title(report, page).replace("\n", ""),
        organ=organ_name(report, page),
        year=page.words.missing_year if report.year is None else report.year,
        draft=page.words.draft_title if draft else "",
        figures=figures,
        has_last=any(figure.last for figure in figures.values()),
        applicants=applicants,
        outcomes=outcomes,
        disputes=disputes,
        most_applicants=_most(applicants, figures),
        most_outcomes=_most((row for group in outcomes for row in group.rows), figures),
        most_disputes=_most((row for group in disputes for row in group.rows), figures),
        problems=tuple(_problems(report)),
    )
    prove_glance(whole, report, last)
    return whole


def _figure(report: Report, last: Report | None, key: str, unknown: str) -> GlanceFigure:
    now, before = report.cell(key), last.cell(key) if last is not None else None
    return GlanceFigure(unknown if now is None else number_text(now), _amount(now), _text(before), _amount(before))


def _text(number: Number | None) -> str:
    return "" if number is None else number_text(number)


def _amount(number: Number | None) -> float:
    return 0 if number is None else float(number)


def _plain(label: str) -> str:
    return _NUMBERING.sub("", label)


def _applicants(form: ReportFormat) -> Iterator[GlanceRow]:
    yield from (GlanceRow(f"requests.new.{key}", label) for key, label in form.applicants.items())


def _told(rows: Iterable[GlanceRow], figures: dict[str, GlanceFigure]) -> tuple[GlanceRow, ...]:
    """The rows that say something, this year or last year."""
    return tuple(row for row in rows if figures[row.key].amount or figures[row.key].last_amount)


def _outcomes(form: ReportFormat, figures: dict[str, GlanceFigure]) -> Iterator[GlanceGroup]:
    """The outcomes by their groups, in the order of 表三; those that are in none stand together, without a label."""
    whole = next(row for row in form.requests.rows if isinstance(row, RequestGroup))
    for label, rows in groupby(whole.rows, lambda row: row.group if isinstance(row, RequestGroup) else ""):
        counted = (row for row in leaves(tuple(rows)) if row in form.requests.outcome_rows)
        if told := _told((_outcome(row) for row in counted), figures):
            yield GlanceGroup(_plain(label), told)


def _outcome(row: RequestRow) -> GlanceRow:
    return GlanceRow(f"requests.{row.key}.total", _plain(row.label).partition("（")[0])


def _disputes(form: ReportFormat, figures: dict[str, GlanceFigure]) -> Iterator[GlanceGroup]:
    for group in form.disputes.groups:
        rows = (GlanceRow(f"disputes.{group.key}.{each.key}", each.label) for each in form.disputes.result_columns)
        if told := _told(rows, figures):
            yield GlanceGroup(group.label, told, f"disputes.{group.key}.total")


def _most(rows: Iterable[GlanceRow], figures: dict[str, GlanceFigure]) -> float:
    """What the longest bar stands for."""
    return max((max(figures[row.key].amount, figures[row.key].last_amount) for row in rows), default=0) or 1


@dataclass(frozen=True, slots=True)
class Told:
    """A problem and its measure, short."""

    problem: str
    measure: str = ""


def _problems(report: Report) -> Iterator[Told]:
    if report.problems:
        yield from (Told(_short(each.problem), _short(each.measure)) for each in report.problems[:_MOST_PROBLEMS])
        return
    yield from (Told(_short(text)) for text in paragraphs(report.passages.get("problems", ""))[:_MOST_PROBLEMS])


def _short(text: str) -> str:
    """The first clause of a text, cut where it is long."""
    found = _CLAUSE.search(" ".join(paragraphs(text)))
    clause = found[0].strip() if found else ""
    return clause if len(clause) <= _LONGEST else f"{clause[:_LONGEST]}……"


def prove_glance(page: str, report: Report, last: Report | None = None) -> None:
    """Raises WritingError where a figure on the page is not the cell that it says to be, or no cell at all."""
    from lxml import html

    root: Any = html.fromstring(page)
    for attribute, source in (("data-cell", report), ("data-last", last)):
        for element in root.iterfind(f".//*[@{attribute}]"):
            known = source.cell(element.get(attribute, "")) if source is not None else None
            said = element.text_content().strip()
            if known is not None and said != number_text(known):
                raise WritingError(f"一图读懂上写的是“{said}”，报告里是 {number_text(known)}", remedy=_IN_MACROS)
    for path in _NO_FIGURES:
        for element in list(root.iterfind(f".//{path}")):
            element.drop_tree()
    rest = "".join(root.text_content().split()).replace("".join(report.organ.name.split()) or " ", "")
    if stray := re.search(r"\d[\d.,]*", rest):
        raise WritingError(f"一图读懂上有一个数不是报告里的：{stray[0]}", remedy=_IN_MACROS)
