"""Situations that bring replies: where a sitting begins, what is typed, and which texts of prompts/ are then said."""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml
from app_situations import shown
from docx import Document
from given_files import BEFALLS, GIVEN, kept, own_office
from machines import MACHINES, Terminal
from offices import finished, office
from talking import NOW
from typing_lines import sat

from nianbao.cli import main
from nianbao.data_files import DataFolder
from nianbao.interview.reply_texts import Speech
from nianbao.plain.start import run_plain
from nianbao.session.drafting import Office
from nianbao.wording.names import Names

TABLES = Path(__file__).parent / "interview" / "situations"
HOME = "～/文档"
"""What stands in an example for the folder above that of the drafts."""


@dataclass(frozen=True)
class Situation:
    """What brings a reply: the draft that is gone on with, the files beside it, the lines typed."""

    key: str
    when: str
    says: tuple[str, ...] = ()
    start: str = "空"
    given: tuple[str, ...] = ()
    chosen: bool = True
    """Whether the draft is chosen from the list at the start, before the lines."""
    own: str = ""
    """The office's own questions or texts, by name; the shipped ones where it is empty."""
    opens: str = ""
    """The end of the name of a file that is looked into at the end of the sitting."""
    machine: str = ""
    """What kind of machine it is, where that matters."""
    command: tuple[str, ...] | None = None
    """The arguments of the program that is called, where no sitting brings it."""
    quotes: bool = False
    """Whether it quotes or measures passages of the report, whose wording is no reply's."""
    app: tuple[str, ...] | None = None
    """What is done in the app, where only that says it."""


LISTS = ("says", "given", "command", "app")


@dataclass(frozen=True)
class Table:
    """The situations of one subject, by the key that each brings."""

    title: str
    situations: Mapping[str, Situation]


@cache
def tables() -> tuple[Table, ...]:
    """The subjects in the order in which a drafter meets them."""
    return tuple(_table(path) for path in sorted(TABLES.glob("*.yaml")))


def _table(path: Path) -> Table:
    kept = yaml.safe_load(path.read_text(encoding="utf-8"))
    start = kept.get("start", "空")
    return Table(kept["title"], {key: _situation(key, start, each) for key, each in kept["situations"].items()})


def _situation(key: str, start: str, kept: dict[str, Any]) -> Situation:
    lists = {name: tuple(map(str, kept.pop(name))) for name in LISTS if name in kept}
    return Situation(key, **{"start": start, **kept, **lists})


@dataclass(frozen=True)
class Heard:
    """What was printed, and of the texts of prompts/ those that were said in it, by key, the last last."""

    printed: str
    texts: tuple[tuple[str, str], ...]

    def said(self, key: str) -> str:
        """The text of a key as it was said last; empty where it was not, even if it was rendered."""
        return next((text for name, text in reversed(self.texts) if name == key), "")


def unbroken(text: str) -> str:
    """A text without its line breaks and spaces."""
    return re.sub(r"\s+", "", text)


_READ = cache(DataFolder.model)


def _model(folder: DataFolder, name: str, model: type[Any]) -> Any:
    return _READ(folder, name, model)


@contextmanager
def listening() -> Iterator[list[tuple[str, str]]]:
    """Every text that is rendered meanwhile, with its key."""
    texts: list[tuple[str, str]] = []
    render = Speech.text

    def text(speech: Speech, key: str, names: Names | None = None, /, **detail: Any) -> str:
        rendered = render(speech, key, names, **detail)
        texts.append((key, rendered))
        return rendered

    # The words that lines are heard by are read once, not once for each sitting.
    with patch.object(Speech, "text", text), patch.object(DataFolder, "model", _model):
        yield texts


def heard(situation: Situation) -> Heard:
    """What a situation brings, in a folder of its own; what is typed for several keys is typed once."""
    return _played(replace(situation, key="", when="", quotes=False))


@cache
def _played(situation: Situation) -> Heard:
    with tempfile.TemporaryDirectory() as name, _at_home_in(name), listening() as texts:
        folder = Path(name) / "年报"
        folder.mkdir(mode=0o700)
        make, begins = STARTS[situation.start]
        make(folder)
        for each in situation.given:
            GIVEN[each](folder)
        texts.clear()
        with MACHINES[situation.machine](Path(name)) if situation.machine else nullcontext():
            return heard_of(_printed(situation, folder, begins), texts, folder)


def _printed(situation: Situation, folder: Path, begins: Sequence[str]) -> str:
    """All that is to be read in a situation."""
    if situation.command is not None:
        return _called([_typed_out(word, folder) for word in situation.command])
    if situation.app is not None:
        return shown(folder, [_typed_out(step, folder) for step in situation.app])
    lines = (*(begins if situation.chosen else ()), *situation.says)
    of = own_office(situation.own, folder) if situation.own else office()
    printed = _sat(of, folder, [_typed_out(line, folder) for line in lines])
    if situation.opens:
        printed += _looked_into(next(each for each in folder.iterdir() if each.name.endswith(situation.opens)))
    return printed


def heard_of(printed: str, texts: Sequence[tuple[str, str]], folder: Path) -> Heard:
    """What was said of what was rendered, over drafts in a folder."""
    flat = unbroken(printed)
    said = ((key, _at_home(text, folder)) for key, text in texts if text and unbroken(text) in flat)
    return Heard(printed, tuple(said))


@contextmanager
def _at_home_in(folder: str) -> Iterator[None]:
    """No settings of whoever runs the tests are read, and none are kept."""
    with patch.dict(os.environ, {"HOME": folder, "XDG_CONFIG_HOME": f"{folder}/config", "COLUMNS": "80"}):
        yield


class _Keyboard(io.BytesIO):
    """A pipe of lines; at one that begins with “!” something befalls the draft before the next is typed."""

    def __init__(self, lines: Sequence[str], folder: Path) -> None:
        super().__init__("".join(f"{line}\n" for line in lines).encode())
        self._folder = folder

    def readline(self, size: int | None = -1, /) -> bytes:
        line = super().readline(size)
        if not line.startswith(b"!"):
            return line
        BEFALLS[line[1:].decode().strip()](self._folder)
        return self.readline(size)


def _sat(of: Office, folder: Path, lines: Sequence[str]) -> str:
    """What a sitting in line mode prints."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    run_plain(of, folder, io.TextIOWrapper(_Keyboard(lines, folder), encoding="utf-8"), out, now=lambda: NOW)
    out.seek(0)
    return out.read()


def _called(arguments: Sequence[str]) -> str:
    """What the program prints when it is called with arguments."""
    if isinstance(sys.stdout, Terminal):
        main(list(arguments))
        return sys.stdout.written + sys.stderr.written
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(out), patch.object(sys, "stdin", io.StringIO()):
        main(list(arguments))
    return out.getvalue()


def _looked_into(path: Path) -> str:
    """The text of a file that was written."""
    if path.suffix != ".docx":
        return re.sub(r"^# ", "", path.read_text(encoding="utf-8"), flags=re.M)
    document = Document(str(path))
    return "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)


def _typed_out(line: str, folder: Path) -> str:
    return (
        line.replace("{beside}", str(folder.parent))
        .replace("{long}", "一段很长的话。" * 400)
        .replace("{huge}", "许可 1 " * 20000)
    )


def _at_home(text: str, folder: Path) -> str:
    return text.replace(str(folder.parent), HOME)


def _typed(*lines: str) -> Callable[[Path], None]:
    return kept(lambda folder: sat(folder, *lines) and None)


def _example(name: str) -> Callable[[Path], None]:
    return kept(lambda folder: finished(folder, name).close())


def _after_last_year(*lines: str) -> Callable[[Path], None]:
    """A draft that begins with last year's of the same department, which is kept in it."""

    def make(folder: Path) -> None:
        GIVEN["去年"](folder)
        sat(folder, f"{folder.parent}/去年/去年.json", *lines)

    return kept(make)


BEGUN = ("没有", "2025", "云浦区档案局", "政府部门")
REQUESTS = (*BEGUN, "/跳到 申请", "有", "没有")
OUTCOMES = (*REQUESTS, "132，其中企业 9，律所3，其余自然人", "没有")

TO_TABLES = ("16", "三审三校", "没有账号")
TO_PROBLEMS = (*TO_TABLES, "是")
TO_PASSAGES = (*TO_PROBLEMS, "都还没改", "", "2、3", "", "")

STARTS: Mapping[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "空": (lambda _: None, ()),
    "部门": (_example("department-quiet"), ("",)),
    "起头": (_typed(*BEGUN), ("",)),
    "政府": (_typed("没有", "2025", "云浦区人民政府", "县级政府"), ("",)),
    "新收": (_typed(*REQUESTS), ("", "/跳到 申请")),
    "结果": (_typed(*OUTCOMES), ("", "/跳到 申请")),
    "渠道": (_typed(*BEGUN, "/改 主动公开", "136", "/改 是否分渠道写", "是"), ("", "/改 各渠道条数")),
    "复议": (_typed(*BEGUN, "/跳到 四", "有"), ("", "/跳到 四")),
    "去年在手": (_after_last_year(), ("",)),
    "表二": (_after_last_year(*TO_TABLES), ("",)),
    "去年问题": (_after_last_year(*TO_PROBLEMS), ("",)),
    "通看": (_after_last_year(*TO_PASSAGES), ("",)),
    "第二年": (_after_last_year(*TO_PASSAGES, ""), ("",)),
    "明年": (_typed("没有", "2026", "云浦区档案局", "政府部门", "/跳到 申请", "有"), ("", "/跳到 申请")),
}
"""The drafts that are gone on with, by name, and the lines that lead to where they are gone on with."""
