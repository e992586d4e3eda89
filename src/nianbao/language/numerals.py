"""Numerals as people write them: Arabic, full-width, Chinese, financial, mixed with 百 千 万 亿."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

Number = int | Decimal
"""件 as int; 万元 and 元 as Decimal."""

ONE_TO_NINE = "一二三四五六七八九"
ONE_TO_TEN = f"{ONE_TO_NINE}十"
"""The signs that number headings and the items of lists."""

DIGIT_VALUES = {
    sign: value for signs in (f"零{ONE_TO_NINE}", "〇壹贰叁肆伍陆柒捌玖") for value, sign in enumerate(signs)
} | {"两": 2}
"""Every Chinese sign for a digit with its value, the financial ones among them."""

HAN_DIGITS = "".join(DIGIT_VALUES)
HAN_UNITS = "十百千万亿拾佰仟"
_SMALL_UNITS = {"千": 1000, "百": 100, "十": 10}
_LARGE_UNITS = {"亿": 10**8, "万": 10**4}
_UNITS_DOWNWARDS = (*_LARGE_UNITS.items(), *_SMALL_UNITS.items())
_LONGEST = 60
"""Characters of a numeral: what is longer is no number of anything."""

_HAN_DIGITS_DOWN = str.maketrans(f"〇零○Оo{ONE_TO_NINE}", "00000123456789")
_HAN_DIGITS_UP = str.maketrans("0123456789", f"〇{ONE_TO_NINE}")

_UNUSUAL_SIGNS = "０１２３４５６７８９．仟佰拾萬億"
_UNUSUAL = re.compile(f"[{_UNUSUAL_SIGNS}]")
_PLAIN = str.maketrans(_UNUSUAL_SIGNS, "0123456789.千百十万亿")

_ARABIC = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_DIGIT_RUN = f"[{HAN_DIGITS}]+"
_ONE = f"(?:{_ARABIC}|[{HAN_DIGITS}])"
_WHOLE_ARABIC = re.compile(_ARABIC)
_WHOLE_DIGITS = re.compile(_DIGIT_RUN)
_BELOW_TEN_THOUSAND = re.compile(rf"(?:({_ONE})千)?零?(?:({_ONE})百)?零?(?:({_ONE}?)十)?(零?)({_ONE})?")

# In running text “，” parts two figures of a list far more often than the thousands of one.
_PROSE_ARABIC = _ARABIC.replace("[,，]", ",")
_UNIT_RUN = "[十百千万亿]+"
_IN_PROSE = re.compile(
    rf"{_PROSE_ARABIC}(?:{_UNIT_RUN}(?:\d+{_UNIT_RUN})*)?"
    rf"|[十百千万亿{HAN_DIGITS}]+(?:点{_DIGIT_RUN}[万亿]?)?"
)


def read_number(text: str) -> Number | None:
    """The number that a whole string writes (“５”, “十二”, “1,234”, “3.5万”, “二〇二五”); None where it is none.

    A whole number is an int; one written with decimals that remain is a Decimal.
    """
    plain = re.sub(r"\s+", "", text).translate(_PLAIN)
    if len(plain) > _LONGEST:
        return None
    if _WHOLE_ARABIC.fullmatch(plain):
        return _arabic(plain)
    if _WHOLE_DIGITS.fullmatch(plain) and not _is_guess(plain):
        return int("".join(str(DIGIT_VALUES[digit]) for digit in plain))
    value = _with_units(plain) if plain else None
    return value if value is None or value != int(value) else int(value)


def _arabic(text: str) -> Number:
    plain = text.replace(",", "").replace("，", "")
    return Decimal(plain) if "." in plain else int(plain)


def _is_guess(digits: str) -> bool:
    """“五六” means five or six, where “二〇二五” and “三〇” mean one number."""
    return len(digits) in (2, 3) and not set(digits) & {"零", "〇"}


def _with_units(plain: str) -> Number | None:
    for unit, worth in _LARGE_UNITS.items():
        head, found, tail = plain.rpartition(unit)
        if found:
            many = _with_units(head) if head else None
            rest = _after(tail, worth)
            return None if many is None or rest is None else many * worth + rest
    return _decimal(plain) if "点" in plain else _below_ten_thousand(plain)


def _after(tail: str, worth: int) -> Number | None:
    """What stands after a unit: in “一万二” the last digit counts the next lower unit."""
    if not tail:
        return 0
    if len(tail) == 1 and DIGIT_VALUES.get(tail):
        return DIGIT_VALUES[tail] * worth // 10
    return _with_units(tail)


def _decimal(plain: str) -> Decimal | None:
    whole, _, decimals = plain.partition("点")
    before = _with_units(whole) if whole else None
    if before is None or not _WHOLE_DIGITS.fullmatch(decimals):
        return None
    return Decimal(f"{before}.{''.join(str(DIGIT_VALUES[digit]) for digit in decimals)}")


def _below_ten_thousand(plain: str) -> Number | None:
    match = _BELOW_TEN_THOUSAND.fullmatch(plain)
    if match is None:
        return None
    thousands, hundreds, tens, zero, ones = match.groups()
    if not any((thousands, hundreds, tens is not None, zero, ones)):
        return None
    value = _one(thousands) * 1000 + _one(hundreds) * 100 + (_one(tens or "1") * 10 if tens is not None else 0)
    if ones and not zero and plain[:-1].endswith(("百", "千")):
        return value + _one(ones) * (_SMALL_UNITS[plain[-2]] // 10)
    return value + _one(ones)


def _one(text: str | None) -> Number:
    if not text:
        return 0
    return DIGIT_VALUES[text] if text in DIGIT_VALUES else _arabic(text)


def numbers_in(text: str) -> Iterator[tuple[int, int, Number]]:
    """Every numeral of running text: where it begins, where it ends, and its number.

    Words that hold a numeral (“一律”, “三审三校”) are given as well: what follows tells them apart.
    """
    plain = text.translate(_PLAIN) if _UNUSUAL.search(text) else text
    for match in _IN_PROSE.finditer(plain):
        value = read_number(match[0])
        if value is not None:
            yield match.start(), match.end(), value


def number_text(value: Number) -> str:
    """A number as it is printed: no exponent, no idle zeros after the point."""
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
    return str(value)


def year_number(text: str) -> int:
    """A year in Arabic, full-width or Chinese digits, whatever round sign stands for its 〇; raises ValueError."""
    return int(text.translate(_HAN_DIGITS_DOWN))


def han_digits(number: int) -> str:
    """A number digit by digit, as years are written: 2025 → 二〇二五."""
    return str(number).translate(_HAN_DIGITS_UP)


def chinese_numeral(number: int) -> str:
    """A whole number from 0 to 10^16 in Chinese: 0 → 零, 12 → 十二, 10005 → 一万零五; raises ValueError beyond."""
    if not 0 <= number < 10**16:
        raise ValueError(number)
    written = _written(number)
    return written.removeprefix("一") if written.startswith("一十") else written


def _written(number: int) -> str:
    """Down to the units, with 零 where a place is empty."""
    if number < 10:
        return f"零{ONE_TO_NINE}"[number]
    unit, worth = next((unit, worth) for unit, worth in _UNITS_DOWNWARDS if number >= worth)
    head, rest = divmod(number, worth)
    gap = "零" if 0 < rest < worth // 10 else ""
    return _written(head) + unit + gap + (_written(rest) if rest else "")
