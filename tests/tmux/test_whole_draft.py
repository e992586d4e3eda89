"""The installed program in a terminal: the cursor where the next character goes, and a whole draft by its keys."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform == "win32" or shutil.which("tmux") is None:
    pytest.skip("tmux is not installed", allow_module_level=True)

from durability.kill import Twin
from offices import answered, environment_of, example
from tmux_pane import Pane

from nianbao.data_files import DataFiles
from nianbao.interview.conversation import Memory
from nianbao.reading.report_file import read_report

Start = Callable[[tuple[int, int]], Pane]

LONG = "根据《条例》第五十条，现将“十六条”信息公布如下（统计期限为全年）；欢迎监督——电话：0345-6620418！"
OWN = (
    "根据《中华人民共和国政府信息公开条例》第五十条的规定，现将本单位上一年度政府信息公开工作的情况公布如下"
    "（统计期限自1月1日起至12月31日止）：对报告有疑问的，请与本单位联系——“政务公开办公室”；地址、电话见文末。"
)
MARK = " ›"


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts the program over a folder of drafts, on a screen of that size."""
    environment = {name: value for name, value in environment_of(tmp_path).items() if name not in ("COLUMNS", "LINES")}
    program = Path(sys.executable).with_name("nianbao")
    with Pane() as pane:

        def starting(size: tuple[int, int]) -> Pane:
            pane.start([str(program), "--folder", str(tmp_path / "年报")], environment, size)
            pane.shows(MARK, "还有")
            return pane

        yield starting


def wait_for_caret(pane: Pane, text: str) -> None:
    """Waits until the terminal's cursor stands behind text, above the line of keys."""
    pane.until(lambda: pane.cursor == pane.behind(text) and pane.cursor.row == pane.height - 2, f"cursor behind {text}")
    assert pane.cursor_shown


def wait_for_empty_composer(pane: Pane) -> None:
    """Waits until the cursor stands where the first character of an answer goes."""
    wait_for_caret(pane, f"{MARK} ")


@pytest.mark.parametrize(("size", "other"), [((80, 24), (120, 36)), ((120, 36), (80, 24)), ((80, 24), (64, 18))])
def test_the_cursor_stands_where_the_next_character_goes(start: Start, size: tuple[int, int], other: tuple[int, int]):
    pane = start(size)
    wait_for_empty_composer(pane)
    for typed in ("政府信息公开", "，", "2025"):
        pane.type(typed)
        wait_for_caret(pane, typed)
    pane.resize(*other)
    wait_for_caret(pane, f"{MARK} 政府信息公开，2025")
    pane.press("C-u")
    wait_for_empty_composer(pane)
    pane.resize(*size)
    wait_for_empty_composer(pane)
    pane.type(LONG)
    wait_for_caret(pane, LONG[-4:])
    pane.resize(*other)
    wait_for_caret(pane, LONG[-4:])
    pane.press("Left", "Left")
    wait_for_caret(pane, LONG[-6:-2])


@pytest.mark.parametrize(("size", "name"), [((80, 24), "department-quiet"), ((120, 36), "township")])
def test_a_whole_draft_typed_gives_its_word_file(start: Start, tmp_path: Path, size: tuple[int, int], name: str):
    answers = example(name) | {"opening": OWN}
    if name == "township":
        # Asked of townships alone; a day that is past by the machine's clock would be asked about.
        answers["organ.deadline"] = "2099-01-31"
    pane = start(size)
    twin = Twin(Memory(), answers)
    while not twin.done:
        line, signs = twin.line()
        if line == answers["overview.proactive_total"]:
            make_a_mistake_and_take_it_back(pane)
        wait_for_empty_composer(pane)
        pane.type(line)
        if line:
            wait_for_caret(pane, line[-6:])
        pane.press("Enter")
        pane.shows(*signs)
    word = exported(pane, tmp_path / "年报")
    pane.press("C-q")
    pane.shows("已经存好")
    pane.until(lambda: pane.ended, "the program to have ended")

    report, headless = read_report(word, DataFiles()).report, answered(answers).state.report
    assert report.cells == headless.cells
    assert report.passages == headless.passages
    assert (report.organ.name, report.year) == (answers["organ.name"], 2025)

    pane.again()
    pane.shows("这里有 1 份草稿", f"{answers['organ.name']}，2025 年度")
    pane.press("Enter")
    pane.shows("都答完了")


def make_a_mistake_and_take_it_back(pane: Pane) -> None:
    pane.type("九百九十九条")
    pane.press("Enter")
    pane.shows("主动公开 999 条")
    pane.type("/撤销")
    wait_for_caret(pane, "/撤销")
    pane.press("Enter")
    pane.shows("收回了“主动公开”")


def exported(pane: Pane, folder: Path) -> Path:
    """Writes the report out as it is, as a Word file; gives where it is."""
    pane.press("F10")
    pane.until(lambda: "写成哪一种？" in pane.screen or "就是这样，导出" in pane.screen, "the ways to export")
    if "就是这样，导出" in pane.screen:
        pane.press("2")
        pane.shows("写成哪一种？")
    pane.press("1")
    pane.shows("写好了，每个数都和草稿核对过")
    pane.press("Escape")
    [word] = (path for path in folder.glob("*.docx") if "勾稽核对表" not in path.name)
    return word
