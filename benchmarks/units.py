"""Many reports checked, added up and compared with one another: the cost of one among 100, 1,000 and more."""

from __future__ import annotations

import importlib
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from figures import Figure

REPORTS = 100
"""1,000 and 10,000 by hand: `python benchmarks/units.py 10000 --jobs 2`, which also tells the memory."""


def figures() -> Iterator[Figure]:
    for jobs in (1, 2):
        seconds, _ = aggregated(REPORTS, jobs)
        yield Figure(f"aggregate of {REPORTS} web pages, {jobs} processes, each", seconds * 1000 / REPORTS, "ms")


def aggregated(count: int, jobs: int) -> tuple[float, float]:
    """The seconds of `nianbao aggregate` over `count` different reports, and the most memory of a process in MiB."""
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder), count)
        command = [sys.executable, "-m", "nianbao", "aggregate", folder, "--json", "--jobs", str(jobs)]
        command += ["-o", str(Path(folder) / "sum.xlsx")]
        start = time.perf_counter()
        subprocess.run(command, check=False, capture_output=True)
        seconds = time.perf_counter() - start
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def generate(folder: Path, count: int) -> None:
    """Web pages of as many organs, each with numbers and a text of its own."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    districts = importlib.import_module("districts")
    chance = random.Random(1)
    for number in range(count):
        text = "".join(chr(chance.randrange(0x4E00, 0x6E00)) for _ in range(300)) + "。"
        name = f"青川市第{number}区民政局"
        page = districts.paper(name, districts.numbers(chance), text=text)
        districts.write(folder, f"{number:06}", page, ".html")


def main(arguments: list[str]) -> None:
    count = int(arguments[0]) if arguments else REPORTS
    jobs = int(arguments[arguments.index("--jobs") + 1]) if "--jobs" in arguments else 1
    seconds, memory = aggregated(count, jobs)
    print(f"{count} reports, {jobs} processes: {seconds:.1f} s, {seconds * 1000 / count:.1f} ms each, {memory:.0f} MiB")


if __name__ == "__main__":
    main(sys.argv[1:])
