"""The shipped office for tests, the examples' answers, and drafts that are begun with a clock that stands still."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from talking import NOW, line_alone

from nianbao.data_files import DataFiles
from nianbao.interview.conversation import Conversation
from nianbao.interview.reply_texts import ReplyTexts, Speech
from nianbao.session.drafting import Drafting, Office
from nianbao.session.headless import run_answers
from nianbao.storage.answers_file import read_answers

ROOT = Path(__file__).parents[1]
SPEECH = Speech(ReplyTexts(DataFiles().prompts))
"""Says what prompts/ has, without an office."""

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


@cache
def office() -> Office:
    return Office.load(DataFiles())


def begun(folder: Path) -> Drafting:
    return Drafting.begin(office(), folder, now=lambda: NOW)


def opened(path: Path) -> Drafting:
    return Drafting.open(office(), path, now=lambda: NOW)


def example(name: str) -> dict[str, str]:
    return read_answers(ROOT / "examples" / f"{name}.yaml")


def answered(answers: Mapping[str, str]) -> Conversation:
    conversation = office().converse(now=lambda: NOW)
    run_answers(conversation, answers)
    return conversation


def finished(folder: Path, name: str = "department-quiet") -> Drafting:
    """A draft of which every question is answered."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name_of_file, files = _drafted(name)
    for file, content in files.items():
        (folder / file).write_bytes(content)
        (folder / file).chmod(0o600)
    return opened(folder / name_of_file)


@cache
def _drafted(name: str) -> tuple[str, dict[str, bytes]]:
    """The name of the project's file, and all files of its folder: drafting it takes half a second."""
    with tempfile.TemporaryDirectory() as folder, begun(Path(folder)) as drafting:
        run_answers(drafting.conversation, example(name))
        assert not drafting.conversation.left
        path = drafting.project.path
        return path.name, {file.name: file.read_bytes() for file in path.parent.glob("*.json*")}


def typed_in_order(name: str) -> list[str]:
    """What a drafter types for an example, question by question; Enter where it says nothing."""
    answers = example(name)
    conversation = office().converse(now=lambda: NOW)
    lines = []
    while (prompt := conversation.prompt) is not None:
        if elsewhere := line_alone(conversation, answers):
            lines += elsewhere
            continue
        lines.append(answers.get(prompt.asked.id, ""))
        conversation.answer(lines[-1])
        assert len(lines) < 200
    return lines


def nianbao(
    *arguments: str, home: Path, text: str | bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own, with a home of its own."""
    return subprocess.run(
        [sys.executable, "-m", "nianbao", *arguments],
        input=text.encode() if isinstance(text, str) else text,
        capture_output=True,
        cwd=home,
        env=environment_of(home) | environment,
        timeout=120,
        check=False,
    )


def environment_of(home: Path) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "NIANBAO_", "LC_"))}
    return own | {"HOME": str(home), "LC_ALL": "C.UTF-8", "COLUMNS": "80"}


def hears_ctrl_c() -> None:
    """Called in a process before a program starts in it: what was begun in the background of a shell ignores Ctrl+C."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
