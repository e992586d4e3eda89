"""A second year's draft: last year's is there, and everything is taken from it that it offers."""

from __future__ import annotations

import shlex
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from offices import begun, example, opened
from talking import alone

from nianbao.interview.asking import Prompt
from nianbao.session.drafting import Drafting
from nianbao.session.headless import run_answers

NOTHING: Mapping[str, str] = MappingProxyType({})

NAME = "department-quiet"


def second_year(folder: Path, otherwise: Mapping[str, str] = NOTHING) -> Drafting:
    """A draft for 2025 after an example's for 2024, finished but for what is put off; `otherwise` is typed instead."""
    path = folder / "第二年.json"
    path.write_bytes(_drafted(tuple(otherwise.items())))
    return opened(path)


@cache
def _drafted(otherwise: tuple[tuple[str, str], ...]) -> bytes:
    """The project's file: drafting it takes a second."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        before = folder / "去年"
        before.mkdir()
        with begun(before) as last:
            run_answers(last.conversation, example(NAME) | {"organ.year": "2024"})
        with begun(folder) as drafting:
            drafting.conversation.answer(shlex.quote(str(last.project.path)))
            _answer_everything(drafting, dict(otherwise))
        return drafting.project.path.read_bytes()


def _answer_everything(drafting: Drafting, otherwise: Mapping[str, str]) -> None:
    conversation = drafting.conversation
    while prompt := conversation.prompt:
        prompt = alone(conversation, otherwise) or prompt
        if prompt.asked.id in conversation.answers and not prompt.situation.already:
            if not conversation.state.gathered["passages"].is_open:
                break
            conversation.answer("待定")
            continue
        if prompt.asked.id == "passages":
            conversation.answer("沿用去年")
        conversation.answer(otherwise.get(prompt.asked.id) or _taken(prompt))


def _taken(prompt: Prompt) -> str:
    """Last year's text where it is proposed, Enter where there is a default, else what the example says."""
    styles = [proposal.style for proposal in prompt.proposals]
    if "last_year" in styles and not prompt.situation.already:
        return str(styles.index("last_year") + 1)
    return "" if prompt.default else example(NAME).get(prompt.asked.id, "没有")
