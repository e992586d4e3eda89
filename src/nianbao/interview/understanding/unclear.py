"""What could not be understood: the reply that says so, and the names that its text uses."""

from __future__ import annotations

from collections.abc import Mapping

LONGEST_ANSWER = 2_000
"""Characters of an answer; nobody types more into one, and a file pasted by mistake must not be read as one."""

_QUOTED = 40


class Unclear(Exception):  # noqa: N818 - it is what an answer is, not a fault of the program
    """An answer that was not understood. `key` names the text in prompts/replies.yaml, `detail` what it quotes."""

    def __init__(self, key: str, detail: Mapping[str, object]) -> None:
        self.key = key
        self.detail = dict(detail)
        super().__init__(key, self.detail)


def quoted(text: str) -> str:
    """As much of an answer as a reply quotes, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else line[: _QUOTED - 1] + "…"


def bounded(text: str, limit: int = LONGEST_ANSWER) -> str:
    """The answer itself; raises Unclear where it is empty, or longer than `limit`."""
    if len(text) > limit:
        raise Unclear("unclear_long", {"answer": quoted(text[:_QUOTED]), "length": len(text), "limit": limit})
    if not text.strip():
        raise Unclear("unclear_empty", {"answer": ""})
    return text
