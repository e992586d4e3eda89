"""The front ends and what they share hold no Chinese: everything that is said comes from prompts/."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from offices import ROOT

SOURCE = ROOT / "src" / "nianbao"
FLOORS = ("tui", "plain", "session", "commands")
CHINESE = re.compile("[\u4e00-\u9fff]")

_OF_A_FAULT = "said where the program itself has failed, and may not be able to read prompts/"

ALLOWED = {
    ("tui/app.py", "年报"): "the window's title stands before prompts/ is read",
    ("tui/app.py", " 政府信息公开工作年度报告\n\n 正在打开……"): "the first frame stands while prompts/ is read",
    ("tui/screens/chat.py", "表"): "understood, not said: “表三”",
    ("plain/session.py", "表"): "understood, not said: “表三”",
    ("plain/start.py", "新"): "understood, not said",
    ("plain/start.py", "新的"): "understood, not said",
    ("plain/start.py", "另写"): "understood, not said",
    ("plain/start.py", "整理"): "understood, not said",
    ("plain/start.py", "取回"): "understood, not said",
    ("plain/start.py", "从回收站取回"): "understood, not said",
    ("plain/streams.py", "年报"): "tried on an encoding, never written",
    ("commands/fault_log.py", "程序出错了（"): _OF_A_FAULT,
    ("commands/fault_log.py", "），这是程序的问题，不是您的。请重新打开草稿，看看最后一句还在不在。"): _OF_A_FAULT,
    ("commands/fault_log.py", "日志也没有写成。"): _OF_A_FAULT,
    ("commands/fault_log.py", "经过记在日志里，请交给维护人员："): _OF_A_FAULT,
    ("cli.py", "磁盘已满"): _OF_A_FAULT,
    ("cli.py", "写不出去"): _OF_A_FAULT,
    ("cli.py", "结果没有写完：输出的地方"): _OF_A_FAULT,
    ("cli.py", "。请换一个地方，再来一次。"): _OF_A_FAULT,
    ("session/drafting.py", "（草稿）"): "part of a file's name",
    ("session/drafting.py", "Word 文件写好了："): "begins the sentence of an error",
    ("session/drafting.py", "。旁边的勾稽核对表没有写成："): "goes on in the sentence of an error",
}


def literals(path: Path) -> Iterator[str]:
    """The texts in a module's code: no docstrings, no patterns of `re.compile`, no sentence of an error."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            node.value.value = ""
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("re.compile", "Error")):
            node.args, node.keywords = [], []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CHINESE.search(node.value):
            yield node.value


MODULES = sorted([SOURCE / "cli.py", *(path for floor in FLOORS for path in (SOURCE / floor).rglob("*.py"))])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_module_holds_no_chinese_that_a_drafter_reads(path: Path) -> None:
    name = path.relative_to(SOURCE).as_posix()
    assert [text for text in literals(path) if (name, text) not in ALLOWED] == []


def test_nothing_is_allowed_that_is_not_there() -> None:
    assert {(name, text) for name, text in ALLOWED if text not in literals(SOURCE / name)} == set()
