"""The program as a process: its streams, its locale, its signals."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from offices import environment_of, hears_ctrl_c, nianbao
from published_reports import Paper, as_text


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home of the test's own, which is also where the program is run."""
    return tmp_path


def test_without_a_terminal_the_conversation_goes_line_by_line(home: Path) -> None:
    done = nianbao("--folder", "年报", home=home, text="没有\n2025\n云浦区档案局\n")
    assert done.returncode == 0
    assert "改用逐行问答" in done.stderr.decode()
    assert "记下了：单位全称" in done.stdout.decode()
    assert (home / "年报" / "云浦区档案局-2025.json").exists()


def test_drafts_are_kept_where_the_environment_or_the_config_says(home: Path) -> None:
    nianbao("--plain", home=home, text="没有\n", NIANBAO_FOLDER=str(home / "a"))
    (home / ".config" / "nianbao").mkdir(parents=True)
    (home / ".config" / "nianbao" / "config.yaml").write_text(f"folder: {home / 'b'}\n")
    nianbao("--plain", home=home, text="没有\n")
    assert [len(list((home / name).glob("*.json"))) for name in "ab"] == [1, 1]


def test_in_an_ascii_locale_chinese_still_comes_out(home: Path) -> None:
    done = nianbao("flow", home=home, PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert "单位全称" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_that_the_caller_closed_are_no_fault(home: Path, closed: str) -> None:
    command = f"'{sys.executable}' -m nianbao --folder 年报 {closed}"
    done = subprocess.run(
        ["bash", "-c", command], input=b"", capture_output=True, env=environment_of(home), cwd=home, check=False
    )
    assert done.returncode == 0
    assert not (home / ".config").exists()


def test_a_reader_that_leaves_early_is_no_fault(home: Path) -> None:
    command = f"'{sys.executable}' -m nianbao flow | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, env=environment_of(home), cwd=home, check=False)
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_interrupted_while_drafting_it_leaves_with_130(home: Path) -> None:
    command = [sys.executable, "-m", "nianbao", "--plain", "--folder", "年报"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, **pipes, env=environment_of(home), cwd=home, preexec_fn=hears_ctrl_c) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("没有\n".encode())
        process.stdin.flush()
        while "单位名称和联系方式要问您一遍" not in (line := process.stdout.readline().decode()):
            assert line
        time.sleep(0.2)
        process.send_signal(2)
        rest = process.stdout.read().decode()
        assert process.wait(10) == 130
    assert "已经存好" in rest


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("command", ["flow", "--help", "draft 回答.yaml", "read a.txt", "--plain", "doctor"])
@pytest.mark.parametrize("stream", [">/dev/full", "2>/dev/full", ">/dev/full 2>&1"])
def test_a_full_output_is_told_in_a_sentence(home: Path, command: str, stream: str) -> None:
    (home / "回答.yaml").write_text("organ.year: 2025", encoding="utf-8")
    (home / "a.txt").write_text(as_text(Paper()), encoding="utf-8")
    line = f'"{sys.executable}" -m nianbao {command} {stream} </dev/null'
    done = subprocess.run(["sh", "-c", line], capture_output=True, cwd=home, env=environment_of(home), check=False)
    assert b"Error" not in done.stdout + done.stderr
    assert b"Exception" not in done.stdout + done.stderr
    assert done.returncode in (0, 1)
    if stream == ">/dev/full" and command in ("flow", "read a.txt", "--plain"):
        assert (done.returncode, "结果没有写完" in done.stderr.decode()) == (1, True)


def test_a_reader_that_leaves_early_ends_it_quietly(home: Path) -> None:
    line = f'"{sys.executable}" -m nianbao flow | head -c 1'
    done = subprocess.run(["sh", "-c", line], capture_output=True, cwd=home, env=environment_of(home), check=False)
    assert done.stderr == b""
