"""Wheels: the project's own, and those of everything that it needs, in the versions of pinned.txt."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from archives import DATE

ROOT = Path(__file__).parents[1]
PINNED = Path(__file__).with_name("pinned.txt")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
_PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")


def run(*command: str | Path, **environment: str) -> str:
    """Runs a program and gives what it printed; ends this one where it fails."""
    done = subprocess.run(
        list(map(str, command)), env={**os.environ, **environment}, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode != 0:
        raise SystemExit(f"{Path(command[0]).name} ended with {done.returncode}")
    return done.stdout


def own_wheel(folder: Path) -> Path:
    """Builds the wheel of the project, from a copy, which holds nothing that an earlier build has left."""
    source = folder / "source"
    for name in ("src", "prompts", "templates"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    build = ("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, source)
    run(sys.executable, *build, SOURCE_DATE_EPOCH=str(DATE))
    (wheel,) = folder.glob("nianbao-*.whl")
    return wheel


def download(folder: Path, *tags: str) -> None:
    """Downloads what the project needs, as wheels; `tags` name another platform than this one, as pip takes them."""
    needed: list[str] = PROJECT["dependencies"]
    run(*_PIP, "download", "--only-binary=:all:", "--constraint", PINNED, "--dest", folder, *tags, *needed)


def unpack(wheels: Path, folder: Path, *tags: str) -> None:
    """Lays wheels out as a folder that Python imports from, without the programs they bring."""
    options = ("--no-index", "--no-deps", "--no-compile", "--only-binary=:all:", *tags)
    run(*_PIP, "install", *options, "--target", folder, *sorted(wheels.glob("*.whl")))
    for record in ("direct_url.json", "REQUESTED"):
        for path in folder.glob(f"*.dist-info/{record}"):
            path.unlink()
    programs = folder / "bin"
    for path in programs.iterdir() if programs.exists() else ():
        path.unlink()
    if programs.exists():
        programs.rmdir()


def names_of(wheels: Path) -> list[str]:
    """The projects whose wheels stand in a folder."""
    return sorted(re.sub(r"[-_.]+", "-", path.name.split("-")[0]).lower() for path in wheels.glob("*.whl"))


def install_here(wheel: Path) -> None:
    """Installs the project beside this Python, as the wheel has it."""
    run(*_PIP, "install", "--no-index", "--no-deps", "--force-reinstall", wheel)
