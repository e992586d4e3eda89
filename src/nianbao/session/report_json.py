"""A report as `nianbao read --json` prints it: the cells by table, row and column, the passages by section."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from nianbao.session.reports import Opened

TABLES = ("disclosure", "requests", "disputes")


def report_json(opened: Opened) -> dict[str, Any]:
    """The report as JSON: 件 as numbers, money as a string of the decimal, null for a blank cell.

    A key that the report does not have is left out.
    """
    report = opened.report
    values = {**report.cells, **report.passages}
    plain: dict[str, Any] = {
        "agency": report.organ.name,
        "year": report.year,
        "title": report.title,
        "format": report.format,
        **nested(values, ("overview", *TABLES)),
    }
    plain["unread"] = [{"text": text, "where": where} for text, where in opened.unread]
    return plain


def nested(values: Mapping[str, Any], outermost: Iterable[str]) -> dict[str, Any]:
    """Values by dotted key as mappings within mappings; `outermost` are there even where they are empty."""
    plain: dict[str, Any] = {key: {} for key in outermost}
    for key, value in values.items():
        _place(plain, key.split("."), str(value) if isinstance(value, Decimal) else value)
    return plain


def _place(plain: dict[str, Any], path: list[str], value: Any) -> None:
    *outer, last = path
    for key in outer:
        plain = plain.setdefault(key, {})
    plain[last] = value
