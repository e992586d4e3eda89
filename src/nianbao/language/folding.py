"""One form for what input methods type in several: full-width signs, other digits, quotes, letters of either case."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

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
    "萬": "万",
    "億": "亿",
    "￥": "¥",
    "廿": "二十",
    "卅": "三十",
}
_DROPPED = frozenset("“”‘’\"'「」『』《》〈〉*_")
_FIRST_WIDE, _LAST_WIDE, _WIDE_OFFSET = 0xFF01, 0xFF5E, 0xFEE0


def folded(text: str) -> str:
    """The text with one form for each sign: half-width, lower case, Arabic digits as ASCII, without quotes."""
    return "".join(map(_folded_sign, text)).lower()


def _folded_sign(sign: str) -> str:
    if sign in _SIGNS:
        return _SIGNS[sign]
    if sign in _DROPPED or unicodedata.category(sign) == "Cf":
        return ""
    if _FIRST_WIDE <= ord(sign) <= _LAST_WIDE:
        narrow = chr(ord(sign) - _WIDE_OFFSET)
        return "" if narrow in _DROPPED else narrow
    digit = unicodedata.decimal(sign, None)
    return sign if digit is None else str(digit)


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """The folded text without spaces and without signs at its end: what two answers are compared by."""
    return "".join(folded(text).split()).strip("。.,;!、:")
