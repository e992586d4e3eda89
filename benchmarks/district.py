"""The district government of examples/, answered as a drafter would: the material of every figure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

import yaml

from nianbao.data_files import DataFiles
from nianbao.interview.conversation import Conversation
from nianbao.interview.memory import Memory
from nianbao.report import Report
from nianbao.session.drafting import Office
from nianbao.session.headless import run_answers

EXAMPLE = Path(__file__).parents[1] / "examples" / "district-government.yaml"
NOW = datetime(2026, 1, 12, 9, 30)

FILES = DataFiles()


@cache
def office() -> Office:
    return Office.load(FILES)


def conversation(memory: Memory | None = None, keep: Callable[[Memory], None] = lambda _: None) -> Conversation:
    return office().converse(memory or Memory(), keep=keep, now=lambda: NOW)


@cache
def answered() -> Memory:
    """All answers of the district."""
    texts = {id: str(text) for id, text in yaml.safe_load(EXAMPLE.read_text(encoding="utf-8")).items()}
    talk = conversation()
    outcome = run_answers(talk, texts)
    if not outcome.complete:
        raise ValueError(outcome)
    return talk.memory


@cache
def report() -> Report:
    return conversation(answered()).state.report
