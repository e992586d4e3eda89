"""Saving: the whole file or none, proved before it counts, and a Chinese sentence where it cannot be done."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from written import FILES, full_report, without

from nianbao.errors import WritingError
from nianbao.writing.files import save_web_page, save_word, write_whole
from nianbao.writing.web_page import web_page
from nianbao.writing.word import word_document


def test_the_word_file_stands_where_it_was_asked_for(tmp_path: Path) -> None:
    path = save_word(full_report(), tmp_path / "年报.docx", FILES)
    assert path.read_bytes() == word_document(full_report(), FILES)
    assert list(tmp_path.iterdir()) == [path]


def test_the_web_page_stands_where_it_was_asked_for(tmp_path: Path) -> None:
    path = save_web_page(full_report(), tmp_path / "年报.html", FILES)
    assert path.read_text(encoding="utf-8") == web_page(full_report(), FILES)


def test_what_does_not_read_back_never_takes_the_place_of_an_older_file(tmp_path: Path) -> None:
    def refuse(written: bytes) -> None:
        assert written == b"new"
        raise WritingError("不一致")

    path = tmp_path / "年报.docx"
    path.write_bytes(b"old")
    with pytest.raises(WritingError, match="不一致"):
        write_whole(path, b"new", proof=refuse)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_report_with_something_missing_touches_nothing(tmp_path: Path) -> None:
    with pytest.raises(WritingError):
        save_word(without(full_report(), "other"), tmp_path / "年报.docx", FILES)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("没有的文件夹/年报.docx", "文件夹不存在"),
        (".", "这是一个文件夹"),
        ("file/年报.docx", "不是文件夹"),
        ("长" * 100 + ".docx", "文件名太长"),
        ("nul\x00.docx", "不能用的字符"),
    ],
)
def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, place: str, said: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WritingError, match=said):
        save_word(full_report(), tmp_path / place, FILES)
    assert [item.name for item in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files on this system")
def test_what_is_no_plain_file_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(WritingError, match="设备"):
        write_whole(pipe, b"whole")
    assert [item.is_fifo() for item in tmp_path.iterdir()] == [True]


def test_a_name_as_long_as_the_file_system_allows_is_no_obstacle(tmp_path: Path) -> None:
    assert write_whole(tmp_path / ("a" * 250 + ".docx"), b"whole").read_bytes() == b"whole"


def _failing(number: int) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("call", "number", "said"),
    [
        ("fsync", errno.ENOSPC, "磁盘已满"),
        ("fsync", errno.EIO, "磁盘读写出错"),
        ("replace", errno.EROFS, "只读"),
        ("replace", errno.EACCES, "在 Word 或 WPS 里关掉"),
    ],
)
def test_a_disk_that_fails_leaves_the_older_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, said: str
) -> None:
    path = tmp_path / "年报.docx"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, call, _failing(number))
    with pytest.raises(WritingError, match=said):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="a superuser may write anywhere")
def test_a_folder_without_permission_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(WritingError, match="没有写入这个文件夹的权限"):
            write_whole(tmp_path / "年报.docx", b"new")
    finally:
        tmp_path.chmod(0o700)
