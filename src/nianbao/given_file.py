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

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
_UNMARKED = (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2))
_SNIFFED = 16_000
_MOSTLY = 0.95
_COMMON_IN_BIG5 = "的年政府公開資訊申請與處理機關"
_COMMON = "的年政府公开信息申请与处理机关"
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
    """The text in UTF-8, a few damaged bytes aside, UTF-16, UTF-32 or GB18030; raises ReadingError where it is neither.

    What a page declares does not count: published pages declare one and are written in the other. Big5 is told by name:
    in GB18030 it would be other words.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if (unmarked := _wide(data)) is not None:
        return unmarked
    if data.count(b"\0") > len(data) // 100:
        raise ReadingError("这不是文字文件，读不了", remedy=wanted.formats)
    text = data.decode("utf-8", errors="replace")
    if _is_sound(text):
        return text
    text = data.decode("gb18030", errors="replace")
    if _is_big5(data, text):
        raise ReadingError("这是 Big5（繁体）编码的文字，读不了", remedy="请打开后另存为 UTF-8 编码，或用 Word 文件。")
    if not _is_sound(text):
        raise ReadingError("这不是文字文件，读不了", remedy=wanted.formats)
    return text


def _wide(data: bytes) -> str | None:
    """The text in UTF-32 or UTF-16 without a mark; None where the bytes are not such a Chinese text."""
    if b"\0" not in data[:_SNIFFED]:
        return None
    for encoding, width in _UNMARKED:
        sample = data[: _SNIFFED // width * width].decode(encoding, errors="replace")
        if sum(map(_is_usual, sample)) >= _MOSTLY * len(sample) > 0:
            return data.decode(encoding, errors="replace")
    return None


def _is_usual(sign: str) -> bool:
    """Whether a sign is one of which Chinese texts and pages consist."""
    return " " <= sign <= "~" or sign in "\t\r\n" or "\u3000" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef"


def _is_big5(data: bytes, as_gb18030: str) -> bool:
    """Whether the commonest words of a text come out in Big5 and not in GB18030."""
    sample = data[:_SNIFFED].decode("big5", errors="replace")
    known = sum(sample.count(word) for word in _COMMON_IN_BIG5)
    return known * _FEW >= len(sample) / _FEW and known > 2 * sum(as_gb18030.count(word) for word in _COMMON)


def _is_sound(text: str) -> bool:
    """Whether few of the characters that are not ASCII are lost: markup says nothing about an encoding."""
    foreign = len(text) - sum(map(str.isascii, text))
    return text.count(_LOST) * _FEW <= foreign
