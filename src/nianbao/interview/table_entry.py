"""Figures entered straight into cells of the tables, turned into answers to the questions that fill those cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nianbao.interview.asking import Asked
from nianbao.interview.conversation import Conversation, Said
from nianbao.interview.script import Breakdown, YesNo
from nianbao.interview.understanding import spell_breakdown
from nianbao.interview.utterance import Tone, Utterance
from nianbao.report.model import Number
from nianbao.wording.sandbox import printed

PARTLY = "table_partly"
"""The reply that names what is still needed for a question that fills several cells at once."""

_HEARD = (Tone.ECHO, Tone.UNCLEAR, Tone.CHALLENGE, Tone.ERROR)


def enter_cells(conversation: Conversation, cells: Mapping[str, Number]) -> Said:
    """Answer every question that fills one of `cells`, in the order of the script; gives what was said to each.

    A question that opens a block (“有没有申请”) is answered from the figures in it. Totals are computed, so they and
    cells that no question fills are passed over; a breakdown keeps its counts for the cells that are not entered.
    """
    form = conversation.script.form
    cells = {key: value for key, value in cells.items() if not form.is_total(key)}
    said: list[Utterance] = []
    done: set[str] = set()
    while (found := _next(conversation, cells, done)) is not None:
        asked, text = found
        done.add(asked.id)
        if text == _standing(conversation, asked):
            continue
        if missing := _missing(conversation, asked, cells):
            names = conversation.state.draft.names
            said.append(
                conversation.speech.say(Tone.NOTICE, PARTLY, names, asked.id, label=asked.label, missing=missing)
            )
            continue
        conversation.edit(asked.id)
        said.extend(each for each in conversation.answer(text) if each.tone in _HEARD)
    return tuple(said)


def _standing(conversation: Conversation, asked: Asked) -> str | None:
    turn = conversation.state.turns.get(asked.id)
    return turn.spelled if turn is not None and not turn.remaining else None


def _next(conversation: Conversation, cells: Mapping[str, Number], done: set[str]) -> tuple[Asked, str] | None:
    for asked in conversation.state.reached:
        if asked.id not in done and (text := _answer(conversation, asked, cells)):
            return asked, text
    return None


def _answer(conversation: Conversation, asked: Asked, cells: Mapping[str, Number]) -> str:
    """What a drafter would type so that the question fills its cells with these figures; empty where it fills none."""
    answer = asked.question.answer
    if isinstance(answer, YesNo):
        return _gate(asked, cells, conversation.script.spoken.yes[0], conversation.script.spoken.no[0])
    if isinstance(answer, Breakdown):
        return _breakdown(conversation, asked, answer, cells)
    return str(printed(cells[asked.fills])) if asked.fills in cells else ""


def _missing(conversation: Conversation, asked: Asked, cells: Mapping[str, Number]) -> list[str]:
    """The slots that are neither entered nor answered yet: without a sum to reach, they must not become 0 unsaid."""
    answer = asked.question.answer
    if not isinstance(answer, Breakdown) or answer.total or asked.id in conversation.state.turns:
        return []
    slots = conversation.script.slots(answer.slots)
    return [slot.short for slot in slots if asked.fills.replace("{slot}", slot.key) not in cells]


def _gate(asked: Asked, cells: Mapping[str, Number], yes: str, no: str) -> str:
    below = [
        value for key, value in cells.items() if key.startswith(tuple(f"{each}." for each in asked.question.zeroes))
    ]
    if not below:
        return ""
    return yes if any(below) else no


def _breakdown(conversation: Conversation, asked: Asked, answer: Breakdown, cells: Mapping[str, Number]) -> str:
    slots = conversation.script.slots(answer.slots)
    entered = dict(_entered(asked, [slot.key for slot in slots], cells))
    if not entered:
        return ""
    turn = conversation.state.turns.get(asked.id)
    counts = {**(turn.value["counts"] if turn is not None and turn.value else {}), **entered}
    if not any(counts.values()):
        return conversation.script.spoken.none[0]
    return spell_breakdown({key: count for key, count in counts.items() if count}, slots)


def _entered(asked: Asked, keys: list[str], cells: Mapping[str, Number]) -> Iterator[tuple[str, int]]:
    for key in keys:
        value = cells.get(asked.fills.replace("{slot}", key))
        if value is not None:
            yield key, int(value)
