"""The bundle for Windows x64: CPython beside the program, a zip to unpack anywhere; nothing is installed."""

from __future__ import annotations

import shutil
from pathlib import Path

from archives import write_sums, zipped
from embeddable import lay_out
from licences import write_licences
from wheels import PROJECT, download, names_of, unpack

_TAGS = ("--platform", "win_amd64", "--python-version", "3.13", "--implementation", "cp")
_PATHS = "python313.zip\n.\n..\\app\n"
_FILES = Path(__file__).with_name("windows")


def build(work: Path, target: Path, own: Path, embedded: Path | None, published: str | None) -> tuple[Path, Path]:
    """Builds the bundle; gives its folder and the zip of it."""
    folder, wheels = work / f"nianbao-{PROJECT['version']}-windows-x64", work / "wheels"
    python = folder / "python"
    python.mkdir(parents=True)
    print(f"CPython: {lay_out(python, embedded, published)}")
    (python / "python313._pth").write_bytes(_PATHS.encode("ascii"))
    download(wheels, *_TAGS)
    shutil.copy(own, wheels)
    unpack(wheels, folder / "app", *_TAGS)
    for file in _FILES.iterdir():
        shutil.copy(file, folder)
    write_licences(folder, names_of(wheels), ("CPython", python / "LICENSE.txt"))
    write_sums(folder)
    return folder, zipped(folder, target / f"{folder.name}.zip")
