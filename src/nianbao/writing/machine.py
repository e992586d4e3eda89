"""What an office machine has for a report: the fonts of official papers, and programs that open Word files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from nianbao.writing.libreoffice import libreoffice

FONTS = {
    "方正小标宋简体": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
    "仿宋_GB2312": ("FangSong_GB2312",),
    "楷体_GB2312": ("KaiTi_GB2312",),
    "黑体": ("SimHei",),
    "宋体": ("SimSun",),
    "Times New Roman": (),
}
"""The fonts of the report (GB/T 9704-2012), each with the names that systems give it besides its own."""

_FONT_KEY = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
_PROGRAM_KEY = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths"
_OFFICES = (("WPS 文字", "wps"), ("Word", "winword"))


def missing_fonts() -> tuple[str, ...] | None:
    """The fonts of the report that are not installed; None where the system does not tell."""
    listed = _registered_fonts() if sys.platform == "win32" else _listed_fonts()
    if listed is None:
        return None
    installed = frozenset(family.casefold() for family in listed)
    return tuple(
        name for name, others in FONTS.items() if not any(each.casefold() in installed for each in (name, *others))
    )


def registered_families(name: str) -> Iterator[str]:
    """The families of a font as the registry of Windows names it: “SimSun & NSimSun (TrueType)” are two."""
    for family in re.sub(r"\s*\([^()]*\)\s*$", "", name).split("&"):
        yield family.strip()


def _registered_fonts() -> list[str] | None:
    """All families of this machine and of this user."""
    return [family for root in _roots() for name in _names(root, _FONT_KEY) for family in registered_families(name)]


def _listed_fonts() -> list[str] | None:
    if shutil.which("fc-list") is None:
        return None
    try:
        done = subprocess.run(["fc-list", ":", "family"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return [family.strip() for family in re.split(r"[,\n]", done.stdout.decode("utf-8", "replace"))]


def word_processors() -> tuple[tuple[str, str], ...]:
    """What opens Word files here: name and path of each program."""
    found = (("LibreOffice", libreoffice()), *((name, _program(file)) for name, file in _OFFICES))
    return tuple((name, path) for name, path in found if path)


def _program(name: str) -> str | None:
    """Where a program stands; on Windows most are registered and not on the path."""
    registered = (_value(root, rf"{_PROGRAM_KEY}\{name}.exe") for root in _roots())
    return shutil.which(name) or next((place for place in registered if place and Path(place).is_file()), None)


def _roots() -> tuple[int, ...]:
    """The registry of the user and of the machine; none elsewhere than on Windows."""
    if sys.platform == "win32":
        import winreg

        return winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE
    return ()


def _names(root: int, key: str) -> list[str]:
    """The names of all values below a key; none where the key is not there."""
    if sys.platform == "win32":
        import winreg

        with suppress(OSError), winreg.OpenKey(root, key) as opened:
            return [winreg.EnumValue(opened, at)[0] for at in range(winreg.QueryInfoKey(opened)[1])]
    return []


def _value(root: int, key: str) -> str | None:
    """The unnamed value of a key, its variables filled in; None where there is none."""
    if sys.platform == "win32":
        import winreg

        with suppress(OSError):
            return os.path.expandvars(winreg.QueryValue(root, key)).strip('"') or None
    return None
