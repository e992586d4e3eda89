"""What is heard and said in other encodings than UTF-8."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_lines import sat

from nianbao.plain.listener import decoded
from nianbao.plain.streams import legible_stream
from nianbao.storage.listing import list_projects


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
def test_lines_in_utf_8_and_in_gbk_are_understood(tmp_path: Path, encoding: str) -> None:
    sat(tmp_path, raw="没有\n2025\r\n云浦区档案局\n".encode(encoding))
    (listed,) = list_projects(tmp_path)
    assert listed.organ == "云浦区档案局"


@given(st.binary(max_size=60))
def test_any_bytes_are_some_text_that_can_be_saved(data: bytes) -> None:
    assert decoded(data).encode("utf-8") is not None


@pytest.mark.parametrize(
    ("console", "shown"),
    [("gbk", "年报 ?"), ("gb18030", "年报 𠮷"), ("utf-8", "年报 𠮷"), ("ascii", "年报 𠮷"), ("latin-1", "年报 𠮷")],
)
def test_any_console_shows_chinese(console: str, shown: str) -> None:
    stream = legible_stream(io.TextIOWrapper(io.BytesIO(), encoding=console))
    stream.write("年报 𠮷")
    stream.flush()
    stream.seek(0)
    assert stream.buffer.read().decode(stream.encoding) == shown  # type: ignore[attr-defined]


def test_a_whole_sitting_in_a_gbk_console(tmp_path: Path) -> None:
    sitting = sat(tmp_path, raw="没有\n2025\n𠮷水县档案局\n".encode(), encoding="gbk")
    assert "我    ?水县档案局" in sitting.text
    (listed,) = list_projects(tmp_path)
    assert listed.organ == "𠮷水县档案局"
