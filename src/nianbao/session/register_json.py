"""A register as `nianbao register --json` prints it: the tables, the lines behind each cell, and what is left open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from nianbao.register.counted_register import CountedTables, Register
from nianbao.register.counting import Counted, Due
from nianbao.register.lines import LinePlace
from nianbao.session.report_json import nested


def register_json(register: Register, result: Counted, tables: CountedTables) -> dict[str, Any]:
    """The register as JSON: 件 as numbers, days as ISO dates, lines by their number in the file.

    Where several sheets have lines, `sheets` names the sheet of each number in `lines`, in the same order.
    """
    several = len(register.sheets) > 1
    return {
        "year": result.year,
        **nested(tables.cells, ("requests", "disputes")),
        "lines": {key: _numbers(places) for key, places in tables.lines.items()},
        **(
            {"sheets": {key: [place.sheet for place in places] for key, places in tables.lines.items()}}
            if several
            else {}
        ),
        "unplaced": [
            {**_place(each.place, several), "column": each.column, "text": each.text, "reason": each.reason}
            for each in result.unplaced
        ],
        "outside": [{**_place(each.place, several), "reason": each.reason} for each in result.outside],
        "late": [_due(each, several) for each in result.late],
        "soon": [_due(each, several) for each in result.soon],
        "in_time": len(result.in_time),
        "inferred": _numbers(result.inferred),
        "fees": _numbers(result.fees),
    }


def _numbers(places: Sequence[LinePlace]) -> list[int]:
    return [place.line for place in places]


def _place(place: LinePlace, several: bool) -> Mapping[str, Any]:
    return {"line": place.line, "sheet": place.sheet} if several else {"line": place.line}


def _due(each: Due, several: bool) -> dict[str, Any]:
    answered = each.answered.isoformat() if each.answered else None
    return {**_place(each.place, several), "due": each.due.isoformat(), "answered": answered}
