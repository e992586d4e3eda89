"""One function run over many files: in order, whatever becomes of a worker, and taken up again where it stopped."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from districts import NAMES, district
from offices import hears_ctrl_c
from pydantic import TypeAdapter
from units import hands

from nianbao.cli import main
from nianbao.errors import AnswersError
from nianbao.units.crew import Processes
from nianbao.units.journal import Journal, taken_up
from nianbao.units.running import results

LOST = -1
NUMBER = TypeAdapter(int)


def lost(file: Path, error: Exception) -> int:
    return LOST


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Twelve files, each as long as its number says."""
    made = [tmp_path / f"{number:02}.txt" for number in range(12)]
    for number, file in enumerate(made):
        file.write_bytes(b"x" * number)
    return made


def renamed(file: Path, sign: str) -> Path:
    return file.rename(file.with_stem(file.stem + sign))


def run(files: Sequence[Path], jobs: int = 2) -> list[int]:
    return list(results(hands.size, files, Processes(jobs, "units.hands"), lost))


def test_results_come_in_the_order_of_the_files(files: list[Path]) -> None:
    assert run(files) == list(range(12))


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("poison", [[0], [5], [11], [3, 4, 9]])
def test_a_file_that_kills_its_worker_costs_no_other(files: list[Path], poison: list[int], jobs: int) -> None:
    for number in poison:
        files[number] = renamed(files[number], "杀")
    assert run(files, jobs) == [LOST if number in poison else number for number in range(12)]


def test_a_fault_of_the_program_over_one_file_costs_no_other(files: list[Path]) -> None:
    files[4] = renamed(files[4], "错")
    assert run(files) == [0, 1, 2, 3, LOST, *range(5, 12)]


def test_only_a_few_files_are_under_way(files: list[Path]) -> None:
    begun: list[Path] = []

    def told() -> Iterator[Path]:
        for file in files:
            begun.append(file)
            yield file

    crew = Processes(1, "units.hands")
    with closing(results(hands.size, told(), crew, lost)) as found:
        assert next(found) == 0
        assert len(begun) <= crew.width


def test_left_early_it_ends_its_workers_at_once(files: list[Path]) -> None:
    files[1] = renamed(files[1], "慢")
    with closing(results(hands.size, files, Processes(2, "units.hands"), lost)) as found:
        assert next(found) == 0


def test_what_is_done_is_not_done_again(files: list[Path], tmp_path: Path) -> None:
    done: list[Path] = []

    def counted(left: Sequence[Path]) -> Iterator[int]:
        for file in left:
            done.append(file)
            yield file.stat().st_size

    def journal() -> Journal[int]:
        return Journal(tmp_path / "进度", "sizes", NUMBER)

    with closing(taken_up(files, counted, journal())) as first:
        assert [next(first) for _ in range(5)] == list(range(5))
    files[2].write_bytes(b"longer than it was")
    with (tmp_path / "进度").open("a") as torn:
        torn.write('["torn')
    assert list(taken_up(files, counted, journal())) == [0, 1, 18, *range(3, 12)]
    assert done == [*files[:5], files[2], *files[5:]]
    assert list(taken_up(files, counted, journal())) == [0, 1, 18, *range(3, 12)]
    assert len(done) == 13


def test_a_journal_of_another_purpose_is_begun_anew(files: list[Path], tmp_path: Path) -> None:
    for purpose in ("one", "other"):
        journal = Journal(tmp_path / "进度", purpose, NUMBER)
        assert journal.known(files[0]) is None
        journal.keep(files[0], 7)
        journal.close()


def test_a_file_of_another_kind_is_no_journal_and_stays(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("重要的内容", encoding="utf-8")
    with pytest.raises(AnswersError, match="别的内容"):
        Journal(tmp_path / "a.txt", "sizes", NUMBER)
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "重要的内容"


def test_a_check_that_is_taken_up_again_tells_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = district(tmp_path / "各单位", NAMES[:4])
    told = []
    for _ in range(2):
        main(["check", str(whole.folder), "--json", "--jobs", "2", "--resume", str(tmp_path / "进度")])
        told.append(json.loads(capsys.readouterr().out))
    assert told[0] == told[1]
    assert len((tmp_path / "进度").read_text(encoding="utf-8").splitlines()) == 5


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_ends_a_check_at_once_with_what_is_done_so_far(tmp_path: Path) -> None:
    whole = district(tmp_path / "各单位", NAMES)
    command = [sys.executable, "-m", "nianbao", "check", str(whole.folder), "--jobs", "1"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=hears_ctrl_c,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        first = running.stdout.readline()
        os.killpg(running.pid, signal.SIGINT)
        # communicate() would not see what was read ahead behind the first line.
        lines, told = [first, *running.stdout], running.stderr.read()
    assert running.returncode == 130
    assert len(lines) < 60
    assert f"核对了 {len(lines)} 份" in told
    assert f"按 Ctrl+C 停下了，还有 {60 - len(lines)} 份没有核对" in told
    assert "Traceback" not in told
