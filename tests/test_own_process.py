"""Parts of the program in a process of their own: how a frozen program enters itself, and whose fault is whose."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from registers import HEAD, save_xlsx
from written_pdf import pdf

from nianbao.errors import ReadingError, RegisterError
from nianbao.own_process import PartError
from nianbao.pdf.pages import NO_TEXT
from nianbao.pdf.part import MOST_FILES
from nianbao.reading.pdf import PART, read_pdf
from nianbao.register.workbook import read_workbook

unix_only = pytest.mark.skipif(sys.platform == "win32", reason="programs of these tests are shell scripts")


def program(folder: Path, script: str) -> str:
    path = folder / "nianbao"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    path = tmp_path / "去年.pdf"
    path.write_bytes(pdf([b""]))
    return path


@pytest.fixture(autouse=True)
def begun_anew() -> Iterator[None]:
    """The part begins in each test, as it finds the program then."""
    PART.end()
    yield
    PART.end()


@unix_only
def test_a_frozen_program_enters_itself_again(tmp_path: Path, blank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_xlsx(tmp_path / "台账.xlsx", {"台账": [HEAD]})
    frozen = program(tmp_path, f'exec {sys.executable} -m nianbao "$@"')
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", frozen)
    assert read_workbook(tmp_path / "台账.xlsx")[0].rows == (tuple(HEAD),)
    with pytest.raises(ReadingError, match="只有图片"):
        read_pdf(blank)


FAULTS = {
    "ends with a fault of its own": "exit 1",
    "is ended by a signal": "kill -9 $$",
    "misses a library": "echo 'ImportError: libz.so.1' >&2; exit 127",
    "prints what is not wanted": "echo 您好",
}


@unix_only
@pytest.mark.parametrize("script", FAULTS.values(), ids=FAULTS)
def test_a_fault_of_the_part_is_never_blamed_on_the_file(
    tmp_path: Path, blank: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    monkeypatch.setattr(sys, "executable", program(tmp_path, script))
    with pytest.raises(PartError, match="不一定是文件的问题"):
        read_pdf(blank)
    with pytest.raises(RegisterError, match="不一定是文件的问题"):
        read_workbook(tmp_path / "台账.xlsx")


def test_a_part_that_does_not_start_is_never_blamed_on_the_file(blank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(blank.parent / "没有"))
    with pytest.raises(PartError):
        read_pdf(blank)


def test_a_pdf_that_is_gone_is_not_called_damaged(tmp_path: Path) -> None:
    with pytest.raises(PartError):
        read_pdf(tmp_path / "没有.pdf")


def process() -> subprocess.Popen[bytes]:
    assert PART._process is not None
    return PART._process


def test_one_process_looks_at_one_file_after_the_other(tmp_path: Path, blank: Path) -> None:
    found = []
    for _ in range(3):
        assert PART.ask(blank, 30)["code"] == NO_TEXT
        found.append(process().pid)
    assert len(set(found)) == 1


def test_a_process_that_has_ended_meanwhile_is_begun_again(blank: Path) -> None:
    PART.ask(blank, 30)
    process().kill()
    process().wait()
    assert PART.ask(blank, 30)["code"] == NO_TEXT


@unix_only
def test_a_file_that_it_hangs_over_ends_it_and_the_next_one_is_read(tmp_path: Path, blank: Path) -> None:
    os.mkfifo(tmp_path / "不通.pdf")
    with pytest.raises(subprocess.TimeoutExpired):
        PART.ask(tmp_path / "不通.pdf", 0.2)
    assert PART.ask(blank, 30)["code"] == NO_TEXT


def test_after_so_many_files_another_process_goes_on(blank: Path) -> None:
    first = {PART.ask(blank, 30)["code"] for _ in range(MOST_FILES)}
    assert PART.ask(blank, 30)["code"] == NO_TEXT
    assert first == {NO_TEXT}


def test_it_ends_where_nobody_is_left_to_ask(blank: Path) -> None:
    PART.ask(blank, 30)
    process().stdin.close()  # type: ignore[union-attr]
    assert process().wait(30) == 0
