"""Generated reports printed by LibreOffice, and what of their text is missing in the PDF.

By hand: `python tests/printed_text.py 200` prints as many reports, and says what was lost.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from functools import cache
from pathlib import Path

from offices import EXAMPLES, answered, example
from written import FILES, FORM, body_paragraphs, changed, full_report, part

from nianbao.report import Report
from nianbao.writing.files import save_word
from nianbao.writing.libreoffice import print_pdfs

_AT_ONCE = 25


@cache
def sentences() -> tuple[str, ...]:
    """Every sentence of the examples' reports."""
    reports = (answered(example(path.stem)).state.report for path in EXAMPLES)
    passages = (text for report in reports for text in report.passages.values())
    return tuple(sorted({sentence for text in passages for sentence in re.findall(r"[^。\n]+。", text)}))


def report_of(seed: int) -> Report:
    """A report of sentences drawn at random, with numbers of other lengths: its lines end anywhere."""
    chance = random.Random(seed)

    def number(found: re.Match[str]) -> str:
        return str(chance.randrange(10 ** chance.randint(1, 5)))

    def paragraph() -> str:
        return re.sub(r"\d+", number, "".join(chance.choices(sentences(), k=chance.randint(2, 7))))

    passages = {key: "\n".join(paragraph() for _ in range(chance.randint(1, 3))) for key in FORM.passages}
    return changed(full_report(), passages=passages)


def lost(word: Path, pdf: Path) -> Counter[str]:
    """The characters of a Word file's paragraphs that its PDF has not; digits stand in its tables too."""
    text = "".join(text for _, text in body_paragraphs(part(word.read_bytes(), "word/document.xml")))
    printed = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True, text=True).stdout
    return Counter(character for character in text if not character.isspace()) - Counter(printed)


def lost_of(seeds: range, folder: Path) -> dict[int, Counter[str]]:
    """What the PDFs of generated reports have lost, by report."""
    words = {seed: save_word(report_of(seed), folder / f"{seed}.docx", FILES) for seed in seeds}
    pdfs = print_pdfs(list(words.values()), folder, seconds=300)
    found = {seed: lost(word, pdf) for (seed, word), pdf in zip(words.items(), pdfs, strict=True)}
    return {seed: missing for seed, missing in found.items() if missing}


def main(count: int) -> int:
    everything: dict[int, Counter[str]] = {}
    for start in range(0, count, _AT_ONCE):
        with tempfile.TemporaryDirectory() as folder:
            everything |= lost_of(range(start, min(start + _AT_ONCE, count)), Path(folder))
    print(f"{count} reports, {len(everything)} with something lost: {everything or 'nothing'}")
    return 1 if everything else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
