"""How far a draft has come, as the head line shows it."""

from __future__ import annotations

from typing import NamedTuple

from nianbao.interview.conversation import Conversation
from nianbao.session.pace import minutes_left


class PartMark(NamedTuple):
    """A part of the report by its short title (“三 申请”): whether all of it is answered and none of it to be looked
    at again, whether it is at hand."""

    short: str
    done: bool = False
    current: bool = False


def whose(conversation: Conversation) -> str:
    """The organ and the year of the report, as far as they are known."""
    report = conversation.state.report
    organ = report.organ.short_name or report.organ.name
    return conversation.speech.text("heading_subject", organ=organ, year=report.year)


def part_marks(conversation: Conversation) -> list[PartMark]:
    """The parts, with the one at hand and those that are settled."""
    state = conversation.state
    pending = {asked.id for asked in state.open} | state.stale.keys()
    unsettled = {asked.part.key for asked in state.reached if asked.id in pending}
    here = state.prompt.asked.part.key if state.prompt else ""
    reached = {asked.part.key for asked in state.reached}
    return [
        PartMark(part.short, part.key in reached and part.key not in unsettled, part.key == here)
        for part in conversation.script.parts
    ]


def what_is_left(conversation: Conversation) -> str:
    """How many questions are still to be answered, else to be looked at again; or that the report was issued."""
    state, seal = conversation.state, conversation.seal
    if seal is not None and seal.why:
        return conversation.speech.text("heading_issued")
    return conversation.speech.text(
        "heading_left", questions=state.to_be_asked, minutes=minutes_left(conversation), stale=len(state.stale)
    )
