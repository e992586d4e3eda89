"""`nianbao`: the app, or line by line where the terminal cannot show it."""

from __future__ import annotations

import gc
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from nianbao.tui.terminal import why_unusable

if TYPE_CHECKING:
    from nianbao.session.drafting import Office


def run(arguments: Namespace) -> int:
    """Talk with the drafter; gives the exit code."""
    # What is loaded stays: looking for garbage in it takes a seventh of the time to the first question.
    gc.disable()
    try:
        return _talk(arguments)
    finally:
        gc.enable()


def _talk(arguments: Namespace) -> int:
    reason = "" if arguments.plain else why_unusable()
    if arguments.plain or reason:
        from nianbao.interview.reply_texts import Speech
        from nianbao.plain.start import run_plain

        office, folder = _office(arguments)
        gc.enable()
        if reason:
            print(Speech(office.script.replies).text(reason), file=sys.stderr)
        return run_plain(office, folder, sys.stdin, sys.stdout)
    from nianbao.tui.app import run_app

    return run_app(lambda: _office(arguments))


def _office(arguments: Namespace) -> tuple[Office, Path]:
    """The questions and sentences, and the folder of the drafts; raises DataFileError, ProjectError."""
    from nianbao.commands.command_setting import data_files, folder_of_drafts
    from nianbao.session.drafting import Office

    return Office.load(data_files(arguments)), folder_of_drafts(arguments)
