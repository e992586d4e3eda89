"""Makes the bundles for machines without Python or network: `make bundle`, or `make bundle ARGS=windows`.

They stand in dist/, with their sums in SHA256SUMS. The embeddable CPython of python.org is given with
PYTHON_EMBED=FILE, and where its sum is not known here with PYTHON_EMBED_SHA256.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import linux_bundle
import wheelhouse_bundle
import windows_bundle
from archives import size_of, write_sums
from wheels import ROOT, download, install_here, own_wheel

KINDS = ("windows", "linux", "wheelhouse")


def main(kinds: list[str]) -> None:
    """Makes the kinds of bundles that are named, or all that can be made here, and says how large each is."""
    wanted = kinds or [kind for kind in KINDS if kind != "linux" or sys.platform == "linux"]
    if unknown := set(wanted) - set(KINDS):
        raise SystemExit(f"no bundle is called {'、'.join(unknown)}: {'、'.join(KINDS)}")
    work, target = ROOT / "build" / "bundles", ROOT / "dist"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    target.mkdir(exist_ok=True)
    own, wheels = own_wheel(work), work / "wheels"
    if {"linux", "wheelhouse"} & set(wanted):
        download(wheels)
        shutil.copy(own, wheels)
    for kind in wanted:
        _tell(*_built(kind, work, target, own, wheels))
    write_sums(target)


def _built(kind: str, work: Path, target: Path, own: Path, wheels: Path) -> tuple[Path, Path]:
    place = work / kind
    place.mkdir()
    if kind == "windows":
        given = os.environ.get("PYTHON_EMBED")
        return windows_bundle.build(
            place, target, own, Path(given) if given else None, os.environ.get("PYTHON_EMBED_SHA256")
        )
    if kind == "linux":
        install_here(own)
        return linux_bundle.build(place, target, wheels)
    return wheelhouse_bundle.build(place, target, wheels)


def _tell(folder: Path, archive: Path) -> None:
    print(f"{archive.name}: {archive.stat().st_size / 2**20:.1f} MiB, unpacked {size_of(folder) / 2**20:.1f} MiB")


if __name__ == "__main__":
    main(sys.argv[1:])
