"""LibreOffice, where it is installed: converts files in a profile of its own, bounded, without macros or network."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

_PROGRAMS = ("soffice", "libreoffice")
_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
)
_MOST_MEMORY = 4 * 1024 * 1024 * 1024
_LARGEST_FILE = 256 * 1024 * 1024
_NOWHERE = "http://127.0.0.1:9"
_SETTINGS = {
    "Office.Common/Security/Scripting": {
        "MacroSecurityLevel": "3",
        "DisableMacrosExecution": "true",
        "BlockUntrustedRefererLinks": "true",
    },
    "Office.Writer/Content/Update": {"Link": "0"},
}
"""No macro of any file runs, and no link in one is followed."""


def libreoffice() -> str | None:
    """The LibreOffice of this machine; None where there is none."""
    named = (shutil.which(name) for name in _PROGRAMS)
    return next(filter(None, named), None) or next((place for place in _PLACES if Path(place).is_file()), None)


def convert(program: str, files: Sequence[Path], kind: str, folder: Path, seconds: float) -> None:
    """Files converted to a kind (“pdf”, “docx”) in `folder`, under their own names; what cannot be is not there.

    The drafter's own LibreOffice, its settings and what it has open stay untouched. Raises OSError where the program
    does not start and TimeoutError where it takes longer than `seconds`.
    """
    with tempfile.TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True) as profile:
        settings = Path(profile) / "user" / "registrymodifications.xcu"
        settings.parent.mkdir()
        settings.write_text(_profile(), encoding="utf-8")
        _run(
            [
                *(program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore"),
                *("--convert-to", kind, "--outdir", str(folder), *map(str, files)),
            ],
            seconds,
        )


def _profile() -> str:
    items = (
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, values in _SETTINGS.items()
        for name, value in values.items()
    )
    return f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{"".join(items)}</oor:items>'


def _run(command: list[str], seconds: float) -> None:
    """Runs LibreOffice to its end; what it starts ends with it, also where it takes too long."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, **dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _NOWHERE)},
    )
    try:
        _hold(process.pid)
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise TimeoutError from error
    finally:
        _end(process)


def _hold(pid: int) -> None:
    """Holds the program, and what it starts, to memory and size of files where the system can."""
    if sys.platform != "linux":
        return
    import resource

    try:
        resource.prlimit(pid, resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))
    except OSError:
        return


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends what is still running: the program that was started is only the launcher of the one that works."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
