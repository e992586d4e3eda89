"""One answer of a district with all answers given: understood, replayed, checked at hand, saved to disk."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import district
from figures import Figure, median_ms

from nianbao.session.drafting import Drafting


def figures() -> Iterator[Figure]:
    bare = median_ms(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))
    with tempfile.TemporaryDirectory() as folder, Drafting.begin(district.office(), Path(folder)) as drafting:
        drafting.conversation = district.conversation(district.answered(), drafting._keep)
        counted = iter(range(10_000, 20_000))

        def answer() -> None:
            drafting.conversation.edit("overview.proactive_total")
            drafting.conversation.say(str(next(counted)))

        yield Figure("one answer, saved", median_ms(answer, 25), "ms", 50, {"bare interpreter": bare})
