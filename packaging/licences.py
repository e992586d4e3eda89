"""The licences of what a bundle holds: names, versions, kinds and the texts themselves (pip-licenses)."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from wheels import PROJECT, ROOT, run

_NAME = "许可证.txt"


def write_licences(folder: Path, projects: Sequence[str], *further: tuple[str, Path]) -> None:
    """Puts the list into a folder; `further` are names and texts of what is no Python project, such as Python itself.

    The projects are looked up in this environment, which holds the versions of pinned.txt as the bundle does.
    """
    of_projects = run(
        *(sys.executable, "-m", "piplicenses", "--from=mixed", "--format=plain-vertical", "--with-license-file"),
        *("--no-license-path", "--with-urls", "--packages", *(name for name in projects if name != PROJECT["name"])),
    )
    own = (f"{PROJECT['name']} {PROJECT['version']}", ROOT / "LICENSE")
    texts = (f"{name}\n\n{path.read_text('utf-8', 'replace').strip()}\n" for name, path in (own, *further))
    (folder / _NAME).write_text("\n\n".join((*texts, of_projects.strip() + "\n")), "utf-8", newline="\n")
