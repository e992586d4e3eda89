"""What importing the floor costs: neither lxml nor python-docx until a Word file is written, and never Textual."""

from __future__ import annotations

import subprocess
import sys

import pytest

_IMPORTED = "import sys, nianbao.writing, nianbao.writing.check_sheet, nianbao.writing.printed, nianbao.writing.word;"
_WRITTEN = (
    "import sys; from nianbao.data_files import DataFiles; from nianbao.report import Report;"
    "from nianbao.writing.word import word_document; word_document(Report(), DataFiles(), draft=True);"
)


@pytest.mark.parametrize(
    ("code", "module"),
    [
        *((_IMPORTED, module) for module in ("lxml", "docx", "pdfplumber", "textual")),
        *((_WRITTEN, module) for module in ("pdfplumber", "textual")),
    ],
)
def test_a_module_that_is_not_needed_is_not_loaded(code: str, module: str) -> None:
    assert subprocess.run([sys.executable, "-c", f"{code} sys.exit({module!r} in sys.modules)"]).returncode == 0
