"""A draft that was answered further on a later day, so that there is a version of it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from offices import finished, office
from talking import NOW

from nianbao.session.drafting import Drafting

PUBLISHED = "overview.proactive_total"


def changed_next_day(folder: Path) -> Path:
    """A finished draft in which a figure was changed, and a question put off, on the day after."""
    with finished(folder) as drafting:
        path = drafting.project.path
    with Drafting.open(office(), path, now=lambda: NOW + timedelta(days=1)) as later:
        later.conversation.edit(PUBLISHED)
        later.conversation.say("18")
        later.conversation.edit("organ.telephone")
        later.conversation.say("待定")
    return path
