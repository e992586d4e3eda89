"""The program `nianbao`: takes the command line apart, runs the command, and turns every fault into a sentence."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module

from nianbao.commands.arguments import parser
from nianbao.errors import NianbaoError
from nianbao.plain.streams import legible_stream

FAILED, INTERRUPTED = 1, 130

_COMMANDS = {
    None: ("talk", "run"),
    "draft": ("draft", "run"),
    "read": ("reading", "run"),
    "check": ("checking", "run"),
    "register": ("register", "run"),
    "doctor": ("doctor", "run"),
    "flow": ("flow", "run"),
}
"""The module of each command, imported only when it is called, and its function."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; gives the exit code: 0 fine, 1 findings or failure, 2 wrong use, 130 interrupted."""
    _open_closed_streams()
    legible_stream(sys.stdout)
    legible_stream(sys.stderr)
    try:
        return _run(parser().parse_args(argv))
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else FAILED


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
        print(error, file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has left; what Python flushes at the end must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as fault:
        from nianbao.commands.fault_log import told

        print(told(fault), file=sys.stderr)
        return FAILED
    return code


def _command(arguments: Namespace) -> int:
    module, name = _COMMANDS[arguments.command]
    code: int = getattr(import_module(f"nianbao.commands.{module}"), name)(arguments)
    return code
