"""One number: a count in 件, or an amount of money in 元 or 万元."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from nianbao.interview.understanding.spoken_words import Spoken
from nianbao.interview.understanding.tokens import Token, TokenKind, spelled, tokens, vocabulary
from nianbao.interview.understanding.unclear import Unclear, bounded, quoted
from nianbao.language.folding import folded
from nianbao.language.numerals import number_text
from nianbao.reading.pasted import LARGEST

_SIZES = {"元": 1, "万元": 10_000}
MOST_MONEY = 10**13
"""元 of the largest amount."""

_BEHIND_A_NAME = " 　:：是有为共"

_NOT_OF_ONE_NUMBER = frozenset("()[]【】|/~+<>-—")
"""Signs that part figures, span them or make a negative one of them: where one is said, the number is not the only."""

_ONE_NUMBER = re.compile(r"T?N")
_ONE_AMOUNT = re.compile(r"T?Y?NY*")


def count(text: str, words: Spoken) -> int:
    """How many, with any measure word: “5”, “十二件”, “3万”; “没有” and “零” are 0, “3，不对，4” is 4.

    Raises Unclear for a vague, negative, broken or absurd number, and for more than one.
    """
    value = _only_number(text, words, _ONE_NUMBER, LARGEST, "unclear_count").value
    if value.denominator != 1:
        raise Unclear("unclear_whole", {"answer": quoted(text)})
    return int(value)


def without_name(text: str, name: str) -> str:
    """The answer without what stands in front of its number, where that is words of the question's name.

    “现行有效 12” to 现行有效的规范性文件 is 12.
    """
    said = text.strip()
    end = next((at for at in range(len(said), 1, -1) if said[:at] in name), 0)
    return said[end:].lstrip(_BEHIND_A_NAME) or text


def money(text: str, words: Spoken, *, unit: Literal["元", "万元"], decimals: int) -> Decimal:
    """An amount in `unit` with at most `decimals` decimals, converted from what was typed.

    “12元” and “3.5万” say their own unit; a bare number is in `unit`. Raises Unclear, `unclear_decimals` where the
    amount needs more decimals.
    """
    number = _only_number(text, words, _ONE_AMOUNT, MOST_MONEY, "unclear_money", unit=unit)
    value = number.value / _SIZES[unit] if number.key == "元" else number.value
    scaled = value * 10**decimals
    if scaled.denominator != 1:
        raise Unclear(
            "unclear_decimals",
            {
                "answer": quoted(text),
                "value": number_text(Decimal(value.numerator) / value.denominator),
                "unit": unit,
                "decimals": decimals,
            },
        )
    return Decimal(int(value)) if value.denominator == 1 else Decimal(int(scaled)).scaleb(-decimals).normalize()


def _last_said(said: list[Token], pattern: re.Pattern[str]) -> list[Token]:
    """What counts of “3，不对，是4”: what was said last, where each time one number was."""
    parts: list[list[Token]] = [[]]
    for token in said:
        if token.kind not in (TokenKind.TAKEN_BACK, TokenKind.CORRECTION):
            parts[-1].append(token)
        elif parts[-1] or len(parts) == 1:
            parts.append([])
    one = all(pattern.fullmatch(spelled(part)) or set(spelled(part)) == {TokenKind.NONE} for part in parts)
    return parts[-1] if one else said


def _only_number(text: str, words: Spoken, pattern: re.Pattern[str], most: int, key: str, **detail: object) -> Token:
    """The one number of an answer; its key is “元” where the answer says that, or says 万 or 亿."""
    bounded(text)
    try:
        pieces = tokens(text, vocabulary(words, verbs=True), most)
    except Unclear as unclear:
        if unclear.key == "unclear_slot":
            raise Unclear(key, {"answer": quoted(text), **detail}) from None
        raise
    if not _NOT_OF_ONE_NUMBER.isdisjoint(folded(text)):
        raise Unclear(key, {"answer": quoted(text), **detail})
    said = _last_said([token for token in pieces if token.kind is not TokenKind.SEPARATOR], pattern)
    spelling = spelled(said)
    if set(spelling) == {TokenKind.NONE}:
        return Token(TokenKind.NUMBER, text)
    if not pattern.fullmatch(spelling):
        raise Unclear(key, {"answer": quoted(text), **detail})
    number = next(token for token in said if token.kind is TokenKind.NUMBER)
    in_yuan = "Y" in spelling or any(sign in number.text for sign in "万亿")
    return Token(TokenKind.NUMBER, number.text, "元" if in_yuan else "", number.value)
