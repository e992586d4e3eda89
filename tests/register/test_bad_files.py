"""Files that are no register: each is refused in one sentence that says what to do."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile
from registers import HEAD, read, read_rows, save_xlsx

from nianbao.errors import RegisterError
from nianbao.register.workbook_cells import MOST_ROWS

LINE = (1, date(2025, 3, 3), "赵一", "自然人", "内容", date(2025, 3, 20), "公开")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PICTURE = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(b"\0\0"))
    + chunk(b"IEND", b"")
)


def no_head(path: Path) -> None:
    save_xlsx(path, {"Sheet1": [LINE[1:]] * 5})


def pictures(path: Path) -> None:
    picture = path.with_name("a.png")
    picture.write_bytes(PICTURE)
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().insert_image("A1", str(picture))


def formulas(path: Path) -> None:
    save_xlsx(path, {"台账": [HEAD, (1, "=TODAY()", *LINE[2:])]})


def large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)


def locked(path: Path) -> None:
    book = io.BytesIO()
    save_xlsx(book, {"台账": [HEAD, LINE]})
    with path.open("wb") as file:
        OOXMLFile(book).encrypt("密码", file)


def far_cell(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "收到日期", "x"
    book.save(path)


def many_rows(path: Path) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        book.add_worksheet().write(MOST_ROWS, 0, "x")


def damaged(path: Path) -> None:
    save_xlsx(path, {"台账": [HEAD, LINE]})
    path.write_bytes(path.read_bytes()[:-400])


def word(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")


def saved(data: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(data) and None


BAD: dict[str, tuple[Callable[[Path], None], str]] = {
    "no head": (no_head, "没有找到表头"),
    "a sheet of pictures": (pictures, "可能只有图片"),
    "formulas without results": (formulas, "公式"),
    "200 MB": (large, "超过 64 MB"),
    "a password": (locked, "有密码"),
    "a folder": (Path.mkdir, "文件夹"),
    "nothing there": (lambda path: None, "找不到这个文件"),
    "an empty file": (saved(b""), "空的"),
    "an empty sheet": (lambda path: save_xlsx(path, {"Sheet1": []}), "一个字也没有"),
    "a head without lines": (lambda path: save_xlsx(path, {"台账": [HEAD]}), "一行登记也没有"),
    "one cell in the farthest corner": (far_cell, "太大"),
    "too many rows": (many_rows, "太大"),
    "a damaged file": (damaged, "已损坏"),
    "a Word file": (word, "Word"),
    "a PDF": (saved(b"%PDF-1.7\n"), "PDF"),
    "a picture": (saved(PICTURE), "图片"),
    "a web page that calls itself .xls": (saved("<html><table><tr><td>收到日期</td></tr></table>".encode()), "网页"),
    "running text": (saved("今年收到申请五件。".encode()), "没有表格"),
    "bytes that happen to be characters": (saved(bytes(range(128, 256)) * 50), "没有表格"),
    "old Excel's XML": (saved(b'<?xml version="1.0"?><Workbook/>'), "网页"),
}


@pytest.mark.parametrize(("make", "said"), BAD.values(), ids=BAD)
def test_what_is_no_register_is_refused_in_one_sentence(
    tmp_path: Path, make: Callable[[Path], None], said: str
) -> None:
    make(tmp_path / "台账.xlsx")
    with pytest.raises(RegisterError, match=said) as caught:
        read(tmp_path / "台账.xlsx")
    assert caught.value.where
    assert caught.value.remedy.endswith("。")


@pytest.mark.parametrize(
    ("missing", "said"), [("收到日期", "收到日期"), ("办理结果", "办理结果"), (("申请人", "申请人类型"), "申请人")]
)
def test_a_head_without_what_is_counted_names_what_it_has(
    tmp_path: Path, missing: str | tuple[str, ...], said: str
) -> None:
    head = tuple("备用" if text in missing else text for text in HEAD)
    row = tuple("x" if text == "备用" else value for text, value in zip(head, LINE, strict=True))
    with pytest.raises(RegisterError, match=f"没有认出“{said}”") as caught:
        read_rows(tmp_path, head, row)
    assert "“申请内容”" in caught.value.remedy


def test_a_formula_outside_what_is_counted_is_no_obstacle(tmp_path: Path) -> None:
    assert len(read_rows(tmp_path, HEAD, LINE, ("合计", "=COUNTA(B2:B2)")).lines) == 1


def test_a_hidden_sheet_is_told_and_not_counted(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name in ("台账", "旧台账"):
        sheet = book.create_sheet(name)
        sheet.append(HEAD)
        sheet.append((*LINE[:4], name, *LINE[5:]))
    book.remove(book.worksheets[0])
    book["旧台账"].sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    register = read(tmp_path / "a.xlsx")
    assert (len(register.lines), register.hidden) == (1, ("旧台账",))
