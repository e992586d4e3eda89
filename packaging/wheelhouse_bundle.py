"""The wheelhouse: all wheels for a machine that has a Python, and scripts that install them without a network."""

from __future__ import annotations

import platform
import shutil
import sys
from pathlib import Path

from archives import tarred, write_sums
from licences import write_licences
from wheels import PROJECT, names_of

_FILES = Path(__file__).with_name("wheelhouse")


def build(work: Path, target: Path, wheels: Path) -> tuple[Path, Path]:
    """Builds the bundle for this kind of machine and this version of Python; gives its folder and the tar.gz of it."""
    python = f"python{sys.version_info.major}.{sys.version_info.minor}"
    folder = work / f"nianbao-{PROJECT['version']}-{python}-{sys.platform}-{platform.machine()}"
    shutil.copytree(wheels, folder / "wheels")
    for file in _FILES.iterdir():
        text = file.read_text("utf-8").replace("@PYTHON@", python)
        (folder / file.name).write_text(text, "utf-8")
        (folder / file.name).chmod(0o755)
    write_licences(folder, names_of(wheels))
    write_sums(folder)
    return folder, tarred(folder, target / f"{folder.name}.tar.gz")
