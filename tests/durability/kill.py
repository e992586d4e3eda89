"""A draft is killed at random moments, in line mode and in the app; after each, every answer told as kept is there.

By hand: `python tests/durability/kill.py 2000 --seconds 3600 --from 500`.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from offices import ROOT, environment_of, example, office, opened
from talking import NOW

from nianbao.interview.asking import Prompt
from nianbao.interview.conversation import Memory
from nianbao.storage.document import load
from nianbao.storage.listing import list_projects
from nianbao.storage.lock import Lock, holder_of

EXAMPLES = sorted(path.stem for path in (ROOT / "examples").glob("*.yaml"))
A_ROUND = 25
"""Kills with one seed: those of a round are always the same."""

PATIENCE = 20.0
STARTUP = 1.0
"""Seconds in which a program is killed that has hardly begun."""

EXPORT = "/导出 草稿"

MOST_LINES = 8

Signs = tuple[str, ...]
SIGN = 22
"""Characters of a sign: fewer than stand on a line."""


class LostError(AssertionError):
    """A draft does not hold what it told its drafter it had kept."""


class Sitting:
    """A program that a drafter types into, and what it has shown."""

    def __init__(self, pid: int, screen: int) -> None:
        self.pid, self.shown = pid, b""
        self._screen, self._ended = screen, False

    def until(self, done: Callable[[], bool]) -> None:
        """Wait for what is shown; raises TimeoutError."""
        end = time.monotonic() + PATIENCE
        while not done():
            if not self._read(end - time.monotonic()):
                raise TimeoutError(self.shown.decode(errors="replace")[-2000:])

    def _read(self, seconds: float) -> bool:
        if not select.select([self._screen], [], [], max(0.0, seconds))[0]:
            return False
        try:
            data = os.read(self._screen, 65536)
        except OSError:  # a terminal whose program is gone
            return False
        self.shown += data
        return bool(data)

    def kill(self) -> None:
        """Kill it, and read what it had shown before."""
        if self._ended:
            return
        self._ended = True
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        while self._read(0):
            pass
        os.close(self._screen)


class LineMode(Sitting):
    """A sitting in line mode, through pipes."""

    def __init__(self, home: Path) -> None:
        typed, self._keys = os.pipe()
        screen, shown = os.pipe()
        process = subprocess.Popen(
            [sys.executable, "-m", "nianbao", "--plain", "--folder", str(home / "年报")],
            stdin=typed,
            stdout=shown,
            env=environment_of(home),
        )
        process.returncode = 0  # it is waited for by its pid
        os.close(typed)
        os.close(shown)
        super().__init__(process.pid, screen)
        self._earlier = 0

    def begin(self, drafts: bool) -> None:
        """Up to the question at hand."""
        if drafts:
            self.type("")
        self._earlier = int(drafts)
        self.until(lambda: self._replies() == self._earlier and b"\n" in self.shown)

    def type(self, line: str) -> None:
        os.write(self._keys, line.replace("\n", "\\\n").encode() + b"\n")

    def told(self, _: Signs) -> int:
        """How many of the lines typed since the beginning have been answered."""
        return self._replies() - self._earlier

    def _replies(self) -> int:
        turns = re.split(r"^我(?:    .*)?$", self.shown.decode(errors="replace"), flags=re.MULTILINE)
        return sum("\n助手" in turn for turn in turns[1:])

    def kill(self) -> None:
        if not self._ended:
            os.close(self._keys)
        super().kill()


class App(Sitting):
    """A sitting in the app, on a terminal of 120×36."""

    def __init__(self, home: Path) -> None:
        command = [sys.executable, "-m", "nianbao", "--folder", str(home / "年报")]
        environment = environment_of(home) | {"TERM": "xterm-256color", "COLUMNS": "120"}
        pid, terminal = pty.fork()
        if pid == 0:
            os.execve(command[0], command, environment)
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        super().__init__(pid, terminal)
        self._lines = 0

    def begin(self, drafts: bool) -> None:
        """Up to the question at hand."""
        if drafts:
            self.until(lambda: "接着写哪一份".encode() in self.shown)
            os.write(self._screen, b"\r")
        self.until(lambda: b"Ctrl+P" in self.shown)

    def type(self, line: str) -> None:
        self.shown, self._lines = b"", self._lines + 1
        pasted = b"\x1b[200~" + line.encode() + b"\x1b[201~" if line else b""
        os.write(self._screen, pasted + b"\r")

    def told(self, signs: Signs) -> int:
        """How many lines have been answered: the last one only once all signs of that are painted."""
        return self._lines - any(sign.encode() not in self.shown for sign in signs)


def held(memory: Memory) -> dict[str, Any]:
    return {id: (answer.value, answer.postponed) for id, answer in memory.answers.items()}


class Twin:
    """The same conversation in this process: what is typed next, and what must then be kept."""

    def __init__(self, memory: Memory, answers: dict[str, str]) -> None:
        self._answers = answers
        self._conversation = office().converse(memory, now=lambda: NOW)
        self.kept = [held(memory)]

    @property
    def done(self) -> bool:
        return self._conversation.prompt is None

    def line(self) -> tuple[str, Signs]:
        """The next line, and what the app paints once it is kept: the echo, the next question, how many are left."""
        conversation = self._conversation
        asked, left = conversation.prompt, conversation.state.to_be_asked
        challenged = conversation.challenge is not None
        line = "" if challenged or asked is None else self._typed(asked)
        said = conversation.say(line)
        self.kept.append(held(conversation.memory))
        signs = [said[0].text, said[-1].text if conversation.challenge else conversation.asks()[0].text]
        if 0 < conversation.state.to_be_asked != left:
            signs.append(f"还有 {conversation.state.to_be_asked} 问")
        return line, tuple(sign.split("\n")[0].strip()[:SIGN] for sign in signs)

    def _typed(self, prompt: Prompt) -> str:
        """The answer; where the question stands for several that have one, the way to the first of those alone."""
        wanted = [asked.label for asked in prompt.members if self._answers.get(asked.id)]
        return f"/改 {wanted[0]}" if wanted else self._answers.get(prompt.asked.id, "")


class Killer:
    """Drafts one example after the other in `folder`, and counts what happened."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder, self._chance = folder, random.Random(seed)
        self.counts: Counter[str] = Counter()
        self._latency = {LineMode: 0.02, App: 0.05}
        self._home, self._answers = self._next_draft()

    def _next_draft(self) -> tuple[Path, dict[str, str]]:
        self.counts["drafts"] += 1
        home = self._folder / str(self.counts["drafts"])
        home.mkdir()
        self._exported = False
        return home, example(EXAMPLES[self.counts["drafts"] % len(EXAMPLES)])

    def moment(self) -> None:
        """One sitting, killed somewhere; raises LostError."""
        self.counts["kills"] += 1
        drafts = list_projects(self._home / "年报")
        memory = load(drafts[0].path).memory if drafts else Memory()
        twin = Twin(memory, self._answers)
        sitting = self._chance.choice((LineMode, App))(self._home)
        told = 0
        try:
            told = self._sit(sitting, twin, bool(drafts))
        except TimeoutError:
            # Textual paints what has changed alone: a line that stood there before is not seen again.
            self.counts["not seen in time"] += 1
        finally:
            sitting.kill()
        self._look(sitting, twin, told)
        if self._exported:
            self._home, self._answers = self._next_draft()

    def _sit(self, sitting: Sitting, twin: Twin, drafts: bool) -> int:
        """Type a few lines and one that is not waited for; gives how many have surely been answered."""
        if self._chance.random() < 0.08:
            time.sleep(self._chance.uniform(0, STARTUP))
            return 0
        sitting.begin(drafts)
        for _ in range(self._chance.randrange(MOST_LINES)):
            if not twin.done:
                self._converse(sitting, twin)
        told = len(twin.kept) - 1
        if twin.done:
            self._exported = True
            sitting.type(EXPORT)
            time.sleep(self._chance.uniform(0, STARTUP))
            return told
        line, signs = twin.line()
        sitting.type(line)
        self._wait_for_a_moment(type(sitting))
        sitting.kill()
        return told + (sitting.told(signs) > told)

    def _converse(self, sitting: Sitting, twin: Twin) -> None:
        """Type a line and wait until it is answered."""
        line, signs = twin.line()
        began, wanted = time.perf_counter(), len(twin.kept) - 1
        sitting.type(line)
        sitting.until(lambda: sitting.told(signs) >= wanted)
        kind = type(sitting)
        self._latency[kind] = 0.8 * self._latency[kind] + 0.2 * (time.perf_counter() - began)

    def _wait_for_a_moment(self, kind: type[Sitting]) -> None:
        """Any moment until the answer is there, every other time one in which the draft is being written."""
        most = 1.2 * self._latency[kind]
        if self._chance.random() < 0.5:
            time.sleep(self._chance.uniform(0, most))
            return
        after = self._chance.uniform(0, 0.003)
        end = time.perf_counter() + 3 * most
        while time.perf_counter() < end and not list(unfinished(self._home / "年报")):
            pass
        time.sleep(after)

    def _look(self, sitting: Sitting, twin: Twin, told: int) -> None:
        folder = self._home / "年报"
        self.counts["during a save"] += any(unfinished(folder))
        self.counts[f"in {type(sitting).__name__}"] += 1
        drafts = list_projects(folder)
        if any(draft.fault for draft in drafts) or len(drafts) > 1:
            raise LostError(drafts)
        kept = held(load(drafts[0].path).memory) if drafts else {}
        if kept not in twin.kept[told:]:
            raise LostError(f"told {told}: {twin.kept[told]}\nkept: {kept}")
        self.counts["answers told as kept"] += told
        for draft in drafts:
            holder = holder_of(Lock(draft.path).path)
            self.counts["stale locks"] += holder is not None and holder.pid == sitting.pid
            opened(draft.path).close()
        for word in folder.glob("*.docx"):
            self.counts["Word files whole"] += zipfile.ZipFile(word).testzip() is None


def unfinished(folder: Path) -> Iterator[str]:
    """The files of a write that has not ended."""
    try:
        yield from (name for name in os.listdir(folder) if name.endswith(".tmp"))
    except FileNotFoundError:
        return


def run(moments: int, seed: int = 1) -> Counter[str]:
    """Kill so many sittings; gives what was counted, raises LostError."""
    with tempfile.TemporaryDirectory() as folder:
        killer = Killer(Path(folder), seed)
        for _ in range(moments):
            killer.moment()
        return killer.counts


def rounds(kills: int, seconds: float, place: int) -> Iterator[tuple[int, Counter[str]]]:
    """Rounds from `place` on until so many kills or seconds are done; gives where the next begins, and its counts."""
    end = time.monotonic() + seconds
    for begin in range(place - place % A_ROUND, place + kills, A_ROUND):
        yield begin + A_ROUND, run(A_ROUND, seed=begin // A_ROUND)
        if time.monotonic() > end:
            return


def main(kills: int, seconds: float, place: int) -> None:
    """Tell each round, and all of them as often."""
    began, every = time.monotonic(), Counter[str]()
    for behind, counts in rounds(kills, seconds, place):
        every += counts
        print(f"{every['kills']} kills, {every['during a save']} during a save, 0 answers lost; ", end="")
        print(*(f"{count} {what}" for what, count in every.items()), sep=", ", end="")
        print(f"; {time.monotonic() - began:.0f} s; go on with --from {behind}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", nargs="?", type=int, default=300, help=f"in rounds of {A_ROUND}")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="no round begins after so many")
    parser.add_argument("--from", dest="place", type=int, default=0, help="how many kills earlier runs have done")
    main(**vars(parser.parse_args()))
