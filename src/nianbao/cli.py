"""The program `nianbao`: takes the command line apart, runs the command, and turns every fault into a sentence."""

from __future__ import annotations

import errno
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from io import StringIO

from nianbao.commands.arguments import Keys, parser, print_version
from nianbao.errors import NianbaoError
from nianbao.own_process import REENTRY
from nianbao.plain.streams import legible_stream

FAILED, INTERRUPTED = 1, 130

_COMMANDS = {
    None: ("talk", "run"),
    "draft": ("draft", "run"),
    "read": ("read", "run"),
    "check": ("check", "run"),
    "register": ("register", "run"),
    "aggregate": ("aggregate", "run"),
    "doctor": ("doctor", "run"),
    "flow": ("flow", "run"),
}
"""The module of each command, imported only when it is called, and its function."""

_PARTS = ("nianbao.pdf.part", "nianbao.register.workbook_cells")
"""What the program runs in a process of its own, and enters itself again for where it is frozen."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; gives the exit code: 0 fine, 1 findings or failure, 2 wrong use, 130 interrupted."""
    if getattr(sys, "frozen", False):
        # A frozen program is its own Python: a process of a folder's check enters here again.
        from multiprocessing import freeze_support

        freeze_support()
    arguments = sys.argv[1:] if argv is None else argv
    if len(arguments) == 3 and arguments[0] == REENTRY and arguments[1] in _PARTS:
        part: int = import_module(arguments[1]).main(arguments[2])
        return part
    _open_closed_streams()
    legible_stream(sys.stdout)
    legible_stream(sys.stderr)
    if list(arguments) == ["--version"]:
        # Told at once: the texts of the command line need not be read for it.
        print_version()
        return 0
    try:
        return _run(_parsed(arguments))
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else FAILED


def _parsed(arguments: Sequence[str]) -> Namespace:
    """The command line taken apart; help and faults are said in the texts of prompts/, which nothing else needs."""
    try:
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            return parser(Keys()).parse_args(arguments)
    except SystemExit:
        from nianbao.commands.command_texts import command_speech

        return parser(command_speech()).parse_args(arguments)


def _open_closed_streams() -> None:
    """A stream that the caller closed reads as empty and swallows what is written to it."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def _run(arguments: Namespace) -> int:
    try:
        code = _command(arguments)
        sys.stdout.flush()
    except NianbaoError as error:
        return _failed(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        # Files are opened in one place, which tells their faults itself; what is left is the output.
        return _failed("" if isinstance(error, BrokenPipeError) else _about_output(error))
    except Exception as fault:
        from nianbao.commands.fault_log import told

        return _failed(told(fault))
    return code


def _failed(sentence: str) -> int:
    """Say why, as far as anybody can still be told; what Python flushes at the end must not fail again."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    try:
        print(sentence, end="\n" if sentence else "", file=sys.stderr, flush=True)
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    return FAILED


def _about_output(error: OSError) -> str:
    """Why the output went nowhere; on Windows a reader that has left is EINVAL."""
    if error.errno == errno.EINVAL and os.name == "nt":
        return ""
    reason = "磁盘已满" if error.errno == errno.ENOSPC else "写不出去"
    return f"结果没有写完：输出的地方{reason}。请换一个地方，再来一次。"


def _command(arguments: Namespace) -> int:
    module, name = _COMMANDS[arguments.command]
    code: int = getattr(import_module(f"nianbao.commands.{module}"), name)(arguments)
    return code
