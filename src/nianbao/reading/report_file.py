"""Any file in: told by its content, held to a size, and given to the reader of its kind."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nianbao.data_files import DataFiles
from nianbao.errors import ReadingError
from nianbao.given_file import ENCRYPTED, MARKUP, OLE, PICTURES, Wanted, content, decoded
from nianbao.reading.blocks import Block
from nianbao.reading.recogniser import Reading, recognise
from nianbao.reading.text_file import read_text

if TYPE_CHECKING:
    from nianbao.reading.word_package import WordPackage

ZIP = b"PK\x03\x04"
"""How an archive begins: a Word file, an OpenDocument text, a workbook."""

_MOST_MARKUP = 4_000_000
_MOST_TEXT = 600_000
_SNIFFED = 20_000
_WORKBOOK = "xl/workbook.xml"
_EMBEDDED = re.compile(r"data:[^\"'\s)>]{200,}")
_SAVE_AS = "请用 WPS 或 Word 打开它，另存为 .docx 后再读。"
_OTHER_FORMATS = "请用 Word 文件（.docx）、PDF、网页或文字文件。"

WANTED = Wanted("年度报告", "请确认选对了文件；PDF 太大时请改用 Word 或网页。", _OTHER_FORMATS)
"""What is read here."""


def read_report(path: Path, files: DataFiles) -> Reading:
    """The report in a file: Word, PDF, web page, text, or the tables in a workbook, in the format of its own year.

    Raises ReadingError where the file cannot be read or holds no report.
    """
    found = _contents(path)
    reading = recognise(found.blocks, files, source=path.name)
    proper = files if reading.report.year is None else files.for_year(reading.report.year)
    reading = reading if proper is files else recognise(found.blocks, proper, source=path.name)
    return replace(reading, notes=(*found.remarks, *reading.notes), word=found.word)


def read_blocks(path: Path) -> tuple[Block, ...]:
    """The paragraphs and tables of a file in order; raises ReadingError where it cannot be read."""
    return _contents(path).blocks


class _Contents(NamedTuple):
    """The blocks of a file, what is to be known of those that are not there, and a Word file as it was taken apart."""

    blocks: tuple[Block, ...]
    remarks: tuple[str, ...] = ()
    word: WordPackage | None = None


def _contents(path: Path) -> _Contents:
    try:
        return _blocks(path, content(path, WANTED))
    except ReadingError as error:
        raise ReadingError(error.what, where=error.where or path.name, remedy=error.remedy) from error


def _blocks(path: Path, data: bytes) -> _Contents:
    if b"%PDF-" in data[:1024] and not data.startswith(ZIP):
        from nianbao.reading.pdf import pdf_contents

        return _Contents(*pdf_contents(path))
    if _is_workbook(path, data):
        from nianbao.reading.spreadsheet import read_spreadsheet

        return _Contents(*read_spreadsheet(path))
    if data.startswith(ZIP):
        return _zipped_blocks(data)
    return _Contents(_other_blocks(path, data))


def _is_workbook(path: Path, data: bytes) -> bool:
    """Whether a file is a workbook: by its parts, an older one by its ending."""
    if data.startswith(OLE):
        return path.suffix.lower() in (".xls", ".et") and ENCRYPTED not in data
    if not data.startswith(ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _WORKBOOK in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def _other_blocks(path: Path, data: bytes) -> tuple[Block, ...]:
    if (older := _older_format(path, data)) is not None:
        from nianbao.reading.older_formats import as_word_file
        from nianbao.reading.word_blocks import read_word

        return read_word(as_word_file(data, *older, _SAVE_AS))
    _refuse_other_formats(data)
    return _text_blocks(decoded(data, WANTED))


def _zipped_blocks(data: bytes) -> _Contents:
    """The blocks of a Word file or an OpenDocument text, told apart by the parts of the archive."""
    from nianbao.reading.opendocument import KIND, read_opendocument
    from nianbao.reading.word_blocks import blocks_of
    from nianbao.reading.word_package import WordPackage, main_part

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main = main_part(archive)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ReadingError("文件已损坏，打不开", remedy="请重新下载，或找原稿另存一份。") from error
    if main is not None:
        word = WordPackage(data)
        return _Contents(blocks_of(word), word=word)
    if KIND in data[:200]:
        return _Contents(read_opendocument(data))
    raise ReadingError("这不是 Word 文件", remedy=_OTHER_FORMATS)


def _older_format(path: Path, data: bytes) -> tuple[str, str] | None:
    """The ending and the name of an older format for LibreOffice; raises ReadingError where it has a password."""
    if data.startswith(b"{\\rtf"):
        return ".rtf", " RTF "
    if not data.startswith(OLE):
        return None
    if ENCRYPTED in data:
        raise ReadingError("这个文件有密码", remedy="请打开后取消密码，另存一份再读。")
    return (".wps", " WPS 文字（.wps）") if path.suffix.lower() == ".wps" else (".doc", "旧的 Word（.doc）")


def _refuse_other_formats(data: bytes) -> None:
    if data[:400].lstrip().lower().startswith((b"mime-version:", b"from: <saved by")):
        raise ReadingError("这是单个文件的网页（.mht），读不了", remedy="请在浏览器里另存为“网页，仅 HTML”。")
    if data.startswith(PICTURES):
        raise ReadingError("这是一张图片，读不出文字", remedy="请用 Word 原稿、网页或带文字的 PDF。")


def _text_blocks(text: str) -> tuple[Block, ...]:
    if "<w:wordDocument" in text[:2000]:
        raise ReadingError("这是 Word 2003 的 XML 格式，读不了", remedy=_SAVE_AS)
    is_markup = bool(MARKUP.match(text[:_SNIFFED]))
    text = _EMBEDDED.sub("", text) if is_markup else text
    if len(text) > (_MOST_MARKUP if is_markup else _MOST_TEXT):
        raise ReadingError("文字太多，不像一份年度报告", remedy="请只保存报告正文。")
    if is_markup:
        from nianbao.reading.web import read_web

        return read_web(text)
    return read_text(text)
