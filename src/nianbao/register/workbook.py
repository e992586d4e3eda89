"""A workbook in (.xlsx, .xls, .et, .ods): taken apart in a process of its own, which cannot take all memory."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from nianbao.errors import RegisterError
from nianbao.register import workbook_cells
from nianbao.register.sheet import Formula, Sheet, Value

_SECONDS = 60
_TOO_LONG = "请确认选对了文件；只留今年和去年的登记，另存一份再读。"


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a workbook; raises RegisterError where it is damaged, locked or too large."""
    try:
        done = subprocess.run(
            [sys.executable, "-P", workbook_cells.__file__, str(path.absolute())],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RegisterError("表格太复杂，读了太久", remedy=_TOO_LONG) from error
    except OSError as error:
        raise RegisterError("表格打不开", remedy="请检查是否有读取权限。") from error
    if done.returncode == workbook_cells.PASSWORD_NEEDED:
        raise RegisterError("这个表格有密码", remedy="请打开后取消密码，另存一份再读。")
    if done.returncode == workbook_cells.NO_WORKBOOK:
        raise RegisterError("表格已损坏，打不开", remedy="请用 Excel 或 WPS 打开，另存为 .xlsx 再读。")
    if done.returncode != 0:
        raise RegisterError(
            f"表格太大，一张表最多读 {workbook_cells.MOST_ROWS} 行",
            remedy="请打开看看最后一行、最后一列之外还有没有多余的内容，删掉后另存一份再读。",
        )
    return tuple(map(_sheet, json.loads(done.stdout)))


def _sheet(data: Mapping[str, Any]) -> Sheet:
    rows = [[_value(value) for value in row] for row in data["rows"]]
    repeated = frozenset(_spread(rows, data["merged"]))
    return Sheet(data["name"], tuple(map(tuple, rows)), data["hidden"], repeated)


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
