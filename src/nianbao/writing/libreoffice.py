"""LibreOffice as the printer: Word files made PDFs, in a profile of its own and within bounds."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from nianbao.errors import WritingError

_PROGRAMS = ("soffice", "libreoffice")
_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
)
_SECONDS = 90.0

_BY_HAND = "请用 Word 或 WPS 打开 Word 稿，“另存为”选 PDF。"


def libreoffice() -> str | None:
    """The LibreOffice of this machine; None where there is none."""
    named = (shutil.which(name) for name in _PROGRAMS)
    return next(filter(None, named), None) or next((place for place in _PLACES if Path(place).is_file()), None)


def print_pdfs(words: Sequence[Path], folder: Path, *, seconds: float = _SECONDS) -> tuple[Path, ...]:
    """Makes a PDF of each Word file in `folder`, under its own name, and returns where they stand.

    The drafter's own LibreOffice, its settings and what it has open stay untouched. Raises WritingError where there is
    no LibreOffice, where it fails, or where it takes longer than `seconds`.
    """
    program = libreoffice()
    if program is None:
        raise WritingError("这台机器上没有 LibreOffice", remedy=_BY_HAND)
    with tempfile.TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True) as profile:
        _run(
            [
                *(program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore"),
                *("--convert-to", "pdf", "--outdir", str(folder), *map(str, words)),
            ],
            seconds,
        )
    printed = tuple(folder / f"{word.stem}.pdf" for word in words)
    if not all(pdf.is_file() for pdf in printed):
        raise WritingError("LibreOffice 没有转出 PDF", remedy=_BY_HAND)
    return printed


def _run(command: list[str], seconds: float) -> None:
    """Runs LibreOffice to its end; what it starts ends with it, also where it takes too long."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise WritingError("LibreOffice 启动不了", remedy=_BY_HAND) from error
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise WritingError(f"LibreOffice 转了 {seconds:.0f} 秒还没有转完", remedy=_BY_HAND) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends what is still running: the program that was started is only the launcher of the one that works."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
