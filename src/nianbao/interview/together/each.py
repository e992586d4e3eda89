"""One question asked of several things, such as last year's problems, answered for all of them in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nianbao.interview.asking import Asked, Prompt
from nianbao.interview.hearing import Hearing
from nianbao.interview.kinds import Together
from nianbao.interview.together.parted_line import Parted
from nianbao.interview.understanding import Unclear
from nianbao.language.folding import bare, folded
from nianbao.language.numerals import ONE_TO_TEN, read_number

_ORDINALS = r"(?:第?\d{1,2}(?:[、,和\s-]+|[项个条])*)+"
_PIECE = re.compile(rf"({_ORDINALS})[:是]?([^\d,;。\n]+)")
_SAID_ORDINAL = re.compile(rf"第([{ONE_TO_TEN}])[项个条]?")
_FEW = re.compile(rf"(前|头|后|最后)([两{ONE_TO_TEN}\d])[项个条]")
_LAST = re.compile("最后那?[项个条]")
_ALL_BUT = re.compile(rf"除(?:了|去|开)?({_ORDINALS})(?:之外|以外|外)?[,\s]*([^\d,;。\n]+)")
_SOME = re.compile(f"[{ONE_TO_TEN}两半几\\d]")
"""In a line that names none of them: so many of them, and nobody said which."""

_CLAUSES = re.compile(r"[,、;。\n\s]+")


def each(prompt: Prompt, text: str, hearing: Hearing) -> Parted:
    """“都改了”, “1改了，2、3正在改”, “改了、正在改、还没改” in the order in which they are listed; raises Unclear."""
    return _Line(prompt, hearing).parted(text)


class _Line:
    def __init__(self, prompt: Prompt, hearing: Hearing) -> None:
        answer = prompt.asked.question.answer
        assert isinstance(answer, Together)
        self._words, self._members, self._hearing, self._prompt = answer.words, prompt.members, hearing, prompt

    def parted(self, text: str) -> Parted:
        said = self._with_digits(folded(text).strip())
        if but := _ALL_BUT.fullmatch(said):
            left_out = [self._members[number - 1].id for number in self._numbers(but[1])]
            others = {asked.id: self._understood(asked, but[2]) for asked in self._members if asked.id not in left_out}
            return Parted(others, tuple(left_out))
        found = dict(self._by_number(said)) or dict(self._in_order(said)) or dict(self._of_all(said))
        rest = self._rest(said) if found else ""
        words = {asked.id: found.get(asked.id, rest) for asked in self._members}
        return Parted({id: word for id, word in words.items() if word}, tuple(id for id in words if not words[id]))

    def _with_digits(self, said: str) -> str:
        """“第一个”, “前两个” and “最后一个” as the numbers that they stand for."""
        last = len(self._members)

        def few(found: re.Match[str]) -> str:
            many = min(last, int(read_number(found[2]) or 0))
            first = 1 if found[1] in "前头" else last - many + 1
            return "、".join(str(number) for number in range(first, first + many))

        said = _LAST.sub(str(last), _FEW.sub(few, said))
        return _SAID_ORDINAL.sub(lambda found: str(read_number(found[1])), said)

    def _by_number(self, said: str) -> Iterator[tuple[str, str]]:
        for ordinals, state in _PIECE.findall(said):
            for number in self._numbers(ordinals):
                yield self._members[number - 1].id, self._understood(self._members[number - 1], state)

    def _numbers(self, ordinals: str) -> list[int]:
        numbers = [int(number) for number in re.findall(r"\d+", ordinals)]
        if "-" in ordinals and len(numbers) == 2:
            numbers = list(range(numbers[0], numbers[1] + 1))
        for number in numbers:
            if not 1 <= number <= len(self._members):
                detail = {"answer": ordinals.strip(), "number": str(number), "last": len(self._members)}
                raise Unclear("unclear_choice_number", detail)
        return numbers

    def _in_order(self, said: str) -> Iterator[tuple[str, str]]:
        states = [state for state in _CLAUSES.split(said) if state]
        if len(states) == len(self._members):
            yield from (
                (asked.id, self._understood(asked, state)) for asked, state in zip(self._members, states, strict=True)
            )

    def _of_all(self, said: str) -> Iterator[tuple[str, str]]:
        options = getattr(self._members[0].question.answer, "options", ())
        named = {bare(name) for option in options for name in (option.label, *option.names)}
        if _SOME.search(said) and bare(said) not in named:
            raise Unclear("unclear_each", {"answer": said})
        state = self._understood(self._members[0], said)
        yield from ((asked.id, state) for asked in self._members)

    def _rest(self, said: str) -> str:
        """What is said of those that are not named: “其余还没改”."""
        for clause in _CLAUSES.split(said):
            word = next((word for word in self._words.get("rest", ()) if clause.startswith(word)), "")
            if word:
                return self._understood(self._members[0], clause.removeprefix(word))
        return ""

    def _understood(self, asked: Asked, state: str) -> str:
        """The state in the question's own words, without what only says that it is of all; raises Unclear."""
        words = sorted(self._prompt.situation.spoken.all, key=len, reverse=True)
        plain = bare(state)
        answer, situation = asked.question.answer, self._prompt.situation
        for said in (plain, plain.removeprefix(next((word for word in words if plain.startswith(word)), ""))):
            try:
                return answer.spell(answer.understand(said, situation), situation)
            except Unclear:
                continue
        raise Unclear("unclear_each", {"answer": state.strip()})
