"""Commands: what a drafter can type instead of an answer, in the words of prompts/commands.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nianbao.data_files import DataFiles
from nianbao.frozen_model import FrozenModel

STARTS = ("/", "、", "／")
"""What a command begins with: under a Chinese input method the slash comes as 、 or ／."""

ASKS = ("?", "？")
"""What asks for help by itself."""

DRAFT = "草稿"
"""Behind the export: write a file with gaps and faults, marked as a draft."""

CONFIRMED = "确认"
"""Behind the export: the warnings have been looked at and may stand."""

SINGLE_ROW = "一行"
"""Behind the export: （六）其他处理 as the one row of older reports."""

EXPORT_KINDS = {"pdf": "pdf", "PDF": "pdf", "网页": "web", "图": "glance"}
"""Behind the export: another kind of file than Word, by what is typed."""

ANSWERS = "答案"
"""Behind the export: all answers as a file that can be read, changed and taken in."""


class Action(StrEnum):
    """Everything that a command, a key or the mouse can ask for."""

    HELP = "help"
    BACK = "back"
    EDIT = "edit"
    JUMP = "jump"
    UNDO = "undo"
    REDO = "redo"
    LEFT = "left"
    SOURCES = "sources"
    TABLE = "table"
    PREVIEW = "preview"
    LOOK = "look"
    VERSIONS = "versions"
    COMPARE = "compare"
    TAKE_IN = "take_in"
    CHECK = "check"
    EXPORT = "export"
    QUIT = "quit"
    UNKNOWN = "unknown"


class _Spelling(FrozenModel):
    names: tuple[str, ...]
    about: str


class _CommandFile(FrozenModel):
    commands: dict[Action, _Spelling]


@dataclass(frozen=True)
class Command:
    """An action with what was typed behind its name."""

    action: Action
    argument: str = ""


@dataclass(frozen=True)
class Commands:
    """The commands by their spellings."""

    spellings: dict[Action, _Spelling]

    def parse(self, text: str) -> Command | None:
        """The command that `text` is, Action.UNKNOWN where it begins like one; None where it is an answer.

        A path dragged into the terminal (/home/…/年报.docx) begins like a command and is an answer.
        """
        text = text.strip()
        if text in ASKS:
            return Command(Action.HELP)
        if not text.startswith(STARTS) or "\n" in text or "/" in "".join(text[1:].split()[:1]):
            return None
        body = text[1:].strip()
        for action, spelling in self.spellings.items():
            for name in sorted(spelling.names, key=len, reverse=True):
                if body.lower().startswith(name.lower()):
                    return Command(action, body[len(name) :].strip())
        return Command(Action.UNKNOWN, body)

    def lines(self) -> list[str]:
        """Every command with what it does."""
        return [f"/{spelling.names[0]}　{spelling.about}" for spelling in self.spellings.values()]


def load_commands(files: DataFiles) -> Commands:
    """The commands in prompts/commands.yaml; raises DataFileError with what was expected."""
    return Commands(files.prompts.model("commands.yaml", _CommandFile).commands)
