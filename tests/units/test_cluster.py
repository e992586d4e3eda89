"""A real Dask cluster on this machine: a scheduler and two workers as processes, one of them killed in the midst."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pytest
from districts import NAMES, district
from units import hands

from nianbao.cli import main
from nianbao.errors import ClusterError, WorkerError
from nianbao.units.cluster import Cluster
from nianbao.units.running import results

pytest.importorskip("distributed", reason="the extra cluster is not installed")

TESTS = Path(__file__).parents[1]
LOST = -1


@dataclass
class Running:
    """A scheduler and its workers, each a process of this machine."""

    folder: Path
    stack: ExitStack
    scheduler: subprocess.Popen[bytes] = field(init=False)
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.scheduler = self._begin("scheduler", "--host", "127.0.0.1", "--port", "0")
        while not self._known.exists():
            time.sleep(0.1)
        for _ in range(2):
            self.worker()

    @property
    def _known(self) -> Path:
        return self.folder / "scheduler.json"

    @property
    def address(self) -> str:
        address: str = json.loads(self._known.read_text())["address"]
        return address

    def worker(self) -> None:
        """One more worker."""
        self.workers.append(self._begin("worker", "--nthreads", "1", "--no-nanny"))

    @contextmanager
    def attended(self) -> Iterator[None]:
        """Meanwhile a new worker comes for each that has ended, as whoever runs a cluster has it."""
        over = threading.Event()

        def attend() -> None:
            while not over.wait(0.1):
                for ended in [each for each in self.workers if each.poll() is not None]:
                    self.workers.remove(ended)
                    self.worker()

        attending = threading.Thread(target=attend)
        attending.start()
        try:
            yield
        finally:
            over.set()
            attending.join()

    def _begin(self, part: str, *options: str) -> subprocess.Popen[bytes]:
        search = os.pathsep.join((str(TESTS), os.environ.get("PYTHONPATH", "")))
        command = [sys.executable, "-m", f"distributed.cli.dask_{part}", "--scheduler-file", str(self._known)]
        process = subprocess.Popen(
            [*command, *options, "--no-dashboard"],
            env={**os.environ, "PYTHONPATH": search, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"},
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.stack.callback(process.wait)
        self.stack.callback(process.kill)
        return process


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with ExitStack() as stack:
        yield Running(tmp_path_factory.mktemp("cluster"), stack)


def test_a_cluster_gives_what_processes_give(
    cluster: Running, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = district(tmp_path / "各单位", NAMES[:8])
    told = []
    for options in (["--jobs", "1"], ["--dask", cluster.address]):
        assert main(["aggregate", str(whole.folder), "--json", *options]) == 0
        told.append(json.loads(capsys.readouterr().out))
    assert told[0] == told[1]
    assert len(told[1]["units"]) == 8


def test_a_worker_that_is_killed_in_the_midst_loses_no_report(cluster: Running, tmp_path: Path) -> None:
    files = [tmp_path / f"{number:02}.txt" for number in range(30)]
    for number, file in enumerate(files):
        file.write_bytes(b"x" * number)
    found = []
    for number in results(hands.slowly, files, Cluster(cluster.address), lambda file, error: LOST):
        found.append(number)
        if number == 5:
            cluster.workers[0].kill()
    assert found == list(range(30))
    assert cluster.workers[0].wait() < 0


def test_without_a_scheduler_it_is_said_in_a_sentence() -> None:
    with pytest.raises(ClusterError, match="连不上集群"):
        Cluster("tcp://127.0.0.1:1")


def test_what_is_told_of_a_lost_file_says_what_to_do() -> None:
    assert "另存一份再试" in str(WorkerError())


@pytest.fixture
def own_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A cluster of its own, for what ends it."""
    with ExitStack() as stack:
        yield Running(tmp_path_factory.mktemp("own"), stack)


def numbered(folder: Path, *names: str) -> list[Path]:
    """Files as long as their place, under the names that tell what happens to whoever reads them."""
    files = [folder / f"{number:02}{name}.txt" for number, name in enumerate(names)]
    for number, file in enumerate(files):
        file.write_bytes(b"x" * number)
    return files


def test_a_poison_file_stops_nothing_and_is_the_only_one_told(own_cluster: Running, tmp_path: Path) -> None:
    files = numbered(tmp_path, *[""] * 4, "杀", *[""] * 7)
    told: dict[str, Exception] = {}

    def lost(file: Path, error: Exception) -> int:
        told[file.name] = error
        return LOST

    with own_cluster.attended():
        found = list(results(hands.size, files, Cluster(own_cluster.address), lost))
    assert found == [0, 1, 2, 3, LOST, *range(5, 12)]
    assert list(told) == ["04杀.txt"]
    assert isinstance(told["04杀.txt"], WorkerError)


def test_a_file_that_a_worker_fails_at_is_told_with_its_fault(cluster: Running, tmp_path: Path) -> None:
    files = numbered(tmp_path, "", "错", "")
    told = []
    found = list(results(hands.size, files, Cluster(cluster.address), lambda file, error: told.append(error) or LOST))
    assert found == [0, LOST, 2]
    assert isinstance(told[0], KeyError)


def test_workers_that_come_while_it_is_under_way_take_their_share(own_cluster: Running, tmp_path: Path) -> None:
    files = numbered(tmp_path, *[""] * 30)
    found = []
    for process in results(hands.process_slowly, files, Cluster(own_cluster.address), lambda file, error: LOST):
        found.append(process)
        if len(found) == 3:
            own_cluster.worker()
    assert len(found) == 30
    assert len(set(found)) == 3


def test_a_scheduler_that_is_lost_is_said_in_a_sentence_and_what_was_done_is_kept(
    own_cluster: Running, tmp_path: Path
) -> None:
    files = numbered(tmp_path, *[""] * 30)
    found: list[int] = []
    coming = results(hands.slowly, files, Cluster(own_cluster.address), lambda file, error: LOST)
    found.extend(islice(coming, 6))
    own_cluster.scheduler.kill()
    with pytest.raises(ClusterError, match="断开"):
        found.extend(coming)
    assert found[:6] == list(range(6))
    assert LOST not in found
