"""Reports for the tests of writing, and the XML of what was written."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from functools import cache

from lxml import etree
from totals import with_totals

from nianbao.data_files import DataFiles
from nianbao.report import Organ, Report
from nianbao.writing.word import word_document

FILES = DataFiles()
FORM = FILES.form
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORGAN = "江海省临江市滨江区人民政府"


@cache
def full_report() -> Report:
    """A district's report: a number of its own in every cell, two paragraphs in every passage."""
    totals = {rule.total for rule in FORM.sums}
    counts = (key for key in FORM.cells if key not in totals and key != "disclosure.fees")
    cells = {key: index * 37 % 1009 for index, key in enumerate(counts, start=1)}
    passages = {key: f"{key}：全年主动公开4312条。\n二是“三审三校”……成效明显——继续坚持。" for key in FORM.passages}
    report = Report(
        year=2025, organ=Organ(name=ORGAN), cells=cells | {"disclosure.fees": Decimal("1234.5600")}, passages=passages
    )
    return with_totals(report, FORM)


def changed(report: Report, **update: object) -> Report:
    """The report with some of its fields replaced, checked as a new one is."""
    return Report.model_validate(dict(report) | update)


def without(report: Report, *keys: str) -> Report:
    """The report in which these cells and passages are not known."""
    cells = {key: None if key in keys else value for key, value in report.cells.items()}
    passages = {key: text for key, text in report.passages.items() if key not in keys}
    return changed(report, cells=cells, passages=passages)


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def part(data: bytes, name: str) -> etree._Element:
    """A part of a Word file, parsed."""
    return etree.fromstring(parts(data)[name])


@cache
def full_document() -> etree._Element:
    return part(word_document(full_report(), FILES), "word/document.xml")


def text_of(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def value(element: etree._Element, path: str, attribute: str = "val") -> str | None:
    """An attribute of the descendant at `path`, a path of names without their namespace."""
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + attribute)


def body_paragraphs(document: etree._Element) -> list[tuple[str, str]]:
    """Style and text of the paragraphs outside tables."""
    return [(value(p, "pPr/pStyle") or "", text_of(p)) for p in document.iterfind(f"{W}body/{W}p")]


def fits(cell: etree._Element, *, points: float) -> bool:
    """Whether the number in a cell of a table fits on its line, in a font with digits of 0.64 em."""
    text = text_of(cell)
    if not text or not text.isascii() or " " in text:
        return True
    scale = int(value(cell, "p/r/rPr/w") or 100) / 100
    return len(text) * 0.64 * points * 20 * scale <= int(value(cell, "tcPr/tcW", "w") or 0)
