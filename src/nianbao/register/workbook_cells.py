"""The cells of a workbook, written to stdout as JSON; run by `workbook` in a process of its own with limits.

It imports nothing of nianbao, so that it starts fast. A sheet with one cell in its farthest corner takes all memory,
which ends this process and nothing else.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree import ElementTree

PASSWORD_NEEDED = 3
NO_WORKBOOK = 4
TOO_LONG = 5
MOST_ROWS = 100_000
_MOST_COLUMNS = 300
_MOST_CELLS = 3_000_000
_MOST_MERGED = 20_000
_MOST_UNPACKED = 400 * 1024 * 1024
_MOST_MEMORY = 1024 * 1024 * 1024
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
FORMULA = {"formula": True}
"""A formula of which the file holds no result."""


def main(path: str) -> int:
    """Writes the sheets of a workbook as JSON; gives the exit code, 1 for a fault that is not the file's."""
    _limit_memory()
    try:
        return _written(path)
    except MemoryError:
        return TOO_LONG


def _written(path: str) -> int:
    import python_calamine

    if _unpacked(path) > _MOST_UNPACKED:
        return TOO_LONG
    try:
        workbook = python_calamine.load_workbook(path)
    except python_calamine.PasswordError:
        return PASSWORD_NEEDED
    except python_calamine.CalamineError as error:
        return PASSWORD_NEEDED if "password" in str(error).lower() else NO_WORKBOOK
    empty = _formulas_without_result(path)
    sheets = []
    for described in workbook.sheets_metadata:
        if described.typ is not python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(described.name)
        rows, columns = (end + 1 for end in sheet.end or (-1, -1))
        if rows > MOST_ROWS or rows * columns > _MOST_CELLS:
            return TOO_LONG
        hidden = described.visible is not python_calamine.SheetVisibleEnum.Visible
        sheets.append(_sheet(sheet, empty.get(described.name, ()), hidden))
    json.dump(sheets, sys.stdout)
    return 0


def _limit_memory() -> None:
    """Holds the process to its memory where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _unpacked(path: str) -> int:
    """The bytes that a zipped workbook unpacks to; 0 for one that is not zipped."""
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(part.file_size for part in archive.infolist())
    except zipfile.BadZipFile:
        return 0


def _sheet(sheet: Any, formulas: tuple[tuple[int, int], ...], hidden: bool) -> dict[str, Any]:
    rows = [[_plain(value) for value in row[:_MOST_COLUMNS]] for row in sheet.to_python(skip_empty_area=False)]
    for row, column in formulas:
        if row < len(rows) and column < len(rows[row]) and rows[row][column] == "":
            rows[row][column] = FORMULA
    merged = [[*first, *last] for first, last in (sheet.merged_cell_ranges or ())[:_MOST_MERGED]]
    return {"name": sheet.name, "hidden": hidden, "rows": rows, "merged": merged}


def _plain(value: Any) -> Any:
    """A cell as JSON holds it; a day is told from a text, a time of day is none."""
    if isinstance(value, datetime):
        return {"day": value.date().isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, time | timedelta):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _formulas_without_result(path: str) -> dict[str, tuple[tuple[int, int], ...]]:
    """For each sheet of an .xlsx the cells, row and column from 0, whose formula has no result in the file."""
    try:
        with zipfile.ZipFile(path) as archive:
            return {name: tuple(_unresolved(archive, part)) for name, part in _parts(archive)}
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError):
        return {}


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet's name and the part that holds it."""
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet"):
        target = targets[sheet.get(_RELATION)]
        yield sheet.get("name", ""), target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _unresolved(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[int, int]]:
    with archive.open(part) as stream:
        for _, cell in ElementTree.iterparse(stream):
            if cell.tag != f"{_MAIN}c":
                continue
            if cell.find(f"{_MAIN}f") is not None and not cell.findtext(f"{_MAIN}v"):
                yield _place(cell.get("r", ""))
            cell.clear()


def _place(reference: str) -> tuple[int, int]:
    """“B12” as row and column from 0."""
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(reference[len(letters) :]) - 1, column - 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
