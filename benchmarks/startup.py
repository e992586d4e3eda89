"""From the command line to the first sign of life: `--version`, and the first paint of the app."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator

from figures import Figure, median_ms
from terminals import ENVIRONMENT, Terminal

FRAME, QUESTION = "正在打开", "去年的报告在手边"

BARE = f"""
from textual.app import App
from textual.widgets import Input, Static

class Bare(App):
    def compose(self):
        yield Static("{QUESTION}")
        yield Input()

Bare().run()
"""
"""An app that shows a line and waits for another."""


def figures() -> Iterator[Figure]:
    bare = median_ms(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True, env=ENVIRONMENT))
    version = median_ms(
        lambda: subprocess.run(
            [sys.executable, "-m", "nianbao", "--version"], check=True, stdout=subprocess.DEVNULL, env=ENVIRONMENT
        )
    )
    yield Figure("--version", version, "ms", 8 * bare, {"bare interpreter": bare})
    beside = {"bare interpreter": bare}
    textual = {"bare Textual app": median_ms(lambda: painted(QUESTION, "-c", BARE), 9)}
    yield Figure("first paint of the app, 120×36", median_ms(lambda: painted(FRAME), 9), "ms", 500, beside)
    yield Figure("first question on the screen", median_ms(lambda: painted(QUESTION), 9), "ms", None, beside | textual)


def painted(wanted: str, *arguments: str) -> None:
    """Run the app, or another program, until `wanted` is painted, then end it."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Terminal(arguments or ["-m", "nianbao"], NIANBAO_FOLDER=folder) as terminal,
    ):
        terminal.wait_for(wanted)
