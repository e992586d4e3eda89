"""The app ended by the system: the terminal is as it was, and every answer is kept."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32" or shutil.which("tmux") is None:
    pytest.skip("tmux is not installed", allow_module_level=True)

from offices import environment_of
from tmux_pane import Pane

from nianbao.storage.listing import list_projects


@pytest.mark.parametrize(("name", "code"), [("TERM", 143), ("QUIT", 131)])
def test_the_terminal_is_as_it_was(tmp_path: Path, name: str, code: int) -> None:
    environment = {key: value for key, value in environment_of(tmp_path).items() if key not in ("COLUMNS", "LINES")}
    program, folder = Path(sys.executable).with_name("nianbao"), tmp_path / "年报"
    line = f"{shlex.quote(str(program))} --folder {shlex.quote(str(folder))}; echo left $?; stty -a; sleep 60"
    with Pane() as pane:
        pane.start(["sh", "-c", line], environment, (80, 24))
        pane.shows(" ›", "还有")
        pane.type("没有")
        pane.press("Enter")
        pane.until(lambda: any(each.answered for each in list_projects(folder)), "the answer on the disk")
        subprocess.run(["pkill", f"-{name}", "-f", f"nianbao --folder {folder}"], check=True)
        pane.shows(f"left {code}", " icanon", " echo ")
        assert pane.cursor_shown
