"""How messages name cells and write sums."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nianbao.checks.case import Case
from nianbao.checks.equations import Mend
from nianbao.language.numerals import ONE_TO_TEN, Number

_NUMBERING = re.compile(rf"^(?:[{ONE_TO_TEN}]、|（[{ONE_TO_TEN}]）|\d\.)")
_COUNTED = re.compile(r"政府信息公开申请数量|继续办理")
_QUOTED = re.compile(r"“([^“”]+)”$")
_ASIDE = re.compile(r"（.*?）|、.*")


def short(label: str) -> str:
    """A label of a row without numbering and asides: “1.属于国家秘密” → “属于国家秘密”."""
    return _ASIDE.sub("", _NUMBERING.sub("", label))


def row_name(case: Case, key: str) -> str:
    """The row of a table in which a cell stands: 行政规范性文件, 一、本年新收政府信息公开申请数量."""
    return case.label(key).rpartition("·")[0]


def column_label(case: Case, key: str) -> str:
    """The column in which a cell stands."""
    return case.label(key).rpartition("·")[2]


def cell_name(case: Case, key: str) -> str:
    """A cell in a few words: row and column, or the row alone where the column is 总计 of 表三."""
    row, _, column = case.label(key).rpartition("·")
    name = row if row.endswith("总计") else _COUNTED.sub("", short(row))
    return name if key.startswith("requests.") and key.endswith(".total") else f"{name}{column}"


def passage_name(case: Case, key: str) -> str:
    """What a passage is called: its heading; of the two that have none, where they stand."""
    headed = {section.key: section.heading for section in case.form.sections}
    headed |= {f"overview.{part.key}": part.heading for part in case.form.overview_parts}
    standing = {"opening": "报告开头", "overview.lead": "总体情况开头一段"}
    return f"“{headed[key]}”" if key in headed else standing.get(key, "这一段")


def terms(named: Iterable[tuple[str, Number]]) -> str:
    """A sum with the names of its terms: “新收 12 + 上年结转 3 = 15”; terms of 0 are left out where others stand."""
    every = list(named)
    shown = [(name, value) for name, value in every if value] or every[:1]
    total = sum(value for _, value in every)
    written = " + ".join(f"{name} {value}" for name, value in shown)
    return f"{written} = {total}" if len(shown) > 1 else f"{shown[0][0]} {total}"


def gap(one: Number, other: Number) -> str:
    """How far two numbers that should be equal are apart."""
    return f"差 {abs(one - other)}"


def mended(case: Case, mend: Mend | None) -> str:
    """The sentence that names the likely cell; empty where there is none."""
    if mend is None:
        return ""
    if mend.changed_last:
        return f"最后改的是“{case.label(mend.cell)}”：现在是 {case.cell(mend.cell)}，改成 {mend.value} 就对上了。"
    return f"最可能填错的是“{case.label(mend.cell)}”：现在是 {case.cell(mend.cell)}，改成 {mend.value} 就都对上了。"


def values(case: Case, keys: Iterable[str]) -> Iterator[Number]:
    """The numbers of cells that are all known."""
    return (case.cell(key) or 0 for key in keys)


def printed(case: Case, key: str) -> str | None:
    """What stood in the paper's cell instead of a number; None where it was empty."""
    source = case.report.sources.get(key)
    quoted = _QUOTED.search(source.where) if source is not None else None
    return quoted[1] if quoted else None
