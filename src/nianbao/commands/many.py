"""One function run over many files by a command: on all cores, with progress, taken up again where it stopped."""

from __future__ import annotations

import signal
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from nianbao.commands.fault_log import told
from nianbao.commands.progress_line import Progress
from nianbao.errors import NianbaoError
from nianbao.units.crew import Crew, Processes, Task, cores
from nianbao.units.journal import Journal, taken_up
from nianbao.units.running import Lost, results

Result = TypeVar("Result")

_PRELOADED = "nianbao.session.checking"
"""Loaded once for all processes."""


def run_over(
    task: Task[Result],
    files: Sequence[Path],
    lost: Lost[Result],
    kind: TypeAdapter[Result],
    arguments: Namespace,
) -> Iterator[Result]:
    """The result for each file, in their order, as it comes; raises AnswersError where `--resume` cannot be used.

    `lost` gives what stands for the result of a file that ended its process.
    """
    journal = _journal(arguments, kind)
    crew = _crew(arguments, len(files))
    with Progress(len(files)) as progress:
        for result in taken_up(files, lambda left: results(task, left, crew, lost), journal):
            progress.step()
            if sys.stdout.isatty():
                progress.hide()
            yield result


@contextmanager
def undivided() -> Iterator[None]:
    """Ctrl+C waits for what is within: a result is told and counted, or neither."""
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def _crew(arguments: Namespace, files: int) -> Crew:
    if arguments.dask is not None:
        from nianbao.units.cluster import Cluster

        return Cluster(arguments.dask)
    return Processes(min(arguments.jobs or cores(), max(1, files)), _PRELOADED)


def _journal(arguments: Namespace, kind: TypeAdapter[Result]) -> Journal[Result] | None:
    if arguments.resume is None:
        return None
    purpose = f"{arguments.command} {version('nianbao')} {arguments.prompts or ''} {arguments.templates or ''}"
    return Journal(arguments.resume, purpose, kind)


def why_lost(error: Exception) -> str:
    """A sentence on a file whose result never came."""
    return str(error) if isinstance(error, NianbaoError) else told(error)
