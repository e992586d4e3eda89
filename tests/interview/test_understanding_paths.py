"""Paths, as terminals type them when a file is dragged in."""

from __future__ import annotations

import shlex
from pathlib import Path, PurePosixPath
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.interview.understanding import Unclear, file_path


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("/tmp/年报.pdf", "/tmp/年报.pdf"),
        ("/tmp/年报.pdf \n", "/tmp/年报.pdf"),
        ("'/tmp/二七区 2024年报.pdf' ", "/tmp/二七区 2024年报.pdf"),
        ('"/tmp/a b.pdf"', "/tmp/a b.pdf"),
        ("“/tmp/a b.pdf”", "/tmp/a b.pdf"),
        (r"/tmp/a\ b\(1\).pdf", "/tmp/a b(1).pdf"),
        ("/tmp/a b.pdf", "/tmp/a b.pdf"),
        ("/tmp/long\nname.pdf", "/tmp/longname.pdf"),
        (r"'/tmp/it'\''s.pdf'", "/tmp/it's.pdf"),
        ("/tmp/it's.pdf", "/tmp/it's.pdf"),
        ("file:///tmp/%E5%B9%B4%E6%8A%A5%201.pdf", "/tmp/年报 1.pdf"),
        ("file://localhost/tmp/a.pdf", "/tmp/a.pdf"),
        ("'file:///tmp/a%20b.pdf'", "/tmp/a b.pdf"),
        ("file:///C:/Users/a%20b.docx", "C:/Users/a b.docx"),
        ("C:\\Users\\张三\\2024 年报.docx", "C:\\Users\\张三\\2024 年报.docx"),
        ('"C:\\Users\\a b.docx"', "C:\\Users\\a b.docx"),
        ("& 'C:\\Users\\a b.docx'", "C:\\Users\\a b.docx"),
        ("\\\\server\\share\\a.docx", "\\\\server\\share\\a.docx"),
    ],
)
def test_a_path_is_understood(text: str, path: str) -> None:
    assert str(file_path(text)) == path


@pytest.mark.parametrize("text", ["~/下载/年报.pdf", "'~/下载/年报.pdf'"])
def test_the_home_folder_is_filled_in(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/drafter")
    assert file_path(text) == Path("/home/drafter/下载/年报.pdf")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "unclear_empty"),
        ("''", "unclear_path"),
        ("/tmp/a\0b", "unclear_path"),
        ("file://[", "unclear_path"),
        ("'/tmp/a.pdf' '/tmp/b.pdf'", "unclear_one_file"),
    ],
)
def test_what_is_no_path_is_refused(text: str, key: str) -> None:
    with pytest.raises(Unclear) as caught:
        file_path(text)
    assert caught.value.key == key


NAMES = st.text("年报 a1.()&'\"[]#%?\\", min_size=1, max_size=12).map(lambda name: f"/tmp/{name}/报告.docx")


@given(NAMES)
def test_a_path_that_a_shell_quotes_comes_back_whole(name: str) -> None:
    assert file_path(shlex.quote(name)) == PurePosixPath(name)


@given(NAMES)
def test_a_file_url_comes_back_whole(name: str) -> None:
    assert file_path(f"file://{quote(name)}") == PurePosixPath(name)
