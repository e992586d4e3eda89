"""A workbook in (.xlsx, .xls, .et, .ods): taken apart in a process of its own, which cannot take all memory."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from nianbao.errors import RegisterError
from nianbao.own_process import PartError, printed, run_part
from nianbao.register import workbook_cells
from nianbao.register.sheet import Formula, Sheet, Value

_SECONDS = 60
_ABORTS_OF_WINDOWS = (0xC0000409, 0xC000001D)
"""How Rust ends a process there: by failing fast, or by an instruction that no processor knows."""

_TOO_LONG = "请确认选对了文件；只留今年和去年的登记，另存一份再读。"


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a workbook; raises RegisterError where it is damaged, locked or too large."""
    try:
        done = run_part(workbook_cells, path, _SECONDS)
        _refuse(done.returncode)
        return tuple(map(_sheet, printed(done)))
    except subprocess.TimeoutExpired as error:
        raise RegisterError("表格太复杂，读了太久", remedy=_TOO_LONG) from error
    except PartError as error:
        raise RegisterError(error.what, remedy=error.remedy) from error


def _refuse(code: int) -> None:
    """Raises RegisterError where an exit code speaks of the file."""
    if code == workbook_cells.PASSWORD_NEEDED:
        raise RegisterError("这个表格有密码", remedy="请打开后取消密码，另存一份再读。")
    if code == workbook_cells.NO_WORKBOOK:
        raise RegisterError("表格已损坏，打不开", remedy="请用 Excel 或 WPS 打开，另存为 .xlsx 再读。")
    if code == workbook_cells.TOO_LONG or _is_abort(code):
        raise RegisterError(
            f"表格太大，一张表最多读 {workbook_cells.MOST_ROWS} 行",
            remedy="请打开看看最后一行、最后一列之外还有没有多余的内容，删掉后另存一份再读。",
        )


def _is_abort(code: int) -> bool:
    """Whether calamine ended the process, which it does where a sheet asks for more memory than there is."""
    return code == -signal.SIGABRT or code in _ABORTS_OF_WINDOWS


def _sheet(data: Mapping[str, Any]) -> Sheet:
    rows = [[_value(value) for value in row] for row in data["rows"]]
    repeated = frozenset(_spread(rows, data["merged"]))
    merged = tuple((top, left, bottom, right) for top, left, bottom, right in data["merged"])
    return Sheet(data["name"], tuple(map(tuple, rows)), data["hidden"], repeated, merged)


def _value(value: Any) -> Value:
    if not isinstance(value, dict):
        plain: Value = value
        return plain
    return date.fromisoformat(value["day"]) if "day" in value else Formula.WITHOUT_RESULT


def _spread(rows: list[list[Value]], merged: list[list[int]]) -> Iterator[tuple[int, int]]:
    """Gives every merged cell's value to all that it covers, and names those below its first line."""
    for top, left, bottom, right in merged:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        for row in range(top, min(bottom + 1, len(rows))):
            for column in range(left, min(right + 1, len(rows[row]))):
                rows[row][column] = rows[top][left]
                if row > top:
                    yield row, column
