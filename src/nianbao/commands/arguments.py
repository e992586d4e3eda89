"""The command line, with its help and its faults in Chinese."""

from __future__ import annotations

import argparse
import re
import sys
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, Protocol

from nianbao.language.line_breaking import break_lines, pad, width_of

_COMMAND = "command"
_WIDTH = 78
_HELP_AT = 24
_FAULTS = (
    (r"the following arguments are required: (?P<names>.*)", "wrong_missing"),
    (r"unrecognized arguments: (?P<names>.*)", "wrong_unknown"),
    (r"argument \S+: invalid choice: '?(?P<value>.*?)'? \(choose from (?P<names>.*)\)", "wrong_choice"),
    (r"argument (?P<name>\S+): expected one argument", "wrong_no_value"),
    (r"argument (?P<name>\S+): invalid _count value: '?.*?'?$", "wrong_count"),
    (r"argument (?P<name>\S+): ignored explicit argument '(?P<value>.*)'", "wrong_value"),
    (r"argument (?P<name>\S+): not allowed with argument (?P<other>\S+)", "wrong_together"),
    (r"ambiguous option: (?P<name>\S+) could match (?P<names>.*)", "wrong_ambiguous"),
)


class CommandTexts(Protocol):
    """Gives the texts of prompts/command_line.yaml."""

    def text(self, key: str, /, **detail: Any) -> str:
        """The text `key` over `detail`."""


class Keys:
    """The keys in the place of their texts, for a command line of which nothing is to be printed."""

    def text(self, key: str, /, **_: Any) -> str:
        """The key itself."""
        return key


class _Formatter(argparse.HelpFormatter):
    """Help in columns that are aligned by cells: argparse itself counts characters."""

    def __init__(self, speech: CommandTexts, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=_WIDTH)
        self._speech = speech

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, self._speech.text("usage") if prefix is None else prefix)

    def _format_action(self, action: argparse.Action) -> str:
        below = "".join(self._format_action(each) for each in self._iter_indented_subactions(action))
        if below:
            return below
        head = f"  {self._format_action_invocation(action)}"
        lines = break_lines(self._expand_help(action) if action.help else "", _WIDTH - _HELP_AT)
        if width_of(head) < _HELP_AT:
            lines[0] = pad(head, _HELP_AT) + lines[0]
            return "\n".join((lines[0], *(" " * _HELP_AT + line for line in lines[1:]))) + "\n"
        return "\n".join((head, *(" " * _HELP_AT + line for line in lines))) + "\n"


class _Parser(argparse.ArgumentParser):
    """Every help, heading and value in it is named by its key in prompts/command_line.yaml."""

    def __init__(self, speech: CommandTexts, **settings: Any) -> None:
        super().__init__(formatter_class=partial(_Formatter, speech), add_help=False, allow_abbrev=False, **settings)
        self.speech = speech
        self._positionals.title = speech.text("positionals")
        self._optionals.title = speech.text("options")
        self.takes("-h", "--help", action="help", told="about_help")

    def takes(self, *names: str, told: str, value: str | None = None, **settings: Any) -> None:
        """An argument; `told` is the key of its help, `value` of what stands for its value."""
        if value is not None:
            settings["metavar"] = self.speech.text(value)
        self.add_argument(*names, help=self.speech.text(told), **settings)

    def format_help(self) -> str:
        """The help, with Chinese colons behind its headings."""
        return re.sub(r"^(\S+):$", r"\1：", super().format_help(), flags=re.MULTILINE)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, self.speech.text("wrong_use", message=self._fault(message), program=self.prog) + "\n")

    def _fault(self, message: str) -> str:
        for pattern, key in _FAULTS:
            if match := re.fullmatch(pattern, message):
                message = self.speech.text(key, **match.groupdict())
        return message.replace("', '", "、").replace("'", "")


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        print_version()
        parser.exit()


def print_version() -> None:
    """Print what `--version` asks for."""
    from importlib.metadata import version

    print(f"nianbao {version('nianbao')}")


def parser(speech: CommandTexts) -> argparse.ArgumentParser:
    """The parser of the command line, in the words of `speech`; `command` is None for the app."""
    whole = _Parser(speech, prog="nianbao", description=speech.text("about"))
    whole.takes("--version", action=_Version, nargs=0, told="about_version")
    whole.takes("--plain", action="store_true", told="about_plain")
    _folders(whole, default=None)
    commands = whole.add_subparsers(
        dest=_COMMAND,
        metavar=speech.text("a_command"),
        title=speech.text("commands"),
    )
    for add in (_draft, _read, _check, _register, _aggregate, _doctor, _flow):
        add(partial(_add, commands, speech))
    return whole


def _folders(target: _Parser, default: Any) -> None:
    """The folders may stand before a command or behind it."""
    folders = target.add_argument_group(target.speech.text("folders"))
    for name in ("folder", "prompts", "templates"):
        text, value = target.speech.text(f"about_{name}"), target.speech.text("a_folder")
        folders.add_argument(f"--{name}", type=Path, metavar=value, default=default, help=text)


class _Add(Protocol):
    """Adds a command, its help told by the text about_ and its name."""

    def __call__(self, name: str) -> _Parser: ...


def _add(commands: Any, speech: CommandTexts, name: str) -> _Parser:
    text = speech.text(f"about_{name}")
    command: _Parser = commands.add_parser(name, speech=speech, help=text, description=f"{text}。")
    _folders(command, default=argparse.SUPPRESS)
    return command


def _draft(add: _Add) -> None:
    command = add("draft")
    command.takes("answers", type=Path, value="answers_file", told="about_draft_answers")
    command.takes("--last", type=Path, value="a_file", told="about_last")
    command.takes("-o", "--output", type=Path, value="word_file", told="about_draft_output")
    command.takes("--web", type=Path, value="web_file", told="about_draft_web")
    command.takes("--glance", type=Path, value="web_file", told="about_draft_glance")
    command.takes("--single-other-row", action="store_true", told="about_draft_single_other_row")
    command.takes("--incomplete", action="store_true", told="about_draft_incomplete")


def _read(add: _Add) -> None:
    command = add("read")
    command.takes("file", type=Path, value="a_file", told="about_read_file")
    _json(command)


def _check(add: _Add) -> None:
    command = add("check")
    command.takes("files", type=Path, nargs="+", value="a_file", told="about_check_files")
    command.takes("--last", type=Path, value="a_file", told="about_last")
    _many(command)
    command.takes("--fix", type=Path, value="a_file", told="about_check_fix")
    _json(command)


def _json(command: _Parser) -> None:
    command.takes("--json", action="store_true", told="about_json")


def _many(command: _Parser) -> None:
    """What every command over a folder takes."""
    command.takes("--jobs", type=_count, value="a_number", told="about_jobs")
    command.takes("--dask", value="an_address", told="about_dask")
    command.takes("--resume", type=Path, value="a_file", told="about_resume")


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(text)
    return int(text)


def _aggregate(add: _Add) -> None:
    command = add("aggregate")
    command.takes("folder", type=Path, value="a_folder", told="about_aggregate_folder")
    command.takes("--units", type=Path, value="a_list", told="about_aggregate_units")
    command.takes("--own", type=Path, value="a_file", told="about_aggregate_own")
    command.takes("--last", type=Path, value="a_folder", told="about_aggregate_last")
    command.takes("-o", "--output", type=Path, value="workbook_file", told="about_aggregate_output")
    _many(command)
    _json(command)


def _register(add: _Add) -> None:
    command = add("register")
    command.takes("file", type=Path, value="a_file", told="about_register_file")
    command.takes("--year", type=int, value="a_year", told="about_register_year")
    command.takes("--last", type=Path, value="a_file", told="about_register_last")
    _json(command)


def _doctor(add: _Add) -> None:
    command = add("doctor")
    command.takes("file", type=Path, nargs="?", value="a_file", told="about_doctor_file")


def _flow(add: _Add) -> None:
    add("flow")
