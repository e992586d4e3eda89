"""The keys of the conversation that matter at this moment, at most five."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from nianbao.interview.conversation import Conversation
from nianbao.interview.reply_texts import Speech
from nianbao.session.choices import is_proposing
from nianbao.session.passages_shown import is_reading
from nianbao.session.table_figures import TABLES

MOST = 5


class Key(NamedTuple):
    """A key as it is shown, what it does in a few words, and the action that a click on it runs."""

    key: str
    does: str
    action: str


def keys_at_hand(conversation: Conversation, *, reviewing: bool, covered: bool = False) -> list[Key]:
    """The keys of the question at hand, then those of any moment as far as there is room, and the one for all others.

    `reviewing`: the question is one that the review led to. `covered`: the report stands in front of it.
    """
    speech = conversation.speech
    first = _of_the_report(speech) if covered else _of_the_question(conversation, reviewing)
    keys = [*first, *_of_any_moment(reviewing and not covered, speech)]
    return [*keys[: MOST - 1], Key("Ctrl+P", speech.text("key_more"), "commands")]


def _of_the_report(speech: Speech) -> Iterator[Key]:
    yield Key("F3", speech.text("key_to_conversation"), "act('preview')")
    yield Key("PgDn", speech.text("key_scroll_down"), "page(1)")


def _of_the_question(conversation: Conversation, reviewing: bool) -> Iterator[Key]:
    if is_reading(conversation):
        yield from _of_reading(conversation.speech)
    elif is_proposing(conversation):
        yield from _of_proposals(conversation)
    else:
        yield from _of_enter(conversation)
        yield from _of_redo(conversation)
        if not reviewing:
            yield Key("↑", conversation.speech.text("key_previous"), "back")
        yield from _of_help(conversation)


def _of_reading(speech: Speech) -> Iterator[Key]:
    yield Key(speech.text("key_enter"), speech.text("key_adopt_all"), "submit")
    yield Key("PgDn", speech.text("key_scroll_down"), "page(1)")
    yield Key("F2", speech.text("key_edit_this"), "open_passage")
    yield Key("← →", speech.text("key_other_style"), "turn(1)")


def _of_proposals(conversation: Conversation) -> Iterator[Key]:
    text = conversation.speech.text
    yield Key(text("key_enter"), text("key_adopt"), "submit")
    yield Key("F2", text("key_edit"), "edit_passage")
    yield from _of_redo(conversation)
    yield Key("← →", text("key_other_style"), "turn(1)")


def _of_enter(conversation: Conversation) -> Iterator[Key]:
    prompt, text = conversation.prompt, conversation.speech.text
    if conversation.challenge is not None or conversation.sealing.waits:
        yield Key(text("key_enter"), text("key_put_off"), "submit")
    elif prompt is not None and prompt.default is not None:
        yield Key(text("key_enter"), text("key_adopt_default"), "submit")


def _of_redo(conversation: Conversation) -> Iterator[Key]:
    if conversation.can_do_again:
        yield Key("Ctrl+Y", conversation.speech.text("key_redo"), "act('redo')")


def _of_help(conversation: Conversation) -> Iterator[Key]:
    prompt, text = conversation.prompt, conversation.speech.text
    if prompt is None:
        return
    if prompt.options and conversation.challenge is None:
        yield Key("↓", text("key_choose_below"), "turn(1)")
    yield Key("F1", text("key_what_counts"), "unfold")
    if prompt.asked.part.key in TABLES:
        yield Key("F2", text("key_tables"), "act('table')")


def _of_any_moment(reviewing: bool, speech: Speech) -> Iterator[Key]:
    if reviewing:
        yield Key("Esc", speech.text("key_to_review"), "return")
    else:
        yield Key("F5", speech.text("key_review"), "act('check')")
    yield Key("F10", speech.text("key_export"), "act('export')")
