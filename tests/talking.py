"""A conversation for tests: the shipped questions, a clock that stands still, and a memory that is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

from nianbao.data_files import DataFiles
from nianbao.errors import ReadingError
from nianbao.interview.asking import Prompt
from nianbao.interview.commands import Commands, load_commands
from nianbao.interview.conversation import Conversation, Memory
from nianbao.interview.script import Script
from nianbao.interview.script_files import load_script
from nianbao.report import Report

NOW = datetime(2026, 1, 12, 9, 30)


@cache
def shipped() -> tuple[Script, Commands]:
    files = DataFiles()
    return load_script(files), load_commands(files)


class Talk:
    """A drafter at the keyboard, with reports of last year by path."""

    def __init__(self, memory: Memory | None = None, last_years: Mapping[str, Report] | None = None) -> None:
        script, commands = shipped()
        memory = memory or Memory()
        self.kept = [memory]
        self.last_years = last_years or {}
        self.conversation = Conversation(
            script, commands, memory, read_last=self._read, keep=self.kept.append, now=lambda: NOW
        )

    def _read(self, path: Path) -> tuple[Report, tuple[str, ...]]:
        if str(path) not in self.last_years:
            raise ReadingError("文件不存在", where=str(path), remedy="请检查路径。")
        return self.last_years[str(path)], ()

    def say(self, *lines: str) -> str:
        """Type lines one after the other; what is said back, as one text."""
        said = [utterance.text for line in lines for utterance in self.conversation.say(line)]
        return "\n".join(said)

    def to(self, question: str) -> Talk:
        """Go to a question that is reached."""
        self.conversation.edit(question)
        assert self.at == question
        return self

    @property
    def at(self) -> str:
        prompt = self.conversation.prompt
        return prompt.asked.id if prompt else ""

    @property
    def report(self) -> Report:
        return self.conversation.state.report

    def cell(self, key: str) -> object:
        return self.report.cell(key)


def alone(conversation: Conversation, answers: Mapping[str, str]) -> Prompt | None:
    """The question at hand; of those that it stands for the first that `answers` has, gone to alone."""
    prompt = conversation.prompt
    wanted = next((asked.id for asked in prompt.members if answers.get(asked.id)), "") if prompt else ""
    if wanted:
        conversation.edit(wanted)
    return conversation.prompt


def line_alone(conversation: Conversation, answers: Mapping[str, str]) -> list[str]:
    """What a drafter types to be asked alone what `answers` has; nothing at a question that stands for itself."""
    before = conversation.prompt
    after = alone(conversation, answers)
    return [f"/改 {after.asked.label}"] if after is not None and after is not before else []


def started(kind: str = "政府部门", name: str = "云浦区档案局") -> Talk:
    """A first-year draft in which the organ is known and the report itself begins."""
    talk = Talk()
    talk.say("没有", "2025", name, kind)
    through(talk, "organ")
    return talk


def through(talk: Talk, part: str) -> None:
    """Answer what is left of a part: its default, or nothing."""
    while (prompt := talk.conversation.prompt) is not None and prompt.asked.part.key == part:
        settle(talk, "" if prompt.default else "没有")


def settle(talk: Talk, text: str) -> None:
    """Answer the question at hand for good; a challenge is left for the review."""
    prompt = talk.conversation.prompt
    assert prompt is not None
    said = talk.say(text)
    if talk.conversation.challenge:
        talk.say("")
    assert prompt.asked not in talk.conversation.left, (prompt.asked.id, said)
