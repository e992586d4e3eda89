"""Machines that a situation needs: another terminal, a desktop with a clipboard, Windows."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

from nianbao.plain import session
from nianbao.report import Report
from nianbao.storage.project import Project
from nianbao.tui import open_file, windows_console
from nianbao.writing import files


class Terminal(io.TextIOWrapper):
    """A stream of a terminal; what is written to it can be read back."""

    def __init__(self, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding)

    def isatty(self) -> bool:
        return True

    @property
    def written(self) -> str:
        """What was written to it."""
        self.flush()
        self.seek(0)
        return self.read()


@contextmanager
def _terminal(_: Path, encoding: str = "utf-8", platform: str = sys.platform, **environment: str) -> Iterator[None]:
    """A terminal in which the app may not run."""
    streams = {name: Terminal(encoding) for name in ("stdin", "stdout", "stderr")}
    with (
        patch.dict(os.environ, {"NIANBAO_APP": "", "TERM": "xterm", "WT_SESSION": "", **environment}),
        patch.object(sys, "platform", platform),
        patch.object(windows_console, "_takes", lambda *_: False),
        patch.multiple(sys, **streams),
    ):
        yield


@contextmanager
def _desktop(folder: Path, *programs: str, **scripts: str) -> Iterator[None]:
    """A desktop on which some programs do what they are asked to, and no others are there."""
    path = folder / "bin"
    path.mkdir()
    for name in programs:
        (path / name).write_text("#!/bin/sh\n/bin/cat >/dev/null\n", encoding="utf-8")
        (path / name).chmod(0o755)
    display = {"DISPLAY": ":0" if programs else "", "WAYLAND_DISPLAY": ""}
    with patch.dict(os.environ, {"PATH": str(path), **display}):
        yield


@contextmanager
def _faulty(_: Path) -> Iterator[None]:
    """A program that has a fault where it saves."""
    with patch.object(Project, "save", side_effect=KeyError("answers")):
        yield


@contextmanager
def _of_windows(_: Path) -> Iterator[None]:
    """Windows, as far as it opens files."""
    with (
        patch.object(open_file, "sys", SimpleNamespace(platform="win32")),
        patch.object(os, "startfile", lambda _: None, create=True),
    ):
        yield


@contextmanager
def _with_fonts_missing(_: Path) -> Iterator[None]:
    """One that prints PDFs and has not all fonts of the report."""

    def printed(report: Report, path: Path, *_: object, **__: object) -> Path:
        path.write_bytes(b"%PDF-1.7\n")
        return path

    missing = ("方正小标宋简体", "仿宋_GB2312")
    with patch.object(files, "save_pdf", printed), patch.object(session, "missing_fonts", lambda: missing):
        yield


MACHINES: Mapping[str, Callable[[Path], AbstractContextManager[None]]] = {
    "不是终端": lambda folder: _desktop(folder),
    "哑终端": lambda folder: _terminal(folder, TERM="dumb"),
    "GBK 终端": lambda folder: _terminal(folder, "gbk"),
    "老式控制台": lambda folder: _terminal(folder, platform="win32"),
    "不要整屏": lambda folder: _terminal(folder, NIANBAO_APP="0"),
    "没有桌面": lambda folder: _desktop(folder),
    "桌面": lambda folder: _desktop(folder, "xclip", "xdg-open"),
    "Windows": _of_windows,
    "缺字体": _with_fonts_missing,
    "程序出错": _faulty,
}
"""Each by its name, in a folder of its own."""
