"""The minutes that are left, from the time that this drafter took so far."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from offices import office

from nianbao.interview.conversation import Conversation
from nianbao.session.pace import minutes_left
from nianbao.session.progress import what_is_left

LINES = ("没有", "2025", "云浦区档案局", "政府部门", "", "", "滨江路8号，400100，0230-60000001")
AFTER = "2026-01-12T09:30:00"


def paced(seconds: Sequence[float]) -> Conversation:
    """A draft in which the answers came so many seconds after one another."""
    clock = [datetime.fromisoformat(AFTER)]
    conversation = office().converse(now=lambda: clock[0])
    for line, passed in zip(LINES, (0, *seconds), strict=False):
        clock[0] += timedelta(seconds=passed)
        conversation.say(line)
    return conversation


@pytest.mark.parametrize(
    ("seconds", "each"),
    [
        ((30, 30, 30, 30, 30), 30),
        ((10, 20, 30, 40, 50), 30),
        ((30, 30, 5000, 30, 30, 30), 30),
        ((12, 12, 12, 12, 0.2, 12), 12),
    ],
)
def test_each_question_takes_what_one_took_so_far(seconds: Sequence[float], each: int) -> None:
    conversation = paced(seconds)
    left = conversation.state.to_be_asked
    assert minutes_left(conversation) == -(-left * each // 60)
    assert f"还有 {left} 问，约 {minutes_left(conversation)} 分钟" == what_is_left(conversation)


@pytest.mark.parametrize("seconds", [(), (30, 30, 30, 30), (5000, 30, 30, 30, 30), (0.1, 0.1, 0.1, 0.1, 0.1)])
def test_without_a_pace_no_minutes_are_told(seconds: Sequence[float]) -> None:
    conversation = paced(seconds)
    assert minutes_left(conversation) is None
    assert what_is_left(conversation) == f"还有 {conversation.state.to_be_asked} 问"
