"""What importing the floor costs: neither lxml nor python-docx until a file is read back."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["lxml", "docx", "pdfplumber", "textual"])
def test_importing_writing_and_making_a_word_file_does_not_load(module: str) -> None:
    code = (
        "import sys; from nianbao.data_files import DataFiles; from nianbao.report import Report;"
        "from nianbao.writing import word_document; word_document(Report(), DataFiles(), draft=True);"
        f"sys.exit({module!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
