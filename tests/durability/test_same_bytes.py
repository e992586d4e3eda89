"""The same answers give the same bytes, and nothing is asked of any network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "township.yaml"

WITHOUT_NETWORK = """
import socket, sys
def refused(*_, **__):
    raise AssertionError("a socket was opened")
socket.socket.__init__ = refused
socket.create_connection = socket.getaddrinfo = refused
from nianbao.cli import main
sys.exit(main(sys.argv[1:]))
"""


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command in a fresh process in which every socket is refused."""
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_NETWORK, *arguments, "--folder", str(folder)],
        env=os.environ | {"HOME": str(folder), "SOURCE_DATE_EPOCH": "1767225600"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def written(folder: Path, **environment: str) -> dict[str, bytes]:
    folder.mkdir()
    word, page = folder / "年报.docx", folder / "年报.html"
    done = run(folder, "draft", str(EXAMPLE), "-o", str(word), "--web", str(page), **environment)
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    one = written(tmp_path / "一", PYTHONHASHSEED="1", TZ="Asia/Shanghai")
    other = written(tmp_path / "二", PYTHONHASHSEED="2", TZ="America/New_York")
    assert one.keys() == {"年报.docx", "年报.html", "年报（勾稽核对表）.docx"}
    assert one == other


@pytest.mark.parametrize("command", ["read", "check"])
def test_a_written_report_is_read_and_checked_without_a_network(tmp_path: Path, command: str) -> None:
    written(tmp_path / "一")
    done = run(tmp_path / "一", command, str(tmp_path / "一" / "年报.docx"))
    assert done.returncode == 0, done.stderr


def test_a_conversation_needs_no_network(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_NETWORK, "--plain", "--folder", str(tmp_path)],
        input="没有\n2025\n云浦区档案局\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "记下了：单位全称" in done.stdout
