"""The files that are changed at random, how each kind is changed, and what is done with one."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hostile.changes import Change, in_archive, in_lines, in_markup, in_streams, in_tree, shaken

TODAY = date(2026, 1, 12)
ROOT = Path(__file__).parents[2]


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

    from nianbao.writing.web_page import web_page
    from nianbao.writing.word import word_document

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

    from nianbao.plain.report_pages import preview
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
    from nianbao.writing.files import save_web_page, save_word

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
