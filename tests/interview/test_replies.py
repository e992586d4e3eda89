"""The conversation's own sentences and its commands: every one can be said, every one is understood."""

import re
from collections.abc import Mapping

import pytest
from offices import ROOT

from nianbao.data_files import DataFiles
from nianbao.interview.commands import Action, Command, Commands, load_commands
from nianbao.interview.pleas import Sense
from nianbao.interview.script_files import load_script
from nianbao.report import Origin
from nianbao.wording.spelling import check_names, existing_names

FILES = DataFiles()
SCRIPT = load_script(FILES)
SOURCE = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))


def names_told() -> Mapping[str, set[str]]:
    """The words in the comments above each reply, back to the last empty line."""
    told: dict[str, set[str]] = {}
    above: set[str] = set()
    for line in FILES.prompts.text("replies.yaml").splitlines():
        if line.startswith("#"):
            above |= set(re.findall(r"[a-z_]+", line))
        elif not line.strip():
            above = set()
        elif key := re.match(r"([a-z_]+):", line):
            told[key[1]] = set(above)
    return told


TOLD = names_told()


class TestReplies:
    @pytest.mark.parametrize("key", [key for key in SCRIPT.replies if not key.startswith("unclear_")])
    def test_a_reply_uses_only_names_of_the_report_and_those_told_above_it(self, key: str) -> None:
        existing = existing_names(SCRIPT.form, SCRIPT.wording.facts) | {"this_year"}
        macros = {name for macro in re.findall(r"macro (\w+)\((\w+)\)", SCRIPT.replies[key]) for name in macro}
        check_names(SCRIPT.replies[key], key, existing | TOLD[key] | macros)

    def test_there_is_an_echo_for_every_kind_of_answer(self) -> None:
        echoes = {f"echo_{question.answer.kind}" for _, question in SCRIPT}
        assert echoes - set(SCRIPT.replies) == set()

    @pytest.mark.parametrize("key", SCRIPT.replies)
    def test_every_reply_is_said_somewhere(self, key: str) -> None:
        echoes = {f"echo_{question.answer.kind}" for _, question in SCRIPT}
        by_value = {f"source_{origin}" for origin in Origin} | {f"plea_{sense}" for sense in Sense}
        assert key in echoes | by_value or f'"{key}"' in SOURCE


class TestCommands:
    COMMANDS: Commands = load_commands(FILES)

    @pytest.mark.parametrize("action", [action for action in Action if action is not Action.UNKNOWN])
    def test_every_action_has_a_chinese_and_a_latin_name(self, action: Action) -> None:
        names = self.COMMANDS.spellings[action].names
        assert any(name.isascii() for name in names)
        assert not names[0].isascii()

    @pytest.mark.parametrize("start", ["/", "、", "／"])
    def test_every_name_means_its_own_action(self, start: str) -> None:
        for action, spelling in self.COMMANDS.spellings.items():
            for name in spelling.names:
                command = self.COMMANDS.parse(start + name)
                assert command is not None
                assert (command.action, command.argument) == (action, "")

    @pytest.mark.parametrize("text", ["?", "？", " ？ "])
    def test_a_question_mark_alone_asks_for_help(self, text: str) -> None:
        assert self.COMMANDS.parse(text) == Command(Action.HELP)

    @pytest.mark.parametrize(
        "path", ["/home/某人/下载/年报.docx", "/Users/a/My\\ Documents/2024.pdf", "/help/2024.docx"]
    )
    def test_a_path_dragged_into_the_terminal_is_no_command(self, path: str) -> None:
        assert self.COMMANDS.parse(path) is None
