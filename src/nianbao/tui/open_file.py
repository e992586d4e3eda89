"""Opening a written file with the program that the system has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from nianbao.interview.reply_texts import Speech


def open_with_system(path: Path, speech: Speech) -> str:
    """Opens a file or folder; says in a sentence what was done, or where it is to be found."""
    if sys.platform == "win32":
        try:
            os.startfile(path)
        except OSError:
            return speech.text("not_opened", path=path)
        return speech.text("opened", path=path)
    program = "open" if sys.platform == "darwin" else "xdg-open"
    if shutil.which(program) is None or not _has_desktop():
        return speech.text("not_opened_here", path=path)
    try:
        # Its own session, so that the word processor outlives the app.
        subprocess.Popen(
            [program, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return speech.text("not_opened", path=path)
    return speech.text("opened_by_system", path=path)


def _has_desktop() -> bool:
    return sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
