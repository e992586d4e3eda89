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

_ORDINALS = r"(?:第?\d{1,2}(?:[、,和\s-]+|[项个条])*)+"
_PIECE = re.compile(rf"({_ORDINALS})[:是]?([^\d,;。\n]+)")
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
        said = folded(text).strip()
        found = dict(self._by_number(said)) or dict(self._in_order(said)) or dict(self._of_all(said))
        rest = self._rest(said) if found else ""
        words = {asked.id: found.get(asked.id, rest) for asked in self._members}
        return Parted({id: word for id, word in words.items() if word}, tuple(id for id in words if not words[id]))

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
