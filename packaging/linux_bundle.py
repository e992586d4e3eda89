"""The bundle for Linux (麒麟, 统信, Debian): a folder with Python in it, which needs a glibc new enough."""

from __future__ import annotations

import platform
import re
import sys
import sysconfig
from importlib.resources import files
from pathlib import Path

from archives import DATE, tarred, write_sums
from licences import write_licences
from wheels import PROJECT, names_of, run

_FILES = Path(__file__).with_name("linux")
_DATA = ("nianbao.prompts", "nianbao.templates", "nianbao", "textual", "docx", "pdfminer", "chinese_calendar")
_LAZY = ("nianbao", "textual", "rich", "pdfminer", "pdfplumber", "chinese_calendar")
_UNWANTED = ("tkinter", "setuptools", "pip", "pytest", "PyInstaller")
_START = """import os, sys

# What this program starts, LibreOffice among them, is to load the libraries of the machine.
os.environ.pop("LD_LIBRARY_PATH", None)
if before := os.environ.pop("LD_LIBRARY_PATH_ORIG", ""):
    os.environ["LD_LIBRARY_PATH"] = before
# The program itself, started once more, looks for its own libraries anew.
os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"

from nianbao.cli import main

sys.exit(main())
"""
_VERSION = re.compile(rb"GLIBC_2\.(\d+)\0")


def build(work: Path, target: Path, wheels: Path) -> tuple[Path, Path]:
    """Builds the bundle from what is installed beside this Python; gives its folder and the tar.gz of it."""
    run(*_command(work, names_of(wheels)), PYTHONHASHSEED="1", SOURCE_DATE_EPOCH=str(DATE))
    made = work / "dist" / "nianbao"
    needed = f"2.{newest_glibc(made)}"
    folder = work / f"nianbao-{PROJECT['version']}-linux-{platform.machine()}-glibc{needed}"
    folder.mkdir()
    made.rename(folder / "program")
    for file in _FILES.iterdir():
        text = file.read_text("utf-8").replace("@GLIBC@", needed)
        (folder / file.name).write_text(text, "utf-8")
        (folder / file.name).chmod(0o755)
    write_licences(folder, [*names_of(wheels), "pyinstaller"], ("CPython", _licence_of_python()))
    write_sums(folder)
    return folder, tarred(folder, target / f"{folder.name}.tar.gz")


def newest_glibc(folder: Path) -> int:
    """The newest glibc 2.x whose symbols a program or library in a folder asks for."""
    return max(
        int(minor)
        for path in folder.rglob("*")
        if path.is_file() and path.open("rb").read(4) == b"\x7fELF"
        for minor in _VERSION.findall(path.read_bytes())
    )


def _command(work: Path, projects: list[str]) -> list[str]:
    entry = work / "start.py"
    entry.write_text(_START, "ascii")
    return [
        *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=ERROR", "--onedir"),
        *("--name=nianbao", f"--distpath={work / 'dist'}", f"--workpath={work / 'work'}", f"--specpath={work}"),
        *(f"--collect-data={name}" for name in _DATA),
        *(f"--collect-submodules={name}" for name in _LAZY),
        *(f"--copy-metadata={name}" for name in projects),
        *(f"--exclude-module={name}" for name in _UNWANTED),
        # python-docx looks for its templates by way of this folder, which must be there for that.
        f"--add-data={files('docx').joinpath('py.typed')}:docx/parts",
        str(entry),
    ]


def _licence_of_python() -> Path:
    places = (Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", Path("/usr/share/doc/python3/copyright"))
    return next(place for place in places if place.is_file())
