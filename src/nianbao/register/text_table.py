"""A table saved as text: between commas, tabs or semicolons."""

from __future__ import annotations

import csv
import io

from nianbao.errors import RegisterError
from nianbao.register.sheet import Sheet

_SEPARATORS = "\t,;，|"
_LOOKED_AT = 20


def read_text_table(text: str, name: str) -> tuple[Sheet, ...]:
    """The one sheet of a text; a line of it is what a spreadsheet shows as one.

    Raises RegisterError where the text is no table.
    """
    separator = _separator(text)
    try:
        rows = tuple(tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise RegisterError("表格的格式不对", remedy="请用 Excel 或 WPS 打开，另存为 .xlsx 再读。") from error
    return (Sheet(name, rows),)


def _separator(text: str) -> str:
    """The sign that parts most cells in the first lines; raises RegisterError where none parts any."""
    first = text[:100_000].splitlines()[:_LOOKED_AT]
    most = max(_SEPARATORS, key=lambda sign: sum(line.count(sign) for line in first))
    if not any(most in line for line in first):
        raise RegisterError(
            "这个文字文件里没有表格", remedy="请用 Excel、WPS 的表格，或者用逗号、制表符分开各列的文字文件。"
        )
    return most
