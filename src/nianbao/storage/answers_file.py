"""The answers file of `nianbao draft`: question id → what a drafter would type."""

from __future__ import annotations

from pathlib import Path

import yaml

from nianbao.errors import AnswersError
from nianbao.plain_files import read_plain

LARGEST = 4 * 1024 * 1024
"""Bytes of an answers file; a whole report is a hundredth of it."""

_MAP = "请一行写一个“问题编号: 回答”。"


def read_answers(path: Path) -> dict[str, str]:
    """The answers by question id, each as its text stands in the file; raises AnswersError with the line at fault."""
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
