"""The answers file of `nianbao draft`: question id → what a drafter would type."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from nianbao.errors import AnswersError
from nianbao.plain_files import read_plain

LARGEST = 4 * 1024 * 1024
"""Bytes of an answers file; a whole report is a hundredth of it."""

FORMAT, VERSION = "format", "version"
"""What a file of answers says of itself, besides the answers."""

WRITTEN = 1
"""The version of answers files that is written."""

_MAP = "请一行写一个“问题编号: 回答”。"


def read_answers(path: Path) -> dict[str, str]:
    """The answers by question id, each as its text stands in the file; raises AnswersError with the line at fault.

    What the file says of its own version and format is no answer.
    """
    answers = _read(path)
    answers.pop(FORMAT, "")
    version = answers.pop(VERSION, str(WRITTEN))
    if not version.isdecimal() or int(version) > WRITTEN:
        raise AnswersError(
            f"这份回答文件写着 version: {version}，这里只认得 {WRITTEN}",
            where=str(path),
            remedy="请升级本程序后再打开；文件没有动过。",
        )
    return answers


def told_format(path: Path) -> str:
    """The report's format that a file of answers names, empty where it names none; raises AnswersError."""
    return _read(path).get(FORMAT, "")


def answers_text(head: str, form: str, entries: Iterable[WrittenAnswer]) -> str:
    """The text of an answers file: `head` as a remark above, `form` the format of the report, then the entries."""
    lines = [*_remark(head), f"{FORMAT}: {_scalar(form)}", f"{VERSION}: {WRITTEN}", ""]
    for each in entries:
        if each.part:
            lines += ["", *_remark(f"—— {each.part} ——")]
        lines += [
            "",
            *_remark(each.asked),
            yaml.dump({each.id: _Text(each.text)}, Dumper=_Dumper, **_STYLE).rstrip("\n"),
        ]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True)
class WrittenAnswer:
    """An answer as a drafter would type it, below what was `asked`; `part` where it begins another part."""

    id: str
    text: str
    asked: str
    part: str = ""


_ODD = re.compile(r"[^\S \n\u3000]|[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]|^\s|\s$")
"""Signs that a YAML text keeps only between quotes."""


class _Text(str):
    """A text that stands in lines of its own where it has several."""


class _Dumper(yaml.SafeDumper):
    pass


def _lines(dumper: yaml.SafeDumper, text: _Text) -> yaml.ScalarNode:
    quoted = '"' if _ODD.search(text) else None
    style = "|" if "\n" in text and quoted is None else quoted
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style=style)


_Dumper.add_representer(_Text, _lines)
_STYLE: dict[str, Any] = {"allow_unicode": True, "width": 10_000, "sort_keys": False}


def _scalar(text: str) -> str:
    return str(yaml.safe_dump(text, **_STYLE)).partition("\n")[0]


def _remark(text: str) -> list[str]:
    return [f"# {line}".rstrip() for line in text.splitlines()]


def _read(path: Path) -> dict[str, str]:
    node = _tree(_text(path), path)
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise AnswersError("回答文件的格式不对", where=str(path), remedy=_MAP)
    answers: dict[str, str] = {}
    for key, value in node.value:
        where = f"{path} 第 {key.start_mark.line + 1} 行"
        if not isinstance(key, yaml.ScalarNode):
            raise AnswersError("问题编号应当是一个词", where=where, remedy=_MAP)
        if not isinstance(value, yaml.ScalarNode):
            remedy = "请把几项写在一行里，例如：自然人4、企业1；多行的文字用“|”。"
            raise AnswersError(f"“{key.value}”的回答应当是一段文字，不能是列表或分层的内容", where=where, remedy=remedy)
        if key.value in answers:
            raise AnswersError(f"“{key.value}”写了两次", where=where, remedy="请只留一个。")
        answers[key.value] = value.value
    return answers


def _text(path: Path) -> str:
    try:
        data = read_plain(path, LARGEST)
        if len(data) > LARGEST:
            raise AnswersError("回答文件太大", where=str(path), remedy="请检查是不是选错了文件。")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AnswersError("回答文件不是 UTF-8 编码", where=str(path), remedy="请另存为 UTF-8 后再试。") from error
    except (OSError, ValueError) as error:
        raise AnswersError("回答文件打不开", where=str(path), remedy="请检查路径和读取权限。") from error


def _tree(text: str, path: Path) -> yaml.Node | None:
    """The nodes of the file: as they are written, so that 2025 and 是 are text like any other."""
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" 第 {mark.line + 1} 行" if mark is not None else ""
        raise AnswersError(
            "回答文件的格式不对", where=f"{path}{line}", remedy="请检查这一行的缩进、冒号后的空格和引号。"
        ) from error
