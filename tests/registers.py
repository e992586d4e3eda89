"""Registers as offices keep them, made by the tests in each kind of file."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import xlwt

from nianbao.data_files import DataFiles
from nianbao.register.counted_register import CountedTables, Register, count_register, read_register, tables
from nianbao.register.counting import Counted
from nianbao.register.office_words import RegisterWords, register_words
from nianbao.register.usage import Usage
from nianbao.register.workdays import Workdays

FILES = DataFiles()
WORDS = register_words(FILES, Usage())
HEAD = ("序号", "收到日期", "申请人", "申请人类型", "申请内容", "答复日期", "办理结果")
TODAY = date(2026, 1, 15)

Rows = Sequence[Sequence[Any]]
Sheets = Mapping[str, Rows]


def save_xlsx(path: Path | io.BytesIO, sheets: Sheets, merged: Sequence[str] = ()) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for area in merged:
            sheet.merge_cells(area)
    book.save(path)


def save_xls(path: Path, sheets: Sheets) -> None:
    book = xlwt.Workbook()
    days = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value != "" and value is not None:
                    sheet.write(number, column, value, *([days] if isinstance(value, date) else []))
    book.save(str(path))


def text_table(encoding: str, separator: str) -> Callable[[Path, Sheets], None]:
    def save(path: Path, sheets: Sheets) -> None:
        (rows,) = sheets.values()
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=separator).writerows(rows)
        path.write_bytes(text.getvalue().encode(encoding))

    return save


KINDS: Mapping[str, tuple[str, Callable[[Path, Sheets], None]]] = {
    "xlsx": ("台账.xlsx", save_xlsx),
    "xls": ("台账.xls", save_xls),
    "et, as WPS saves it": ("台账.et", save_xls),
    "csv in UTF-8": ("台账.csv", text_table("utf-8", ",")),
    "csv in UTF-8 with a mark": ("台账.csv", text_table("utf-8-sig", ",")),
    "csv in GB18030": ("台账.csv", text_table("gb18030", ",")),
    "tabs in UTF-16, as Excel saves Unicode text": ("台账.txt", text_table("utf-16", "\t")),
    "tabs in GB18030": ("台账.txt", text_table("gb18030", "\t")),
}


def read(path: Path, words: RegisterWords = WORDS) -> Register:
    return read_register(path, words)


def read_rows(folder: Path, *rows: Sequence[Any], name: str = "台账.xlsx", usage: Usage | None = None) -> Register:
    save_xlsx(folder / name, {"Sheet1": rows})
    return read(folder / name, WORDS if usage is None else register_words(FILES, usage))


def counted(
    register: Register, year: int = 2025, *, usage: Usage | None = None, today: date = TODAY
) -> tuple[Counted, CountedTables]:
    words = WORDS if usage is None else register_words(FILES, usage)
    result = count_register(register, year, words, Workdays(usage or Usage()), today)
    return result, tables(result, FILES.form)


def filled(counts: CountedTables) -> dict[str, int]:
    """The cells that are not 0 and no totals."""
    return {
        key.removeprefix("requests."): value
        for key, value in counts.cells.items()
        if value and not key.endswith(".total") and ".handled." not in key
    }


def lines_of(counts: CountedTables, key: str) -> list[int]:
    return [place.line for place in counts.lines[key]]
