"""docs/replies.md: every reply, when it is said and how it then reads. `python tests/replies_page.py` writes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from situations import Situation, Table, heard, tables

PAGE = Path(__file__).parents[1] / "docs" / "replies.md"

HEAD = """\
# 程序说的每一句话

给改这些话的人看：每一句叫什么、什么时候说、说出来是什么样子。话在 `prompts/replies.yaml`、`prompts/screens.yaml`、
`prompts/register_told.yaml` 里，按键找。单位要换几句，自己的文件里只写那几句，其余照用随带的；键写错了，打开时会说。

第三栏是真说出来的：`tests/interview/situations/` 里写着每一句的情形，照着走一遍，说的就是它。改了话以后，用
`python tests/replies_page.py` 重新写这一页。按键名、标题、选项这些不成句的，多数不在这里。
"""

QUOTED = "（随报告的文字，这里不列）"

LONGEST, MOST_LINES = 240, 8
"""Signs and lines of an example that are shown."""


def page() -> str:
    """The page as it is written from the situations."""
    return "\n".join((HEAD, *(line for table in tables() for line in _section(table))))


def _section(table: Table) -> Iterator[str]:
    yield from (f"## {table.title}", "", "| 键 | 什么时候说 | 说的话 |", "|---|---|---|")
    yield from (_row(situation) for situation in table.situations.values())
    yield ""


def _row(situation: Situation) -> str:
    said = QUOTED if situation.quotes else _shortened(heard(situation).said(situation.key))
    return f"| `{situation.key}` | {situation.when} | {said} |"


def _shortened(text: str) -> str:
    lines = text.strip().replace("|", "\\|").splitlines()
    shown = "<br>".join(lines[:MOST_LINES])
    if len(shown) > LONGEST or len(lines) > MOST_LINES:
        return f"{shown[:LONGEST].rstrip()}……"
    return shown


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
