"""Line mode for tests: lines in, what was said out."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from offices import office
from talking import NOW

from nianbao.plain.start import run_plain


@dataclass(frozen=True)
class Sitting:
    """What a sitting in line mode printed, and its exit code."""

    text: str
    code: int

    @property
    def flat(self) -> str:
        """What was printed, its line breaks and indents taken out."""
        return "".join(line.strip() for line in self.text.splitlines())


def sat(folder: Path, *lines: str, encoding: str = "utf-8", raw: bytes | None = None) -> Sitting:
    """Type lines from a pipe in a folder of drafts."""
    data = "".join(f"{line}\n" for line in lines).encode("utf-8") if raw is None else raw
    stdin = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")
    out = io.BytesIO()
    stdout = io.TextIOWrapper(out, encoding=encoding)
    code = run_plain(office(), folder, stdin, stdout, now=lambda: NOW)
    stdout.flush()
    written = out.getvalue().decode(stdout.encoding, "replace")
    return Sitting(written, code)
