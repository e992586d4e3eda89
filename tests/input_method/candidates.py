"""Types pinyin into the app with a real input method, and measures whether its window of candidates is at the caret.

By hand: `python tests/input_method/candidates.py [FOLDER]`, with a folder for the pictures; it says which packages it
needs. Exit code 0 where every window is within half a cell of its place and every word arrived whole, else 1.

The caret is where the text on the screen ends. The terminal draws the words that are being composed behind it, and the
window belongs below their end. What the app writes to the terminal is recorded and shown once more in tmux, where the
text can be read.
"""

from __future__ import annotations

import shlex
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from input_method.desktop import Box, Desktop, missing
from offices import begun, example
from talking import alone
from tmux_pane import Cell, Pane

from nianbao.language.line_breaking import width_of

NIANBAO = Path(sys.executable).with_name("nianbao")
SIZE = (80, 24)
LARGER, SMALLER = (110, 34), (64, 20)

MARK = " › "
EMPTY = ("F7", "BackSpace")
"""The keys that select a text and delete it."""

REST = 0.3
"""Seconds without a change after which a screen or a window is taken to be finished."""

SEEN = 6
"""Characters before the caret by which it is found on the screen."""


class Composed(NamedTuple):
    """What was seen when words were composed: the caret before them, and how far the window was from its place."""

    when: str
    screen: tuple[int, int]
    caret: Cell
    pixels: tuple[int, int]
    cell: tuple[int, int]
    words: str
    arrived: bool

    @property
    def cells(self) -> tuple[float, float]:
        """How far off, in cells."""
        return self.pixels[0] / self.cell[0], self.pixels[1] / self.cell[1]

    @property
    def fine(self) -> bool:
        """Whether a drafter sees the window where the words are, and gets all of them."""
        return self.arrived and all(abs(off) <= 0.5 for off in self.cells)

    def row(self) -> str:
        """The line for it in the table."""
        screen, caret = "×".join(map(str, self.screen)), f"{self.caret.column},{self.caret.row}"
        off = "{:+d},{:+d}".format(*self.pixels) + "  {:+.2f},{:+.2f}".format(*self.cells)
        return f"{self.when:<24}{screen:>7}{caret:>8}{off:>26}  {self.words if self.arrived else 'lost'}"


class Drafter:
    """Sits before the app in a terminal and types with the input method."""

    def __init__(self, desktop: Desktop, mirror: Pane, record: Path, pictures: Path) -> None:
        self.desktop, self.screen = desktop, mirror
        self._record, self._pictures = record, pictures

    def resize(self, columns: int, rows: int) -> None:
        """The mirror first: what the app then writes is for the new size. Waits until the app has painted it all."""
        self.screen.resize(columns, rows)
        painted = self._written()
        self.desktop.resize_terminal(columns, rows)
        self.screen.until(lambda: self._written() > painted + columns * rows, "the app at another size")
        self.screen.until(self._is_still, "the app at rest")

    def _written(self) -> int:
        return self._record.stat().st_size

    def _is_still(self) -> bool:
        before = self._written()
        time.sleep(REST)
        return self._written() == before

    def compose(self, when: str, pinyin: str, words: str, *, behind: str, gives: str | None = None) -> Composed:
        """Composes words behind a text; on the screen they then give that text and the words, if nothing else."""
        caret = self._caret(behind[-SEEN:])
        self.desktop.type(pinyin)
        window = self._window()
        self.desktop.photograph(self._pictures / f"{when}.png")
        x, y = self.desktop.below(caret.column + width_of(words), caret.row)
        self.desktop.press("space")
        arrived = self._sees(gives or (behind + words)[-SEEN:])
        off = (window.x - x, window.y - y)
        return Composed(when, self.desktop.size, caret, off, self.desktop.cell, words, arrived)

    def _caret(self, behind: str) -> Cell:
        """Where the text ends, once the cursor is there too; a cursor that never is shows in the window's place."""
        self._waits(lambda: self.screen.behind(behind) == self.screen.cursor, f"the cursor behind “{behind}”")
        caret = self.screen.behind(behind)
        assert caret is not None, behind
        return caret

    def _window(self) -> Box:
        """The window of candidates, once it moves no more."""

        def still() -> Box | None:
            seen = self.desktop.candidates()
            time.sleep(REST)
            return seen if seen == self.desktop.candidates() else None

        return self.screen.until(still, "the window of candidates")

    def _sees(self, text: str) -> bool:
        return self._waits(lambda: text in self.screen.screen, text)

    def _waits(self, look: Callable[[], bool], wanted: str) -> bool:
        try:
            return self.screen.until(look, wanted)
        except TimeoutError as missed:
            print(missed, file=sys.stderr)
            return False


@contextmanager
def sitting(desktop: Desktop, drafts: Path, pictures: Path) -> Iterator[Drafter]:
    """The app over a folder of drafts, in a terminal, with its mirror in tmux."""
    with TemporaryDirectory() as folder, Pane() as mirror:
        record = Path(folder) / "record"
        record.touch()
        mirror.start(["sh", "-c", f"stty raw -echo; tail -f -c +1 {record}"], desktop.environment, SIZE)
        app = shlex.join([str(NIANBAO), "--folder", str(drafts)])
        desktop.open_terminal(["script", "-q", "-f", "-c", app, str(record)], *SIZE)
        try:
            yield Drafter(desktop, mirror, record, pictures)
        finally:
            desktop.close_terminal()


def in_the_composer_and_the_tables(drafter: Drafter) -> Iterator[Composed]:
    """A first start."""
    yield drafter.compose("after start", "zhengfuxinxigongkai", "政府信息公开", behind=MARK)
    text = f"{MARK}政府信息公开"
    yield drafter.compose("behind words", "gongzuo", "工作", behind=text)
    drafter.resize(*LARGER)
    yield drafter.compose("in a larger terminal", "niandu", "年度", behind=f"{text}工作")
    drafter.resize(*SMALLER)
    yield drafter.compose("in a smaller terminal", "baogao", "报告", behind=f"{text}工作年度")
    drafter.desktop.type("2025" * 12)
    yield drafter.compose("in a second line", "gongkai", "公开", behind="2025")
    drafter.desktop.press(*EMPTY)
    drafter.resize(*SIZE)
    yield drafter.compose("in a composer emptied", "baogao", "报告", behind=MARK)
    drafter.desktop.press(*EMPTY, "F2")
    drafter.screen.shows("第二十条")
    drafter.desktop.type("97531")
    yield drafter.compose("in a cell of a table", "shi", "是", behind="97531", gives="“是”")


def in_a_passage(drafter: Drafter) -> Iterator[Composed]:
    """A draft that exists, at its first passage: the letter e goes through the input method as well."""
    drafter.screen.shows("接着写哪一份")
    drafter.desktop.press("Return")
    drafter.screen.shows("换一种")
    drafter.desktop.press("e", "Return")
    drafter.screen.shows("不改了")
    drafter.desktop.type("97531")
    yield drafter.compose("in a passage", "zhengfuxinxigongkai", "政府信息公开", behind="97531")
    drafter.resize(*LARGER)
    drafter.desktop.type("86420")
    yield drafter.compose("in a passage, larger", "gongzuo", "工作", behind="86420")


def draft_at_a_passage(folder: Path) -> None:
    """Leaves a draft whose first passage is asked for next."""
    answers = example("department-quiet")
    with begun(folder) as drafting:
        conversation = drafting.conversation
        while (prompt := alone(conversation, answers)) is not None and prompt.asked.id != "passages":
            conversation.answer(answers.get(prompt.asked.id, ""))
        conversation.edit("opening")


def measured(pictures: Path) -> Iterator[Composed]:
    """Everything that is measured, one after the other."""
    with TemporaryDirectory() as folder, Desktop() as desktop:
        with sitting(desktop, Path(folder) / "new", pictures) as drafter:
            yield from in_the_composer_and_the_tables(drafter)
        draft_at_a_passage(Path(folder) / "begun")
        with sitting(desktop, Path(folder) / "begun", pictures) as drafter:
            yield from in_a_passage(drafter)


def main(pictures: Path) -> int:
    """Prints what was measured; gives the exit code."""
    if packages := missing():
        print(f"apt install {' '.join(packages)}", file=sys.stderr)
        return 2
    pictures.mkdir(parents=True, exist_ok=True)
    print(f"{'window of candidates':<24}{'screen':>7}{'caret':>8}{'off: pixels, cells':>26}  arrived")
    seen = []
    for composed in measured(pictures):
        print(composed.row(), flush=True)
        seen.append(composed.fine)
    return 0 if all(seen) else 1


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(main(Path(sys.argv[1])))
    with TemporaryDirectory() as kept:
        sys.exit(main(Path(kept)))
