"""A register in: any file is told by its content, held to a size, and its sheets are given."""

from __future__ import annotations

from pathlib import Path

from nianbao.errors import ReadingError, RegisterError
from nianbao.given_file import ENCRYPTED, MARKUP, OLE, PICTURES, Wanted, content, decoded
from nianbao.register.sheet import Sheet
from nianbao.register.text_table import read_text_table
from nianbao.register.workbook import read_workbook

WANTED = Wanted(
    "申请台账",
    "请只留今年和去年的登记，去掉扫描件和图片，另存一份再读。",
    "请用 Excel、WPS 的表格（.xlsx、.xls、.et）或 .csv 文件。",
)
"""What is read here."""

_ZIP = b"PK\x03\x04"
_WORD = b"word/document.xml"
_SAVE_AS = "请用 Excel 或 WPS 打开它，另存为 .xlsx 再读。"
_SNIFFED = 20_000


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a register that say anything; raises RegisterError where the file cannot be read."""
    try:
        sheets = _sheets(path, content(path, WANTED))
    except ReadingError as error:
        raise RegisterError(error.what, where=error.where or path.name, remedy=error.remedy) from error
    filled = tuple(sheet for sheet in sheets if not sheet.is_empty)
    if not filled:
        raise RegisterError(
            "表里一个字也没有，可能只有图片", where=path.name, remedy="请找登记时的原表，不要用截图或扫描件。"
        )
    return filled


def _sheets(path: Path, data: bytes) -> tuple[Sheet, ...]:
    _refuse_other_formats(data)
    if data.startswith((_ZIP, OLE)):
        return read_workbook(path)
    text = decoded(data, WANTED)
    if MARKUP.match(text[:_SNIFFED]):
        raise RegisterError("这是存成表格的网页，读不了", remedy=_SAVE_AS)
    return read_text_table(text, path.stem)


def _refuse_other_formats(data: bytes) -> None:
    if data.startswith(OLE) and ENCRYPTED in data:
        raise RegisterError("这个表格有密码", remedy="请打开后取消密码，另存一份再读。")
    if data.startswith(_ZIP) and _WORD in data:
        raise RegisterError("这是 Word 文件，不是表格", remedy="请把里面的表复制到 Excel 或 WPS 表格里，存好再读。")
    if b"%PDF-" in data[:1024]:
        raise RegisterError("这是 PDF，不是表格", remedy=WANTED.formats)
    if data.startswith(PICTURES):
        raise RegisterError("这是一张图片，不是表格", remedy=WANTED.formats)
