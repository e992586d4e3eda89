"""PDFs looked at one after the other, asked for in lines of JSON; run by `reading.pdf` in a process with limits."""

from __future__ import annotations

import json
import os
import sys
import threading

from nianbao.pdf.pages import TOO_COMPLEX, looked_at

_MOST_MEMORY = 480 * 1024 * 1024
MOST_FILES = 50
"""After so many the process ends, and with it whatever the library kept; the next one begins."""

_IDLE = 20
"""Seconds without a question after which the process ends."""


def main(_: str = "") -> int:
    """Answers a line with the path of a file by a line with what is in it; a fault of this program ends it.

    A line without anything says that it is ready.
    """
    _limit_memory()
    import pdfplumber  # noqa: F401 - loaded before the first question, whose time is counted

    _say("")
    for _number in range(MOST_FILES):
        line = _asked()
        if not line:
            break
        found = looked_at(json.loads(line))
        _say(json.dumps(found))
        if found["code"] == TOO_COMPLEX:
            break
    return 0


def _asked() -> str:
    """The next question; empty where the one that asks is gone. The process ends where none comes."""
    waiting = threading.Timer(_IDLE, os._exit, (0,))
    waiting.daemon = True
    waiting.start()
    try:
        return sys.stdin.readline()
    finally:
        waiting.cancel()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _limit_memory() -> None:
    """Holds the process to its memory where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


if __name__ == "__main__":
    sys.exit(main())
