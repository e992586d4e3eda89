"""One form for what input methods type in several: full-width signs, other digits, quotes, letters of either case."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from nianbao.language.numerals import HAN_DIGITS, HAN_UNITS, ONE_TO_TEN

_SIGNS = {
    "　": " ",
    "﹣": "-",
    "−": "-",
    "–": "—",
    "―": "—",
    "─": "—",
    "～": "~",
    "〜": "~",
    "○": "〇",
    "◯": "〇",
    "兩": "两",
    "沒": "没",
    "無": "无",
    "俩": "两",
    "仨": "三",
    "萬": "万",
    "億": "亿",
    "￥": "¥",
    "廿": "二十",
    "卅": "三十",
}
_QUOTES = "“”‘’\"'「」『』《》〈〉"
_EMPHASIS = "*_"
_TURNS_DIGITS_ROUND = "\u202e"
_NUMERAL_SIGN = f"[0-9{HAN_DIGITS}{HAN_UNITS}]"
# Between digits a quote or a star is no quote and no emphasis: 5“6 and 3*4 must not become 56 and 34.
_DROPPED = re.compile(
    rf"(?<!{_NUMERAL_SIGN})[{_QUOTES}]+|[{_QUOTES}]+(?!{_NUMERAL_SIGN}|[{_QUOTES}])"
    rf"|(?<!{_NUMERAL_SIGN})[{_EMPHASIS}]+(?!{_NUMERAL_SIGN}|[{_EMPHASIS}])"
)
_NUMBERING = re.compile(rf"^(?:[(（][{ONE_TO_TEN}\d]+[)）]|\d+[.．、]|[{ONE_TO_TEN}]+、)")
_FIRST_WIDE, _LAST_WIDE, _WIDE_OFFSET = 0xFF01, 0xFF5E, 0xFEE0


def folded(text: str) -> str:
    """The text with one form for each sign: half-width, lower case, Arabic digits as ASCII, without quotes.

    A quote between digits, and a “*” or “_” beside one, stays: what it joins is no figure.
    """
    return _DROPPED.sub("", "".join(map(_folded_sign, text)).lower())


def _folded_sign(sign: str) -> str:
    if sign in _SIGNS:
        return _SIGNS[sign]
    if unicodedata.category(sign) == "Cf" and sign != _TURNS_DIGITS_ROUND:
        return ""
    if _FIRST_WIDE <= ord(sign) <= _LAST_WIDE:
        return chr(ord(sign) - _WIDE_OFFSET)
    digit = unicodedata.decimal(sign, None)
    return sign if digit is None else str(digit)


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """The folded text without spaces and without signs at its end: what two answers are compared by."""
    return "".join(folded(text).split()).strip("。.,;!、:")


def without_numbering(text: str) -> str:
    """The text without the number of order before it: “（一）予以公开”, “1.属于国家秘密”, “三、总计”."""
    return _NUMBERING.sub("", text)


def half_width(text: str) -> str:
    """Full-width letters, digits, brackets and points as half-width ones, each in its place; nothing is dropped."""
    return "".join(map(_narrow, text))


@lru_cache(maxsize=4096)
def _narrow(sign: str) -> str:
    narrow = unicodedata.normalize("NFKC", sign)
    return narrow if len(narrow) == 1 else sign
