"""A published report read: Word, web page and, where the sample is there, PDF, beside the bare libraries."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import district
from figures import Figure, median_ms

from nianbao.reading.report_file import read_report
from nianbao.writing.web_page import web_page
from nianbao.writing.word import word_document

SAMPLE = Path(__file__).parents[2] / "shared" / "samples" / "hongze-2023.pdf"


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        word, page = Path(folder) / "a.docx", Path(folder) / "a.html"
        word.write_bytes(word_document(district.report(), district.FILES))
        page.write_text(web_page(district.report(), district.FILES), encoding="utf-8")
        yield Figure("Word file read", read(word), "ms", 100, {"lxml alone": median_ms(lambda: parsed_word(word))})
        yield Figure("web page read", read(page), "ms", 100, {"lxml alone": median_ms(lambda: parsed_page(page))})
    if SAMPLE.exists():
        peers = {"pdfplumber alone": median_ms(lambda: parsed_pdf(SAMPLE), 5)}
        yield Figure("PDF read", read(SAMPLE, 5), "ms", 1000, peers)


def read(path: Path, repeat: int = 15) -> float:
    return median_ms(lambda: read_report(path, district.FILES), repeat)


def parsed_word(path: Path) -> None:
    from lxml import etree

    with zipfile.ZipFile(path) as package:
        etree.fromstring(package.read("word/document.xml"))


def parsed_page(path: Path) -> None:
    from lxml import html

    html.fromstring(path.read_bytes())


def parsed_pdf(path: Path) -> None:
    """In this process, which has pdfplumber loaded; the reader starts one of its own."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            for table in page.find_tables():
                table.extract()
