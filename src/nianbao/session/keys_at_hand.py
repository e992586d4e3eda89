"""The keys of the conversation that matter at this moment, at most five."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from nianbao.interview.conversation import Conversation
from nianbao.session.choices import is_proposing
from nianbao.session.table_figures import TABLES

MOST = 5


class Key(NamedTuple):
    """A key as it is shown, what it does in a few words, and the action that a click on it runs."""

    key: str
    does: str
    action: str


MORE = Key("Ctrl+P", "更多", "commands")


def keys_at_hand(conversation: Conversation, *, reviewing: bool, covered: bool = False) -> list[Key]:
    """The keys of the question at hand, then those of any moment as far as there is room, and the one for all others.

    `reviewing`: the question is one that the review led to. `covered`: the report stands in front of it.
    """
    first = _of_the_report() if covered else _of_the_question(conversation, reviewing)
    keys = [*first, *_of_any_moment(reviewing and not covered)]
    return [*keys[: MOST - 1], MORE]


def _of_the_report() -> Iterator[Key]:
    yield Key("F3", "回到对话", "act('preview')")
    yield Key("PgDn", "往下看", "page(1)")


def _of_the_question(conversation: Conversation, reviewing: bool) -> Iterator[Key]:
    prompt = conversation.prompt
    if is_proposing(conversation):
        yield Key("回车", "采用", "submit")
        yield Key("F2", "修改", "edit_passage")
        yield Key("← →", "换一种", "turn(1)")
        return
    if conversation.challenge is not None:
        yield Key("回车", "先放着", "submit")
    elif prompt is not None and prompt.default is not None:
        yield Key("回车", "采用默认", "submit")
    if not reviewing:
        yield Key("↑", "上一问", "back")
    if prompt is not None:
        if prompt.options and conversation.challenge is None:
            yield Key("↓", "往下选", "turn(1)")
        yield Key("F1", "数什么", "unfold")
        if prompt.asked.part.key in TABLES:
            yield Key("F2", "填表", "act('table')")


def _of_any_moment(reviewing: bool) -> Iterator[Key]:
    yield Key("Esc", "回到检查", "return") if reviewing else Key("F5", "检查", "act('check')")
    yield Key("F10", "导出", "act('export')")
