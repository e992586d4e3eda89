"""A fault of the program itself: where it happened, kept in a log that holds none of what the drafter said."""

from __future__ import annotations

import os
import traceback
from datetime import datetime
from pathlib import Path

from nianbao.storage.config_folder import config_folder
from nianbao.whole_files import PRIVATE

LARGEST = 256 * 1024
"""Bytes of the log; a fuller one is begun anew."""


def told(fault: Exception) -> str:
    """A sentence about the fault, with where the log is; the log names places in the program, never a value."""
    kind = type(fault).__name__
    try:
        log = _written(fault)
    except OSError:
        return f"程序出错了（{kind}），这是程序的问题，不是您的；日志也没有写成。答过的都已保存。"
    return f"程序出错了（{kind}），这是程序的问题，不是您的。答过的都已保存；经过记在日志里，请交给维护人员：{log}"


def _written(fault: Exception) -> Path:
    folder = config_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    log = folder / "nianbao.log"
    full = log.exists() and log.stat().st_size > LARGEST
    with open(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE), "a", encoding="utf-8") as file:
        if full:
            file.truncate(0)
        file.write(f"{datetime.now():%Y-%m-%d %H:%M:%S} {type(fault).__name__}\n")
        for frame in traceback.extract_tb(fault.__traceback__):
            file.write(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}\n")
    return log
