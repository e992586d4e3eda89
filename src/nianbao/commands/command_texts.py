"""What the commands say: the texts of prompts/command_line.yaml."""

from __future__ import annotations

from nianbao.data_files import DataFiles
from nianbao.interview.reply_texts import ReplyTexts, Speech

COMMAND_LINE = "command_line.yaml"
"""The file of prompts/ with the help of the command line and what the commands print."""


def command_speech(files: DataFiles | None = None) -> Speech:
    """The texts of the commands, the office's own over the shipped ones where `files` are given."""
    return Speech(ReplyTexts((files or DataFiles()).prompts, (COMMAND_LINE,)))
