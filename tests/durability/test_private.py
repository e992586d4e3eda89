"""What a drafter wrote is his alone: on the disk, in the log, and for whoever comes second."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from offices import begun, environment_of, finished

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")

FAULT = """
import sys
from nianbao.commands.fault_log import told
try:
    int(sys.argv[1])
except ValueError as fault:
    print(told(fault))
"""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", [0o022, 0o000])
def test_folder_draft_copy_and_lock_are_private_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        with finished(tmp_path / "年报") as drafting:
            folder = drafting.project.path.parent
            assert {mode(path) for path in folder.iterdir()} == {0o600}
            assert len(list(folder.iterdir())) == 3
            assert mode(folder) == 0o700
    finally:
        os.umask(before)


def test_the_log_is_private_and_holds_no_answer(tmp_path: Path) -> None:
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", FAULT, "张三的回答"], env=environment_of(tmp_path), capture_output=True, check=True
        )
        assert "张三" not in done.stdout.decode()
    (log,) = tmp_path.rglob("*.log")
    assert (mode(log), mode(log.parent)) == (0o600, 0o700)
    assert "张三" not in log.read_text(encoding="utf-8")
    assert log.read_text(encoding="utf-8").count("ValueError") == 2


def test_a_link_that_waits_in_the_place_of_the_next_save_is_not_written_through(tmp_path: Path) -> None:
    from nianbao.whole_files import beside

    victim = tmp_path / "别人的"
    victim.write_text("别动", encoding="utf-8")
    with begun(tmp_path / "年报") as drafting:
        beside(drafting.project.path).symlink_to(victim)
        drafting.conversation.say("没有")
        assert drafting.project.saved
    assert victim.read_text(encoding="utf-8") == "别动"
