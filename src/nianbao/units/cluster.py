"""A Dask cluster that does the work, on files at a path that all its workers see."""

from __future__ import annotations

import logging
from concurrent.futures import CancelledError, Executor, Future, wait
from pathlib import Path
from typing import Any

from nianbao.errors import ClusterError, WorkerError
from nianbao.units.crew import Result, Task

_AHEAD = 4
_PATIENCE = 5
"""Seconds in which the scheduler has to answer."""


class Cluster:
    """The workers of a cluster, by the address of its scheduler. Dask itself gives a lost worker's files to others.

    Raises ClusterError where Dask is not installed, or no scheduler answers.
    """

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError as error:
            raise ClusterError(
                "没有装集群用的组件", where="--dask", remedy="请先运行 pip install nianbao[cluster]。"
            ) from error
        # What Dask logs of workers that come and go is no message to whoever typed the command.
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        try:
            self._client = Client(address, timeout=_PATIENCE)
        except (OSError, ValueError, RuntimeError) as error:
            raise ClusterError("连不上集群", where=address, remedy="请检查地址，看看调度程序是不是开着。") from error
        self._executor: Executor = self._client.get_executor(pure=False)
        self._under_way: set[Future[Any]] = set()

    @property
    def width(self) -> int:
        """Four a thread, as many as there are now: workers may come while the work is under way."""
        try:
            threads: int = sum(self._client.nthreads().values())
        except (OSError, CancelledError) as error:
            raise _gone() from error
        return max(1, threads) * _AHEAD

    def submit(self, task: Task[Result], file: Path) -> Future[Result]:
        """The result of a task to come."""
        future = self._executor.submit(task, file)
        self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)
        return future

    def result(self, future: Future[Result]) -> Result:
        """The result of a task; raises WorkerError for a file that ends its workers, ClusterError without a cluster."""
        from distributed import KilledWorker

        try:
            return future.result()
        except KilledWorker as error:
            raise WorkerError from error
        except CancelledError as error:
            raise _gone() from error

    def renew(self) -> None:
        """Wait for all that is under way: Dask blames a lost worker on every file that waited there, so that those are
        done again with nothing beside them.
        """
        wait(set(self._under_way))

    def close(self) -> None:
        """Let go of the cluster, and of what is under way."""
        self._client.close(timeout=_PATIENCE)


def _gone() -> ClusterError:
    return ClusterError("和集群断开了", remedy="请看看调度程序；原来带着 --resume 的，再来一次就从停的地方接着做。")
