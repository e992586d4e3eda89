"""`nianbao read`: what a published report says."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from datetime import date

from nianbao.commands.command_setting import data_files
from nianbao.interview.reply_texts import Speech
from nianbao.interview.script_files import load_script
from nianbao.plain.report_text import report_lines
from nianbao.session.report_json import report_json
from nianbao.session.reports import open_report


def run(arguments: Namespace) -> int:
    """Print what a report says, as a person reads it or as JSON."""
    files = data_files(arguments)
    script = load_script(files)
    opened = open_report(arguments.file, files, script, date.today())
    if arguments.json:
        print(json.dumps(report_json(opened), ensure_ascii=False, indent=1))
        return 0
    for line in report_lines(opened, Speech(script.replies)):
        print(line)
    for note in opened.notes:
        print(note, file=sys.stderr)
    return 0
