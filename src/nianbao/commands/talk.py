"""`nianbao`: the app, or line by line where the terminal cannot show it."""

from __future__ import annotations

import sys
from argparse import Namespace

from nianbao.commands.setting import data_files, folder_of_drafts
from nianbao.plain.start import run_plain
from nianbao.projects.drafting import Office
from nianbao.tui.terminal import why_unusable


def run(arguments: Namespace) -> int:
    """Talk with the drafter; gives the exit code."""
    office = Office.load(data_files(arguments))
    folder = folder_of_drafts(arguments)
    reason = "" if arguments.plain else why_unusable()
    if reason:
        print(reason, file=sys.stderr)
    if arguments.plain or reason:
        return run_plain(office, folder, sys.stdin, sys.stdout)
    from nianbao.tui.app import run_app

    return run_app(office, folder)
