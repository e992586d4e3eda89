"""A file of answers that comes before a draft is open: what is such a file, and which draft it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from nianbao.interview.understanding import Unclear, file_path
from nianbao.session.drafting import Office
from nianbao.session.taking_in import answer_with
from nianbao.storage.answers_file import read_answers
from nianbao.storage.listing import find_project, list_projects

SUFFIXES = (".yaml", ".yml")

_WHOSE = ("last_year", "organ.year", "organ.name")
"""The questions that say whose report it is, and of which year."""


def is_answers_file(typed: str) -> bool:
    """Whether a line is nothing but the path of a file of answers that is there."""
    try:
        path = file_path(typed)
        return path.suffix.lower() in SUFFIXES and path.is_file()
    except (Unclear, OSError, ValueError):
        return False


def draft_of(office: Office, folder: Path, path: Path, now: Callable[[], datetime] = datetime.now) -> Path | None:
    """The draft in a folder of the organ and the year of a file of answers; None where there is none.

    Raises AnswersError.
    """
    conversation = office.converse(now=now)
    texts = read_answers(path)
    list(answer_with(conversation, {id: texts[id] for id in _WHOSE if id in texts}))
    report = conversation.state.report
    return find_project(list_projects(folder), report.organ.name, report.year) if report.organ.name else None
