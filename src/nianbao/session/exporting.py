"""Writing the report out: what stands in its way, as what it can be written, and what is said when it is done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nianbao.interview.conversation import Conversation
from nianbao.interview.reply_texts import Speech
from nianbao.session.choices import Choosable
from nianbao.session.drafting import Drafting
from nianbao.session.export_kinds import ExportKind
from nianbao.session.signing import sheet_path
from nianbao.session.standing import Standing, told
from nianbao.writing.machine import missing_fonts

REVIEW, DRAFT, FINAL = "review", "draft", "final"
SINGLE_ROW = "single_row"

NAMED = 8
"""Questions that are named where many are left."""


def export_kinds(speech: Speech) -> list[Choosable]:
    """The files that can be written: Word, Word with （六）其他处理 as one row, PDF, web page, page at a glance."""
    kinds = (ExportKind.WORD, SINGLE_ROW, ExportKind.PDF, ExportKind.WEB, ExportKind.GLANCE)
    return [Choosable(str(kind), speech.text(f"export_{kind}")) for kind in kinds]


def export_ways(found: Standing, speech: Speech) -> tuple[str, list[Choosable]]:
    """What stands in the way, as a sentence, and how to go on; nothing to choose where the report is final."""
    draft = Choosable(DRAFT, speech.text("export_as_draft"))
    review = Choosable(REVIEW, speech.text("export_look"))
    if not found.finished:
        counts = {"questions": len(found.open), "stale": len(found.stale), "errors": len(found.errors)}
        return speech.text("export_in_the_way", **counts), [review, draft]
    if found.warnings:
        sentence = speech.text("export_warnings", warnings=len(found.warnings))
        return sentence, [review, Choosable(FINAL, speech.text("export_final")), draft]
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


def target_of(drafting: Drafting, chosen: str, *, draft: bool) -> Path:
    """Where what was chosen of export_kinds is written unless told."""
    return drafting.target(_kind(chosen), draft=draft)


def export_as(drafting: Drafting, chosen: str, target: Path, *, draft: bool) -> Path:
    """Write what was chosen and give where it stands; raises WritingError, ChangedFileError."""
    return drafting.export(target, draft=draft, kind=_kind(chosen), single_other_row=chosen == SINGLE_ROW)


def _kind(chosen: str) -> ExportKind:
    return ExportKind.WORD if chosen == SINGLE_ROW else ExportKind(chosen)


def written(drafting: Drafting, path: Path, chosen: str) -> str:
    """That a file was written and where, and the check sheet beside it; of a PDF, which fonts it lacks."""
    speech, kind = drafting.conversation.speech, _kind(chosen)
    if kind is ExportKind.PDF:
        return speech.text("exported_pdf", path=path, fonts=missing_fonts())
    sheet = sheet_path(path, drafting.office.files).name if kind is ExportKind.WORD else ""
    issued = any(each.file == path.name for each in drafting.seal.files)
    return speech.text("export_written", path=path, sheet=sheet, issued=issued)


def after_export(speech: Speech) -> list[Choosable]:
    """What can be done with a written file."""
    ways = {"file": "export_open_file", "folder": "export_open_folder", "copy": "export_copy_path", "": "export_done"}
    return [Choosable(way, speech.text(key)) for way, key in ways.items()]
