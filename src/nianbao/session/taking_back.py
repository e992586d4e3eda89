"""What an office changed by hand in an exported Word file, taken back into the draft one change at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nianbao.interview.conversation import Conversation
from nianbao.interview.keeping import Said
from nianbao.interview.kinds import Passage
from nianbao.interview.table_entry import enter_cells
from nianbao.report import Number, Report
from nianbao.session.comparison import differences
from nianbao.session.drafting import Drafting


@dataclass(frozen=True)
class HandChange:
    """A cell or a passage that reads otherwise in the file: its key, label, the words that differ, its value.

    `possible` where a question of the conversation fills it and something stands there, so that it can be taken over.
    """

    key: str
    label: str
    ours: str
    theirs: str
    value: Number | str
    possible: bool


def hand_changes(drafting: Drafting, path: Path) -> tuple[HandChange, ...]:
    """What reads otherwise in a Word file than in the draft, in the order of printing; raises ReadingError."""
    from nianbao.reading.report_file import read_report
    from nianbao.writing.layout import layout
    from nianbao.writing.printed import without_placeholders

    script = drafting.conversation.script
    read = read_report(path, drafting.office.files).report
    theirs = without_placeholders(read, script.form, layout(script.files))
    return tuple(_changes(drafting.conversation, drafting.conversation.state.shown, theirs))


def _changes(conversation: Conversation, ours: Report, theirs: Report) -> Iterator[HandChange]:
    form, seen = conversation.script.form, set[str]()
    for each in differences(ours, theirs, form):
        value = theirs.cells.get(each.where) if each.where in form.labels else theirs.passages.get(each.where, "")
        if each.where in seen or value is None or form.is_total(each.where):
            continue
        seen.add(each.where)
        possible = value != "" and (
            each.where in form.known_cells or _question_of(conversation, each.where) is not None
        )
        yield HandChange(each.where, each.label, each.ours, each.theirs, value, possible)


def _question_of(conversation: Conversation, passage: str) -> str | None:
    """The question whose answer is this passage; None where the passage is put together from several."""
    reached = conversation.state.reached
    own = (each.id for each in reached if each.fills == passage and isinstance(each.question.answer, Passage))
    return next(own, None)


def take_back(conversation: Conversation, change: HandChange) -> Said:
    """Make a change of the file an answer of the draft, as if it had been typed; says what became of it."""
    if not isinstance(change.value, str):
        return enter_cells(conversation, {change.key: change.value})
    question = _question_of(conversation, change.key)
    if question is None:
        return ()
    conversation.edit(question)
    return conversation.answer(change.value)
