"""What to count for one cell of the tables: from the question that fills it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nianbao.interview.asking import Asked, Asking
from nianbao.interview.conversation import Conversation
from nianbao.interview.kinds import Breakdown, YesNo
from nianbao.interview.understanding import Slot
from nianbao.language.numerals import Number

CARRIED_IN, CARRIED_OUT = "requests.carried_in.", "requests.carried_out."

TOTAL = "cell_total"
"""The reply that says of a total that it is computed."""

NOT_ASKED = "cell_not_asked"
"""The reply that says of a cell that this organ does not have it."""


@dataclass(frozen=True)
class CellNote:
    """A cell's printed label, what to count in it, and what stood there last year (件; 万元), None where not known.

    `row`: the row that `last` stood in, where it was another one: 上年结转 is 结转下年度 of last year.
    """

    label: str
    counting: tuple[str, ...]
    last: Number | None = None
    row: str = ""


def cell_note(conversation: Conversation, cell: str) -> CellNote:
    """The lines of the question's help that are about this cell come first, then the ones about all of them."""
    labels, last = conversation.script.form.labels, conversation.last_year
    stood = cell.replace(CARRIED_IN, CARRIED_OUT)
    row = labels[stood].rpartition("·")[0].partition("、")[2] if stood != cell else ""
    return CellNote(labels[cell], tuple(_counting(conversation, cell)), last.cell(stood) if last else None, row)


def _counting(conversation: Conversation, cell: str) -> Iterator[str]:
    names = conversation.state.draft.names
    if conversation.script.form.is_total(cell):
        yield conversation.speech.text(TOTAL, names)
        return
    if not is_asked(conversation, cell):
        yield conversation.speech.text(NOT_ASKED, names)
        return
    asking = _asking(conversation)
    for asked, slot in _filling(conversation, asking, cell):
        yield from _about(asking.text(asked, "help").splitlines(), slot, _slots(conversation, asked))
        if mistake := asking.text(asked, "mistake"):
            yield conversation.speech.text("cell_mistake", names, mistake=mistake)


def is_asked(conversation: Conversation, cell: str) -> bool:
    """Whether this organ can be asked for a cell: now, or once other figures are entered."""
    asking = _asking(conversation)
    filling = [asked for asked, _ in _filling(conversation, asking, cell)]
    if any(_waits(asked) or asking.condition(asked) is not False for asked in filling):
        return True
    gates = (asked.question for asked in conversation.state.reached if isinstance(asked.question.answer, YesNo))
    return bool(filling) and any(cell.startswith(gate.zeroes) for gate in gates)


def _waits(asked: Asked) -> bool:
    """Whether the question comes as soon as there is a sum to break down."""
    return isinstance(asked.question.answer, Breakdown) and bool(asked.question.answer.total)


def _asking(conversation: Conversation) -> Asking:
    return Asking(conversation.script, conversation.state.draft, conversation.last_year, conversation.today)


def _slots(conversation: Conversation, asked: Asked) -> tuple[Slot, ...]:
    answer = asked.question.answer
    return conversation.script.slots(answer.slots) if isinstance(answer, Breakdown) else ()


def _filling(conversation: Conversation, asking: Asking, cell: str) -> Iterator[tuple[Asked, Slot | None]]:
    """The question that fills a cell, asked now or not, with the slot of its answer."""
    for part, question in conversation.script:
        if question.fills.partition(".")[0] != cell.partition(".")[0]:
            continue
        for asked in asking.instances(part, question):
            if asked.fills == cell:
                yield asked, None
            for slot in _slots(conversation, asked):
                if asked.fills.replace("{slot}", slot.key) == cell:
                    yield asked, slot


def _about(lines: Iterable[str], own: Slot | None, slots: Iterable[Slot]) -> Iterator[str]:
    """The lines of a help without those that begin with the name of another slot; the own one first."""
    named = {name: slot for slot in slots for name in slot.names}
    kept = [(named.get(line.partition("：")[0]), line) for line in lines]
    yield from (line for slot, line in kept if slot is not None and slot is own)
    yield from (line for slot, line in kept if slot is None)
