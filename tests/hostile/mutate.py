"""Files changed at random are read, opened, filled in: each gives a result or a sentence, within bounds.

10,000 files by hand: `python tests/hostile/mutate.py`; one of them again: `python tests/hostile/mutate.py docx 137`.
"""

from __future__ import annotations

import faulthandler
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from hostile.changes import Change, in_archive, in_lines, in_markup, in_streams, in_tree, shaken
from hostile.guard import guarded

ALL = {"docx": 2000, "html": 2000, "txt": 1800, "pdf": 1000, "project": 1400, "answers": 800}
ALL |= {"prompts": 500, "templates": 500}
PIECE = 250
"""Files for one process, whose memory is measured."""

MOST_SECONDS = 10
MOST_MEMORY = 500
"""MiB."""

TODAY = date(2026, 1, 12)
ROOT = Path(__file__).parents[2]


@dataclass
class Piece:
    """What became of some files of a kind; `peak` is MiB, `slowest` seconds."""

    kind: str
    taken: int = 0
    refused: int = 0
    slowest: float = 0.0
    peak: int = 0


class HangError(BaseException):
    """A file took too long."""


@cache
def sound(kind: str) -> tuple[tuple[str, bytes], ...]:
    """The files of a kind that are changed, each with its name."""
    return tuple(SOUND[kind](kind))


def _texts(_: str) -> Iterator[tuple[str, bytes]]:
    from published_reports import Paper, as_text, barred, one_a_line, spaced, tabbed

    for form in (tabbed, barred, one_a_line, spaced):
        yield "年报.txt", as_text(Paper(), form).encode()


def _published(kind: str) -> Iterator[tuple[str, bytes]]:
    from offices import answered, example, office
    from published_reports import Paper, as_web, as_word
    from written_pdf import as_pdf

    from nianbao.writing import web_page, word_document

    report, files = answered(example("district-government")).state.report, office().files
    contents = {
        "docx": (as_word(Paper()), word_document(report, files)),
        "html": (as_web(Paper()).encode(), web_page(report, files).encode()),
        "pdf": (as_pdf(Paper()),),
    }
    for data in contents[kind]:
        yield f"年报.{kind}", data


def _projects(_: str) -> Iterator[tuple[str, bytes]]:
    from offices import EXAMPLES, answered, example
    from talking import NOW

    from nianbao.storage.document import Document, to_bytes

    for path in EXAMPLES:
        yield "草稿.json", to_bytes(Document(answered(example(path.stem)).memory, "某局", 2025, NOW, NOW))


def _shipped(kind: str) -> Iterator[tuple[str, bytes]]:
    folder = ROOT / {"answers": "examples"}.get(kind, kind)
    for path in sorted(folder.rglob("*.*")):
        if path.suffix in (".yaml", ".html", ".xml"):
            yield str(path.relative_to(folder)), path.read_bytes()


SOUND: Mapping[str, Callable[[str], Iterator[tuple[str, bytes]]]] = {
    **dict.fromkeys(("docx", "html", "pdf"), _published),
    **dict.fromkeys(("answers", "prompts", "templates"), _shipped),
    "txt": _texts,
    "project": _projects,
}
CHANGES: Mapping[str, tuple[Change, ...]] = {
    "html": (in_markup, shaken),
    "docx": (in_archive, in_archive, shaken),
    "pdf": (in_streams, shaken),
    "project": (in_tree, in_tree, shaken),
    "answers": (in_lines, shaken),
    "prompts": (in_lines, in_lines, shaken),
    "templates": (in_lines, in_lines, shaken),
}


def take_report(path: Path, _: str) -> None:
    """As `read` and `check` do."""
    from offices import SPEECH, office

    from nianbao.plain.report_text import report_lines
    from nianbao.session.report_json import report_json
    from nianbao.session.reports import findings_in, open_report

    opened = open_report(path, office().files, office().script, TODAY)
    findings_in(opened, office().script, None, TODAY)
    json.dumps(report_json(opened), ensure_ascii=False).encode()
    for line in report_lines(opened, SPEECH):
        line.encode()


def take_project(path: Path, name: str) -> None:
    """Listed, opened, talked about, written."""
    from offices import opened

    from nianbao.plain.pages import preview
    from nianbao.storage.listing import list_projects

    list_projects(path.parent)
    take_report(path, name)
    with opened(path) as drafting:
        conversation = drafting.conversation
        _speak(conversation)
        preview(conversation.state.shown, drafting.office.files, 80)
        drafting.blockers()
        _write(conversation, path.parent)


def take_answers(path: Path, _: str) -> None:
    """As `draft` does."""
    from offices import office

    from nianbao.session.headless import run_answers
    from nianbao.storage.answers_file import read_answers

    conversation = office().converse(now=lambda: _now())
    run_answers(conversation, read_answers(path))
    _write(conversation, path.parent)


def take_overlay(path: Path, name: str) -> None:
    """A draft with a file of the office's own."""
    from offices import example

    from nianbao.data_files import DataFiles
    from nianbao.session.drafting import Office
    from nianbao.session.headless import run_answers

    own = path.parents[len(Path(name).parts) - 1]
    office = Office.load(DataFiles.overlaid(**{own.name: own}))
    conversation = office.converse(now=lambda: _now())
    run_answers(conversation, example("township"))
    _speak(conversation)
    _write(conversation, own.parent)


def _now() -> Any:
    from talking import NOW

    return NOW


def _speak(conversation: Any) -> None:
    for said in (conversation.greets(), conversation.transcript(), conversation.asks(), conversation.review()):
        for utterance in said:
            utterance.text.encode()
    conversation.say("")
    conversation.say("/上一步")
    conversation.say("12")


def _write(conversation: Any, folder: Path) -> None:
    from nianbao.session.signing import save_sheet_beside
    from nianbao.writing import save_web_page, save_word

    files, report = conversation.script.files, conversation.state.shown
    word = save_word(report, folder / "写出.docx", files, draft=True)
    save_sheet_beside(word, conversation, files, draft=True)
    save_web_page(report, folder / "写出.html", files, draft=True)


TAKE: Mapping[str, Callable[[Path, str], None]] = {
    "project": take_project,
    "answers": take_answers,
    "prompts": take_overlay,
    "templates": take_overlay,
}


def changed(kind: str, number: int) -> tuple[str, bytes]:
    """A file of a kind, always the same for its number."""
    chance = random.Random(f"{kind} {number}")
    name, data = chance.choice(sound(kind))
    change = chance.choice(CHANGES.get(kind, (shaken,)))
    if Path(name).suffix in (".html", ".xml"):
        change = shaken
    return name, change(data, chance)


def work(kind: str, first: int, count: int) -> Piece:
    """Take `count` files of a kind, the memory of this process measured; raises what is no sentence."""
    piece = Piece(kind)
    signal.signal(signal.SIGALRM, _hang)
    sound(kind)
    with tempfile.TemporaryDirectory() as place, guarded(folder := Path(place).resolve()):
        for number in range(first, first + count):
            name, data = changed(kind, number)
            path = folder / str(number) / kind / name
            path.parent.mkdir(parents=True)
            path.write_bytes(data)
            try:
                _take(piece, path, name)
            except BaseException:
                print(f"{kind} {number}", file=sys.stderr)
                raise
    peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    piece.peak = max(peaks) // 1024
    return piece


def _take(piece: Piece, path: Path, name: str) -> None:
    from nianbao.errors import NianbaoError

    began = time.monotonic()
    faulthandler.dump_traceback_later(2 * MOST_SECONDS, exit=True)
    signal.alarm(MOST_SECONDS)
    try:
        TAKE.get(piece.kind, take_report)(path, name)
        piece.taken += 1
    except NianbaoError as error:
        str(error).encode()
        piece.refused += 1
    finally:
        signal.alarm(0)
        faulthandler.cancel_dump_traceback_later()
    piece.slowest = max(piece.slowest, time.monotonic() - began)


def _hang(*_: object) -> None:
    raise HangError


def run(shares: Mapping[str, int], workers: int = 1) -> list[Piece]:
    """All files, a process for each piece of them; raises AssertionError with what became of the one at fault."""
    pieces = [(kind, first, min(PIECE, count - first)) for kind, count in shares.items() for first in _firsts(count)]
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(_apart, pieces))


def _firsts(count: int) -> Iterator[int]:
    yield from range(0, count, PIECE)


def _apart(piece: tuple[str, int, int]) -> Piece:
    done = subprocess.run(
        [sys.executable, __file__, "--work", *map(str, piece)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-4000:]
    result = Piece(**json.loads(done.stdout))
    assert result.slowest <= MOST_SECONDS, result
    assert result.peak <= MOST_MEMORY, result
    return result


def main() -> None:
    began = time.monotonic()
    pieces = run(ALL, workers=os.cpu_count() or 1)
    for kind in ALL:
        print(summary(kind, [piece for piece in pieces if piece.kind == kind]))
    print(summary("all", pieces), f"in {time.monotonic() - began:.0f} s")


def summary(name: str, pieces: list[Piece]) -> str:
    counts = Counter[str]()
    for piece in pieces:
        counts.update(taken=piece.taken, refused=piece.refused)
    slowest, peak = max(piece.slowest for piece in pieces), max(piece.peak for piece in pieces)
    return (
        f"{name}: {counts.total()} files, {counts['taken']} read, {counts['refused']} refused in a sentence; "
        f"the slowest {slowest:.1f} s, at most {peak} MiB"
    )


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            main()
        case ["--work", kind, first, count]:
            print(json.dumps(asdict(work(kind, int(first), int(count)))))
        case [kind, number]:
            print(summary(kind, [work(kind, int(number), 1)]))
