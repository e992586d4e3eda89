"""`nianbao doctor`: what works on this machine, and what to do about the rest."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from nianbao.commands.command_setting import data_files, folder_of_drafts
from nianbao.commands.command_texts import command_speech
from nianbao.data_files import DataFiles
from nianbao.errors import NianbaoError, ReadingError
from nianbao.interview.commands import load_commands
from nianbao.interview.reply_texts import ReplyTexts, Speech
from nianbao.interview.script_files import load_script
from nianbao.own_process import PartError
from nianbao.session.checking import WORD, page_faults
from nianbao.storage.config_folder import config_folder
from nianbao.tui.terminal import why_unusable
from nianbao.writing.machine import missing_fonts, word_processors

_PACKAGES = ("textual", "python-docx", "lxml", "pdfplumber", "pydantic", "jinja2")


@dataclass(frozen=True)
class Examined:
    """One thing looked at; `remedy` says what to do, empty where it works. `needed`: nothing works without it."""

    what: str
    state: str
    remedy: str = ""
    needed: bool = False


def run(arguments: Namespace) -> int:
    """Print everything that was looked at; 1 where the program cannot work as it is.

    With a Word file, look at its page alone; 1 where anything in it is not as GB/T 9704-2012 wants it.
    """
    if arguments.file is not None:
        return _page(arguments.file, arguments)
    speech = command_speech()
    found = [
        *_versions(speech),
        *_terminal(speech),
        *_fonts(speech),
        *_programs(speech),
        *_folders(arguments, speech),
        *_data(arguments, speech),
        *_sample(arguments, speech),
        *_pdf(speech),
    ]
    for each in found:
        print(speech.text("looked_at", what=each.what, state=each.state, remedy=each.remedy))
    return 1 if any(each.needed and each.remedy for each in found) else 0


def _page(file: Path, arguments: Namespace) -> int:
    """The page of a Word file: each fault with its clause."""
    files = data_files(arguments)
    found = page_faults(file, files)
    for finding in found:
        print(f"{finding.id} {finding.message}")
    if not found:
        print(command_speech(files).text("page_right" if file.suffix.lower() == WORD else "page_of_word_alone"))
    return 1 if found else 0


def _versions(speech: Speech) -> Iterator[Examined]:
    told = f"nianbao {_version('nianbao', speech)}，Python {platform.python_version()}，{platform.platform()}"
    yield Examined(speech.text("version"), told)
    yield Examined(speech.text("packages"), "，".join(f"{name} {_version(name, speech)}" for name in _PACKAGES))


def _version(package: str, speech: Speech) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return speech.text("not_installed")


def _terminal(speech: Speech) -> Iterator[Examined]:
    size = shutil.get_terminal_size()
    kind = os.environ.get("TERM", "") or ("Windows Terminal" if "WT_SESSION" in os.environ else "")
    told = speech.text("terminal_is", kind=kind, columns=size.columns, lines=size.lines)
    reason = why_unusable()
    screens = Speech(ReplyTexts(DataFiles().prompts))
    remedy = speech.text("terminal_remedy", reason=screens.text(reason)) if reason else ""
    yield Examined(speech.text("terminal"), told, remedy)
    encoding = sys.stdout.encoding or ""
    told = speech.text("encoding_is", encoding=encoding, region=locale.setlocale(locale.LC_CTYPE))
    narrow = "" if "utf" in encoding.lower() else speech.text("encoding_remedy")
    yield Examined(speech.text("encoding"), told, narrow)


def _fonts(speech: Speech) -> Iterator[Examined]:
    missing, what = missing_fonts(), speech.text("fonts")
    if missing is None:
        yield Examined(what, speech.text("fonts_unknown"))
    elif missing:
        yield Examined(what, speech.text("fonts_missing", names=missing), speech.text("fonts_remedy"))
    else:
        yield Examined(what, speech.text("fonts_there"))


def _programs(speech: Speech) -> Iterator[Examined]:
    there = [f"{name}（{path}）" for name, path in word_processors()]
    remedy = "" if there else speech.text("word_processors_remedy")
    yield Examined(speech.text("word_processors"), "，".join(there) or speech.text("word_processors_none"), remedy)


def _folders(arguments: Namespace, speech: Speech) -> Iterator[Examined]:
    folders: tuple[tuple[str, Callable[[], Path]], ...] = (
        ("drafts_folder", lambda: folder_of_drafts(arguments)),
        ("config_folder", config_folder),
    )
    for key, found in folders:
        what = speech.text(key)
        try:
            folder = found()
        except NianbaoError as error:
            yield Examined(what, speech.text("folder_unknown"), str(error), needed=True)
            continue
        remedy = "" if _writable(folder) else speech.text("folder_remedy")
        yield Examined(what, str(folder), remedy, needed=True)


def _writable(folder: Path) -> bool:
    """Whether a file can be made in the folder, or, while it is not there yet, in the one that will hold it."""
    there = next((each for each in (folder, *folder.parents) if each.exists()), folder)
    try:
        with tempfile.TemporaryFile(dir=there):
            return True
    except OSError:
        return False


def _data(arguments: Namespace, speech: Speech) -> Iterator[Examined]:
    what = speech.text("texts")
    try:
        files = data_files(arguments)
        script = load_script(files)
        load_commands(files)
    except NianbaoError as error:
        yield Examined(what, speech.text("texts_wrong"), str(error), needed=True)
        return
    yield Examined(what, speech.text("texts_are", questions=len(script.questions), cells=len(script.form.cells)))


def _sample(arguments: Namespace, speech: Speech) -> Iterator[Examined]:
    """A Word file written on this machine is opened by python-docx, which shares no code with what reads it."""
    from io import BytesIO

    from docx import Document

    from nianbao.report import Report
    from nianbao.writing.word import word_document

    what = speech.text("word_sample")
    try:
        files = data_files(arguments)
        document = Document(BytesIO(word_document(Report(), files, draft=True)))
    except NianbaoError as error:
        yield Examined(what, speech.text("word_sample_wrong"), str(error))
        return
    yield Examined(what, speech.text("word_sample_is", tables=len(document.tables)))


_BLANK_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def _pdf(speech: Speech) -> Iterator[Examined]:
    """A blank page is put before what reads PDFs in a process of its own, which finds no text on it."""
    from nianbao.reading.pdf import read_pdf

    what = speech.text("pdf")
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        blank = Path(folder) / "blank.pdf"
        blank.write_bytes(_BLANK_PDF)
        try:
            read_pdf(blank)
        except PartError as error:
            yield Examined(what, speech.text("pdf_wrong"), speech.text("pdf_remedy", reason=error.what))
            return
        except ReadingError:
            pass
    yield Examined(what, speech.text("pdf_is"))
