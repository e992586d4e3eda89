"""One function run over many files: results in their order, and a file that ends its worker stops nothing."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future
from pathlib import Path

from nianbao.errors import ClusterError, WorkerError
from nianbao.units.crew import Crew, Result, Task

Lost = Callable[[Path, Exception], Result]
"""What stands for the result of a file whose worker was lost, or whose task failed by a fault of the program."""

_TAKEN_DOWN = (BrokenExecutor, WorkerError)
"""What is raised of a task whose worker ended, whoever is to blame."""


def results(task: Task[Result], files: Iterable[Path], crew: Crew, lost: Lost[Result]) -> Iterator[Result]:
    """The result for each file as soon as it and all before it are there; only `crew.width` files are under way.

    A worker that ends may take down what the others are doing: those files are then done one at a time, so that the
    one to blame is known. Left early, by Ctrl+C or by its caller, it ends the workers at once.
    """
    left = iter(files)
    under_way: deque[tuple[Path, Future[Result]]] = deque()
    try:
        while True:
            while len(under_way) < crew.width and (file := next(left, None)) is not None:
                under_way.append((file, crew.submit(task, file)))
            if not under_way:
                return
            file, future = under_way.popleft()
            try:
                yield crew.result(future)
            except _TAKEN_DOWN:
                crew.renew()
                yield from _one_at_a_time(task, [(file, future), *under_way], crew, lost)
                under_way.clear()
            except ClusterError:
                raise
            except Exception as fault:
                yield lost(file, fault)
    finally:
        crew.close()


def _one_at_a_time(
    task: Task[Result], begun: list[tuple[Path, Future[Result]]], crew: Crew, lost: Lost[Result]
) -> Iterator[Result]:
    for file, before in begun:
        future = before if _is_there(before, crew) else crew.submit(task, file)
        try:
            result = crew.result(future)
        except _TAKEN_DOWN:
            crew.renew()
            result = lost(file, WorkerError())
        except ClusterError:
            raise
        except Exception as fault:
            result = lost(file, fault)
        yield result


def _is_there(future: Future[Result], crew: Crew) -> bool:
    """Whether a task came to its end, well or by a fault of its own, before a worker was lost."""
    if not future.done() or future.cancelled():
        return False
    try:
        crew.result(future)
    except _TAKEN_DOWN:
        return False
    except Exception:
        return True
    return True
