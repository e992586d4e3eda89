"""What a Word file says, read from its own XML: the proof that a written report holds every figure and passage."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import zip_longest

from lxml import etree

from nianbao.errors import WritingError
from nianbao.report import Grid, Number, Report, ReportFormat, grids
from nianbao.writing.plain_text import paragraphs
from nianbao.writing.printed import figures

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADINGS = ("Heading1", "Heading2")
_APART = ("Title", "DraftMark", "Signature")


def prove(data: bytes, report: Report, form: ReportFormat, *, single_other_row: bool = False) -> None:
    """Raises WritingError, naming the first place where the file does not say what the report says."""
    for difference in differences(data, report, form, single_other_row=single_other_row):
        raise WritingError(
            f"写出的文件与报告不一致：{difference}", remedy="文件没有保存。请把这句话和报告一起反馈给维护人员。"
        )


def differences(data: bytes, report: Report, form: ReportFormat, *, single_other_row: bool = False) -> Iterator[str]:
    """Each figure, label and passage that the Word file `data` holds otherwise than the report.

    What the report does not know is not compared: a draft has placeholders there.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        document = etree.fromstring(package.read("word/document.xml"), _parser())
    body = document.find(f"{_W}body")
    if body is None:
        yield "没有正文"
        return
    yield from _passage_differences(_texts(body), report, form)
    expected = figures(report, form, single_other_row=single_other_row)
    tables = body.iterchildren(f"{_W}tbl")
    for grid, table in zip_longest(grids(form, single_other_row=single_other_row), tables):
        if grid is None or table is None:
            yield "表格的数目不对"
            return
        yield from _table_differences(grid, table, expected, form)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def _passage_differences(found: dict[str, list[str]], report: Report, form: ReportFormat) -> Iterator[str]:
    parts = [part.heading for part in form.overview_parts]
    overview, *sections = (section.heading for section in form.sections)
    if list(found) != ["", overview, *parts, *sections]:
        yield "各级标题"
    headings = {section.key: section.heading for section in form.sections}
    headings |= {f"overview.{part.key}": part.heading for part in form.overview_parts}
    headings |= {"opening": "", "overview.lead": overview}
    for key in form.passages:
        expected = paragraphs(report.passages.get(key, ""))
        if expected and tuple(found.get(headings[key], ())) != expected:
            yield f"“{headings[key] or '正文开头'}”的文字"


def _texts(body: etree._Element) -> dict[str, list[str]]:
    """The paragraphs below each heading; those above the first heading stand below ""."""
    heading = ""
    found: dict[str, list[str]] = {heading: []}
    for element in body.iterchildren(f"{_W}p"):
        style = element.find(f"{_W}pPr/{_W}pStyle")
        name = "" if style is None else style.get(f"{_W}val", "")
        if name in _HEADINGS:
            heading = _text(element)
            found[heading] = []
        elif name not in _APART:
            found[heading].append(_text(element))
    return found


def _text(element: etree._Element) -> str:
    breaks = {f"{_W}br": "\n", f"{_W}tab": "\t"}
    return "".join(breaks.get(str(node.tag), node.text or "") for node in element.iter(f"{_W}t", *breaks))


def _table_differences(
    grid: Grid, table: etree._Element, expected: Mapping[str, Number | None], form: ReportFormat
) -> Iterator[str]:
    drawn = _drawn(table)
    for row, column, cell in grid.placed:
        name = form.labels[cell.key] if cell.key else cell.text
        found = drawn.get((row, column))
        if found is None or (found.columns, found.rows) != (cell.columns, cell.rows):
            yield f"“{name}”这一格的位置或合并"
        elif not cell.key and found.text != cell.text:
            yield f"表格里应当是“{cell.text}”，文件里是“{found.text}”"
        elif cell.key and expected[cell.key] is not None and _number(found.text) != expected[cell.key]:
            yield f"“{name}”应当是 {expected[cell.key]}，文件里是“{found.text}”"


@dataclass(slots=True)
class _Drawn:
    """A cell of a Word table with what it spans."""

    text: str
    columns: int
    rows: int = 1


def _drawn(table: etree._Element) -> dict[tuple[int, int], _Drawn]:
    """The cells of a Word table by the row and the column where they begin."""
    found: dict[tuple[int, int], _Drawn] = {}
    merging: dict[int, _Drawn] = {}
    for row, line in enumerate(table.iterchildren(f"{_W}tr")):
        column = 0
        for cell in line.iterchildren(f"{_W}tc"):
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            columns = 1 if span is None else int(span.get(f"{_W}val", "1"))
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            if merge is not None and merge.get(f"{_W}val", "continue") == "continue" and column in merging:
                merging[column].rows += 1
            else:
                found[row, column] = _Drawn(_text(cell), columns)
                merging.pop(column, None)
            if merge is not None and (row, column) in found:
                merging[column] = found[row, column]
            column += columns
    return found


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
