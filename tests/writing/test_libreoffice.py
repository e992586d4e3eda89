"""What LibreOffice makes of the Word file: it opens, and nothing is clipped or out of place."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from written import FILES, FORM, full_report

from nianbao.writing import save_word


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_prints_every_label_on_a4_pages(tmp_path: Path) -> None:
    import pdfplumber

    source = save_word(full_report(), tmp_path / "report.docx", FILES, signed_on=date(2026, 1, 20))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    with pdfplumber.open(tmp_path / "report.pdf") as pdf:
        pages = [(page.width, page.height, "".join(page.extract_text().split())) for page in pdf.pages]
        boxes = [table.bbox for page in pdf.pages for table in page.find_tables()]
    assert {(round(width * 25.4 / 72), round(height * 25.4 / 72)) for width, height, _ in pages} == {(210, 297)}
    assert all(text.endswith(f"—{number}—") for number, (_, _, text) in enumerate(pages, start=1))
    whole = "".join(text for _, _, text in pages)
    assert all(heading.heading in whole for heading in (*FORM.sections, *FORM.overview_parts))
    for left, _, right, _ in boxes:
        assert (left * 25.4 / 72, right * 25.4 / 72) == pytest.approx((28, 184), abs=0.6)
