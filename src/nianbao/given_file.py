"""A file as a drafter gives it: its bytes, held to a size, and its text, whatever the encoding."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from nianbao.errors import ReadingError
from nianbao.plain_files import read_plain

MOST_BYTES = 64 * 1024 * 1024
"""The largest file that is read: no report and no register comes near it."""

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How the older formats of an office program begin, and every file of theirs with a password."""

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""What stands in a file with a password."""

PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
"""How pictures begin."""

MARKUP = re.compile(r"\s*<[!?a-z]|.*<(?:td|p|div|br|body)\b[^>]{0,200}>", re.IGNORECASE | re.DOTALL)
"""Matches the first part of a text that is a web page."""

_LOST = "\ufffd"
_FEW = 10


@dataclass(frozen=True)
class Wanted:
    """What a file should be, for messages: its name, what helps when it is too large, and the formats that are read."""

    name: str
    when_too_large: str
    formats: str


def content(path: Path, wanted: Wanted) -> bytes:
    """The bytes of a file; raises ReadingError where it is a folder, not there, empty or larger than 64 MB."""
    try:
        if path.is_dir():
            raise ReadingError("这是一个文件夹，不是文件", remedy=f"请选里面的{wanted.name}文件。")
        if not path.is_file():
            raise ReadingError("找不到这个文件", remedy="请检查路径，或把文件拖到窗口里。")
        if path.stat().st_size > MOST_BYTES:
            raise ReadingError(f"文件超过 64 MB，不像一份{wanted.name}", remedy=wanted.when_too_large)
        data = read_plain(path, MOST_BYTES)
    except (OSError, ValueError) as error:
        raise ReadingError("文件打不开", remedy="请检查是否有读取权限、是否被别的程序占用。") from error
    if not data.strip(b"\0\r\n\t "):
        raise ReadingError("文件是空的", remedy="请确认选对了文件。")
    return data


def decoded(data: bytes, wanted: Wanted) -> str:
    """UTF-8, a few damaged bytes aside, or else GB18030; raises ReadingError where the file is neither.

    What a page declares does not count: published pages declare one and are written in the other.
    """
    for mark, encoding in (
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
        (codecs.BOM_UTF8, "utf-8-sig"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if data.count(b"\0") > len(data) // 100:
        raise ReadingError("这不是文字文件，读不了", remedy=wanted.formats)
    text = data.decode("utf-8", errors="replace")
    if _is_sound(text):
        return text
    text = data.decode("gb18030", errors="replace")
    if not _is_sound(text):
        raise ReadingError("这不是文字文件，读不了", remedy=wanted.formats)
    return text


def _is_sound(text: str) -> bool:
    """Whether few of the characters that are not ASCII are lost: markup says nothing about an encoding."""
    foreign = len(text) - sum(map(str.isascii, text))
    return text.count(_LOST) * _FEW <= foreign
