"""Files changed at random are read, opened, filled in: each gives a result or a sentence, within bounds.

By hand: `python tests/hostile/mutate.py 100000 --seconds 3600 --from 12000`; `--one docx 137` is one of them again.
"""

from __future__ import annotations

import argparse
import faulthandler
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from hostile.guard import guarded
from hostile.takings import TAKE, changed, sound, take_report

ROUND = {"docx": 400, "html": 300, "txt": 130, "project": 110, "answers": 20, "prompts": 20, "templates": 10, "pdf": 10}
"""What one process takes, whose memory is measured: the kinds that cost least most often."""

A_ROUND = sum(ROUND.values())

MOST_SECONDS = 10
"""Of the processor, so that a busy machine blames no file."""

PATIENCE = 120
"""Seconds of the clock, for what waits instead of working."""

MOST_MEMORY = 500
"""MiB."""

Shares = Mapping[str, tuple[int, int]]
"""For each kind the first number and how many."""


@dataclass
class Piece:
    """What became of some files of a kind; `peak` is MiB, `slowest` seconds of the processor."""

    kind: str
    taken: int = 0
    refused: int = 0
    slowest: float = 0.0
    peak: int = 0
    faults: list[str] = field(default_factory=list)


class HangError(BaseException):
    """A file took too long."""


def work(shares: Shares) -> list[Piece]:
    """Take files of some kinds, the memory of this process measured; what is no sentence is a fault of its piece."""
    for kind in shares:
        sound(kind)
    with tempfile.TemporaryDirectory() as place, guarded(folder := Path(place).resolve()):
        return [_piece(folder, kind, range(first, first + count)) for kind, (first, count) in shares.items()]


def _piece(folder: Path, kind: str, numbers: Sequence[int]) -> Piece:
    piece = Piece(kind)
    for number in numbers:
        name, data = changed(kind, number)
        path = folder / str(number) / kind / name
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        try:
            _take(piece, path, name)
        except BaseException:
            piece.faults.append(f"{kind} {number}\n{traceback.format_exc()[-4000:]}")
    peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    piece.peak = max(peaks) // 1024
    return piece


def _take(piece: Piece, path: Path, name: str) -> None:
    from nianbao.errors import NianbaoError

    began = time.process_time()
    with bounded():
        try:
            TAKE.get(piece.kind, take_report)(path, name)
            piece.taken += 1
        except NianbaoError as error:
            str(error).encode()
            piece.refused += 1
    piece.slowest = max(piece.slowest, time.process_time() - began)


@contextmanager
def bounded() -> Iterator[None]:
    """Raises HangError where it takes too long; what does not even hear of that ends the process."""
    faulthandler.dump_traceback_later(2 * PATIENCE, exit=True)
    for number in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(number, _hang)
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.setitimer(signal.ITIMER_PROF, 0)
        faulthandler.cancel_dump_traceback_later()


def _hang(*_: object) -> None:
    raise HangError


def apart(shares: Shares) -> list[Piece]:
    """Files taken in a process of their own; where that dies, or takes too much memory, this is a fault as well."""
    asked = json.dumps(shares)
    done = subprocess.run([sys.executable, __file__, "--work", asked], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return [Piece(f"{asked}", faults=[done.stderr[-4000:]])]
    pieces = [Piece(**piece) for piece in json.loads(done.stdout)]
    for piece in pieces:
        if piece.peak > MOST_MEMORY:
            piece.faults.append(f"{piece.kind} {shares[piece.kind]}: {piece.peak} MiB")
    return pieces


def round_at(place: int) -> Shares:
    """The files of the round that begins behind `place` files: always the same."""
    return {kind: (place // A_ROUND * count, count) for kind, count in ROUND.items()}


def run(files: int, seconds: float, place: int, workers: int) -> Iterator[tuple[int, list[Piece]]]:
    """Rounds from `place` on until so many files or seconds are done; gives where the next begins, and what became."""
    end = time.monotonic() + seconds
    begins = range(place - place % A_ROUND, place + files, A_ROUND)
    with ThreadPoolExecutor(workers) as pool:
        for first in range(0, len(begins), workers):
            together = begins[first : first + workers]
            for begin, pieces in zip(together, pool.map(apart, map(round_at, together)), strict=True):
                yield begin + A_ROUND, pieces
            if time.monotonic() > end:
                return


def main(files: int, seconds: float, place: int, workers: int) -> int:
    """Tell each round and, at the end, all of them; 1 where something was at fault."""
    began, every = time.monotonic(), list[Piece]()
    for behind, pieces in run(files, seconds, place, workers):
        every += pieces
        print(summary("this round", pieces), f"go on with --from {behind}", sep="; ", flush=True)
        for fault in (fault for piece in pieces for fault in piece.faults):
            print(fault, flush=True)
    for kind in ROUND:
        print(summary(kind, [piece for piece in every if piece.kind == kind]))
    print(summary("all", every), f"in {time.monotonic() - began:.0f} s")
    return int(any(piece.faults for piece in every))


def summary(name: str, pieces: list[Piece]) -> str:
    """What became of the files, in a line."""
    counts = Counter[str]()
    for piece in pieces:
        counts.update(taken=piece.taken, refused=piece.refused, faults=len(piece.faults))
    slowest, peak = (max(map(measure, pieces), default=0) for measure in (lambda p: p.slowest, lambda p: p.peak))
    return (
        f"{name}: {counts.total()} files, {counts['taken']} read, {counts['refused']} refused in a sentence, "
        f"{counts['faults']} faults; the slowest {slowest:.1f} s, at most {peak} MiB"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="?", type=int, default=10_000, help=f"in rounds of {A_ROUND}")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="no round begins after so many")
    parser.add_argument("--from", dest="place", type=int, default=0, help="how many files earlier runs have done")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="rounds at a time")
    parser.add_argument("--one", nargs=2, metavar=("KIND", "NUMBER"), help="one of the files again")
    parser.add_argument("--work", type=json.loads, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    asked = _arguments()
    if asked.work:
        print(json.dumps([asdict(piece) for piece in work(asked.work)]))
    elif asked.one:
        kind, number = asked.one
        (piece,) = work({kind: (int(number), 1)})
        print(summary(kind, [piece]), *piece.faults, sep="\n")
    else:
        sys.exit(main(asked.files, asked.seconds, asked.place, asked.workers))
