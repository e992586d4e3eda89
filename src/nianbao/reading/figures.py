"""What stands in a cell of numbers: a count, an amount of money, or one of the signs for nothing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from nianbao.report import Number

_MOST_SIGNS = 20
_FOOTNOTE_MARKS = re.compile(r"[①-⑳⁰-⁹¹²³₀-₉*※]")
_NOTE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕")
_NOTHING = re.compile(r"[-‐-―−─_/\\|~.·…]*|无|空|(?i:n/?a|null|none)")
_FIGURE = re.compile(
    r"(?:共|合计|共计|计)?(?P<digits>[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|零|〇)"
    r"(?P<scale>[万亿千])?(?P<unit>件次|件|条|个|项|宗|起|次|份|部|例|元)?[.。]?(?:[,;]?(?:其中|含|包括|不含|另有?).*)?"
)
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000), "千": Decimal(1_000)}
_YUAN_IN_WAN = Decimal(10_000)


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell read: its number, or None for nothing; `understood` is False where the text is neither."""

    number: Number | None
    understood: bool = True


@lru_cache(maxsize=1024)
def count(text: str) -> Figure:
    """The 件 in a cell: notes, units, spaces and separators are left aside, “/”, “-” and “无” are nothing."""
    found = _matched(text)
    if isinstance(found, Figure):
        return found
    value = _digits(found) * _SCALES.get(found["scale"], Decimal(1))
    return Figure(int(value) if value == value.to_integral_value() else value)


def money(text: str, *, in_yuan: bool = False) -> Figure:
    """The 万元 in a cell; `in_yuan` where the column's head counts in 元."""
    found = _matched(text)
    if isinstance(found, Figure):
        return found
    value = _digits(found)
    if found["scale"]:
        value = _without_exponent(value * _SCALES[found["scale"]] / _YUAN_IN_WAN)
    elif found["unit"] == "元" or in_yuan:
        value = _without_exponent(value / _YUAN_IN_WAN)
    return Figure(value)


def _matched(text: str) -> re.Match[str] | Figure:
    squeezed = _squeezed(text)
    if _NOTHING.fullmatch(squeezed):
        return Figure(None)
    main = _NOTE.sub("", squeezed) or squeezed.strip("()[]【】〔〕")
    found = _FIGURE.fullmatch(main)
    if found is None or len(found["digits"]) > _MOST_SIGNS:
        return Figure(None, understood=False)
    return found


def _squeezed(text: str) -> str:
    """Half-width, without spaces, line breaks and the marks of footnotes."""
    plain = unicodedata.normalize("NFKC", _FOOTNOTE_MARKS.sub("", text))
    return "".join(sign for sign in plain if not sign.isspace() and unicodedata.category(sign) not in ("Cf", "Cc"))


def _digits(found: re.Match[str]) -> Decimal:
    digits = found["digits"].replace(",", "")
    return Decimal(0) if digits in ("零", "〇") else Decimal(digits)


def _without_exponent(value: Decimal) -> Decimal:
    return Decimal(f"{value:f}") if value else Decimal(0)
