"""The sum of many reports as `nianbao aggregate --json` prints it."""

from __future__ import annotations

from typing import Any

from nianbao.session.report_json import TABLES, nested
from nianbao.units.adding import Added
from nianbao.units.handed_in import DOUBLED, HandedIn
from nianbao.units.likeness import ALIKE, Alike
from nianbao.units.telling import Remark
from nianbao.units.unit import Unit, Whole


def units_json(
    handed: HandedIn, added: Added, form: str, told: tuple[Remark, ...], groups: tuple[Alike, ...], whole: Whole
) -> dict[str, Any]:
    """The sum in the form of a report that was read, with every file behind it.

    `counted` says of a file whether it is in the sum; `blanks` counts the reports that are blank in a cell; `pairs` of
    a group are two of its `files` by their places, the most alike first.
    """
    counted = {unit.file for unit in handed.counted}
    every = (*(unit for entry in handed.entries for unit in entry.units), *handed.other_years, *handed.unread)
    return {
        "agency": "",
        "year": handed.year,
        "title": "",
        "format": form,
        **nested(added.cells, ("overview", *TABLES)),
        "unread": [{"text": each.sentence, "where": each.file} for each in told if each.kind == "unread"],
        "units": [_unit(whole(unit), unit.file in counted) for unit in sorted(every, key=lambda unit: unit.file)],
        "missing": [entry.name for entry in handed.missing],
        "doubled": [
            {"id": DOUBLED, "agency": entry.name, "files": [str(unit.file) for unit in entry.units]}
            for entry in handed.doubled
        ],
        "alike": [
            {
                "id": ALIKE,
                "where": each.passage,
                "files": [str(unit.file) for unit in each.units],
                "likeness": round(each.likeness, 1),
                "text": each.text,
                "pairs": [[pair.one, pair.other, round(pair.likeness, 1)] for pair in each.pairs],
            }
            for each in groups
        ],
        "blanks": dict(added.blanks),
    }


def _unit(unit: Unit, counted: bool) -> dict[str, Any]:
    return {
        "file": str(unit.file),
        "agency": unit.agency,
        "year": unit.year,
        "read": unit.read,
        "counted": counted,
        "error": unit.error or None,
        "findings": [finding.as_json() for finding in unit.findings],
    }
