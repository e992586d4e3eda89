"""A fault of the program itself: where it happened, kept in a log that holds none of what the drafter said."""

from __future__ import annotations

import os
import traceback
from datetime import datetime
from pathlib import Path

from nianbao.plain_files import open_plain
from nianbao.storage.config_folder import config_folder
from nianbao.whole_files import PRIVATE

LARGEST = 256 * 1024
"""Bytes of the log; a fuller one is begun anew."""


def told(fault: Exception) -> str:
    """A sentence about the fault, with where the log is; the log names places in the program, never a value."""
    kind = type(fault).__name__
    sentence = f"程序出错了（{kind}），这是程序的问题，不是您的。请重新打开草稿，看看最后一句还在不在。"
    try:
        log = _written(fault)
    except OSError:
        return f"{sentence}日志也没有写成。"
    return f"{sentence}经过记在日志里，请交给维护人员：{log}"


def _written(fault: Exception) -> Path:
    folder = config_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    log = folder / "nianbao.log"
    with open(open_plain(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE), "a", encoding="utf-8") as file:
        if os.fstat(file.fileno()).st_size > LARGEST:
            file.truncate(0)
        file.write(f"{datetime.now():%Y-%m-%d %H:%M:%S} {type(fault).__name__}\n")
        for frame in traceback.extract_tb(fault.__traceback__):
            file.write(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}\n")
    return log
