"""An answer cut into numbers, names and small words; what is vague, negative or unknown in it is refused here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import takewhile

from nianbao.interview.understanding.spoken_words import Spoken
from nianbao.interview.understanding.unclear import Unclear, quoted
from nianbao.language.folding import bare, folded
from nianbao.language.numbers_in_text import NUMERAL, NUMERAL_SIGNS, Vague, read_numeral
from nianbao.reading.pasted import LARGEST


class TokenKind(StrEnum):
    """What a piece of an answer is; the letters spell an answer for the patterns that read it."""

    SLOT = "S"
    BROAD = "B"
    NUMBER = "N"
    NONE = "Z"
    REST = "R"
    ALL = "A"
    TOTAL = "T"
    CORRECTION = "C"
    TAKEN_BACK = "K"
    EXCEPT = "W"
    EACH = "E"
    YUAN = "Y"
    MEASURE = "m"
    SEPARATOR = ","
    WITHIN = "O"
    FILLER = " "
    VAGUE = "?"
    DASH = "-"
    UNKNOWN = "!"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an answer: its text, and the slot's key of a name or the value of a number."""

    kind: TokenKind
    text: str
    key: str = ""
    value: Fraction = Fraction(0)

    @property
    def number(self) -> int:
        """The value of a number that is known to be whole."""
        return int(self.value)


Vocabulary = Mapping[str, tuple[TokenKind, str]]
"""Folded word → what it is, and the slot's key."""

_PUNCTUATION = {
    **dict.fromkeys(",、;。.!()[]【】|/\n\r", TokenKind.SEPARATOR),
    **dict.fromkeys(" \t:=>+", TokenKind.FILLER),
    **dict.fromkeys("-—~到至负", TokenKind.DASH),
}
_DASHES_IN_WORDS = frozenset("到至负")
_NOT_BEFORE_A_NUMBER = frozenset(".+>~")
_SHAFTS = frozenset("-—=")
_NOT_BETWEEN_NUMBERS = frozenset(".:=>+/|!")
_NOT_BEHIND_A_NUMBER = frozenset("+>~-—")
_ENDS_FRAGMENT = frozenset((TokenKind.SEPARATOR, TokenKind.WITHIN, TokenKind.NUMBER))
_JOINED_UNSEEN = re.compile("[0-9０-９]+(?:[\u00ad\u200b-\u200f\u2060\ufeff]+[0-9０-９]+)+")
"""Two figures that look like one: what stands between them has no width."""

_RANGE = re.compile(r"Nm?(-+)m?N")
_NEGATIVE = re.compile(r"(?<![Nm-])-N")
_NEGATIVE_SIGNS = ("-", "负")


def vocabulary(words: Spoken, names: Iterable[tuple[str, TokenKind, str]] = (), *, verbs: bool = False) -> Vocabulary:
    """The words that an answer may use; `names` win over the common ones."""
    found: dict[str, tuple[TokenKind, str]] = {}
    common = (
        (words.fillers, TokenKind.FILLER),
        (words.verbs if verbs else (), TokenKind.FILLER),
        (words.measures, TokenKind.MEASURE),
        (words.yuan, TokenKind.YUAN),
        (words.separators, TokenKind.SEPARATOR),
        (words.within, TokenKind.WITHIN),
        (words.vague, TokenKind.VAGUE),
        (words.each, TokenKind.EACH),
        (words.none, TokenKind.NONE),
        ([f"一{measure}{none}" for measure in words.measures for none in words.not_one], TokenKind.NONE),
        (words.total, TokenKind.TOTAL),
        (words.correction, TokenKind.CORRECTION),
        (words.taken_back, TokenKind.TAKEN_BACK),
        (words.excepted, TokenKind.EXCEPT),
        (words.all, TokenKind.ALL),
        (words.rest, TokenKind.REST),
    )
    for group, kind in common:
        found.update((bare(word), (kind, "")) for word in group)
    found.update((bare(name), (kind, key)) for name, kind, key in names)
    return {word: meaning for word, meaning in found.items() if not NUMERAL_SIGNS.issuperset(word)}


def tokens(text: str, known: Vocabulary, most: int = LARGEST) -> list[Token]:
    """The pieces of an answer without those that say nothing.

    Raises Unclear for a vague or negative number, one above `most`, and for words that are not known (`unclear_slot`
    with only `words`; the caller says what they might have been).
    """
    if (found := _JOINED_UNSEEN.search(text)) is not None:
        raise Unclear("unclear_figure", {"words": quoted(found[0])})
    return _checked(list(_cut(folded(text), known)), most)


def _cut(text: str, known: Vocabulary) -> Iterator[Token]:
    """Names first, wherever they stand: the 三 of 三安全一稳定 is no number."""
    start = 0
    for match in _pattern(known).finditer(text):
        yield from _between(text[start : match.start()])
        kind, key = known[match[0]]
        yield Token(kind, match[0], key)
        start = match.end()
    yield from _between(text[start:])


def _pattern(known: Vocabulary) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))))


def _between(text: str) -> Iterator[Token]:
    start = 0
    for match in NUMERAL.finditer(text):
        yield from _signs(text[start : match.start()])
        yield _numeral(match[0])
        start = match.end()
    yield from _signs(text[start:])


def _numeral(run: str) -> Token:
    match read_numeral(run):
        case Vague.VAGUE:
            return Token(TokenKind.VAGUE, run)
        case None:
            return Token(TokenKind.UNKNOWN, run)
        case value:
            return Token(TokenKind.NUMBER, run, value=value)


def _signs(text: str) -> Iterator[Token]:
    for sign in text:
        kind = TokenKind.FILLER if sign.isspace() and sign not in "\n\r" else TokenKind.UNKNOWN
        yield Token(_PUNCTUATION.get(sign, kind), sign)


def _checked(pieces: Sequence[Token], most: int) -> list[Token]:
    said = [token for token in pieces if token.kind is not TokenKind.FILLER]
    _refuse_joined(pieces)
    _refuse_vague(said)
    _refuse_negative(said)
    _refuse_huge(said, most)
    unknown = next((index for index, token in enumerate(pieces) if _is_unknown(token)), None)
    if unknown is not None:
        raise Unclear("unclear_slot", {"words": quoted(_fragment(pieces, unknown))})
    return [token for token in said if token.kind not in (TokenKind.MEASURE, TokenKind.DASH)]


def _refuse_joined(pieces: Sequence[Token]) -> None:
    """What is written onto a number and is no part of one: .5, 8+, 3/4, ~5."""
    for index, token in enumerate(pieces):
        if token.kind is not TokenKind.NUMBER:
            continue
        before, behind = pieces[:index], pieces[index + 1 :]
        if _is_begun(before) or _is_open(behind):
            words = "".join(piece.text for piece in (*before[-2:], token, *behind[:2]))
            raise Unclear("unclear_figure", {"words": quoted(words)})


def _is_begun(before: Sequence[Token]) -> bool:
    """Whether a sign before a number belongs to it; the head of an arrow does not, nor the sign of a range."""
    if not before or before[-1].text not in _NOT_BEFORE_A_NUMBER:
        return False
    earlier = before[-2] if len(before) > 1 else None
    arrow = before[-1].text == ">" and earlier is not None and earlier.text in _SHAFTS
    span = before[-1].text == "~" and earlier is not None and earlier.kind in (TokenKind.NUMBER, TokenKind.MEASURE)
    return not arrow and not span


def _is_open(behind: Sequence[Token]) -> bool:
    """Whether a number goes on in signs, to another number or to nothing."""
    signs = list(takewhile(lambda piece: piece.text in _NOT_BETWEEN_NUMBERS, behind))
    if signs and len(signs) < len(behind) and behind[len(signs)].kind is TokenKind.NUMBER:
        return True
    left = [piece for piece in behind if not piece.text.isspace() and piece.kind is not TokenKind.MEASURE]
    return bool(left) and left[0].text in _NOT_BEHIND_A_NUMBER and not _leads_on(left[1:])


def _leads_on(left: Sequence[Token]) -> bool:
    """Whether a name, or a number for the end of a range, stands behind a sign."""
    return bool(left) and left[0].kind in (
        TokenKind.SLOT,
        TokenKind.BROAD,
        TokenKind.NUMBER,
        TokenKind.DASH,
        TokenKind.MEASURE,
    )


def _is_unknown(token: Token) -> bool:
    return token.kind in (TokenKind.UNKNOWN, TokenKind.VAGUE) or token.text in _DASHES_IN_WORDS


def spelled(pieces: Iterable[Token]) -> str:
    """The kinds of the pieces as one string."""
    return "".join(token.kind for token in pieces)


def _refuse_vague(said: Sequence[Token]) -> None:
    """A vague word of one sign (约, 多, 几) is one only beside a number or a measure word."""
    spelling = spelled(said)
    for index, token in enumerate(said):
        beside = spelling[max(0, index - 1) : index + 2]
        if token.kind is TokenKind.VAGUE and (len(token.text) > 1 or "N" in beside or "m" in beside):
            near = said[max(0, index - 2) : index + 2]
            raise Unclear("unclear_vague", {"words": quoted("".join(piece.text for piece in near))})
    if (found := _RANGE.search(spelling)) is not None:
        words = "".join(token.text for token in said[found.start() : found.end()])
        raise Unclear("unclear_vague", {"words": quoted(words)})


def _refuse_negative(said: Sequence[Token]) -> None:
    for found in _NEGATIVE.finditer(spelled(said)):
        sign, number = said[found.start() : found.end()]
        if sign.text in _NEGATIVE_SIGNS:
            raise Unclear("unclear_negative", {"words": quoted(sign.text + number.text)})


def _refuse_huge(said: Sequence[Token], most: int) -> None:
    for token in said:
        if token.value > most:
            raise Unclear("unclear_huge", {"answer": quoted(token.text), "limit": f"{(most + 1) // 10**8} 亿"})


def _fragment(pieces: Sequence[Token], index: int) -> str:
    """The words around an unknown piece, between separators and numbers with their measure words."""
    first, last = index, index
    while first > 0 and pieces[first - 1].kind not in _ENDS_FRAGMENT:
        first -= 1
    if pieces[first].kind is TokenKind.MEASURE:
        first += 1
    while last + 1 < len(pieces) and pieces[last + 1].kind not in _ENDS_FRAGMENT:
        last += 1
    return "".join(token.text for token in pieces[first : last + 1]).strip()
