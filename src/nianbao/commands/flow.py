"""`nianbao flow`: the questions and their conditions as a graph."""

from __future__ import annotations

from argparse import Namespace

from nianbao.commands.command_setting import data_files
from nianbao.interview.flowchart import mermaid
from nianbao.interview.script_files import load_script


def run(arguments: Namespace) -> int:
    """Print the graph of the questions, the office's own included."""
    print(mermaid(load_script(data_files(arguments))))
    return 0
