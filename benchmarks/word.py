"""The district's Word file, built and saved: ours, the same document by docxtpl, and its tables by table.cell()."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import district
from figures import Figure, median_ms

from nianbao.language.numerals import number_text
from nianbao.report import Grid, Report, grids
from nianbao.writing.files import save_word
from nianbao.writing.word import word_document

SENTINEL = 7_000_000


def figures() -> Iterator[Figure]:
    report = district.report()
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template.docx"
        template.write_bytes(tagged(report))
        peers = {
            "docxtpl": median_ms(lambda: by_docxtpl(template, report, Path(folder) / "b.docx"), 7),
            "table.cell()": median_ms(lambda: by_cells(report, Path(folder) / "c.docx"), 3),
        }

        def build() -> None:
            (Path(folder) / "a.docx").write_bytes(word_document(report, district.FILES))

        yield Figure("Word file, built and saved", median_ms(build), "ms", 45, peers)
        proved = median_ms(lambda: save_word(report, Path(folder) / "d.docx", district.FILES))
        yield Figure("the same, read back and flushed to disk", proved, "ms", 60, peers)


def tagged(report: Report) -> bytes:
    """Our own document with a Jinja tag in the place of every figure and passage: the template that docxtpl fills."""
    numbered = {key: SENTINEL + at for at, key in enumerate(report.cells)}
    tags = {number: f"{{{{ cells['{key}'] }}}}" for key, number in numbered.items()}
    marked = report.model_copy(
        update={"cells": numbered, "passages": {key: f"PASSAGE{at}END" for at, key in enumerate(report.passages)}}
    )
    keys = list(report.passages)
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word_document(marked, district.FILES))) as source,
        zipfile.ZipFile(out, "w") as copy,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                text = re.sub(rf"\b{SENTINEL // 10**4}\d{{4}}\b", lambda found: tags[int(found[0])], data.decode())
                text = re.sub(r"PASSAGE(\d+)END", lambda found: f"{{{{ passages['{keys[int(found[1])]}'] }}}}", text)
                data = text.encode()
            copy.writestr(name, data)
    return out.getvalue()


def by_docxtpl(template: Path, report: Report, path: Path) -> None:
    from docxtpl import DocxTemplate

    document = DocxTemplate(template)
    document.render({"cells": dict(report.cells), "passages": dict(report.passages)}, autoescape=True)
    document.save(path)


def by_cells(report: Report, path: Path) -> None:
    from docx import Document

    document = Document()
    for passage in report.passages.values():
        document.add_paragraph(passage)
    for grid in grids(district.FILES.form):
        fill_by_cells(document.add_table(len(grid.rows), grid.columns), grid, report)
    document.save(str(path))


def fill_by_cells(table: object, grid: Grid, report: Report) -> None:
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(grid.rows):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            area = {(at + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
            taken |= area
            first = table.cell(at, column)  # type: ignore[attr-defined]
            if len(area) > 1:
                first.merge(table.cell(*max(area)))  # type: ignore[attr-defined]
            first.text = number_text(report.cell(cell.key) or 0) if cell.key else cell.text
