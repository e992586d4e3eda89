"""All checks of a full report with last year's beside it, and a folder of Word files from the command line."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import district
from figures import Figure, median_ms

from nianbao.checks import findings
from nianbao.writing.word import word_document

REPORTS = 100
"""1,000 are checked by hand: `python -c "import checks; print(checks.per_report(1000))"` in this folder."""


def figures() -> Iterator[Figure]:
    script = district.office().script
    report = district.report()
    last = report.model_copy(update={"year": (report.year or 0) - 1})

    def check() -> None:
        findings(report, script.form, words=script.check_words, last=last, complete=True)

    yield Figure("all checks of a report", median_ms(check, 25), "ms", 10)
    yield Figure(f"check of {REPORTS} Word files, each", per_report(REPORTS), "ms")


def per_report(count: int) -> float:
    """The time of `nianbao check FOLDER` over `count` Word files, in ms a file."""
    word = word_document(district.report(), district.FILES)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            (Path(folder) / f"{number}.docx").write_bytes(word)
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "nianbao", "check", folder], check=True, capture_output=True)
        return (time.perf_counter() - start) * 1000 / count
