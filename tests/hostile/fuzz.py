"""Coverage-guided search for what ends in no sentence: `python tests/hostile/fuzz.py readers|understanding|project`.

Needs `pip install atheris`. Arguments behind the target go to libFuzzer: `-max_total_time=1200`, a folder of inputs to
go on from. What it finds becomes a case in the tests beside this.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

sys.path.insert(0, str(Path(__file__).parents[1]))

import atheris

with atheris.instrument_imports(include=["nianbao"]):
    from hostile.takings import TODAY, sound, take_report
    from offices import ROOT, office
    from spoken_words import APPLICANTS, OUTCOMES, WORDS

    from nianbao.errors import NianbaoError
    from nianbao.interview.understanding import Unclear, breakdown, choice, count, money, several
    from nianbao.interview.understanding.dates import day
    from nianbao.interview.understanding.spoken_choices import Option
    from nianbao.storage.document import load

    # A module that is loaded at its first use would not be seen by the search.
    for _floor in ("checks", "interview", "language", "reading", "report", "storage", "wording"):
        for _module in walk_packages([str(ROOT / "src" / "nianbao" / _floor)], f"nianbao.{_floor}."):
            import_module(_module.name)

FOLDER = Path(tempfile.mkdtemp())
OPTIONS = [Option(f"k{number}", f"第{number}种写法") for number in range(1, 9)]


def readers(data: bytes) -> None:
    """Any bytes as a report of any kind: told by their content."""
    path = FOLDER / "年报.html"
    path.write_bytes(data)
    take_report(path, "")


def understanding(data: bytes) -> None:
    """Any text as an answer of every kind."""
    text = data.decode(errors="replace")
    for understand in (
        lambda: count(text, WORDS),
        lambda: money(text, WORDS, unit="万元", decimals=4),
        lambda: breakdown(text, APPLICANTS, WORDS),
        lambda: breakdown(text, OUTCOMES, WORDS, total=5),
        lambda: choice(text, OPTIONS),
        lambda: several(text, OPTIONS),
        lambda: day(text, today=TODAY),
    ):
        try:
            understand()
        except Unclear:
            continue


def project(data: bytes) -> None:
    """Any bytes as a draft, and what was kept of it said to the questions."""
    path = FOLDER / "草稿.json"
    path.write_bytes(data)
    office().converse(load(path).memory).asks()


TARGETS: dict[str, tuple[Callable[[bytes], None], tuple[str, ...]]] = {
    "readers": (readers, ("html", "txt", "docx")),
    "understanding": (understanding, ()),
    "project": (project, ("project",)),
}
SAID = ("自然人3，不对，是4", "132，其中企业 9，律所3，其余自然人", "除了2件撤回都公开了", "3.5万元", "2026年1月12日")


def main() -> None:
    """Seeds the search with sound files, or with what people say, in a folder of its own."""
    take, kinds = TARGETS[sys.argv[1]]
    seeds = [data for kind in kinds for _, data in sound(kind)] or [text.encode() for text in SAID]
    inputs = Path(tempfile.mkdtemp())
    for number, data in enumerate(seeds):
        (inputs / str(number)).write_bytes(data)

    def one(data: bytes) -> None:
        with suppress(NianbaoError):
            take(data)

    atheris.Setup([sys.argv[0], *sys.argv[2:], str(inputs)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
