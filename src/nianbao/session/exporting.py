"""Writing the report out: what stands in its way, as what it can be written, and what is said when it is done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nianbao.interview.conversation import Conversation
from nianbao.interview.reply_texts import Speech
from nianbao.session.choices import Option
from nianbao.session.drafting import Drafting
from nianbao.session.signing import sheet_path
from nianbao.session.standing import Standing, told

REVIEW, DRAFT, FINAL = "review", "draft", "final"
WORD, SINGLE_ROW, WEB = "word", "single_row", "web"

NAMED = 8
"""Questions that are named where many are left."""


def export_kinds(speech: Speech) -> list[Option]:
    """The files that can be written: Word, Word with （六）其他处理 as one row, the web page."""
    return [Option(kind, speech.text(f"export_{kind}")) for kind in (WORD, SINGLE_ROW, WEB)]


def export_ways(found: Standing, speech: Speech) -> tuple[str, list[Option]]:
    """What stands in the way, as a sentence, and how to go on; nothing to choose where the report is final."""
    draft = Option(DRAFT, speech.text("export_as_draft"))
    review = Option(REVIEW, speech.text("export_look"))
    if not found.finished:
        counts = {"questions": len(found.open), "stale": len(found.stale), "errors": len(found.errors)}
        return speech.text("export_in_the_way", **counts), [review, draft]
    if found.warnings:
        sentence = speech.text("export_warnings", warnings=len(found.warnings))
        return sentence, [review, Option(FINAL, speech.text("export_final")), draft]
    return "", []


def obstacles(found: Standing, conversation: Conversation, *, confirmed: bool) -> Iterator[str]:
    """Why the report is not written as final yet; `confirmed` lets the warnings without a reason stand."""
    speech, names = conversation.speech, conversation.state.draft.names
    if found.open:
        labels = [asked.label for asked in found.open[:NAMED]]
        yield speech.text("export_unfinished", names, left=len(found.open), names=labels)
    if found.stale:
        yield speech.text("export_stale", names, stale=[asked.label for asked in found.stale])
    if found.errors:
        yield speech.text("export_stopped", names, errors=len(found.errors))
        yield from (told(finding, conversation) for finding in found.errors)
    if found.warnings and not confirmed:
        yield speech.text("export_unexplained", names, warnings=len(found.warnings))
        yield from (told(finding, conversation) for finding in found.warnings)


def target_of(drafting: Drafting, kind: str, *, draft: bool) -> Path:
    """Where one of the kinds is written unless told."""
    return drafting.target(".html" if kind == WEB else ".docx", draft=draft)


def export_as(drafting: Drafting, kind: str, target: Path, *, draft: bool) -> Path:
    """Write one of the kinds and give where it stands; raises WritingError, ChangedFileError."""
    return drafting.export(target, draft=draft, web=kind == WEB, single_other_row=kind == SINGLE_ROW)


def written(drafting: Drafting, path: Path, kind: str) -> str:
    """That a file was written and where, and the check sheet beside it."""
    sheet = "" if kind == WEB else sheet_path(path, drafting.office.files).name
    return drafting.conversation.speech.text("export_written", path=path, sheet=sheet)


def after_export(speech: Speech) -> list[Option]:
    """What can be done with a written file."""
    ways = {"file": "export_open_file", "folder": "export_open_folder", "copy": "export_copy_path", "": "export_done"}
    return [Option(way, speech.text(key)) for way, key in ways.items()]
