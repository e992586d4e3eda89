"""What the tests of many files run in other processes."""

import os
import signal
import time
from pathlib import Path


def size(file: Path) -> int:
    """The size of a file; its name says what else happens to the process that reads it."""
    if "杀" in file.name:
        os.kill(os.getpid(), signal.SIGKILL)
    if "错" in file.name:
        raise KeyError(file.name)
    if "慢" in file.name:
        time.sleep(60)
    return file.stat().st_size


def process(file: Path) -> int:
    return os.getpid()


def slowly(file: Path) -> int:
    time.sleep(0.1)
    return size(file)


def process_slowly(file: Path) -> int:
    time.sleep(0.4)
    return os.getpid()
