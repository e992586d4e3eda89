"""A real Dask cluster on this machine: a scheduler and two workers as processes, one of them killed in the midst."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
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
    address: str
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("cluster")
    known = folder / "scheduler.json"
    search = os.pathsep.join((str(TESTS), os.environ.get("PYTHONPATH", "")))
    environment = {**os.environ, "PYTHONPATH": search, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}

    with ExitStack() as stack:

        def begin(part: str, *options: str) -> subprocess.Popen[bytes]:
            command = [sys.executable, "-m", f"distributed.cli.dask_{part}", "--scheduler-file", str(known), *options]
            process = subprocess.Popen(
                [*command, "--no-dashboard"],
                env=environment,
                cwd=folder,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        begin("scheduler", "--host", "127.0.0.1", "--port", "0")
        while not known.exists():
            time.sleep(0.1)
        workers = [begin("worker", "--nthreads", "1", "--no-nanny") for _ in range(2)]
        yield Running(json.loads(known.read_text())["address"], workers)


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
