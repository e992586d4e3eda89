"""What LibreOffice makes of the Word file: it opens, nothing is clipped, out of place or lost."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from printed_text import lost_of
from written import FILES, FORM, full_report

from nianbao.errors import WritingError
from nianbao.writing.files import save_word
from nianbao.writing.libreoffice import libreoffice, print_pdfs

pytestmark = pytest.mark.skipif(libreoffice() is None, reason="LibreOffice is not here")


def test_libreoffice_prints_every_label_on_a4_pages(tmp_path: Path) -> None:
    import pdfplumber

    source = save_word(full_report(), tmp_path / "report.docx", FILES, signed_on=date(2026, 1, 20))
    (printed,) = print_pdfs([source], tmp_path)
    with pdfplumber.open(printed) as pdf:
        pages = [(page.width, page.height, "".join(page.extract_text().split())) for page in pdf.pages]
        boxes = [table.bbox for page in pdf.pages for table in page.find_tables()]
    assert {(round(width * 25.4 / 72), round(height * 25.4 / 72)) for width, height, _ in pages} == {(210, 297)}
    assert all(text.endswith(f"—{number}—") for number, (_, _, text) in enumerate(pages, start=1))
    whole = "".join(text for _, _, text in pages)
    assert all(heading.heading in whole for heading in (*FORM.sections, *FORM.overview_parts))
    for left, _, right, _ in boxes:
        assert (left * 25.4 / 72, right * 25.4 / 72) == pytest.approx((28, 184), abs=0.6)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not here")
def test_no_mark_at_the_end_of_a_line_is_lost(tmp_path: Path) -> None:
    assert lost_of(range(1, 4), tmp_path) == {}


def test_where_it_takes_too_long_that_is_said_and_nothing_is_left_running(tmp_path: Path) -> None:
    source = save_word(full_report(), tmp_path / "report.docx", FILES)
    with pytest.raises(WritingError, match="还没有转完"):
        print_pdfs([source], tmp_path, seconds=0.2)
    assert list(tmp_path.iterdir()) == [source]


def test_where_there_is_none_the_way_by_hand_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nianbao.writing.libreoffice.libreoffice", lambda: None)
    with pytest.raises(WritingError, match="另存为"):
        print_pdfs([tmp_path / "report.docx"], tmp_path)
