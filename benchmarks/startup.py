"""From the command line to the first sign of life: `--version`, and the first paint of the app."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator

from figures import Figure, median_ms
from terminals import ENVIRONMENT, Terminal

FRAME, QUESTION = "正在打开", "去年的报告在手边"


def figures() -> Iterator[Figure]:
    bare = median_ms(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True, env=ENVIRONMENT))
    version = median_ms(
        lambda: subprocess.run(
            [sys.executable, "-m", "nianbao", "--version"], check=True, stdout=subprocess.DEVNULL, env=ENVIRONMENT
        )
    )
    yield Figure("--version", version, "ms", 8 * bare, {"bare interpreter": bare})
    beside = {"bare interpreter": bare}
    yield Figure("first paint of the app, 120×36", median_ms(lambda: painted(FRAME), 9), "ms", 500, beside)
    yield Figure("first question on the screen", median_ms(lambda: painted(QUESTION), 9), "ms", None, beside)


def painted(wanted: str) -> None:
    """Run the app until `wanted` is painted, then end it."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Terminal(["-m", "nianbao"], NIANBAO_FOLDER=folder) as terminal,
    ):
        terminal.wait_for(wanted)
