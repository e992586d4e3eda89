"""From a key to the screen with hundreds and thousands of messages above, and what the app takes in memory."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator

from figures import Figure
from terminals import Terminal

APP = """
import sys
from pathlib import Path
from nianbao.data_files import DataFiles
from nianbao.session.drafting import Office
from nianbao.tui.app import NianbaoApp
from nianbao.tui.widgets.transcript import Transcript, TranscriptMessage

class Full(NianbaoApp):
    def _converse(self, drafting):
        super()._converse(drafting)
        self.call_after_refresh(self.fill)

    def fill(self):
        texts = [f"第{number}句，" + "一共多少件？" * 6 for number in range(int(sys.argv[2]))]
        said = [TranscriptMessage("助手", text, "question") for text in texts]
        self.screen.query_one(Transcript).extend([*said, TranscriptMessage("助手", "写满了", "notice")])

Full(lambda: (Office.load(DataFiles()), Path(sys.argv[1]))).run()
"""

BARE = """
from textual.app import App
from textual.widgets import TextArea

class Bare(App):
    def compose(self):
        yield TextArea("写满了")

Bare().run()
"""

KEYS = "一二三四五六七八九十百千东南西北春夏秋冬金木水火土日月星辰山川田"


def figures() -> Iterator[Figure]:
    bare_key, bare_memory = measured(BARE)
    beside = {"a bare TextArea": bare_key}
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
        few, memory = measured(APP, folder, "300")
        many, more_memory = measured(APP, other, "3000")
    yield Figure("key to screen, 300 messages", few, "ms", 10, beside)
    yield Figure("key to screen, 3,000 messages", many, "ms", 10, beside)
    yield Figure("memory of the app, 300 messages", memory, "MiB", 70, {"a bare TextArea": bare_memory})
    yield Figure("memory of the app, 3,000 messages", more_memory, "MiB", 70, {"a bare TextArea": bare_memory})


def measured(program: str, *arguments: str) -> tuple[float, float]:
    """The median time from a key to its character on the screen in ms, and the memory then in MiB."""
    times = []
    with Terminal(["-c", program, *arguments]) as terminal:
        terminal.wait_for("写满了")
        terminal.settle()
        for key in KEYS:
            start = time.perf_counter()
            terminal.type(key)
            terminal.wait_for(key)
            times.append((time.perf_counter() - start) * 1000)
            time.sleep(0.05)
        return statistics.median(times), terminal.memory()
