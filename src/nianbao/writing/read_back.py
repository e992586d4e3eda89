"""What a Word file says, read from its own XML: the proof that a written report holds every figure and passage."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from itertools import zip_longest

from lxml import etree

from nianbao.errors import WritingError
from nianbao.report import Grid, Report, ReportFormat, grids
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
        for key, label, text in _cells(grid, table):
            place = form.labels.get(key, label)
            if key and expected[key] is not None and _number(text) != expected[key]:
                yield f"“{place}”应当是 {expected[key]}，文件里是“{text}”"
            elif not key and text != label:
                yield f"表格里应当有“{label}”，文件里是“{text}”"


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def _passage_differences(found: dict[str, list[str]], report: Report, form: ReportFormat) -> Iterator[str]:
    headings = {f"overview.{part.key}": part.heading for part in form.overview_parts}
    headings |= {section.key: section.heading for section in form.sections if section.key in form.passages}
    headings |= {"opening": "", "overview.lead": form.sections[0].heading}
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


def _cells(grid: Grid, table: etree._Element) -> Iterator[tuple[str, str, str]]:
    """Key and label of every cell of the grid, with the text that begins at its place in the file."""
    beginnings = _beginnings(table)
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(grid.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            taken |= {(row + down, column + across) for down in range(cell.rows) for across in range(cell.columns)}
            yield cell.key, cell.text, beginnings.get((row, column, cell.columns), "")


def _beginnings(table: etree._Element) -> dict[tuple[int, int, int], str]:
    """The text of each cell by the row and grid column where it begins, and its span; continued cells are left out."""
    found: dict[tuple[int, int, int], str] = {}
    for row, line in enumerate(table.iterchildren(f"{_W}tr")):
        column = 0
        for cell in line.iterchildren(f"{_W}tc"):
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            columns = 1 if span is None else int(span.get(f"{_W}val", "1"))
            if merge is None or merge.get(f"{_W}val") == "restart":
                found[row, column, columns] = _text(cell)
            column += columns
    return found


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
