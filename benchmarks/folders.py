"""Folders of different reports, as many as wanted: checked from the command line, beside the libraries alone.

`python benchmarks/folders.py 1000 200 50` measures 1,000 Word files, 200 web pages and 50 PDFs, with one core and two.
"""

from __future__ import annotations

import importlib
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import likeness
import reading
from figures import Figure

from nianbao.data_files import DataFiles
from nianbao.report import Organ, Report
from nianbao.writing.web_page import web_page
from nianbao.writing.word import word_document

WORD, WEB, PDF = 40, 20, 5
"""What is measured with all other figures; by hand as many as wanted."""

FILES = DataFiles()


def figures() -> Iterator[Figure]:
    yield from measured({"Word": WORD, "web": WEB, "PDF": PDF})


def measured(counts: dict[str, int]) -> Iterator[Figure]:
    """Each kind with one process and with two, in ms a file; beside it the library alone over the same files."""
    for kind, count in counts.items():
        with tempfile.TemporaryDirectory() as folder:
            for number in range(count):
                KINDS[kind](Path(folder), number)
            library, parse = PEERS[kind]
            peers = {library: _timed(partial(_each, parse, Path(folder)), count)}
            for jobs in (1, 2):
                took = _timed(partial(_check, folder, jobs), count)
                yield Figure(f"check of {count} {kind} files, {jobs} processes, each", took, "ms", None, peers)


def _timed(work: Callable[[], Any], count: int) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000 / count


def _each(parse: Callable[[Path], None], folder: Path) -> None:
    for file in sorted(folder.iterdir()):
        parse(file)


def _check(folder: str, jobs: int) -> None:
    command = [sys.executable, "-m", "nianbao", "check", folder, "--jobs", str(jobs)]
    subprocess.run(command, check=False, capture_output=True)


def office(number: int) -> Report:
    """The report of one of many offices: its own name, numbers and choice of sentences."""
    chance = random.Random(number)
    name = f"临澜市{chance.choice('东西南北')}{number}区{likeness.DUTIES[number % len(likeness.DUTIES)]}局"
    like = likeness.like(likeness.OFFICES[number % len(likeness.OFFICES)], 2020 + chance.randrange(6))
    organ: Organ = like.organ.model_copy(update={"name": name})
    report = like.model_copy(update={"organ": organ, "cells": _tests("districts").numbers(chance)})
    opening = f"根据《中华人民共和国政府信息公开条例》，现公布{name}{report.year}年政府信息公开工作年度报告。"
    return report.model_copy(update={"passages": {**likeness.passages(report), "opening": opening}})


def _tests(module: str) -> Any:
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    return importlib.import_module(module)


def _word(folder: Path, number: int) -> None:
    (folder / f"{number:06}.docx").write_bytes(word_document(office(number), FILES))


def _web(folder: Path, number: int) -> None:
    (folder / f"{number:06}.html").write_text(web_page(office(number), FILES), encoding="utf-8")


def _pdf(folder: Path, number: int) -> None:
    report = office(number)
    districts, written = _tests("districts"), _tests("written_pdf")
    text = report.passages.get("overview.proactive", "")
    data = written.as_pdf(districts.paper(report.organ.name, report.cells, text=text))
    (folder / f"{number:06}.pdf").write_bytes(data)


KINDS: dict[str, Callable[[Path, int], None]] = {"Word": _word, "web": _web, "PDF": _pdf}
PEERS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "Word": ("lxml alone", reading.parsed_word),
    "web": ("lxml alone", reading.parsed_page),
    "PDF": ("pdfplumber alone", reading.parsed_pdf),
}


def main(arguments: list[str]) -> None:
    counts = [int(each) for each in arguments] or [WORD, WEB, PDF]
    for figure in measured(dict(zip(KINDS, counts, strict=False))):
        print(figure)


if __name__ == "__main__":
    main(sys.argv[1:])
