"""A clock that goes back, or far ahead, costs no answer."""

from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from offices import office
from talking import NOW

from nianbao.session.drafting import Drafting
from nianbao.storage.document import load
from nianbao.storage.listing import list_projects


@pytest.mark.parametrize("step", [timedelta(days=-400), timedelta(seconds=-1), timedelta(days=3000)])
def test_answers_given_while_the_clock_is_set_are_all_kept(tmp_path: Path, step: timedelta) -> None:
    ticks = count()

    def now() -> datetime:
        return NOW + step * min(1, next(ticks) // 9)

    with Drafting.begin(office(), tmp_path, now=lambda: NOW) as drafting:
        drafting.conversation.say("没有")
        drafting.conversation.say("2025")
    with Drafting.open(office(), drafting.project.path, now=now) as drafting:
        for line in ("云浦区档案局", "政府部门", "区档案局"):
            drafting.conversation.say(line)
        answers = dict(drafting.conversation.answers)
        assert drafting.project.saved
    assert load(drafting.project.path).memory.answers == answers
    assert answers["organ.name"].value == "云浦区档案局"
    assert [each.answered for each in list_projects(tmp_path)] == [len(answers)]


def test_a_draft_saved_in_the_future_opens_and_is_saved_again(tmp_path: Path) -> None:
    later = NOW + timedelta(days=3000)
    with Drafting.begin(office(), tmp_path, now=lambda: later) as drafting:
        drafting.conversation.say("没有")
    with Drafting.open(office(), drafting.project.path, now=lambda: NOW) as drafting:
        drafting.conversation.say("2025")
    assert load(drafting.project.path).memory.answers["organ.year"].value == 2025
    assert load(drafting.project.path).saved == NOW
