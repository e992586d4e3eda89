"""Folders as files: a zip or a tar.gz with the same bytes whenever it is made, and sums to check them by."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

DATE = 1_767_225_600
"""The date of everything in a bundle, seconds since 1970: 1 January 2026."""

SUMS = "SHA256SUMS"
_ZIP_DATE = (2026, 1, 1, 0, 0, 0)
_RUNS, _READS = 0o755, 0o644


def sum_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_sums(folder: Path) -> None:
    """Puts SHA256SUMS into a folder, as `sha256sum -c` takes it."""
    names = [path for path in _files(folder) if path != folder / SUMS]
    lines = (f"{sum_of(path)}  {path.relative_to(folder).as_posix()}\n" for path in names)
    (folder / SUMS).write_bytes("".join(lines).encode("utf-8"))


def zipped(folder: Path, target: Path) -> Path:
    """A folder with its name as a zip, for Windows."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in _files(folder):
            entry = zipfile.ZipInfo(_name(folder, path), _ZIP_DATE)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, path.read_bytes())
    return target


def tarred(folder: Path, target: Path) -> Path:
    """A folder with its name as a tar.gz, links and permissions to run kept."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path in _files(folder):
            entry = tarfile.TarInfo(_name(folder, path))
            entry.mtime = DATE
            if path.is_symlink():
                entry.type, entry.linkname, entry.mode = tarfile.SYMTYPE, os.readlink(path), 0o777
                archive.addfile(entry)
                continue
            data = path.read_bytes()
            entry.size, entry.mode = len(data), _RUNS if path.stat().st_mode & stat.S_IXUSR else _READS
            archive.addfile(entry, io.BytesIO(data))
    with target.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=DATE) as zipped_file:
        zipped_file.write(packed.getbuffer())
    return target


def size_of(folder: Path) -> int:
    """Bytes of all files in a folder."""
    return sum(path.stat().st_size for path in _files(folder) if not path.is_symlink())


def _files(folder: Path) -> Iterator[Path]:
    """Files and links in an order that no file system changes."""
    found = (path for path in folder.rglob("*") if path.is_symlink() or path.is_file())
    return iter(sorted(found, key=lambda path: path.relative_to(folder).as_posix()))


def _name(folder: Path, path: Path) -> str:
    return f"{folder.name}/{path.relative_to(folder).as_posix()}"
