"""What one line says of rows and columns: a small grammar over the kinds of its tokens."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from nianbao.interview.understanding.spoken_words import Slot, Spoken
from nianbao.interview.understanding.tokens import Token, TokenKind, Vocabulary, spelled, tokens, vocabulary
from nianbao.interview.understanding.unclear import Unclear, quoted

_NAMED = 6
_NEAR = 3
_NEAR_ENOUGH = 0.35
_COMPARED = 20
_COMMAS = frozenset(",;。")
_WIDE_COMMA = re.compile(r"\d+，\d{3}(?!\d)")
"""“132，100企业”: one number, or a total and a part of it."""


@dataclass
class SpokenRows:
    """What one line says, before it is held against the total and the lines before it.

    `stated` is a total that it names, `stated_last` whether the total came after the parts, `bare` the number of an
    answer that might be no total at all; `rest` the slot that takes what is left over, in the words `rest_words`;
    `row` tells that it is a row of a table.
    """

    counts: dict[str, int] = field(default_factory=dict)
    stated: int | None = None
    stated_last: bool = False
    bare: Token | None = None
    rest: str | None = None
    rest_words: str = ""
    others_zero: bool = False
    none: bool = False
    row: bool = False


def examples(slots: Sequence[Slot]) -> dict[str, str]:
    """Two names for the examples of a reply."""
    names = [slot.short for slot in slots] or [""]
    return {"slot": names[0], "other": names[min(1, len(names) - 1)]}


class SpokenLine:
    """A reader of one line about some slots; raises Unclear where a piece of it cannot be placed."""

    def __init__(self, slots: Sequence[Slot], words: Spoken) -> None:
        self._slots = {slot.key: slot for slot in slots}
        self._words = words
        self._said = SpokenRows()
        self._broad: list[tuple[Token, int]] = []
        self._last_name: Token | None = None
        self._between: set[str] = set()

    def read(self, text: str) -> SpokenRows:
        """What the line says."""
        pieces = self._tokens(text)
        spelling, position = spelled(pieces), 0
        if "Z" in spelling and set(spelling) <= set("ZA,"):
            self._said.none = True
            return self._said
        while position < len(pieces):
            statement, end = _statement(spelling, position)
            if statement is None:
                raise self._nothing_said(text)
            self._between = {token.text for token in pieces[position:end] if token.kind is TokenKind.SEPARATOR}
            statement(self, [token for token in pieces[position:end] if token.kind is not TokenKind.SEPARATOR])
            position = end
        self._check_broad()
        if self._said == SpokenRows():
            raise self._nothing_said(text)  # “有” is not 0
        return self._said

    def _nothing_said(self, text: str) -> Unclear:
        return Unclear("unclear_breakdown", {"answer": quoted(text), **examples(list(self._slots.values()))})

    def _tokens(self, text: str) -> list[Token]:
        if found := _WIDE_COMMA.search(text):
            raise Unclear("unclear_figure", {"words": quoted(found[0])})
        try:
            return tokens(text, self._vocabulary())
        except Unclear as unclear:
            if unclear.key == "unclear_slot":
                raise self._no_such_slot(str(unclear.detail["words"])) from None
            raise

    def _vocabulary(self) -> Vocabulary:
        broad = (
            (name, TokenKind.BROAD, name) for name, keys in self._words.broad.items() if self._slots.keys() >= {*keys}
        )
        named = ((name, TokenKind.SLOT, slot.key) for slot in self._slots.values() for name in slot.names)
        return vocabulary(self._words, (*broad, *named))

    def _below(self, broad: str) -> list[Slot]:
        return [self._slots[key] for key in self._words.broad[broad]]

    def between(self, _: Sequence[Token]) -> None:
        """“，”, “和”."""

    def within(self, pieces: Sequence[Token]) -> None:
        """“其中” behind a total; behind a row the parts would be counted twice, since one 件 has one row."""
        if self._last_name is not None and self._last_name.kind is TokenKind.SLOT:
            names = examples([slot for key, slot in self._slots.items() if key != self._last_name.key])
            raise Unclear(
                "unclear_within",
                {"slot": self._name(self._last_name), "words": pieces[0].text, "other": names["slot"]},
            )

    def total(self, pieces: Sequence[Token]) -> None:
        """“共5件”, “合计改成6”."""
        number = pieces[-1]
        self._demand_whole(number)
        if self._said.stated not in (None, number.number):
            raise self._nameless(number)
        self._said.stated = number.number
        self._said.stated_last = bool(self._said.counts)
        self._last_name = None

    def bare_number(self, pieces: Sequence[Token]) -> None:
        """“132，其中……”: a number without a name is the total, if it comes first."""
        if self._said.counts or self._said.stated is not None or self._said.rest is not None:
            raise self._nameless(pieces[0])
        self.total(pieces)
        self._said.bare = pieces[0]

    def all_of(self, pieces: Sequence[Token]) -> None:
        """“5件都是自然人”."""
        self.bare_number(pieces[:1])
        self.rest(pieces[1:])

    def rest(self, pieces: Sequence[Token]) -> None:
        """“其余自然人”, “全部予以公开”, “都结转”."""
        name = _first(pieces, TokenKind.SLOT, TokenKind.BROAD)
        if name.kind is TokenKind.BROAD:
            raise self._too_broad(name, 0, 0)
        if self._said.rest is not None or name.key in self._said.counts:
            raise self._twice(name)
        self._said.rest = name.key
        self._said.rest_words = "".join(token.text for token in pieces)

    def others(self, pieces: Sequence[Token]) -> None:
        """“其余没有”, “都是0”."""
        if pieces[-1].value:
            raise self._nameless(pieces[-1])
        self._said.others_zero = True

    def each(self, pieces: Sequence[Token]) -> None:
        """“自然人、企业各2件”."""
        for name in pieces[:-2]:
            self._put(name, pieces[-1], corrects=False)

    def none_of(self, pieces: Sequence[Token]) -> None:
        """“许可和强制没有”, “许可、强制都是0”; behind a comma alone the first may have lost its number."""
        names = [token for token in pieces if token.kind in (TokenKind.SLOT, TokenKind.BROAD)]
        if pieces[-1].value or (self._between & _COMMAS and pieces[-2].kind is not TokenKind.ALL):
            raise Unclear("unclear_missing_number", {"slot": self._name(names[0])})
        for name in names:
            self._put(name, pieces[-1], corrects=False)
        self._said.others_zero |= any(token.kind is TokenKind.REST for token in pieces)

    def pair(self, pieces: Sequence[Token]) -> None:
        """“予以公开 61”, “61件予以公开”, “企业没有”, “予以公开改成60”."""
        name = _first(pieces, TokenKind.SLOT, TokenKind.BROAD)
        corrects = any(token.kind is TokenKind.CORRECTION for token in pieces)
        self._put(name, _first(pieces, TokenKind.NUMBER, TokenKind.NONE), corrects=corrects)

    def amended(self, pieces: Sequence[Token]) -> None:
        """“自然人3，不对，是4”: another number for what was said just before."""
        number = pieces[-1]
        if self._last_name is not None and self._last_name.kind is TokenKind.SLOT:
            self._put(self._last_name, number, corrects=True)
        elif self._said.stated is not None and not self._said.counts and self._said.rest is None:
            self._said.stated = None
            self.bare_number([number])
        else:
            raise self._unclear("unclear_taken_back", pieces)

    def amended_name(self, pieces: Sequence[Token]) -> None:
        """“自然人3，企业2，不对，自然人4”: another number for one that was said."""
        if _first(pieces, TokenKind.SLOT, TokenKind.BROAD).key not in self._said.counts:
            raise self._unclear("unclear_taken_back", pieces)
        self._put(_first(pieces, TokenKind.SLOT), _first(pieces, TokenKind.NUMBER, TokenKind.NONE), corrects=True)

    def taken_back(self, pieces: Sequence[Token]) -> None:
        """“自然人3，不对”."""
        raise self._unclear("unclear_taken_back", pieces)

    def excepted(self, pieces: Sequence[Token]) -> None:
        """“除了5件，都公开了”, which does not say what the five are."""
        raise self._unclear("unclear_except", pieces)

    def numberless(self, pieces: Sequence[Token]) -> None:
        """“除了撤回，都公开了”."""
        raise Unclear("unclear_missing_number", {"slot": self._name(pieces[0])})

    def _unclear(self, key: str, pieces: Sequence[Token]) -> Unclear:
        return Unclear(key, {"words": "".join(token.text for token in pieces), **examples([*self._slots.values()])})

    def name_alone(self, pieces: Sequence[Token]) -> None:
        """“5件，自然人”: the only name of a line takes the total."""
        if self._said.counts or self._said.rest is not None or pieces[0].kind is TokenKind.BROAD:
            raise Unclear("unclear_missing_number", {"slot": self._name(pieces[0])})
        self.rest(pieces)

    def _put(self, name: Token, number: Token, *, corrects: bool) -> None:
        self._demand_whole(number)
        self._last_name = name
        if name.kind is TokenKind.BROAD:
            self._put_broad(name, number)
            return
        if not corrects and (name.key in self._said.counts or name.key == self._said.rest):
            raise self._twice(name)
        self._said.counts[name.key] = number.number

    def _put_broad(self, name: Token, number: Token) -> None:
        """None of a broad kind is none of each below it; any other number is held against those that are named."""
        if number.value:
            self._broad.append((name, number.number))
            return
        for slot in self._below(name.key):
            self._put(Token(TokenKind.SLOT, slot.short, slot.key), number, corrects=False)

    def _check_broad(self) -> None:
        for name, number in self._broad:
            below = self._below(name.key)
            named = sum(self._said.counts.get(slot.key, 0) for slot in below)
            if named != number:
                raise self._too_broad(name, number, named)

    def _demand_whole(self, number: Token) -> None:
        if number.value.denominator != 1:
            raise Unclear("unclear_whole", {"answer": number.text})

    def _name(self, token: Token) -> str:
        return self._slots[token.key].short if token.kind is TokenKind.SLOT else token.text

    def _twice(self, name: Token) -> Unclear:
        return Unclear("unclear_twice", {"slot": self._name(name)})

    def _nameless(self, number: Token) -> Unclear:
        return nameless(number, list(self._slots.values()), None)

    def _too_broad(self, name: Token, number: int, named: int) -> Unclear:
        names = [slot.short for slot in self._below(name.key)]
        return Unclear("unclear_broad", {"words": name.text, "names": names, "number": number, "named": named})

    def _no_such_slot(self, fragment: str) -> Unclear:
        names = [slot.short for slot in self._slots.values()]
        near = _nearest(fragment, list(self._slots.values()))
        return Unclear(
            "unclear_slot", {"words": fragment, "near": near, "names": names[:_NAMED], "more": len(names) > _NAMED}
        )


def nameless(number: Token, slots: Sequence[Slot], total: int | None) -> Unclear:
    """A number that belongs to no name and is not the total either."""
    return Unclear(
        "unclear_number", {"words": number.text, "number": number.text, "total": total, "slot": examples(slots)["slot"]}
    )


def _first(pieces: Sequence[Token], *kinds: TokenKind) -> Token:
    return next(token for token in pieces if token.kind in kinds)


def _nearest(fragment: str, slots: Sequence[Slot]) -> list[str]:
    """The short names of the few slots that are called most like the fragment."""
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(fragment[:_COMPARED])
    scored: list[tuple[float, str]] = []
    for slot in slots:
        best = 0.0
        for name in slot.names:
            matcher.set_seq1(name)
            best = max(best, matcher.ratio())
        scored.append((best, slot.short))
    near = sorted((item for item in scored if item[0] >= _NEAR_ENOUGH), key=lambda item: -item[0])
    return [name for _, name in near[:_NEAR]]


_Statement = Callable[[SpokenLine, Sequence[Token]], None]

_NAME, _AMOUNT = "[SB]", "[NZ]"
_STATEMENTS: tuple[tuple[re.Pattern[str], _Statement], ...] = tuple(
    (re.compile(pattern), statement)
    for pattern, statement in (
        (r",+", SpokenLine.between),
        (rf"W(?=,?(?:{_NAME}{_AMOUNT}|{_AMOUNT}{_NAME}))", SpokenLine.between),
        (rf"W,?{_NAME}(?!{_AMOUNT})", SpokenLine.excepted),
        (r"W", SpokenLine.excepted),
        (rf"[KC][KC,]*(?:N,*C?)?N(?!{_NAME})", SpokenLine.amended),
        (rf"K[KC,]*(?:{_NAME}C?{_AMOUNT}|{_AMOUNT}{_NAME})", SpokenLine.amended_name),
        (r"[KC]", SpokenLine.taken_back),
        (r"O", SpokenLine.within),
        (r"TC?N", SpokenLine.total),
        (rf"N(?=(?:{_NAME}{_AMOUNT})+(?:[,O]|$))", SpokenLine.bare_number),
        (rf"N,?A{_NAME}", SpokenLine.all_of),
        (rf"R,?N,?A{_NAME}", SpokenLine.pair),
        (rf"[RA]A?{_AMOUNT}{_NAME}", SpokenLine.pair),
        (rf"R,?A?{_NAME}{_AMOUNT}", SpokenLine.pair),
        (rf"[RA]A?{_AMOUNT}", SpokenLine.others),
        (rf"[RA],?A?{_NAME}", SpokenLine.rest),
        (rf"{_NAME}(?:,?{_NAME})*EN", SpokenLine.each),
        (rf"{_NAME}(?:,?{_NAME})+,?A?{_AMOUNT}(?!{_NAME})", SpokenLine.none_of),
        (rf"{_NAME}(?:,?{_NAME})*,?RA?{_AMOUNT}(?!{_NAME})", SpokenLine.none_of),
        (rf"{_NAME}C?{_AMOUNT}", SpokenLine.pair),
        (rf"{_NAME},N(?!{_NAME})", SpokenLine.pair),
        (rf"{_AMOUNT}{_NAME}", SpokenLine.pair),
        (rf"{_NAME}[RA](?=[,O]|$)", SpokenLine.rest),
        (r"N", SpokenLine.bare_number),
        (rf"{_NAME}(?=,?[RA]A?{_NAME})", SpokenLine.numberless),
        (_NAME, SpokenLine.name_alone),
    )
)


def _statement(spelling: str, position: int) -> tuple[_Statement | None, int]:
    for pattern, statement in _STATEMENTS:
        if found := pattern.match(spelling, position):
            return statement, found.end()
    return None, position
