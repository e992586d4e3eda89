"""The cures for terminals and for Textual's defects."""

import os
import stat
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from offices import SPEECH
from textual.widgets import Static
from tui_host import Host, notices, type_text

from nianbao.tui import terminal, windows_console
from nianbao.tui.widgets.composer import Composer


def test_the_cures_are_for_the_textual_that_is_installed_and_pinned():
    pinned = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert version("textual") == terminal.CURED_TEXTUAL == "8.2.8"
    assert f"textual=={terminal.CURED_TEXTUAL}" in pinned


def run(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, **environment}
    )
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="native Windows has no Kitty flags")
def test_kitty_flags_are_off_before_textual_loads():
    assert (
        run("import nianbao.tui.terminal; from textual.constants import DISABLE_KITTY_KEY as off; print(off)") == "True"
    )


def test_asking_whether_the_app_can_run_does_not_load_textual():
    code = "import sys; from nianbao.tui.terminal import why_unusable as why; print(why(), 'textual' in sys.modules)"
    assert run(code) == "not_a_terminal False"


class Terminal:
    def __init__(self, encoding: str = "utf-8") -> None:
        self.encoding = encoding

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("term", "encoding", "platform", "why"),
    [
        ("xterm-256color", "utf-8", "linux", ""),
        ("xterm-256color", "UTF-8", "darwin", ""),
        ("dumb", "utf-8", "linux", "terminal_dumb"),
        ("xterm", "gb18030", "linux", "terminal_not_utf8"),
        ("", "utf-8", "win32", "terminal_windows"),
    ],
)
def test_where_the_app_can_run(monkeypatch, term, encoding, platform, why):
    in_terminal(monkeypatch, term, encoding)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(windows_console, "_takes", lambda *_: False)
    assert terminal.why_unusable() == why


def in_terminal(monkeypatch, term: str, encoding: str = "utf-8") -> None:
    for name in ("NIANBAO_APP", "WT_SESSION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys, "stdout", Terminal(encoding))
    monkeypatch.setattr(sys, "stderr", Terminal())


@pytest.mark.parametrize(("terminal_of_windows", "draws", "sends"), [("1", False, False), ("", True, True)])
def test_on_windows_the_app_runs_where_escape_sequences_are_drawn_and_sent(
    monkeypatch, terminal_of_windows, draws, sends
):
    in_terminal(monkeypatch, "")
    monkeypatch.setenv("WT_SESSION", terminal_of_windows)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(windows_console, "_takes", lambda stream, _: draws if stream == -11 else sends)
    assert terminal.why_unusable() == ""


@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
@pytest.mark.parametrize(("wanted", "why"), [("0", "app_not_wanted"), ("1", "")])
def test_whoever_sets_the_machine_up_decides(monkeypatch, term, wanted, why):
    in_terminal(monkeypatch, term)
    monkeypatch.setenv("NIANBAO_APP", wanted)
    assert terminal.why_unusable() == why


def test_nobody_can_wish_for_the_app_without_a_terminal(monkeypatch):
    monkeypatch.setenv("NIANBAO_APP", "1")
    assert terminal.why_unusable() == "not_a_terminal"


def programs(folder: Path, **scripts: str) -> None:
    folder.mkdir()
    for name, script in scripts.items():
        program = folder / name.replace("_", "-")
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)


@pytest.fixture
def desktop(tmp_path, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin:/usr/bin")
    return tmp_path


def test_copied_by_the_program_that_works(desktop):
    programs(desktop / "bin", wl_copy="exit 1", xclip=f"cat > {desktop}/taken")
    assert terminal.copy_text("表三，𠮷", desktop, SPEECH) == "已复制到剪贴板。"
    assert (desktop / "taken").read_text("utf-8") == "表三，𠮷"


def test_copied_into_a_file_where_there_is_no_clipboard(desktop):
    programs(desktop / "bin", wl_copy="exit 1", xclip="exit 1")
    target = desktop / "摘录.txt"
    assert terminal.copy_text("表三", desktop, SPEECH) == f"这里没有剪贴板，已写到“{target}”。"
    assert target.read_text("utf-8") == "表三"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_what_is_copied_into_a_file_is_its_users_alone(desktop):
    programs(desktop / "bin", wl_copy="exit 1", xclip="exit 1")
    (desktop / "别人的").write_text("别动", "utf-8")
    (desktop / "摘录.txt").symlink_to(desktop / "别人的")
    terminal.copy_text("表三", desktop, SPEECH)
    assert stat.S_IMODE((desktop / "摘录.txt").stat().st_mode) == 0o600
    assert (desktop / "别人的").read_text("utf-8") == "别动"


def test_no_copy_is_claimed_that_was_not_made(desktop):
    programs(desktop / "bin", wl_copy="exit 1", xclip="exit 1")
    missing = desktop / "没有"
    assert terminal.copy_text("表三", missing, SPEECH) == f"没有复制成：这里没有剪贴板，也写不进“{missing}”。"


async def test_a_copied_selection_is_said_to_be_where_it_is(desktop):
    programs(desktop / "bin", wl_copy="exit 1", xclip="exit 1")
    app = Host(Composer())
    app.copies_into = desktop
    async with app.run_test() as pilot:
        await type_text(pilot, "十六条")
        await pilot.press("ctrl+a", "shift+end", "ctrl+c")
        await pilot.pause()
        assert (desktop / "摘录.txt").read_text("utf-8") == "十六条"
        assert "这里没有剪贴板" in notices(app)


async def test_ctrl_c_with_nothing_to_copy_says_how_to_leave():
    async with Host(Static("一", markup=False)).run_test() as pilot:
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert "退出请按 Ctrl+Q" in notices(pilot.app)


class Unsaved(Host):
    saves = 0

    def saved_before_leaving(self) -> bool:
        self.saves += 1
        return self.saves > 1


async def test_quitting_saves_first_and_stays_where_that_fails():
    async with Unsaved(Composer()).run_test() as pilot:
        await pilot.press("ctrl+q")
        assert pilot.app.is_running
        assert pilot.app.saves == 1
        await pilot.press("ctrl+q")
        assert pilot.app.saves == 2
    assert not pilot.app.is_running


async def test_textuals_own_palette_is_off():
    async with Host(Composer()).run_test() as pilot:
        await pilot.press("ctrl+p")
        assert len(pilot.app.screen_stack) == 1
