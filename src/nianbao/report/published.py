"""A report as the one JSON object that `nianbao read --json` prints, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import ValidationError

from nianbao.errors import ReportError
from nianbao.language.numerals import Number
from nianbao.report.model import FEES, Organ, Report

_TABLES = ("disclosure", "requests", "disputes")
_OVERVIEW = "overview."
_TEXTS = ("opening", "problems", "other")


@dataclass(frozen=True, slots=True)
class Unread:
    """A piece of a file that could not be placed in the report, and where it stood."""

    text: str
    where: str


def to_json(report: Report, unread: Sequence[Unread] = ()) -> dict[str, Any]:
    """The report as plain data for JSON, in the order of printing.

    Counts are numbers, fees a string of the decimal in 万元, a blank cell is None; what is not there is left out.
    """
    passages = report.passages
    data: dict[str, Any] = {
        "agency": report.organ.name,
        "year": report.year,
        "title": report.title,
        "format": report.format,
    }
    data.update({key: passages[key] for key in ("opening",) if key in passages})
    data["overview"] = {
        key.removeprefix(_OVERVIEW): text for key, text in passages.items() if key.startswith(_OVERVIEW)
    }
    data.update({table: {} for table in _TABLES})
    for key, value in report.cells.items():
        *path, last = key.split(".")
        _inner(data, path)[last] = _plain(key, value)
    data.update({key: passages[key] for key in ("problems", "other") if key in passages})
    data["unread"] = [{"text": piece.text, "where": piece.where} for piece in unread]
    return data


def from_json(data: Mapping[str, Any]) -> Report:
    """The report in the object that `to_json` gives; raises ReportError where it is not one."""
    overview = {f"{_OVERVIEW}{key}": text for key, text in _mapping(data, "overview").items()}
    texts = {key: data[key] for key in _TEXTS if key in data}
    cells = {key: _number(key, value) for table in _TABLES for key, value in _leaves(table, _mapping(data, table))}
    try:
        return Report.model_validate(
            {
                "format": data.get("format", "2021"),
                "year": data.get("year"),
                "title": data.get("title", ""),
                "organ": Organ(name=data.get("agency", "")),
                "cells": cells,
                "passages": {**overview, **texts},
            }
        )
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors(include_url=False)[0]["loc"])
        raise ReportError("年报数据不对", where=where, remedy="请检查这一项的类型。") from error


def _inner(data: dict[str, Any], path: Sequence[str]) -> dict[str, Any]:
    for step in path:
        data = data.setdefault(step, {})
    return data


def _plain(key: str, value: Number | None) -> int | float | str | None:
    if value is None:
        return None
    if key == FEES:
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    return value if isinstance(value, int) else float(value)


def _mapping(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key, {})
    if not isinstance(value, Mapping):
        raise ReportError("年报数据不对", where=key, remedy="这一项应当是“键: 值”。")
    return value


def _leaves(key: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        for step, inner in value.items():
            yield from _leaves(f"{key}.{step}", inner)
    else:
        yield key, value


def _number(key: str, value: object) -> Number | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and key != FEES):
        return value
    try:
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise InvalidOperation
        number = Decimal(str(value))
    except InvalidOperation as error:
        raise ReportError("年报数据不对", where=key, remedy="这一项应当是数字。") from error
    if not number.is_finite():
        raise ReportError("年报数据不对", where=key, remedy="这一项应当是数字。")
    return number
