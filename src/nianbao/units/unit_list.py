"""The list of the organs that have to hand in: names one a line, or a column of a sheet."""

from __future__ import annotations

import re
from pathlib import Path

from nianbao.errors import ReadingError
from nianbao.given_file import OLE, Wanted, content, decoded
from nianbao.language.numerals import ONE_TO_TEN
from nianbao.register.register_file import read_sheets
from nianbao.register.sheet import Sheet, cell, written
from nianbao.report.organs import kinds_of

WANTED = Wanted(
    "单位名单", "请只留单位名称一列，另存一份再试。", "请用一行一个名称的文字文件，或者 Excel、WPS 的表格。"
)
"""What is read here."""

_NO_NAME = re.compile(r"名称$|名单|^.{0,2}(?:单位|机关|部门|全称)$|^序号$|^合计|^备注")
_NUMBERED = re.compile(rf"^(?:\d+|[（(]?[{ONE_TO_TEN}]+[）)]?)[.、．)）\s]+")


def read_unit_list(path: Path) -> tuple[str, ...]:
    """The names in a list (text, csv, xlsx, xls, et), each once, in its order; raises ReadingError where there is none.

    Of a sheet the column counts in which most names of organs stand; a sheet without any gives none.
    """
    names: dict[str, None] = {}
    for sheet in _sheets(path):
        widest = max(map(len, sheet.rows))
        columns = [[_name(written(cell(row, at))) for row in sheet.rows] for at in range(widest)]
        best = max(columns, key=lambda column: sum(bool(kinds_of(name)) for name in column))
        names.update(dict.fromkeys(name for name in best if name and not _NO_NAME.search(name)))
    if not any(map(kinds_of, names)):
        raise ReadingError("单位名单里没有单位名称", where=path.name, remedy="请一行写一个单位的全称，或者用一张表。")
    return tuple(names)


def _sheets(path: Path) -> tuple[Sheet, ...]:
    """A text of lines is a sheet of one column."""
    data = content(path, WANTED)
    if data.startswith((OLE, b"PK\x03\x04")):
        return read_sheets(path)
    text = decoded(data, WANTED)
    lines = text.splitlines()
    if sum(bool(re.search(r"[,\t]", line)) for line in lines) * 2 > len(lines):
        return read_sheets(path)
    return (Sheet(path.stem, tuple((line,) for line in lines)),)


def _name(text: str) -> str:
    return _NUMBERED.sub("", text.strip())
